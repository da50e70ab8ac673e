"""What stands around a word that decides its class: a number, a hyphen, the beginning of a clause.

Belongs here: questions asked of the tags to the left of a word and of the words beside it. Does not belong here: the
classes themselves and their order (wordclasses).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words as word_list
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.acting_words import BESIDE_TOLD, acts_by_place, told_beside
from pipelines.figures.sentences.acting_words import CURRENCY_SIGNS as CURRENCY_SIGNS
from pipelines.rules import load_lines


def is_acronym(words: tuple[str, ...], index: int) -> bool:
    """Whether a word in capitals stands beside one that is not in capitals, so that not the whole line is in them."""
    if len(words[index]) == 1:
        return False
    beside = (*words[max(0, index - 1) : index], *words[index + 1 : index + 3])
    return any(word.islower() and len(word) > 1 for word in beside)


def qualifies(words: tuple[str, ...], tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a participle before a noun tells which one, where a verb could stand by its place.

    It negates (*unleaded prices*), is joined by a hyphen (*drug-involved collisions*), opens a sentence or a clause
    (*Woven exports rose while frozen exports fell*), or stands behind the number that is a verb's object.
    """
    word = lowers[index]
    if "-" in word:
        return not word.startswith(tuple(word_list("verb_prefixes")))
    if word.startswith("un") and word not in word_list("un_verbs"):
        return True
    if index == 0:
        return word not in word_list("clause_leads")
    before = tags[index - 1]
    if lowers[index - 1] == "last" and tags[index - 2] in "PD":
        return True  # of last reported needs
    if before == "C" and tags[index + 2 : index + 3] == ["#"] and lowers[index + 1].endswith("s"):
        return True  # new flats measure 61 square metres and detached houses 148
    if before == "C":
        return lowers[index - 1] in word_list("subordinating")
    if before != "#" or lowers[index - 1] in ("percent", "cent"):
        return False
    lead = index - 1
    while lead > 0 and tags[lead] == "#":
        lead -= 1
    return tags[lead] in "VD" and words[lead + 1][:1].isdigit()


