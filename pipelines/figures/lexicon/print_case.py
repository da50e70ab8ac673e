"""Headlines in capitals or with a capital to each word, as their words are written in a sentence.

Belongs here: which letters of a text become small, letter for letter. Does not belong here: reading what it says, and
the text that is kept, which stays as printed.

*AIRBUS DELIVERED 53 JETS* and *Airbus Delivered 53 Jets* say what *Airbus delivered 53 jets* says, and the rules tell
names, verbs and counts apart by their capitals.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.articles.wording.wordlist import given_names, known_names, known_words
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.lexicon.vocabulary import vocabulary
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.rules import load_lines
from pipelines.rules.common_words import common_words

#: So much of a text tells how it is set.
SAMPLE = 160
SMALL = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ][^\W\d_]{3,}")
CAPITALISED = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")
#: A text in which more long words than this begin small is a sentence.
MOST_SMALL = 2
LEAST_CAPITALISED = 3
CAPITALISED_PER_SMALL = 4
#: Longer texts, or ones of more lines, are no headlines: the heads of letters, of cases before a court.
LONGEST = 400
MOST_LINES = 3
#: And these many of its words must be no names, or it is a list of them.
LEAST_COMMON = 2
#: In capitals a unit over another is one word: 110 KM/H.
SET_IN_CAPITALS = re.compile(r"(?<=\d)[ ]?[A-ZΜ]+/[A-Z]+\b|[^\W\d_]+(?:['’][^\W\d_]+)*")
#: What may be a year is one before a word with a capital.
YEAR_BEFORE = re.compile(r"(?<![\d,.$€£])(?:19|20)\d\d[ ]$")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: Digits and signs of money beside a word are a part of one amount with it.
AMOUNT_BESIDE = re.compile(r"[\d$€£₦₹¥]")
#: An unknown word of capitals that is no longer than this is an acronym.
LONGEST_ACRONYM = 4
#: What may stand between a word and the number that it would name: Flight 93, Highway No. 7.
NUMBER_BEHIND = re.compile(r"[ ](?:No\.[ ]?|#)?\d")


def as_sentence(text: str, names: tuple[tuple[int, int], ...] = ()) -> str:
    """Return `text` with small letters where its words are written so; `names` are the spans of named things.

    A text that is set as sentences are comes back as it is. The length is the same.
    """
    sample = text[:SAMPLE]
    small = len(SMALL.findall(sample))
    if small > MOST_SMALL or len(text) > LONGEST or text.count("\n") > MOST_LINES:
        return text
    long = CAPITALISED.findall(sample)
    if len(long) < LEAST_CAPITALISED - sample.isupper() or len(long) < CAPITALISED_PER_SMALL * small:
        return text
    in_capitals = sum(map(str.isupper, long)) > len(long) / 2
    if not in_capitals and sum(_is_word(word.lower()) for word in long) < LEAST_COMMON:
        return text
    names = (*names, *(match.span() for match in _address().finditer(text)))
    out: list[str] = []
    end = 0
    for match in (SET_IN_CAPITALS if in_capitals else WORD).finditer(text):
        start = match.start()
        named = any(begin <= start < stop for begin, stop in names)
        out += text[end:start], _written(text, match.group(), start, match.end(), named, in_capitals)
        end = match.end()
    found = "".join(out) + text[end:]
    return found if len(found) == len(text) else text


def _written(text: str, word: str, start: int, end: int, named: bool, in_capitals: bool) -> str:
    """Return one word as a sentence has it."""
    if in_capitals and (amount := _of_amount(text, word, start, end)) is not None:
        return amount
    if not word[0].isupper() or (in_capitals and not word.isupper()):
        return word
    if AMOUNT_BESIDE.search(text[max(0, start - 1) : start]) or AMOUNT_BESIDE.match(text, end):
        return word  # $5M, Sh3.2bn
    if word.isupper() and not in_capitals and len(word) > 1:
        return word
    low = word.lower()
    if (word.isupper() and low in words("kept_capitals")) or (len(word) == 1 and word != "A"):
        return word
    if low in _times():
        return low if low == "may" and _is_modal(text, start, end) else word.capitalize()
    numbers = NUMBER_BEHIND.match(text, end) is not None
    acts = low in _verbs() or low in vocabulary().closed or low in words("before_numbers")
    acts |= low in known_words() and low.endswith(("ing", "ed"))
    behind = WORD.match(text, end + 1)
    leads_on = acts and (numbers or (behind is not None and behind.group().lower() in vocabulary().closed))
    if named or (low in _names() and low not in _sure() and not leads_on):  # Rose to 12%
        return word.capitalize() if in_capitals and len(word) > LONGEST_ACRONYM else word
    if numbers and low in vocabulary().bases - vocabulary().same and not _infinitive().search(text[:start]):
        acts = False  # Mail Stop 4417, but: To Shed 90 Jobs
    if (not acts and numbers) or YEAR_BEFORE.search(text[max(0, start - 6) : start]) is not None:
        return word.capitalize() if in_capitals else word  # Flight 93, 2023 Voter Totals
    if acts or _is_word(low):
        return word.capitalize() if not text[:start].strip() else low
    return word.capitalize() if in_capitals and len(word) > LONGEST_ACRONYM else word


def _of_amount(text: str, word: str, start: int, end: int) -> str | None:
    """Return the unit or the money that a word of capitals is beside a number, as it is usually printed."""
    if text[start - 1 : start].isdigit() or (text[start - 2 : start - 1].isdigit() and text[start - 1] in " -"):
        if word == "P" and text[start - 1].isdigit():
            return "p"  # 15P
        bare = word.lstrip(" ")
        known = unit_table().by_mark.get(bare)
        if len(bare) == 1:
            return word.lower() if bare in "GTL" or (bare == "M" and text[start - 1] == " ") else None  # 4.8 M, 7.1M
        if known is not None and known.kind != "currency":
            return word
        if (mark := _marks().get(bare)) is not None:
            return word[: len(word) - len(bare)] + mark
        return word.lower() if word.lower() in unit_table().by_name else None
    behind = text[end : end + 2]
    if behind[:1].isdigit() or (behind[:1] in " ." and behind[1:2].isdigit()) or behind == ". ":
        return _money().get(word)
    return None


@cache
def _marks() -> dict[str, str]:
    """Return the marks of units by how they stand in capitals; one that has small letters alone comes first."""
    marks = sorted(unit_table().by_mark, key=lambda mark: (not mark.islower(), mark))
    found: dict[str, str] = {}
    for mark in marks:
        if len(mark.upper()) == len(mark):
            found.setdefault(mark.upper(), mark)
    return found


@cache
def _money() -> dict[str, str]:
    """Return the marks of money that stand before a number by how they stand in capitals: *SH*, *RS*, *EUR*."""
    return {mark.upper(): mark for mark in unit_table().leading_marks if mark.isalpha() and len(mark) > 1}


def _is_modal(text: str, start: int, end: int) -> bool:
    """Whether *May* is no month: *Prices May Rise 5%*, not *in May Rise to Fame returned*."""
    behind = WORD.match(text, end + 1)
    before = WORD.search(text[max(0, text.rfind(" ", 0, max(0, start - 1))) : start])
    if behind is None or before is None or vocabulary().closed.get(before.group().lower()) == "P":
        return False
    return behind.group().lower() in vocabulary().bases | words("behind_may")


@cache
def _infinitive() -> re.Pattern[str]:
    """Return the pattern of a word before a verb in its base form."""
    return re.compile(rf"(?i)\b(?:{alternatives('before_infinitives')})[ ]$")


@cache
def _address() -> re.Pattern[str]:
    """Return the pattern of a house on a street, whose words are names: *27 Mill Lane*."""
    roads = "|".join(sorted(load_lines("figures/roads.txt"), key=len, reverse=True))
    return re.compile(rf"(?<=\d[ ])(?:[A-Z0-9][\w'’]*[ ]){{1,3}}(?i:{roads})\b")


def _is_word(low: str) -> bool:
    """Whether a word in small letters is no name: one that is mostly written so, its plural, a verb."""
    return low in known_words() or (low.endswith("s") and low[:-1] in known_words()) or low in _verbs()


@cache
def _names() -> frozenset[str]:
    """Return names of places, peoples and persons, in small letters."""
    return known_names() | given_names()


@cache
def _sure() -> frozenset[str]:
    """Return the known words that are written small at least twice as often, so that they are rarely names."""
    return frozenset(word for word, surplus in common_words().items() if surplus)


@cache
def _verbs() -> frozenset[str]:
    lists = vocabulary()
    return lists.bases | lists.third | lists.past | lists.only


@cache
def _times() -> frozenset[str]:
    """Return months and days of the week, in small letters."""
    return frozenset(name.lower().rstrip(".") for name in load_lines("figures/months.txt")) | words("weekdays")
