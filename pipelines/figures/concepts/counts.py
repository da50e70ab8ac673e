"""The concept of a bare number: what it counts, or the number before that it continues.

Belongs here: choosing among the phrases around it; each choice has a name, a part of the figure's rule id. Does not
belong here: amounts with a unit (measures).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipelines.figures.concepts.amount_phrases import is_expected, those_described
from pipelines.figures.concepts.bare_numbers import bare_reading
from pipelines.figures.concepts.bare_spots import taken_from
from pipelines.figures.concepts.counted_before import acting_before
from pipelines.figures.concepts.measures import measure_concept
from pipelines.figures.concepts.topics import done_to
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import (
    Concept,
    Reading,
    are_people,
    label_before,
    phrase_text,
    previous_count,
    previous_figure,
    told_in_bracket,
    what_changed,
    with_unit,
)
from pipelines.figures.sentences.spots import spot_of
from pipelines.figures.sentences.verbs import governing_verb, subject_of


# -- counts ---------------------------------------------------------------------------------------------------------
def count_reading(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    part = _past_share(p, last, ceiling, before="of") if p.words[last : last + 1] == ("(",) else last
    if part > last:  # 327 (92%) of the cases
        return replace(count_reading(p, quantity, first, part, floor, ceiling, earlier), last=last)
    told = told_in_bracket(p, first, floor, earlier)
    label = label_before(p, first, floor, earlier) if told is None else None
    if label is not None and (last >= ceiling or p.words[last][:1].isupper()):
        return Reading(quantity, first, last, Concept(phrase_text(p, label), "label"))
    if (listed := _listed_age(p, quantity, first, floor, earlier)) is not None:
        return listed
    if quantity.form == "vague" and p.lowers[last : last + 1] == ("more",) and p.lowers[last + 1].endswith("ing"):
        fled = previous_count(earlier)  # 10 million fled, with millions more facing hunger
        if fled is not None and p.tags[last + 2 : last + 3] in ("N", "J", "D"):
            return Reading(quantity, first, last, taken_from(fled))
    at = _past_size(p, last, ceiling)
    if at + 1 < ceiling and p.tags[at : at + 2] == "TN" and "-" in p.words[at]:
        at += 1  # three second-half touchdowns
    right = phrase_right(p, at) if at < ceiling and (p.tags[at] != "D" or p.lowers[at] == "such") else None
    right = right or _graded(p, at, ceiling) or _elliptic(p, quantity, at, ceiling)
    alone = p.lowers[right[0]] if right is not None and right[1] - right[0] == 1 else ""
    if (
        alone in words("row_adjectives")
        or alone in words("case_states")
        or (alone in words("states") and p.words[first - 1] == "," and earlier and earlier[-1].first >= floor)
        or (
            alone in words("expecting_verbs")
            and not alone.endswith("s")  # the 12 projects
            and "the" in p.lowers[max(0, first - 1) : last]
        )
    ):
        right = None  # has won 12 straight; (7 confirmed, 1 probable); above the 1.3 trillion forecast
    if quantity.per is not None and quantity.end > quantity.number_end and p.lowers[first - 1] == "of":
        right = None  # a birth rate of 8.1 per 1,000 people compares with that of Tarn
    if alone.endswith("ing") and _are_doing(p, quantity, last, earlier):
        right = None  # two hundred canoes left, with just over 150 paddling across the line
    if p.lowers[first - 1] in words("reading_nouns") and p.lowers[first - 2] == "of":
        right = None  # an earthquake of magnitude 6.4 hit the west
    if (
        right is not None
        and right[0] - at <= 2
        and (right[0] == at or p.tags[at] in "DA" or p.lowers[at] in words("phrase_openers"))
    ):  # seven other ships
        text = phrase_text(p, right)
        if right[1] - right[0] == 1 and p.lowers[right[0]] in words("point_nouns"):
            return _points(p, quantity, first, last, floor, ceiling, earlier)
        if text in words("counted_people") and (numbered := _number_of(p, first, floor, earlier)) is not None:
            return Reading(quantity, first, last, Concept(numbered, "subject-value"))
        if text == "times" and (done := done_to(p, first, floor, earlier)) is not None:
            return Reading(quantity, first, last, Concept(done, "occasions"))
        if right[1] - right[0] == 1 and p.lowers[right[0]] in words("money_nouns"):
            money = measure_concept(p, quantity, first, last + 1, floor, ceiling, earlier)
            return Reading(replace(quantity, unit_kind="other"), first, last + 1, money)
        if text in words("stay_units") and (stay := _stay_of(p, first, floor)) is not None:
            return Reading(quantity, first, last, Concept(stay, "subject-value"))
        if is_expected(p, first, right[1], ceiling) and (counted := previous_count(earlier)) is not None:
            return Reading(quantity, first, last, taken_from(counted))
        if (shared := _shared_head(p, quantity, right, ceiling)) is not None:
            text = shared
        elif (pair := _with_another(p, right, first, floor)) is not None:
            text = phrase_text(p, pair)
        if p.lowers[first - 1] in words("reading_nouns") or p.text.startswith("-magnitude", quantity.number_end):
            quantity = replace(quantity, unit_kind="other")  # a magnitude 6.8 earthquake
        among = p.lowers[first - 2 : first] == ("among", "them") if first > 1 else False
        return Reading(quantity, first, last, Concept(text, "kind-of-them" if among else "counted-noun"))
    if (kind := _what_they_are(p, first, last, ceiling)) is not None:
        return Reading(quantity, first, last, Concept(phrase_text(p, kind), "kind-of-them"))
    if (compared := _compared_with_last(p, quantity, first, last, floor, ceiling, earlier)) is not None:
        return compared
    beside = earlier[-1] if earlier and earlier[-1].first >= floor else None
    if (
        beside is not None
        and beside.quantity.unit_kind == "duration"
        and beside.quantity.unit is not None
        and quantity.form in ("words", "digits")
        and p.lowers[last + 1 : last + 2] == ("than",)
        and p.lowers[last] in words("time_comparatives")
    ):  # it took 53 days to sell a house, six more than the average
        spent = with_unit(quantity, beside.quantity.unit, "duration", beside.quantity)
        return Reading(spent, first, last, Concept(beside.concept.text, "continued"))
    sized = beside is not None and beside.quantity.unit_kind in SIZES and beside.quantity.unit is not None
    counts = any(r.first >= floor and r.quantity.unit is None for r in earlier)
    if (
        sized
        and beside is not None
        and not counts
        and p.lowers[last : last + 2] in (("less", "than"), ("more", "than"))
    ):
        like = with_unit(quantity, beside.quantity.unit or "", beside.quantity.unit_kind, beside.quantity)
        return Reading(like, first, last, Concept(beside.concept.text, "continued"))  # for 740 shillings, 25 less than
    if p.lowers[last : last + 1] == ("more",) and p.lowers[first - 1] in ("and", "on", "for"):
        spot = spot_of(p, quantity, first, last, floor, ceiling, earlier)
        beside_it = (
            earlier[-1] if earlier and earlier[-1].first >= floor and earlier[-1].quantity.unit is None else None
        )
        alike = acting_before(spot, last + 1) or beside_it
        if alike is not None:
            return Reading(quantity, first, last, taken_from(alike))
    led_alike = beside is not None and p.tags[first - 1] == "P" and p.lowers[beside.first - 1] == p.lowers[first - 1]
    if led_alike and sized and beside is not None and p.lowers[last : last + 1] == ("more",):
        like = with_unit(quantity, beside.quantity.unit or "", beside.quantity.unit_kind, beside.quantity)
        return Reading(like, first, last, Concept(beside.concept.text, "continued"))  # for 150 yards and for 29 more
    if last < ceiling and p.lowers[last] in words("fewer_or_more") and (counted := previous_count(earlier)) is not None:
        main = what_changed(p, counted, floor, earlier) if counted.first >= floor else counted.concept.text
        concept = taken_from(counted)
        return Reading(quantity, first, last, concept if main == concept.text else Concept(main, "antecedent"))
    if last + 1 < ceiling and p.lowers[last] == "of" and p.lowers[last + 1] in words("speakers"):
        return Reading(quantity, first, last, Concept(p.words[last + 1], "of-phrase"))  # more than 640 of you
    if p.lowers[last : last + 2] == ("out", "of") and _of_number(p, last + 2, ceiling):
        return Reading(quantity, first, last, Concept(None, "of-the-next"))  # 4 out of the 40 people
    if last + 2 < ceiling and p.lowers[last] == "of":
        if _of_number(p, last + 1, ceiling):
            return Reading(quantity, first, last, Concept(None, "of-the-next"))
        whole = phrase_right(p, last + 1, counted=False)
        if whole is not None and p.tags[whole[1] : whole[1] + 2] == "S#":
            return Reading(quantity, first, last, Concept(None, "of-the-next"))  # 14 of the country's 22 districts
        previous = previous_figure(p, earlier, first, floor)
        if (
            whole is not None
            and p.tags[last + 1] == "N"
            and previous is not None
            and previous.quantity.unit
            and previous.first >= floor
            and quantity.form != "vague"  # paid $6 billion to settle thousands of lawsuits
        ):
            borrowed = with_unit(quantity, previous.quantity.unit, previous.quantity.unit_kind, previous.quantity)
            return Reading(borrowed, first, last, Concept(phrase_text(p, whole), "continued-of"))
        if whole is not None and p.tags[last + 1] != "R" and not _stands_alone(p, last + 1, whole):
            return Reading(quantity, first, last, Concept(phrase_text(p, whole), "of-phrase"))
        if (apart := _which_of(p, first, last, floor)) is not None:
            return Reading(quantity, first, last, Concept(phrase_text(p, apart), "of-which"))
        if (kind := _kind_of_them(p, last + 1, quantity)) is not None:
            return Reading(quantity, first, last, Concept(phrase_text(p, kind), "kind-of-them"))
        if (parted := _part_of_them(p, quantity, first, last, floor, earlier)) is not None:
            return parted
        if (counted := _whole_of(p, last + 1, earlier)) is not None:
            return Reading(quantity, first, last, taken_from(counted))
        if (described := those_described(p, last + 1, ceiling)) is not None:
            return Reading(quantity, first, last, Concept(described, "of-phrase"))
        if p.lowers[last + 1] == "them" and previous is not None:  # a pipe fetched 60 euros; they bought 75,000 of them
            return Reading(quantity, first, last, Concept(_countable(p, floor, earlier), "antecedent"))
        if p.lowers[last + 1] == "them" and p.tags[first - 1] == "V":
            return Reading(quantity, first, last, Concept(None, "antecedent"))  # the district runs four of them
    return bare_reading(p, quantity, first, last, floor, ceiling, earlier)


def _are_doing(p: Passage, quantity: Quantity, at: int, earlier: list[Reading]) -> bool:
    """Whether several do what a word in -ing behind their number says: no count goes before one such word."""
    many = quantity.value > 1 and quantity.unit is None and quantity.form != "fraction"
    return many and p.tags[at + 1 : at + 2] == "P" and p.lowers[at + 1] != "of" and previous_count(earlier) is not None


def _number_of(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return the people whose number a clause tells: *the number of pensioners fell by 24,000 people to 3 million*."""
    last = earlier[-1] if earlier and earlier[-1].first >= floor else None
    if last is not None and last.concept.choice == "subject-value" and "number of " in (last.concept.text or ""):
        between = p.tags[last.last : first]
        return last.concept.text if not set(between) & set("VXW") else None  # 34,600 people, a drop of 4,600 people
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    told = subject is not None and p.lowers[subject[0] : subject[1]]
    numbered = told and ("number", "of") in pairwise(told)
    return phrase_text(p, subject) if subject is not None and numbered else None


