"""Quantities in a text: numbers with their unit, bound, range and denominator.

Belongs here: the order in which a text is read. Does not belong here: the steps themselves, what the number is about
(concepts), when it holds (periods) and which way it went (context).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from pipelines.figures.lexicon.rulebook import PatternRule, pattern_rules
from pipelines.figures.lexicon.units import read_unit
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.figures.quantities.amounts import Quantity, with_unit
from pipelines.figures.quantities.below_zero import read_below_zero
from pipelines.figures.quantities.bounding import bounded
from pipelines.figures.quantities.bracketed import BRACKETED, counting_brackets
from pipelines.figures.quantities.bracketed_signs import read_bracketed_signs
from pipelines.figures.quantities.inverse_units import HINT as INVERSE_HINT
from pipelines.figures.quantities.inverse_units import with_inverse_units
from pipelines.figures.quantities.joining import (
    join_parts,
    join_ranges,
    lend_currency,
    share_scales,
    spread_millions,
    without_scores,
)
from pipelines.figures.quantities.multiples import may_multiply, multiples
from pipelines.figures.quantities.numbers import Number, find_numbers
from pipelines.figures.quantities.shares import join_shares
from pipelines.rules.finding import PieceIndex
from pipelines.rules.note_marks import without_note_marks

BLANKS = str.maketrans(
    dict.fromkeys("\xa0\u2009\u202f\u2007\u200a\u2002\u2003", " ") | {"−": "-", "\u2012": "-", "\u2011": "-"}
)


ALONE = re.compile(r"[\s(]*(?P<sign>[-+–]?)[^\w\s]{0,3}\s?(?:\d{1,3}(?: \d{3})+|\d[\d.,']*)\s?[^\d\s]*[\s)*†‡]*")


#: Fonts of Indian papers and budgets print the sign of the rupee where others have a grave accent: `7.8 crore.
RUPEE_SIGN = re.compile(
    r"(?<![\w`'])`(?=[ ]?(?:\d[\d,.]*[ ]?-?(?:crores?|lakhs?|lacs?|cr)\b|\d{1,2}(?:,\d\d)*,\d{3}\b(?!')))"
)


#: Marks around no more than an amount, which stands in its sentence as it would without them: cuts of “at least £32m”.
QUOTED_AMOUNT = re.compile(
    r"(?<= (?:of|to|by))(?P<lead> )[\"“]"
    r"(?P<amount>(?:[a-z]+ ){0,3}(?:[A-Z]{0,3}[$£€])?\d[^\"”“\s]*(?: [a-z]+){0,2})[\"”](?=[ ,.;])"
)


#: A share whose words hyphens join: a 1-in-48 chance.
JOINED_SHARE = re.compile(
    r"(?i)(?<![\w-])(?P<part>\d+|one|two|three|four|nine)-(?P<link>in)-"
    r"(?=\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty)\b)"
)

#: A minus set apart from its number: growth of − 0.3%; between numbers it is a range's sign.
PARTED_MINUS = re.compile(r"(?<=[^\d%)] )− (?=\d)")


#: What parts two sentences on lines of their own, as a blank does those on one.
SENTENCE_ON_LINE = re.compile(r"(?<=[.!?;])\n")


def normalise(text: str) -> str:
    """Return `text`, letter for letter, with one kind of blank, of minus and of the rupee's sign."""
    if "\n" in text:
        text = SENTENCE_ON_LINE.sub(" ", text)
    if "`" in text:
        text = RUPEE_SIGN.sub("₹", text)
    if '"' in text or "“" in text:
        text = QUOTED_AMOUNT.sub(r"  \g<amount> ", text)
    if "-in-" in text:
        text = JOINED_SHARE.sub(r"\g<part> \g<link> ", text)
    if text.isascii() and "]" not in text:
        return text
    if "− " in text:
        text = PARTED_MINUS.sub(" −", text)
    plain = without_note_marks(text.translate(BLANKS))
    return re.sub(r"(?<![\w–%°])–(?=[\d.$€£])", "-", plain)


@lru_cache(maxsize=8192)
def read_quantities(text: str, published_on: date | None = None) -> tuple[Quantity, ...]:
    """Return the quantities of a short text, such as a table's cell, a label or a sentence, from left to right.

    Names, dates and the like are left out, except where the number is all there is: a cell that says ``2019`` is one.
    """
    plain = normalise(text)
    blocked = () if ALONE.fullmatch(plain) else named_spans(plain)
    return quantities_in(plain, blocked)


