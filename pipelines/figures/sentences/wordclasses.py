"""The coarse word class of every token of a passage.

Belongs here: closed-class words, endings and what stands around a word. Does not belong here: phrases (chunks).

Word classes: N noun or adjective, V verb, X auxiliary, D determiner, P preposition, C conjunction, W relative pronoun,
R pronoun, A adverb, J adjective behind a measure, ``#`` quantity, T time expression, ``S`` a possessive ending,
``.`` punctuation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.inflection import inflections
from pipelines.figures.lexicon.vocabulary import Vocabulary, is_plural, vocabulary
from pipelines.figures.lexicon.wordlists import words as word_list
from pipelines.figures.periods.model import Period
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.quantities.multiples import is_acting
from pipelines.figures.sentences.acting_words import class_of_being
from pipelines.figures.sentences.not_adverbs import class_of_adverb
from pipelines.figures.sentences.terms import settle_terms
from pipelines.figures.sentences.word_neighbours import (
    CURRENCY_SIGNS,
    acts_on,
    by_its_lead,
    counts_many,
    describes,
    ends_description,
    is_acronym,
    is_counted,
    is_counted_head,
    is_counted_plural,
    is_moving_plural,
    is_named_amount,
    is_that_time,
    letters_of_names,
    numbers_many,
    past_adverbs,
    qualifies,
)

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
#: Rules of times that are a part of the noun phrase they stand in: *last year's total*, *full-year arrivals*.
OF_THE_NOUN = (
    "period.attributive-year",
    "period.year-of-accounts",
    "period.full-year",
    "period.owner",
    "period.owner-day",
    "period.years-total",
)
#: Classes of words that nothing around them changes, and the words of these classes that something may change.
SETTLED = "PC#T.VS"
UNSETTLED = POSSESSIVE | {"capita", "compared", "average", "prior", "last", "little", "since", "being"}
PARTICIPLES = ("ed", "en", "wn", "id", "ld")


#: Words of which the ones beside them say what they are.
OF_THEIR_NEIGHBOURS = frozenset({"prior", "last", "little", "since", "mine"})


def _among(tags: list[str], lowers: tuple[str, ...], index: int, previous: str, lists: Vocabulary) -> str | None:
    """Return the class of such a word where its neighbours make it another than it mostly is."""
    lower, behind = lowers[index], lowers[index + 1 : index + 2]
    if lower == "mine":
        return "N" if tags[index] == "R" and previous in "DNJ" else None  # the mine
    adverb = (
        (lower == "prior" and behind == ("to",))  # within two weeks prior to the survey
        or (lower == "last" and previous in "#N.W" and _is_past_form(behind, lists))  # 15% last used it in May
        or (lower == "little" and previous == "X" and behind == ("changed",))
        or (lower == "since" and previous == "X" and _is_past_form(behind, lists))  # has since swollen to 1,200
    )
    return "A" if adverb else None


def word_classes(
    words: tuple[str, ...], lowers: tuple[str, ...], starts: tuple[int, ...],
    quantities: tuple[Quantity, ...], periods: tuple[Period, ...],
) -> str:  # fmt: skip
    lists = vocabulary()
    closed = lists.closed
    tags = [closed.get(lower) or _kind(word) for word, lower in zip(words, lowers, strict=True)]
    tags = letters_of_names(words, tags)
    for period in periods:
        if period.rule_id not in OF_THE_NOUN:
            _paint(tags, starts, period.char_start, period.char_end, "T")
    for quantity in quantities:
        _paint(tags, starts, quantity.start, quantity.end, "#")
        if is_acting(quantity, lowers[max(0, bisect_left(starts, quantity.number_start) - 1)]):
            _paint(tags, starts, quantity.number_start, quantity.end, "V")
    measures = _last_tokens(quantities, starts)
    ends = frozenset(bisect_left(starts, q.end) - 1 for q in quantities if q.explicit_unit and not q.hyphenated)
    counts = frozenset(bisect_left(starts, q.end) - 1 for q in quantities if counts_many(q))
    previous = "."
    termed = settle_terms(tags, lowers)
    for index, lower in enumerate(lowers):
        tag = tags[index]
        if (tag in SETTLED and lower not in UNSETTLED) or index in termed:
            previous = tag
            continue
        if (
            tag == "X"
            and lower not in word_list("plain_auxiliaries")
            and words[index].istitle()
            and previous != "."
            and words[index + 1 : index + 2][:1]
            and words[index + 1].istitle()
        ):
            tags[index] = tag = previous = "N"  # the Can Tho institute
            continue
        if lower == "capita" and index and lowers[index - 1] == "per" and tags[index + 1 : index + 2] == ["N"]:
            tags[index - 1] = "J"  # per capita income
        if lower in word_list("preposition_beginnings") and lowers[index + 1 : index + 2] in (("with",), ("to",)):
            tags[index] = "P"
        elif tag == "J" and lower in lists.bases and index and lowers[index - 1] in word_list("modals"):
            tags[index] = "V"
        elif lower in ("average", "hand") and index and lowers[index - 1] == "on":
            tags[index - 1] = tags[index] = "A"
        elif (
            tag in "AN"
            and index + 1 < len(tags)
            and previous in "#DJS"
            and (
                (tags[index + 1] == "N" and previous == "#" and lower in word_list("adverbs_before_nouns"))
                or (tags[index + 1] == "#" and lower in word_list("further_adjectives"))
                or (previous in "DS" and lower in word_list("grades") and tags[index + 1 : index + 3] == ["N", "N"])
            )
        ):
            tags[index] = "J"  # six home games, an extra 15 million litres
        elif (tag == "A" and (turned := class_of_adverb(words, tags, lowers, index, previous)) is not None) or (
            lower in OF_THEIR_NEIGHBOURS and (turned := _among(tags, lowers, index, previous, lists)) is not None
        ):
            tags[index] = turned
        elif tag in "RW" and len(lower) > 1 and words[index].isupper() and is_acronym(words, index):
            if previous != "." or tags[index + 1 : index + 2] == ["N"]:
                tags[index] = "N"  # the domestic IT sector, the WHO team; US crude stocks
        elif tag == "N":
            following = tags[index + 1] if index + 1 < len(tags) else "."
            before = lowers[index - 1] if index else ""
            told = by_its_lead(words, tags, lowers, index, following, index - 1 in ends)
            if told is None and previous == "." and lower in word_list("goal_verbs") and following in "NDJA":
                told = "V" if _sets_goal(tags, lowers, index, lists) else None
            if told is not None:
                tags[index] = previous = told
                continue
            if is_plural(lower) and (
                is_counted_plural(tags, lowers, index)
                or is_counted_head(tags, lowers, index, counts)
                or is_moving_plural(tags, lowers, index)
            ):
                previous = "N"  # 400 more tests; fined four steel firms 88 million; repair costs almost doubled
                continue
            if lower in lists.third and (
                (previous == "#" and index - 1 in ends and lower in lists.only)
                or (previous == "N" and _leads_to_amount(tags, lowers, index))
            ):
                tags[index] = previous = "V"  # from 20 to 80 percent takes 27 minutes; the battery runs for 16 days
                continue
            if previous == "#" and lower.endswith("er") and lowers[index + 1 : index + 2] == ("than",):
                tags[index] = previous = "J"  # 40 seconds quicker than before
                continue
            if previous == "#" and following == "N" and lower in word_list("never_participles"):
                tags[index] = previous = "V"  # 214 exceeded magnitude 3
                continue
            named = index + 1 < len(words) and words[index + 1][0].isupper()
            if previous == "A" and (following in "#D" or named) and lower in lists.third:
                tags[index] = previous = "V"  # a kilo of tomatoes now costs 3 euros
                continue
            of_many = before in word_list("relatives") and (before == "who" or is_plural(lowers[index - 2]))
            acts = previous == "W" and before == "who" and following in "#DX" and lower.endswith("s")
            if acts or (previous == "W" and of_many and lower in lists.bases and following in "#DAPRJN"):
                tags[index] = previous = "V"  # households that use less than 5 cubic metres
                continue
            if following == "N" and lower.endswith("ed") and describes(tags, lowers, index):
                tags[index] = previous = "N"  # six new confirmed cases; 12 newly admitted patients
                continue
            if following in "NJ" and lower.endswith(PARTICIPLES) and qualifies(words, tags, lowers, index):
                tags[index] = previous = "N"  # average unleaded prices; woven exports; 40 million paid subscriptions
                continue
            if lower in lists.third and previous == "N" and following == "P" and numbers_many(tags, lowers, index):
                tags[index] = previous = "V"  # the number of deaths stands at 153
                continue
            acting = previous == "C" and following == "N" and (lower in lists.third or lower in changes().verbs)
            if (
                acting
                and (lower in lists.third or "X" in tags[:index] or "to" in lowers[:index])
                and acts_on(tags, lowers, index)
            ):
                tags[index] = previous = "V"  # and caps overtime at eight hours; will raise fares and cut fees by 2%
                continue
            if previous == "A" and lower.endswith("ed") and following in "#NJ" and tags[index - 2 : index - 1] == ["D"]:
                tags[index] = previous = "N"  # an upwardly revised 11.6 percent rise
                continue
            if following != "N" and lower in word_list("wide_adverbs"):
                tags[index] = previous = "A"  # rose 24.6% statewide
                continue
            if previous == "#" and lower in lists.bases and ends_description(tags, lowers, index):
                tags[index] = previous = "V"  # parcels worth less than 150 euros enter free of duty
                continue
            if previous == "A" and following != "N":
                previous, before = past_adverbs(tags, lowers, index)
            elif previous == "#" and index - 1 in measures:
                previous, before = "T", ""  # gusts of 130 km/h toppled trees: no participle of what is counted
            elif previous == "N" and lower in lists.third and _intends(lowers, index, lists, is_counted(tags, index)):
                tags[index], previous = "V", "V"
                continue
            elif previous == "#" and is_named_amount(tags, lowers, index):
                previous = "D"  # a 120 billion yen plant
            behind = lowers[index + 1] if index + 1 < len(lowers) else ""
            tags[index] = _open_class(words[index], lower, previous, before, following, behind, lists)
            if tags[index] == "V" and lower in lists.bases and _of_one(tags, lowers, index):
                tags[index] = "N"  # a market share between 2% and 4%
        elif (
            lower in POSSESSIVE
            and (previous in "NT" or (previous == "#" and lowers[index - 1].endswith("s")))
            and ("".join(tags[index + 1 : index + 2]) in ("N", "J", "#") or tags[index + 1 : index + 3] == ["P", "#"])
        ):
            tags[index] = "S"
        elif lower in POSSESSIVE and previous == "N" and lowers[index + 1 : index + 2] in (("most",), ("least",)):
            tags[index], tags[index + 1] = "S", "J"  # the world's most advanced chips
        elif lower == "being":
            tags[index] = class_of_being(tags, lowers, index, previous)
        elif tag == "D" and lower == "that" and previous in "NV" and index:
            tags[index] = "W"
            if previous == "N" and is_that_time(tags, lowers, index):
                tags[index : index + 2] = "AA"
        previous = tags[index]
    return "".join(tags)


def _is_past_form(following: tuple[str, ...], lists: Vocabulary) -> bool:
    return bool(following) and (following[0] in lists.past or following[0].endswith("ed"))


def _sets_goal(tags: list[str], lowers: tuple[str, ...], index: int, lists: Vocabulary) -> bool:
    """Whether a verb at the head of a goal takes an object that is to move: *Increase use of buses by 35%*."""
    for k in range(index + 1, min(index + 14, len(tags))):
        if tags[k] == "#":
            told = "".join(tags[k:]).partition(".")[0]
            return lowers[k - 1] in ("by", "to", "from") and "X" not in told  # cut flowers to 40 shops were late
        past = lowers[k] in lists.past and tags[k - 1] not in "PD"  # the share of recycled fibre
        if tags[k] in "X.VWT" or past or (k > index + 1 and lowers[k] in lists.only):
            return False
    return False


def _leads_to_amount(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s behind a singular noun stands before a preposition and an amount: *runs for 16 days*."""
    if is_plural(lowers[index - 1]) or lowers[index] in word_list("nouns_before_nouns"):
        return False
    many = index > 2 and lowers[index - 2] == "of" and lowers[index - 3] in word_list("numbering_nouns")
    if many and lowers[index] not in changes().verbs and lowers[index] not in word_list("level_verbs"):
        return False  # grew our number of renewable projects to 401
    polled = lowers[index + 1 : index + 2] == ("on",) and lowers[index] in word_list("polling_verbs")  # leads on 31%
    led = polled or (lowers[index + 1 : index + 2] and lowers[index + 1] in word_list("amount_prepositions"))
    return bool(led) and tags[index + 1 : index + 3] == ["P", "#"]