def _shared_head(p: Passage, quantity: Quantity, phrase: Chunk, ceiling: int) -> str | None:
    """Return what a count's own word and the next count's head make: *12 male and 14 female members*."""
    link, following = phrase[1], phrase[1] + 2
    alone = phrase[1] - phrase[0] == 1 and not is_plural(p.lowers[phrase[0]]) and quantity.value > 1
    counted = p.lowers[link : link + 1] in (("and",), ("or",)) and p.tags[link + 1 : link + 2] == "#"
    if not alone or not counted or following + 1 >= ceiling:
        return None
    beside = phrase_right(p, following)
    if beside is None or beside[0] != following or beside[1] - beside[0] != 2 or not is_plural(p.lowers[beside[1] - 1]):
        return None
    return f"{p.words[phrase[0]]} {p.words[beside[1] - 1]}"


def _elliptic(p: Passage, quantity: Quantity, at: int, ceiling: int) -> Chunk | None:
    """Return a participle whose noun stands behind the next count: *76 confirmed and 12 probable cases*."""
    participle = at + 1 < ceiling and p.tags[at] == "V" and p.lowers[at].endswith("ed")
    return (at, at + 1) if participle and _shared_head(p, quantity, (at, at + 1), ceiling) is not None else None


def _stands_alone(p: Passage, at: int, behind: Chunk) -> bool:
    """Whether *these* or *those* has no noun of its own, as no plural follows: *3,400 of these belong to the city*."""
    return p.lowers[at] in ("these", "those") and not any(is_plural(p.lowers[k]) for k in range(*behind))