def numbers_many(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s follows *number of deaths* and leads to an amount: *stands at 153*."""
    if index < 3 or lowers[index - 2] != "of" or lowers[index - 3] not in word_list("numbering_nouns"):
        return False
    return lowers[index] in word_list("level_verbs") and tags[index + 2 : index + 3] == ["#"]


def is_counted(tags: list[str], index: int) -> bool:
    """Whether a number stands before the nouns in front of a word: *18 shared treatment plants to comply*."""
    lead = index - 1
    while lead > 0 and tags[lead] in "NJ":
        lead -= 1
    return tags[lead] == "#"


def is_named_amount(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether an article stands before the amount in front of `index`, so that a noun follows it."""
    lead = index - 1
    while lead > 0 and tags[lead] == "#":
        lead -= 1
    if lowers[lead] in ("a", "an") or tags[lead] == "S":
        return True
    if "-" in lowers[index - 1][1:] and lowers[index - 1][-1].isalpha():
        return True  # the 181-kilometre stage
    if lead and tags[lead] == "N" and lowers[lead - 1] in ("a", "an"):
        return True  # a sharp 20% rise in cotton output
    money = lowers[lead + 1] in CURRENCY_SIGNS or lowers[index - 1] in ("euro", "pound", "dollar")
    if money and tags[lead] == "J" and lead:
        lead -= 1  # our wider 60 million euro pledge
    return money and tags[lead] == "D"  # his 60 million euro move, Microsoft's $69 billion purchase


def is_counted_plural(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s is what a number before it counts: *400 more tests*, *133 new energy projects that are*."""
    before = lowers[index - 1] if index else ""
    if before in ("more", "further") and tags[index - 2 : index - 1] == ["#"]:
        return True
    if lowers[index + 1 : index + 2] != ("that",) or lowers[index] in word_list("saying_forms"):
        return False
    return index > 0 and tags[index - 1] == "N" and is_counted(tags, index)


def is_moving_plural(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s that could be a verb is what moves or is had: *repair costs almost doubled*, *passenger
    numbers to recover to*, *has market shares between*."""
    if index == 0 or tags[index - 1] != "N" or is_plural(lowers[index - 1]):
        return False
    following = tags[index + 1 : index + 3]
    if following[:1] == ["V"] or following == ["#", "V"]:
        return True
    if following[:1] == ["#"] and lowers[index + 1] in word_list("bound_verbs"):
        return True  # visitor numbers passed 1.6 million
    if following[:1] == ["#"] and lowers[index] in word_list("moving_plurals"):
        behind = next((k for k in range(index + 2, len(tags)) if tags[k] != "#"), index)
        if lowers[behind] in ("higher", "lower", "up", "down"):
            return True  # with fuel costs 22% higher
    if lowers[index + 1 : index + 2] == ("to",):
        return lowers[index] in word_list("moving_plurals")
    if lowers[index + 1 : index + 2] and lowers[index + 1] in word_list("bound_leads"):
        lead = index - 1
        while lead > 0 and tags[lead] in "NJD":
            lead -= 1
        return tags[lead] in "VX" and lowers[lead] in word_list("having_verbs")
    return False


def counts_many(quantity: Quantity) -> bool:
    """Whether a number without a unit stands before a noun in the plural: *four*, *12*, not *2024* or *a third*."""
    bare = quantity.unit is None and not quantity.hyphenated and quantity.form in ("words", "digits")
    return bare and quantity.value > 1 and quantity.value % 1 == 0 and not 1900 <= quantity.value <= 2100


def is_counted_head(tags: list[str], lowers: tuple[str, ...], index: int, counts: frozenset[int]) -> bool:
    """Whether one noun in the singular stands between a number and a word in -s, which then is what it counts."""
    if index < 2 or tags[index - 1] != "N" or index - 2 not in counts:
        return False
    before = lowers[index - 1]
    return not is_plural(before) and before not in word_list("aged_people") and not before.endswith("ed")


def acts_on(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a noun and an amount behind a preposition follow a word in -s: *and caps overtime at eight hours*."""
    if tags[index + 2 : index + 4] != ["P", "#"] or lowers[index] in word_list("nouns_before_nouns"):
        return False
    return lowers[index + 2] in ("at", "to", "by")


def by_its_lead(
    words: tuple[str, ...], tags: list[str], lowers: tuple[str, ...], index: int, following: str, measured: bool
) -> str | None:
    """Return the class of a word that the words before it settle, else None; `measured`: behind a unit's name."""
    lower = lowers[index]
    if index and (
        tags[index - 1] in "#WCV" or (following in "DRP" and tags[index - 1] == "N") or lowers[index - 1] == "that"
    ):
        acting = acts_by_place(tags, lowers, index, following)
        if acting is not None:
            return acting
    if following + tags[index - 1] in BESIDE_TOLD and (told := told_beside(tags, lowers, index, following)) is not None:
        return told
    if lower == "whole" and lowers[max(0, index - 2) : index] == ("as", "a") and following != "N":
        tags[index - 2 : index] = "AA"
        return "A"  # receipts for the year as a whole were
    if lower == "past" and lowers[max(0, index - 2) : index] == ("in", "the") and following == "N" and index == 2:
        return "T"  # in the past people had to walk 20 km
    if index and tags[index - 1] == "#" and lower in word_list("never_counted") and following in "PDA":
        return "V"  # just over half goes on repairs
    if (
        index
        and (tags[index - 1] == "C" or lowers[index - 1] == ",")
        and lower in word_list("intending_verbs")
        and lowers[index + 1 :][:1] == ("to",)
    ):
        return "V"  # harvested 9,200 tonnes and plans to harvest 15,000; the bank, founded in 1987, aims to
    if following == "#" and lower.endswith("s") and _tells_amount(tags, lowers, index):
        return "V"
    if lower in word_list("verbs_of_one") and index and _is_said_by_one(tags, lowers, index):
        return "V"  # the district accounts for 44 percent; the bank projects inflation of 3 percent
    opens = index == 0 or lowers[index - 1] in (";", ".", "and", "but", "while")
    if following == "N" and opens and lower in _only_participles():
        return "N"  # woven goods, 4.5 percent
    if following == "#" and index > 2 and _is_gapped_plural(tags, lowers, index):
        return "N"  # e-books made up 1.9 million, audio books 700,000
    if (
        lower == "being"
        and index
        and tags[index - 1] == "N"
        and following in "#D"
        and "," in lowers[max(0, index - 6) : index]
    ):
        return "X"  # the largest fine being 450 euros
    if lower in word_list("adverbial_at") and index and lowers[index - 1] == "at" and following != "N":
        tags[index - 1] = "A"
        return "A"  # entry, at present 14 euros
    if following == "N" and lower in word_list("outdoing_verbs") and lowers[index + 1] in word_list("expected_nouns"):
        return "V"  # revenue of $4.2 billion beat estimates
    if following == "#" and index and tags[index - 1] in "N#" and lower in word_list("sharing_participles"):
        return "V"  # with hydropower contributing 36%, was 7.0 percent gaining 1.7 points
    selling = lower in word_list("market_participles") and index and tags[index - 1] in "N#."
    if selling and (following == "#" or (following == "P" and lowers[index + 1] in word_list("price_leads"))):
        return "V"  # steers held firm selling between 278c and 385c
    if not lower.endswith("ed") or not index or not words[index].islower():
        return None
    if lowers[index - 1] == "those" and lowers[max(0, index - 2)] in word_list("those_leads"):
        return "V"  # 54 percent of those polled disapprove
    if lowers[index - 1] == "this" and lower in word_list("verbs_of_this") and (index == 1 or tags[index - 2] == "."):
        return "V"  # this followed month-on-month changes of 2.3%
    joined = following == "C" and tags[index + 3 : index + 4] == ["N"] and lowers[index + 2].endswith("ed")
    second = (
        following == "N" and index > 1 and tags[index - 2 : index] == ["N", "C"] and lowers[index - 2].endswith("ed")
    )
    if (joined and tags[index - 1] in ".P") or (second and tags[index - 3 : index - 2] in (["."], ["P"], [])):
        return "N"  # by source, irrigated and rainfed areas
    if following == "N" and tags[index - 1] == "N" and _moves_behind(tags, lowers, index):
        return "N"  # coastal canned tuna imports fell
    if lower == "changed" and lowers[index + 1 : index + 2] == ("hands",):
        return "V"  # 36 billion dollars changed hands
    before, lead = lowers[index - 1], tags[index - 1]
    if lead == "#" and following == "X" and not measured and _are_the_many(tags, index):
        return "N"  # two thirds of the 1.1 million displaced are children
    if lead == "#" and measured and words[index + 1 : index + 2] and words[index + 1][0].isupper():
        return "V"  # at 168 dollars delivered Rotterdam
    if lead == "#" and lower == "tested" and lowers[index + 1 : index + 2] in (("positive",), ("negative",)):
        return "V"
    share = lead == "#" and before in ("%", "percent", "cent")
    if share and following == "N" and _is_further_share(tags, lowers, index):
        return "V"  # a further 15% supported inclusion
    if following == "N" and before in word_list("summing_adjectives") and lower in word_list("booked_participles"):
        return "N" if index > 1 and tags[index - 2] in "DPS" else None  # our total reported footprint
    ends = following != "N" or lowers[index + 1] in changes().verbs
    described = lead == "A" and ends and before.endswith("ly") and index > 2
    if described and lowers[index - 2] == "of" and lowers[index - 3] in word_list("numbering_nouns"):
        tags[index - 1] = "N"
        return "N"  # the number of seriously injured fell
    return None


def is_that_time(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether *that* points at a time behind a noun phrase: *attendance that night was 1,842*."""
    behind = tags[index + 2 : index + 3]
    return lowers[index + 1 : index + 2] != () and lowers[index + 1] in word_list("pointed_times") and behind != ["N"]


def _is_said_by_one(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s stands between one thing and a share that is its, or an amount that it foretells."""
    if tags[index - 1] not in "NRW" or is_plural(lowers[index - 1]) or lowers[index - 1].endswith("ing"):
        return False
    if lowers[index + 1 : index + 2] == ("for",):
        return (
            not word_list("shares_behind").isdisjoint(lowers[index + 2 : index + 7])
            and "#" in tags[index + 2 : index + 6]
        )
    at = index + 1
    while at < len(tags) and tags[at] in "NJ":
        at += 1
    return lowers[index] in word_list("expecting_verbs") and at > index + 1 and tags[at : at + 2] == ["P", "#"]


def _are_the_many(tags: list[str], index: int) -> bool:
    """Whether an article stands before the number in front of a word: *the 14 injured were*."""
    lead = index - 1
    while lead > 0 and tags[lead] == "#":
        lead -= 1
    return tags[lead] == "D"


def _tells_amount(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a verb in -s stands before its amount: *a seat in the stalls* costs *118 euros*, *the fleet of 38*
    averages *7.4 years of age*."""
    measures = lowers[index] in word_list("measure_verbs")
    numbered = index > 1 and tags[index - 1] == "#" and lowers[index - 2] == "of"
    told = numbered and (measures or lowers[index] in word_list("level_verbs"))
    return told or (measures and _heads_one(tags, lowers, index))


def _heads_one(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether the phrase before a word in -s begins with one thing and a preposition: *a seat in the stalls*."""
    begin = index
    while begin > 0 and tags[begin - 1] in "NDPJS":
        begin -= 1
    head = next((k for k in range(begin, index) if tags[k] == "P"), None)
    one = head is not None and head - 1 > begin and not lowers[head - 1].endswith("s")
    return one and lowers[begin] in word_list("one_of_them")


@cache
def _only_participles() -> frozenset[str]:
    """Return the participles that are no past tense: *woven*, *frozen*, not *caught*."""
    irregular = (line.split("\t") for line in load_lines("figures/verbs.txt") if line.count("\t") == 2)
    return frozenset(third for base, past, third in irregular if third not in (base, past))


def _moves_behind(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether the noun behind a word in -ed has a verb of change of its own, so that the word only tells which."""
    at = index + 1
    while at < len(tags) and tags[at] in "NJ" and lowers[at] not in changes().verbs:
        at += 1
    moves = at < len(tags) and at > index + 1 and lowers[at] in changes().verbs and not lowers[at].endswith("ing")
    moves = moves and tags[at + 1 : at + 2] in (["#"], ["P"], ["T"], ["A"]) and tags[at] != "#"
    told = lowers[index] in _reporting() or lowers[index] in word_list("saying_forms")
    return moves and not told and lowers[index] not in changes().verbs and is_plural(lowers[at - 1])


@cache
def _reporting() -> frozenset[str]:
    return frozenset(load_lines("figures/reporting.txt"))


def _is_gapped_plural(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -s ends a phrase straight behind a figure and a comma, in a clause that leaves its verb out."""
    lower = lowers[index]
    if not lower.endswith("s") or tags[index - 1] != "N" or tags[index - 3] != "#" or lower in lowers[:index]:
        return False
    if lowers[index - 2] not in (",", "and") or lowers[index - 1].endswith("s"):
        return False
    return lower in word_list("nouns_before_nouns") or lower not in changes().verbs.keys() | word_list("level_verbs")


def _is_further_share(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether the share before `index` is its clause's subject: *a further 15%*, *of which only 4 percent*."""
    lead = index - 1
    while lead > 0 and (tags[lead] == "#" or lowers[lead] in ("only", "just")):
        lead -= 1
    if lowers[lead] in ("which", "whom"):
        return True
    if lowers[lead] not in word_list("further_leads"):
        return False
    lead -= 1
    while lead > 0 and tags[lead] in "DJ":
        lead -= 1
    return lead == 0 or tags[lead] in ".C"


def past_adverbs(tags: list[str], lowers: tuple[str, ...], index: int) -> tuple[str, str]:
    """Return class and word before the adverbs in front of `index`: *waiting times now average 19 weeks*."""
    lead = index - 1
    while lead > 0 and tags[lead] == "A":
        lead -= 1
    if tags[lead] == "X" or (tags[lead] == "N" and lowers[lead].endswith("s")):
        return tags[lead], lowers[lead]
    return tags[index - 1], lowers[index - 1]


def ends_description(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether the amount before `index` only tells which ones act: *parcels worth less than 150 euros enter free*."""
    lead = index - 1
    while lead > 0 and tags[lead] == "#":
        lead -= 1
    return lowers[lead] == "worth" and tags[lead - 1] == "N" and lowers[lead - 1].endswith("s")


def describes(tags: list[str], lowers: tuple[str, ...], index: int) -> bool:
    """Whether a word in -ed stands behind a number and one word that cannot be what is counted: *new*, *newly*."""
    before = lowers[index - 1] if index else ""
    if index < 2 or (tags[index - 2] != "#" and lowers[index - 2] != "of") or is_plural(before):
        return False
    if "-" in before and before[-1].isalpha() and tags[index - 1] in "NJ":
        return True  # harder-to-recycle padded bags
    return (tags[index - 1] == "A" and before.endswith("ly")) or before in word_list("counted_adjectives")


def letters_of_names(words: tuple[str, ...], tags: list[str]) -> list[str]:
    """Return `tags` with letters that belong to a name as nouns: *a Band D household*, *World War I soldiers*."""
    for index in range(1, len(tags)):
        word, before = words[index], words[index - 1]
        if len(word) == 1 and word.isupper():
            number = word == "I" and before in word_list("numbered_by_letters")
            if number or (word not in "AI" and tags[index - 1] == "N"):
                tags[index] = "N"
    return tags