def _last_tokens(quantities: tuple[Quantity, ...], starts: tuple[int, ...]) -> frozenset[int]:
    """Return the last tokens of amounts with a unit of their own, which count no noun behind them."""
    return frozenset(
        bisect_left(starts, q.end) - 1
        for q in quantities
        if q.explicit_unit and not q.hyphenated and q.unit_kind not in ("currency", "percent", "ratio")
    )


def _intends(lowers: tuple[str, ...], index: int, lists: Vocabulary, counted: bool) -> bool:
    """Whether a verb's base form follows *to* behind a singular noun: *the town plans to plant 1,200 trees*."""
    if index + 2 >= len(lowers) or lowers[index + 1] != "to" or counted:
        return False
    return lowers[index + 2] in lists.bases and not is_plural(lowers[index - 1])


RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")  # a note's mark


def _kind(word: str) -> str:
    mark = len(word) <= 3 and (not any(c.isalnum() for c in word) or RAISED.issuperset(word))
    return "." if mark else "N"


def _open_class(
    word: str, lower: str, previous: str, before: str, following: str, behind: str, lists: Vocabulary
) -> str:
    if word[0].isupper() and previous != ".":
        return "A" if previous == "X" and lower in word_list("plain_adverbs") else "N"
    comma = previous == "." and before in (",", ")")
    graded = before in ("most", "least")  # the world's most advanced chips
    if (
        lower.endswith("ing")
        and following in "#DRX"
        and (
            lower == "having"
            or (previous == "#" and following in "DR")
            or (
                previous == "N"
                and following == "#"
                and (is_plural(before) or lower in _moving())
                and lower in _gerunds()
            )
            or (previous == "N" and following in "#D" and lower in word_list("having_participles"))
        )
    ):
        return "V"  # a depth of 4.1 making it; households earning 900 dollars; reported having had
    if previous == "N" and behind in ("up", "down", "to", "by") and lower.endswith("ing") and lower in _moving():
        return "V"  # with the jobless rate ticking up to 3.5%
    if lower == "having" and behind.endswith("ed") and is_plural(before):
        return "X"  # people having waited 18 months
    if previous == "#" and lower.endswith("ed") and (behind == "having" or behind in _gerunds()):
        return "V"  # 10% reported having; half stopped sending
    if lower in lists.past:
        if previous == "S" and lower in word_list("saying_forms"):
            return "V"  # McDonald's said sales rose
        attributive = previous in "DPS" or graded or (previous == "#" and lower.endswith(PARTICIPLES))
        return "N" if attributive and following == "N" else "V"
    if lower.endswith("ed") and len(lower) > 4:
        if following == "N" and (before in word_list("saying_forms") or (before[:1].isdigit() and "-" in before)):
            return "N"  # said adjusted earnings came in at 40 cents; the 30-year fixed mortgage rate
        if previous in "DNJ" and following in "NJA" and lower.startswith(("semi-", "well-", "half-", "self-")):
            return "N"  # a three-bedroom semi-detached home
        if lower in lists.not_participles or (
            previous == "P" and (before == "as" or (following in ".CX" and before != "than"))
        ):
            return "N"
        graded = graded or (previous == "J" and before in word_list("joined_to_participles"))  # high powered guns
        return "N" if (previous in "DP#S." or graded) and following in "NJ" and not comma else "V"
    if (
        before in word_list("pointing_subjects")
        and following in "DR#P"
        and lower in (lists.third if following == "P" else lists.same)
    ):
        return "V"  # that cost the county 6 million, that compares with 81%
    if following == "N" and previous in "NDJS" and lower in lists.same and behind in word_list("same_compounds"):
        return "N"  # the construction cost index
    if (lower in lists.same and (previous in "NRATW" or before == "what" or comma) and following in "#DNRAX") or (
        lower in lists.same and (previous == "X" or (previous in "#T" and following in "PT"))
    ):
        return "V"  # the record of 287 mm set in 2008
    if previous == "C" and behind in word_list("level_leads") and lower in word_list("change_bases"):
        return "V"  # and climb to 47,595 euros
    if previous == "C" and following in "#D" and (lower in lists.same or lower in lists.bases):
        return "V"  # and cost four times as much; cut costs and hire 300 people
    barred = (previous == "#" and lower in lists.third) or (previous in "DPJ" and before not in ("these", "those"))
    if lower in word_list("saying_forms") or (lower in lists.only and following != "X" and not barred):  # 87 isolates
        return "V"
    if previous in "VP" and following in "D#" and lower in _gerunds():
        return "V"  # oppose raising the age to 68
    if (previous == "X" or comma) and lower.endswith("ing") and len(lower) > 4:
        return "N" if comma and following in "#P" and lower in word_list("nouns_in_ing") else "V"
    if before == "being":
        return "V" if previous == "X" else "N"
    if lower in lists.third and _is_third_person(lower, previous, before, following, behind, comma):
        return "V"
    if lower == "rate" and previous in "NJ" and following == "#":
        return "N"  # attack rate 23 per 10,000
    if lower in lists.bases and _is_base_verb(previous, before, following):
        return "V"
    if (lower == "last" and previous == "X") or (lower == "next" and previous == "#" and following == "."):
        return "A"
    if previous == "D" and following in "P.VXC#":
        return "N"  # took his tally to 14
    return "A" if lower.endswith("ly") and len(lower) > 4 and lower not in vocabulary().not_adverbs else "N"