def _with_another(p: Passage, phrase: Chunk, first: int, floor: int) -> Chunk | None:
    """Return what one number counts of two kinds: *24 colleges and universities*, *12 police and soldiers*."""
    link = phrase[1]
    if p.lowers[link : link + 1] != ("and",) or p.tags[link + 1 : link + 2] not in ("N", "J"):
        return None
    other = phrase_right(p, link + 1, tail=False)
    if other is None or other[0] != link + 1 or other[1] - other[0] > 2 or not is_plural(p.lowers[other[1] - 1]):
        return None
    if p.words[other[0]][0].isupper() or not is_plural(p.lowers[phrase[1] - 1]):
        return None
    acts = p.tags[other[1] : other[1] + 1] in ("V", "X", "A")
    opens = first == floor or p.tags[first - 1] in ".WD"
    return None if acts and not opens else (phrase[0], other[1])


def _graded(p: Passage, at: int, ceiling: int) -> Chunk | None:
    """Return a counted phrase that an adverb begins: *200 mostly elderly people*, *seven most widely sold ropes*."""
    if at + 2 >= ceiling:
        return None
    grading = p.lowers[at] in words("grading")
    if not grading and not (p.tags[at] == "A" and p.lowers[at].endswith("ly")):
        return None
    graded = at + 1
    if grading and p.tags[graded] == "A" and p.lowers[graded].endswith("ly"):
        graded += 1
    participle = p.tags[graded] == "V" and p.lowers[graded].endswith(("ed", "en", "t", "ld", "ad", "nd"))
    if participle and p.tags[graded + 1] in "NJ":
        graded += 1
    behind = phrase_right(p, graded) if p.tags[graded] in "NJ" else None
    if behind is None or behind[0] != graded or not is_plural(p.lowers[behind[1] - 1]):
        return None
    return at, behind[1]