def quantities_in(text: str, blocked: tuple[tuple[int, int, str], ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a normalised text that do not lie in the `blocked` spans (start, end, rule id)."""
    numbers = _unblocked(text, blocked)
    if not numbers and not may_multiply(text):
        return ()
    quantities = [q for number in numbers if (q := with_unit(text, number)) is not None]
    if INVERSE_HINT.search(text) is not None:
        quantities = with_inverse_units(text, quantities)
    quantities = read_bracketed_signs(text, quantities)
    quantities = join_shares(text, join_parts(text, spread_millions(text, quantities)))
    quantities = share_scales(text, lend_currency(text, quantities))
    quantities = read_below_zero(text, without_scores(text, join_ranges(text, quantities)))
    ends = frozenset(q.end for q in quantities)
    quantities = [bounded(text, q, ends) for q in quantities if not _counts_nothing(text, q)]
    quantities += multiples(text, quantities)
    return tuple(sorted(quantities, key=lambda q: (q.start, q.end)))


def _counts_nothing(text: str, quantity: Quantity) -> bool:
    """*One* counts only before a unit or a scale word, or in a share; *zero* also before what is counted, and as what
    something fell to."""
    bare = quantity.form == "words" and quantity.unit is None and quantity.value_high is None and quantity.scale == 1.0
    if not bare or quantity.value not in (0, 1):
        return False
    return quantity.value == 1 or not _is_counted_zero(text, quantity)


def _is_counted_zero(text: str, quantity: Quantity) -> bool:
    """*zero deaths*, *zero new cases*, *fell to zero in May*; no zero tolerance, zero hours, net zero."""
    behind = _behind_zero().match(text, quantity.end)
    if behind is None:
        return False
    return is_plural(behind["noun"]) if behind["noun"] else TO_ZERO.search(text, 0, quantity.start) is not None


TO_ZERO = re.compile(r"(?i)\bto[ ]$")


@cache
def _behind_zero() -> re.Pattern[str]:
    return re.compile(
        rf"[ ](?!{alternatives('zero_names')}\b)(?:{alternatives('before_zero_counts')}[ ]){{0,2}}?"
        r"(?P<noun>[a-z]{3,}s)\b"
        rf"|(?=[.,;:]|$|[ ](?:{alternatives('behind_zero')})\b)"
    )


#: How the ids of rules begin whose numbers may be written in words.
OF_WORDS = ("name", "ordinal", "label.spelled", "period", "time")


#: A multiple glued to its number: a 3.9x speedup, revenue up 2x.
TIMES = re.compile(r"x(?![\w/-])(?![ ]?\d)")


@cache
def _naming_rules() -> tuple[tuple[PatternRule, bool, bool], ...]:
    """Return the rules of what is no figure, whether they look at words too, and whether their match names a part."""
    rules = pattern_rules("figures/not_figures.toml")
    return tuple((rule, rule.rule_id.startswith(OF_WORDS), "name" in rule.pattern.groupindex) for rule in rules)


@cache
def _naming_index() -> PieceIndex:
    rules = [rule for rule, _, _ in _naming_rules()]
    return PieceIndex([rule.needs for rule in rules], [rule.word for rule in rules])


#: A number's first digit, where most of these rules begin to match.
NUMBER = re.compile(r"\d+")


def named_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the spans (start, end, rule id) whose numbers only name something, in order of their start."""
    spans: list[tuple[int, int, str]] = []
    numbers = [number.start() for number in NUMBER.finditer(text)]
    has_digit = bool(numbers) or any(map(str.isdigit, text))
    rules = _naming_rules()
    for index in _naming_index().of(text):
        rule, of_words, has_name = rules[index]
        if not (has_digit or of_words):
            continue
        for match in rule.matches(text, numbers):
            group = "name" if has_name and match["name"] is not None else 0
            spans.append((match.start(group), match.end(group), rule.rule_id))
    if any(rule_id == BRACKETED for _, _, rule_id in spans):
        counts = counting_brackets(text)
        spans = [s for s in spans if s[2] != BRACKETED or not any(a <= s[0] and s[1] <= b for a, b in counts)]
    return tuple(sorted(spans))


#: From so many on a number behind a stroke is what a rate is for: 12 / 100 000 population.
LEAST_BASE = 100.0
#: What ends the first of two amounts with a hyphen between them: 12-15, 12%-15%, 35°–40°.
LONGEST_MARK = 6  # characters of a unit between an amount and the hyphen behind it
AMOUNT_ENDS = (*"0123456789", "%", "°")


def _unblocked(text: str, blocked: tuple[tuple[int, int, str], ...]) -> list[Number]:
    found: list[Number] = []
    named = bytearray(len(text))
    for start, end, _ in blocked:
        named[start:end] = b"\1" * (end - start)
    for number in find_numbers(text):
        told_again = number.form == "words" and text.endswith(")", 0, number.end)  # two (2) years
        end = text.rindex(" (", 0, number.end) if told_again else number.end
        if any(named[number.digits_start : end]):
            continue
        after = text[number.end : number.end + 1]
        if number.form == "code" or (
            number.form == "digits"
            and after.isalpha()
            and read_unit(text, number.end) is None
            and TIMES.match(text, number.end) is None
        ):
            continue
        before = text[number.start - 1 : number.start]
        joined = before == "-" and (
            text[: number.start - 1].endswith(AMOUNT_ENDS)
            or (bool(found) and _ends_unit(text, found[-1].end, number.start - 1))
            or (bool(found) and text[found[-1].end : number.start] == "-to-")
            or (bool(found) and found[-1].end == number.start - 1)
        )
        if number.form == "digits" and not joined and (before.isalnum() or before in ("-", "/")):
            continue
        if number.value >= LEAST_BASE and before == " " and text.endswith("/", 0, number.start - 1):
            continue
        found.append(number)
    return found


def _ends_unit(text: str, start: int, end: int) -> bool:
    """Whether nothing but a unit stands between, as in *80p-90p*, *40p-£1.30*."""
    unit = read_unit(text, start) if end - start < LONGEST_MARK else None
    return unit is not None and unit[1] == end


def has_trigger(text: str) -> bool:
    """Return True where a text may hold a quantity at all: a cheap test before everything else."""
    has_digit = any(c in text for c in "0123456789½¼¾")
    return has_digit or next(find_numbers(text), None) is not None or may_multiply(text)


__all__ = ["Quantity", "has_trigger", "named_spans", "normalise", "quantities_in", "read_quantities"]