@cache
def _moving() -> frozenset[str]:
    """Return the gerunds that say which way a value goes: *with the rate rising 2%*."""
    return frozenset(form for form in (*changes().verbs, *word_list("rising_verbs")) if form.endswith("ing"))


@cache
def _gerunds() -> frozenset[str]:
    return frozenset(inflections(base)[2] for base in vocabulary().bases)


def _is_third_person(lower: str, previous: str, before: str, following: str, behind: str, comma: bool) -> bool:
    """Whether a word that may be a verb in -s is one: no plural before it, and behind it what can follow a verb."""
    if lower == "looks" and previous in "NRW" and behind in word_list("predicates_before_to"):
        return True  # the rate looks set to hit 6%
    if previous == "R" and before in word_list("lone_pronouns") and following == "N":
        return True  # it cuts water use
    if lower == "trades" and behind == "at" and previous in "NR":
        return True  # the bank trades at 0.6 times book value
    if behind == "that" and lower not in word_list("clause_verbs"):
        return False  # padded bags that tear
    if following == "N" and previous == "N" and not is_plural(before):
        return is_plural(behind) and lower not in word_list("nouns_before_nouns")  # the ministry sets quotas
    noun = (
        before.endswith("ed") and following == "#" and lower in word_list("nouns_before_nouns")
    )  # detached houses 148
    if noun or following not in "#DAPRJT." or (previous == "N" and is_plural(before)):
        return False
    if lower == "costs" and previous == "N" and behind in ("up", "down"):
        return False  # drove production costs up by 25 percent
    if behind == "up" and lower in word_list("verbs_with_up"):
        return True  # half ends up in landfill
    if lower == "costs" and previous == "C" and (behind in CURRENCY_SIGNS or behind in word_list("bound_last_words")):
        return True  # takes an hour and costs around $16
    if behind in ("out", "off") and previous == "N" and not is_plural(before) and lower not in word_list("level_nouns"):
        return True  # the engine puts out 200 PS, fuel use works out at 6 litres
    if lower in word_list("level_nouns") and behind in word_list("level_followers"):
        return False  # lead levels above 3.5 micrograms
    if following in "PT." and previous not in "RWA":
        return False  # "rice yields in the delta": a noun, unless a pronoun stands before
    if previous in "CD" or comma:
        listed = (
            previous == "C" and following == "#" and lower in word_list("nouns_before_nouns")
        )  # exports rose 5% and imports 2%
        return following in "#DAJ" and (previous != "D" or before in word_list("lone_subjects")) and not listed
    return previous in "NRWTA"


def _of_one(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether one thing stands before the word at `index`, which no verb in its base form goes with."""
    return (
        index > 1
        and tags[index - 1] == "N"
        and lowers[index - 2] in ("a", "an")
        and not is_plural(lowers[index - 1])
        and lowers[index] not in vocabulary().same
    )


def _is_base_verb(previous: str, before: str, following: str) -> bool:
    """Whether a word that may be a verb in its base form is one."""
    if before in word_list("modals") or (previous == "R" and before not in word_list("object_pronouns")):
        return True
    if previous in "NW" and is_plural(before) and following in "#DAPRJN":
        return True
    if previous == "D" and before in word_list("lone_plurals") and following == "#":
        return True  # they both cost over 1,100 dollars
    if previous == "N" and following == "#" and not is_plural(before) and before in word_list("trading_times"):
        return False  # ended daytime trade 2.9 percent higher
    return (previous in "NA" and following == "#") or (previous == "#" and following in "#DPA")


def _paint(tags: list[str], starts: tuple[int, ...], start: int, end: int, tag: str) -> None:
    first = max(0, bisect_right(starts, start) - 1)
    for index in range(first, bisect_left(starts, end)):
        tags[index] = tag