def _listed_age(p: Passage, quantity: Quantity, first: int, floor: int, earlier: list[Reading]) -> Reading | None:
    """*Three men, aged 19, 24 and 31, were charged*: numbers that go on with an age are ages."""
    last = earlier[-1] if earlier and earlier[-1].first >= floor else None
    if last is None or last.quantity.form != "age" or quantity.form != "digits" or not 0 < quantity.value < 120:
        return None
    between = set(p.lowers[last.last : first])
    if not between or not between <= {",", "and"} or p.lowers[p.token_at(quantity.end - 1) + 1 :][:1] not in LIST_ENDS:
        return None
    unit = last.quantity.unit or "year"
    aged = replace(with_unit(quantity, unit, "duration"), form="age")
    return Reading(aged, first, p.token_at(quantity.end - 1) + 1, Concept(last.concept.text, "aged"))


LIST_ENDS = frozenset([(",",), ("and",), (".",), (";",), (")",), ()])


def _compared_with_last(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading | None:
    """*That was 30,000 fewer than in April*: the last figure of the sentence before, with its unit."""
    points = first - floor == 2 and p.tags[first - 1] == "X" and p.lowers[floor] in words("pointing_subjects")
    if not points or words("fewer_or_more").isdisjoint(p.lowers[last : last + 1]):
        return None
    like = next((r for r in reversed(earlier) if r.quantity.unit_kind not in ("duration", "percent", "ratio")), None)
    if like is None:
        return None
    if like.quantity.unit is not None:
        quantity = with_unit(quantity, like.quantity.unit, like.quantity.unit_kind, like.quantity)
    return Reading(quantity, first, last, Concept(like.concept.text, "continued"))


def _whole_of(p: Passage, pronoun: int, earlier: list[Reading]) -> Reading | None:
    """Return what was counted last; behind *of whom* the last people: *117 people in 34 states, 61 of whom*."""
    persons = [r for r in earlier if r.quantity.unit is None and are_people(r.concept.text or "")]
    counted = persons[-1] if p.lowers[pronoun] == "whom" and persons else previous_count(earlier)
    if counted is None or p.lowers[pronoun] != "them" or p.lowers[counted.first - 1] != "with":
        return counted
    owners = phrase_left(p, counted.first - 1)  # families with three children get help, and 12 of them
    many = owners is not None and is_plural(p.lowers[owners[1] - 1])
    return replace(counted, concept=Concept(phrase_text(p, owners), "counted-noun")) if many and owners else counted


#: Kinds of amounts of what has no number.
SUBSTANCES = ("mass", "volume", "energy", "power")


def _countable(p: Passage, floor: int, earlier: list[Reading]) -> str | None:
    """Return what *them* counts: what the last figure of this sentence or the one before is of, which is no substance
    that it weighs: *the loom saves 70 litres of water. Mills ordered nine of them*."""
    begin = p.sentence_of(floor - 1)[0] if floor else 0
    near = [r for r in reversed(earlier) if r.first >= begin]
    told = (r for r in near if r.concept.choice != "of-phrase" or r.quantity.unit_kind not in SUBSTANCES)
    return next((r.concept.text for r in told), None)


def _which_of(p: Passage, first: int, last: int, floor: int) -> Chunk | None:
    """Return what a sentence begins with, where a part of it is told aside: *Pens, 52 of which are new, are dear*."""
    if p.lowers[last + 1] not in ("which", "whom") or p.words[first - 1] != "," or first - 2 < floor:
        return None
    named = phrase_left(p, first - 1)
    begins = named is not None and (named[0] == floor or (named[0] == floor + 1 and p.tags[floor] == "D"))
    return named if begins and named is not None and is_plural(p.lowers[named[1] - 1]) else None


def _what_they_are(p: Passage, first: int, last: int, ceiling: int) -> Chunk | None:
    """Return what some of those counted are said to be: *seven people, of whom six were pupils, died*."""
    parted = p.lowers[max(0, first - 2) : first] in (("of", "which"), ("of", "whom"), ("of", "these"), ("of", "those"))
    if not parted or last + 1 >= ceiling or p.lowers[last] not in words("complement_links"):
        return None
    kind = phrase_right(p, last + 1, counted=False) if p.tags[last + 1] in "NJ" else None
    plural = kind is not None and is_plural(p.lowers[kind[1] - 1])
    return kind if plural and kind is not None and (kind[1] >= ceiling or p.tags[kind[1]] in ".C") else None


def _kind_of_them(p: Passage, pronoun: int, quantity: Quantity) -> Chunk | None:
    """Return what some of those just counted are: *14 people, seven of them schoolchildren, drowned*."""
    at = pronoun + 1
    if p.lowers[pronoun] not in ("them", "whom") or quantity.value < TWO or p.tags[at : at + 1] not in ("N", "J"):
        return None
    kind = phrase_right(p, at, counted=False)
    plural = kind is not None and is_plural(p.lowers[kind[1] - 1]) and kind[0] == at
    ends = kind is not None and (kind[1] >= len(p.tags) or p.tags[kind[1]] in ".C")
    return kind if plural and ends else None


TWO = 2


def _part_of_them(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, earlier: list[Reading]
) -> Reading | None:
    """*84 tonnes of food, 11 of them in May*: tonnes; *half of all mallards, 900 of them, were*: mallards"""
    whole = earlier[-1] if earlier and earlier[-1].first >= floor and p.words[first - 1] == "," else None
    if whole is None or p.lowers[last + 1] not in words("objects_of_of") or "#" in p.tags[whole.last : first]:
        return None
    if whole.quantity.unit_kind in ("ratio", "percent") and whole.concept.choice == "of-phrase":
        return Reading(quantity, first, last, Concept(whole.concept.text, "antecedent"))
    if whole.quantity.unit is None or whole.quantity.unit_kind not in SIZES - {"currency", "other"}:
        return None
    if quantity.value > whole.quantity.value or set(p.tags[whole.last : first]) & set("VX"):
        return None
    like = with_unit(quantity, whole.quantity.unit, whole.quantity.unit_kind, whole.quantity)
    return Reading(like, first, last, Concept(whole.concept.text, "continued"))


def _of_number(p: Passage, at: int, ceiling: int) -> bool:
    """Whether a number stands behind *of*, with or without an article: *of the 16*, *of their past ten*."""
    if p.tags[at : at + 1] == "D":
        at += 1
        if at < ceiling and p.lowers[at] in words("order_words"):
            at += 1
    return at < ceiling and p.tags[at] == "#"


def _points(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """Points are percentage points beside a percentage, else those of an index that moves, else what is scored."""
    concept = measure_concept(p, quantity, first, last + 1, floor, ceiling, earlier)
    end = p.starts[ceiling - 1]
    near = [r.quantity for r in earlier if r.first >= floor] or [r.quantity for r in earlier[-1:]]
    near += [q for q in p.quantities if quantity.end < q.start < end]
    indexed = any(word in words("index_words") for word in p.lowers[floor:ceiling])
    scored = any(word in words("scoring_words") for word in p.lowers[floor:ceiling])
    shares = any(word in words("percent_measures") for word in p.lowers[floor:ceiling])
    indexed = indexed or _told_in_percent_too(p, last + 1, ceiling)
    if not indexed and not scored and (shares or any(q.unit in ("%", "pp") for q in near)):
        return Reading(with_unit(quantity, "pp", "percent"), first, last + 1, concept)
    if not indexed and p.lowers[last + 1 : last + 2] and p.lowers[last + 1] in words("standing_behind_leads"):
        return Reading(quantity, first, last, Concept(p.words[last], "counted-noun"))  # 14th, seven points above them
    verb = governing_verb(p, first, floor)
    moved = indexed or p.lowers[last + 1 : last + 2] in (("higher",), ("lower",), ("up",), ("down",))
    moved = moved or p.lowers[first - 1] in changes().before
    if not moved and (verb is None or p.lowers[verb.end - 1] not in changes().verbs):
        return Reading(quantity, first, last, Concept(p.words[last], "counted-noun"))
    return Reading(replace(quantity, unit_kind="other"), first, last + 1, concept)


def _told_in_percent_too(p: Passage, behind: int, ceiling: int) -> bool:
    """Whether a percentage says the same of an index as the points before it: *lost 307 points, or 1.76 per cent*."""
    at = behind + (p.words[behind : behind + 1] == (",",))
    if p.lowers[at : at + 1] not in (("or",), ("(",)) or at + 1 >= ceiling:
        return False
    return any(q.unit == "%" and p.token_at(q.number_start) <= at + 2 and q.start > p.starts[at] for q in p.quantities)


def _past_size(p: Passage, last: int, ceiling: int) -> int:
    """Return the token behind a size that says which things are counted: *3.6 million 60-kg bags*."""
    if p.words[last : last + 1] == ("(",):
        return _past_share(p, last, ceiling)
    size = next((q for q in p.quantities if p.token_at(q.start) == last and q.unit_kind in SIZES), None)
    if size is None or not (size.hyphenated or size.explicit_unit):
        return last
    at = p.token_at(size.end - 1) + 1
    counted = size.hyphenated or is_plural(p.lowers[at : at + 1][0] if at < ceiling else "")  # two 0.5 ml doses
    return at if at < ceiling and p.tags[at] == "N" and counted else last


def _past_share(p: Passage, last: int, ceiling: int, before: str = "") -> int:
    """Return the token behind a count's share, or the count again, in brackets: *214 (61%) severe cases*."""
    at = next((k for k in range(last + 2, min(last + 5, ceiling - 1)) if p.words[k] == ")"), last)
    inside = p.words[last + 1 : at]
    again = len(inside) == 1 and inside[0].isdigit()
    share = bool(inside) and inside[0][0].isdigit() and inside[-1].endswith(("%", "percent", "cent"))
    follows = p.lowers[at + 1 : at + 2] == (before,) if before else p.tags[at + 1 : at + 2] in ("N", "J")
    return at + 1 if (again or share) and at + 1 < ceiling and follows else last


SIZES = frozenset({"length", "area", "volume", "mass", "energy", "power", "duration", "data", "currency", "other"})


def _stay_of(p: Passage, first: int, floor: int) -> str | None:
    """Return the stay that lasts so many nights: *the average stay was 3.2 nights*."""
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    if p.lowers[first - 1] == "of":
        subject = phrase_left(p, first - 1)  # with an average length of stay of 7.1 nights
    elif p.lowers[floor] == "at" and first == floor + 1 and p.words[first + 2 : first + 3] == (",",):
        subject = phrase_right(p, first + 3, counted=False)  # At 6.9 nights, the average stay was unchanged
    named = subject is not None and not words("stay_nouns").isdisjoint(p.lowers[subject[0] : subject[1]])
    return phrase_text(p, subject) if subject is not None and named else None
