"""Four digits that could be a year and are an amount: *more than 2000 families*, *a height of 1950 metres*.

Belongs here: what the words on both sides make of such a number. Does not belong here: numbers that nothing would take
for a year, and the days of a year.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.units import read_unit
from pipelines.figures.lexicon.wordlists import alternatives, file_alternatives, words

#: Kinds of units that no year stands before; money is *in 2014 dollars*, and *in 2014 days of rain* is a clause.
MEASURES = frozenset({"mass", "length", "area", "volume", "energy", "power", "speed", "data", "temperature", "other"})
YEAR_DIGITS = re.compile(r"(?:1[5-9]|20)\d\d(?!\d)")
FIRST_MODERN_YEAR = 1900  # before it few years end in two noughts: the 1500 branches
LONGEST_HEAD = 60  # characters before the number that say how much there is of something
LONGEST_CLAUSE = 120
CLAUSE_ENDS = re.compile(r"[ \n](?:in|from|by|at|for|during|as|on|after|while|and|but)\b|[,;](?!\d)|[.)]?(?:\s|$)")
LESS_OR_MORE = re.compile(r"[ \n](?:more|less|fewer|higher|lower)[ \n]than\b")
LONGEST_NOUN = 40  # characters behind it in which its noun begins


def amounts_to(text: str, start: int) -> bool:
    """Tell whether the four digits at `start` are an amount by the words around them, though they look like a year."""
    digits = YEAR_DIGITS.match(text, start)
    if digits is None:
        return False
    before = text[max(0, start - LONGEST_HEAD) : start]
    if _year_only().search(before) is not None:
        return False
    if _measured(text, digits.end()):
        return True
    behind = text[digits.end() : digits.end() + LONGEST_NOUN]
    if CLAUSE_ENDS.match(behind) is not None and told_as_amount().search(text, max(0, start - LONGEST_CLAUSE), start):
        return True
    if LESS_OR_MORE.match(behind) is not None and text[start - 2 : start] == ", ":
        return True  # deaths numbered 19,871, 1632 less than in May
    if _counted().match(behind) is not None and _count_lead().search(before) is not None:
        return True
    if _plural().match(behind) is None:
        return False
    return _amount_head().search(before) is not None or (
        int(digits.group()) < FIRST_MODERN_YEAR and digits.group().endswith("00") and before.endswith(" the ")
    )


def _measured(text: str, position: int) -> bool:
    found = read_unit(text, position)
    if found is None or found[0].kind not in MEASURES:
        return False
    return text[position : found[1]].strip(" \n-") not in words("word_like_marks")


@cache
def _year_only() -> re.Pattern[str]:
    """Words behind which four digits are a year, whatever stands behind them."""
    return re.compile(rf"(?:\b(?i:{alternatives('leads_of_years_only')})|(?:^|[.;:!?][ ])(?:By|For|From))[ \n]\Z")


@cache
def told_as_amount() -> re.Pattern[str]:
    """A clause that can only end in an amount: *the total was 1590*, *the number of visitors rose to 2015*."""
    moved = "|".join(sorted(changes().verbs, key=len, reverse=True))
    return re.compile(
        rf"(?i)(?:\b(?:{alternatives('amount_nouns')})\b[^.;:!?]{{0,90}}"
        rf"\b(?:{alternatives('amount_verbs')}|(?:{moved})(?:[ ][a-z]+ly)?[ ]to)"
        rf"|\b(?:{alternatives('verbs_of_totals')})[ ](?:[a-z]+[ ]){{1,3}}?"
        rf"(?:{alternatives('amount_nouns')})\b[^.;:!?]{{0,50}}?[ ]to)[ \n]\Z"
    )


@cache
def _count_lead() -> re.Pattern[str]:
    """Words behind which what is counted makes an amount: *to*, *of*, and *and* behind another noun."""
    return re.compile(rf"(?:\b(?i:{alternatives('count_leads')})|[a-z][ ]and)[ \n]\Z")


@cache
def _counted() -> re.Pattern[str]:
    adjective = rf"(?:(?:{alternatives('adjectives_of_counts')})[ \n-])?"
    return re.compile(
        rf"[ \n]{adjective}(?:{alternatives('counted_behind_years')}|(?:{file_alternatives('actor_nouns')})s)\b"
    )


@cache
def _plural() -> re.Pattern[str]:
    """Any plural but one of what years have: *levels*, *sales*, *elections*."""
    return re.compile(
        rf"[ \n](?!(?:[a-z-]+[ \n])?(?:{alternatives('level_nouns')}|{alternatives('nouns_of_years')}|"
        rf"{alternatives('not_counted_nouns')}|{alternatives('no_plurals_behind_years')})\b)"
        r"(?:[a-z-]+[ \n])?(?:[a-z-]{2,}s|people|men|women|children)\b"
    )


@cache
def _amount_head() -> re.Pattern[str]:
    """Words that only an amount stands behind: *more than*, *as many as*, *a total of*."""
    return re.compile(
        rf"(?i)(?:\b(?:{alternatives('heads_of_counts')})"
        rf"|\ban?[ ](?:[a-z]+[ ])?(?:{alternatives('wholes_of_counts')})[ ]of)"
        r"(?:[ ](?:about|around|some|nearly|almost|over))?[ \n]\Z"
    )
