"""Multiples: *three times*, *doubled*, *sixfold*.

Belongs here: numbers before *times* and words that are multiples by themselves. Does not belong here: shares.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.quantities.bounding import bounded
from pipelines.rules import load_tsv
from pipelines.rules.finding import holds_any

MULTIPLE_HINT = re.compile(r"(?i)doubl|twice|tripl|trebl|thrice|quadrupl|quintupl|halv|fold\b|times\b")
#: A piece of every word that the hint knows; looking for them takes a tenth of the pattern's time.
HINT_PIECES = ("doubl", "twice", "tripl", "trebl", "thrice", "quadrupl", "quintupl", "halv", "fold", "times")


@cache
def _multiplying() -> re.Pattern[str]:
    followers = alternatives("multiple_followers")
    return re.compile(rf"[ ]times(?=[ ](?:{followers})\b|[ ][a-z]+er[ ]than\b|[ ]?[,;)])|x(?![\w])|[ -]fold\b")


BEFORE_COMMA = re.compile(r"(?<=[ ]times)[ ]?[,;]")
LAST_WORD = re.compile(r"(?P<word>[a-z]+)[ ](?:by[ ]|about[ ]|nearly[ ]|almost[ ]|over[ ]|(?:more|less)[ ]than[ ])?\Z")
FACTOR = re.compile(r"\bby[ ](?P<factor>a[ ]factor[ ]of[ ])\Z")
GLUED = re.compile(r"\dx(?![\w/-])")  # a 3.9x speedup
FREQUENCY = re.compile(r"[ ]times\b")


def _is_growth(text: str, quantity: Quantity) -> bool:
    """Whether a number before *times* multiplies by itself: *has grown three times, to 40*, *2.4 times, by this*."""
    before = LAST_WORD.search(text, max(0, quantity.start - 24), quantity.start)
    return quantity.value % 1 != 0 or (
        before is not None and (before["word"] == "of" or before["word"] in changes().verbs)
    )


@cache
def _multiple_words() -> tuple[re.Pattern[str], dict[str, tuple[float, re.Pattern[str] | None]]]:
    rows = load_tsv("figures/multiples.tsv")
    table = {
        row["word"]: (float(row["value"]), re.compile(row["following"], re.I) if row["following"] else None)
        for row in rows
    }
    alternatives = "|".join(sorted(table, key=len, reverse=True))
    return re.compile(rf"(?i)(?<![\w-])({alternatives})(?![\w-])"), table


@cache
def _thing_behind() -> re.Pattern[str]:
    """What a verb may double; *to double digits* says something else."""
    return re.compile(rf"[ ](?!(?:{alternatives('not_doubled')})\b)[a-z][a-z-]+")


@cache
def _acting() -> re.Pattern[str]:
    """What stands before a multiple that is a verb: *aims to double output*, *would halve tariffs*."""
    return re.compile(rf"(?i)\b(?:{alternatives('modals')})[ ]\Z")


def is_acting(quantity: Quantity, before: str) -> bool:
    """Whether a multiple is a verb, which its form or the word before it tells."""
    if quantity.form != "multiple":
        return False
    spelled = quantity.text.lower()
    if spelled.endswith(("ed", "ing", "doubles", "triples", "halves")):
        return True
    return spelled in ("double", "triple", "treble", "quadruple", "halve") and (
        before == "to" or before in words("modals")
    )


def _multiplies(text: str, word: re.Match[str], following: re.Pattern[str]) -> bool:
    """Whether what stands around a word that may be an adjective makes a multiple of it."""
    if word[1].lower() == "doubles" and _pairs().search(text, max(0, word.start() - 12), word.start()) is not None:
        return False
    if _acting().search(text, max(0, word.start() - 12), word.start()) is not None:
        if SERVES_AS.match(text, word.end()):
            return False
        if _thing_behind().match(text, word.end()):
            return True
    return following.match(text, word.end()) is not None


@cache
def _pairs() -> re.Pattern[str]:
    """What stands before a game of two a side: *to win the mixed doubles*, *in the women's doubles*."""
    return re.compile(rf"(?i)(?<![\w-])(?:{alternatives('doubles_leads')})[ ]\Z")


#: The benches could double as beds.
SERVES_AS = re.compile(r"[ ]as[ ](?!many|much|high|large|fast|long)")


def may_multiply(text: str) -> bool:
    """Tell whether a text may hold a multiple at all."""
    return holds_any(text.lower(), HINT_PIECES) and MULTIPLE_HINT.search(text) is not None


def multiples(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """Turn ``three times`` into a multiple in place, and return the multiples that have no number: ``doubled``."""
    if not may_multiply(text) and GLUED.search(text) is None and "a factor of" not in text:
        return []
    for index, quantity in enumerate(quantities):
        if quantity.unit is not None or quantity.form in ("fraction", "share", "vague"):
            continue
        if (factor := FACTOR.search(text, max(0, quantity.start - 18), quantity.start)) is not None:
            start = factor.start("factor")  # rose by a factor of four
            quantities[index] = replace(
                quantity, start=start, text=text[start : quantity.end], unit="times", unit_kind="ratio",
                form="multiple", explicit_unit=True, plain_integer=False, rule_id=f"{quantity.rule_id}+multiple.factor",
            )  # fmt: skip
            continue
        match = _multiplying().match(text, quantity.number_end)
        if (
            match is None
            and (match := FREQUENCY.match(text, quantity.number_end)) is not None
            and quantity.value % 1 == 0
        ):
            continue  # scored three times; 1.4 times core profit is none of that
        if match is not None and BEFORE_COMMA.match(text, match.end()) and not _is_growth(text, quantity):
            continue  # has won it five times, he said
        if match is not None:
            quantities[index] = replace(
                quantity, end=match.end(), text=text[quantity.start : match.end()], unit="times", unit_kind="ratio",
                form="multiple", explicit_unit=True, plain_integer=False, rule_id=quantity.rule_id + "+multiple.times",
            )  # fmt: skip
    pattern, table = _multiple_words()
    found = []
    for match in pattern.finditer(text):
        value, following = table[match[1].lower()]
        if following is not None and not _multiplies(text, match, following):
            continue
        if any(q.number_start < match.end() and match.start() < q.number_end for q in quantities):
            continue
        plain = Quantity(
            match.start(), match.end(), match[1], value, None, "exact", "times", "ratio", None, None, "multiple",
            f"multiple.{match[1].lower()}", match.start(), match.end(), True,
        )  # fmt: skip
        found.append(bounded(text, plain))
    return found
