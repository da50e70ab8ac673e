"""Units and scales that a header, a title or an axis gives to the numbers under it.

Belongs here: reading a hint such as ``thousand tonnes``, ``Rs crore``, ``yuan/t`` or ``percent change on a year
earlier``. Does not belong here: units printed with the number itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pipelines.figures.labelled.hint_pieces import (
    LINKS,
    Hint,
    is_currency,
    is_hint,
    read_piece,
    scale_and_unit,
    time_words,
)
from pipelines.figures.labelled.prices import CONSTANT, PRICES
from pipelines.figures.labelled.rates import rate_in
from pipelines.figures.labelled.relative import header_time
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.quantities.amounts import speaks_of_warmth
from pipelines.figures.quantities.finding import normalise
from pipelines.rules import load_lines
from pipelines.rules.scales import counted_nouns

IN_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
#: A unit behind the last comma of a title has at most so many words.
MOST_WORDS_OF_UNIT = 5
#: What a unit stands behind in a title: a comma, a dash, a colon, *in*.
PARTED = re.compile(r",\s|\sin\s|\s[–—-]\s|:\s")
WORDY = (", ", " in ")
#: Such a unit with more of the title behind it.
INSIDE = re.compile(
    r"(?:,\s|\s[–—-]\s|:\s|\sin\s)(?P<unit>(?:[^,;:()–—]|,(?=000)){1,40}?)"
    r"(?=,(?!000)|;|:|\s[–—-]\s|\s(?:by|at|for|from|since|during|on|to)\s|\sin\s\d)"
)
#: What a title says behind its comma of numbers that are shares or changes.
SHARE = re.compile(
    r"(?i)(?:,|\bas\sa)\s*(?:(?:annual|yearly|monthly|quarterly|weekly|year-on-year|month-on-month)\s)?"
    r"(?:percentage|per\s?cent|percent|%)(?:\s(?:changes?|growth|of|shares?|distribution|points?)\b.*|\s(?:per|an?|every)\s(?:year|annum|month|quarter))?$"
)
#: A header that begins or ends in the sign or the word for shares: ``%Chg``, ``Change %``, ``Pass percentage``.
PERCENT_FIRST = re.compile(r"^%(?=[^\W\d_]{2})")
PERCENT_LAST = re.compile(r"(?i)(?<=[^\W\d_])(?:%|\s(?:%|pct\.?|per\s?cent|percent(?P<word>age)?))$")
#: ``as percent of sales`` is a share; its words stay in the name of what is measured.
AS_SHARE = re.compile(r"(?i)\b(?:as\s(?:a\s)?|in\s)(?:per\s?cent|percent|%)\sof\b")
#: Things in their thousands: ``Livestock kept, thousand head``.
MANY_OF = re.compile(r"(?i:thousands?|millions?|billions?)(?:\sof)?\s(?!of\b)[a-z]{3,16}")
#: Behind these a unit is what a price or a rate is for, or is not alone: ``Rs per kg``, ``thousand km``.
BEFORE_GOODS = re.compile(r"(?i)(?:^|\s)(?:per|an?|in|of|thousand|million|billion|sq\.?|square|cubic|cu\.?)$")
NUMBER_OF = re.compile(r"(?:total\s+)?(?:number|no\.?|count)\s+of\s+\w")
#: Days that are counted by what they were like: ``Days with frost``.
DAYS_OF = re.compile(r"days\s(?:with|without|of|above|below|over|under|when|on\swhich)\s\w")
#: How one of a table's numbers would read; behind it a note goes on to other things.
REPRESENTS = re.compile(r"\([^()]*\brepresents\b[^()]*\)")
#: Money that a line says its numbers are in, at the end of a phrase.
IN_MONEY = re.compile(
    r"(?i)\bin\s(?P<whole>(?:(?:thousand|million|billion)s?\s(?:of\s)?)?(?P<money>[^\W\d_]+(?:\s[^\W\d_]+){0,2}))"
    r"(?=\s?(?:$|[,;.:)]|per\b))"
)
#: A quantity's name and its unit's begin with the same letters: voltage and volt.
ROOT = 4
#: Shorter words are names of quantities themselves: Voc (V).
LEAST_WORD = 4


def read_hint(parts: Iterable[str | None]) -> Hint:
    """Return what the parts say, the nearest to the number first: the first scale and the first unit count."""
    return _read_hint(tuple(part for part in parts if part))


@lru_cache(maxsize=4096)
def _read_hint(parts: tuple[str, ...]) -> Hint:
    scale: float | None = None
    found: Hint | None = None
    per: tuple[float, str | None] | None = None
    for part in parts:
        told = rate_in(part) if per is None else None
        if told is not None:
            per, part = (told.number, told.of), told.rest
        pieces = _pieces(part)
        scaled = any(bracketed and piece.lower() in scale_and_unit() for piece, bracketed in pieces)
        for piece, bracketed in pieces:
            hint = read_piece(piece, bracketed or (scaled and is_currency(piece)))  # ``Yen (millions)``
            if hint is None or (piece in ("C", "F") and not speaks_of_warmth(" ".join(parts))):
                continue  # ``Sex (F)`` is no temperature
            if piece == "K" and hint.unit is None and speaks_of_warmth(" ".join(parts)):
                hint = Hint(unit="K", kind="temperature")  # ``Temperature (K)`` is in no thousands
            if scale is None and hint.scale != 1.0 and (found is None or found.kind not in ("percent",)):
                scale = hint.scale
            if found is None and hint.unit is not None:
                found = hint
    unit = found or Hint()
    factor = scale if scale is not None and unit.kind != "percent" else 1.0
    if found is not None and found.scale != 1.0 and (scale is None or unit.kind == "percent"):
        factor = found.scale  # basis points
    rate = per or (unit.per, unit.per_unit)
    if rate[1] in load_lines("units/pound_measures.txt") and _are_weighed(parts, unit):
        unit = Hint(unit="lb", kind="mass")
    return Hint(factor, unit.unit, unit.kind, *rate)


def _are_weighed(parts: Iterable[str], unit: Hint) -> bool:
    """Tell whether the pounds of a hint are told for a measure of the United States and in no price."""
    told = " ".join(parts)
    return unit.unit == "GBP" and "pound" in told.lower() and "£" not in told and not says_price(told)


@lru_cache(maxsize=4096)
def says_exceptions(text: str | None) -> bool:
    """Tell whether a title or a note leaves out headers with a unit of their own: ``except as indicated``."""
    return text is not None and any(mark in text.lower() for mark in load_lines("graphics/exception_marks.txt"))


@lru_cache(maxsize=4096)
def says_count(header: str) -> bool:
    """Tell whether a header names what is counted, so that no title's unit is its own: ``Employees``, ``(number)``."""
    plain = normalise(header).lower()
    names = [IN_BRACKETS.sub(" ", plain).strip(" *:.,"), *(m["inside"].strip() for m in IN_BRACKETS.finditer(plain))]
    heads = _count_heads()
    counts = (NUMBER_OF, DAYS_OF)
    return any(name in heads or f"{name}." in heads or any(p.match(name) for p in counts) for name in names)


@lru_cache(maxsize=4096)
def says_index(header: str) -> bool:
    """Tell whether a header stands over index numbers or ratios, which have no unit: ``Index 2024/2023``."""
    words = re.findall(r"[^\W\d_]+", IN_BRACKETS.sub(" ", header).lower())
    names = load_lines("graphics/index_words.txt")
    return bool(words) and (words[0] in names or words[-1] in names)


@lru_cache(maxsize=4096)
def says_ratio(header: str) -> bool:
    """Tell whether a header ends with a word for quotients, which are in no currency: ``Stock/sales ratio``."""
    words = re.findall(r"[^\W\d_]+", IN_BRACKETS.sub(" ", header).lower())
    return words[-1:] != [] and words[-1] in load_lines("graphics/ratio_words.txt")


@lru_cache(maxsize=4096)
def says_average(header: str) -> bool:
    """Tell whether a header stands over averages: ``Mean price``, ``Pay per head``."""
    names = load_lines("graphics/average_words.txt")
    return any(word in names for word in re.findall(r"[^\W\d_]+", header.lower()))


@lru_cache(maxsize=4096)
def says_price(text: str | None) -> bool:
    """Tell whether a title or a header speaks of prices, so that a unit in a row's name is what the price is for."""
    words = re.findall(r"[^\W\d_]+", text.lower()) if text else []
    return any(word in load_lines("graphics/price_words.txt") for word in words)


@cache
def _count_heads() -> frozenset[str]:
    return frozenset(load_lines("graphics/count_heads.txt"))


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the brackets of a text first, then the text without them; and whether each was bracketed.

    Behind a semicolon outside brackets stands the name of a table's stub: ``thousand; Town``; behind what one number
    would read, a note's other sentences: ``In thousands (12.5 represents 12,500). For the year to June``.
    """
    plain = REPRESENTS.sub(";", normalise(text))
    inside = [m["inside"] for m in IN_BRACKETS.finditer(plain) if not stands_for(m, plain)]
    pieces = [(piece.strip(), True) for part in inside for piece in re.split(r"[;,]\s", part)]
    outside = IN_BRACKETS.sub(" ", plain).partition(";")[0].strip()
    if ("m", True) in pieces and not counted_nouns().isdisjoint(outside.lower().split()):
        pieces = [("million" if piece == "m" else piece, True) for piece, _ in pieces]  # ``Passengers carried (m)``
    before, last = parted_unit(outside)
    if last:
        pieces.append((last, True))
        outside = before
    elif AS_SHARE.search(outside) or PERCENT_LAST.search(outside):
        pieces.append(("%", True))
    money = IN_MONEY.search(outside)
    if money is not None and is_currency(money["money"]):
        pieces.append((money["whole"], True))  # ``Prices in Kenya shillings, 14 June``
    time = header_time(outside)
    outside = outside if time is None else outside[: time.start].strip()  # ``Percent change in prior year``
    return (*pieces, (outside, False)) if outside and outside.lower() not in time_words() else tuple(pieces)


def stands_for(bracket: re.Match[str], text: str) -> bool:
    """Whether one letter in brackets is a word's short form within a phrase: *drag (D) values of a hull*.

    Or it is the word before it, *Actual (A)*, or says behind a time what the numbers are: ``2023 (p)`` is provisional;
    prices have pence there.
    """
    letter = bracket["inside"].strip()
    if len(letter) != 1 or not letter.isalpha():
        return False
    if text[bracket.end() :].lstrip()[:1].isalpha() or _is_initial(letter, text[: bracket.start()].split()[-1:]):
        return True
    timed = letter in load_lines("graphics/status_letters.txt") and _ends_with_time().search(text, 0, bracket.start())
    return bool(timed) and not says_price(text)


def _is_initial(letter: str, last: Sequence[str]) -> bool:
    """Tell whether a capital is no more than the initial of the word before it: *Actual (A)*; not: *Voltage (V)*."""
    word = last[0].lower() if last and len(last[0]) >= LEAST_WORD else ""
    unit = unit_table().by_mark.get(letter)
    if unit is None or unit.kind == "currency" or not letter.isupper() or not word.startswith(letter.lower()):
        return False
    names = [name for name, named in unit_table().by_name.items() if named.symbol == unit.symbol]
    return not any(word.startswith(name[:ROOT]) for name in names)


@cache
def _ends_with_time() -> re.Pattern[str]:
    """A year, a quarter or a month at a text's end."""
    months = "|".join(load_lines("figures/months.txt"))
    return re.compile(rf"(?:\b(?:1[89]|20)\d\d|\d[-–/]\d\d|\bQ[1-4]|\b[1-4]Q|\b(?:{months})\.?)\s?\Z")


def _is_no_word(text: str) -> bool:
    """Tell whether a unit within a title can be nothing else: a scale, or a measure that is neither money's noun nor a
    time."""
    hint = read_piece(text, True)
    if hint is None:
        return False
    return hint.scale != 1.0 or not text.islower() or hint.kind not in ("currency", "duration", "other")


@lru_cache(maxsize=4096)
def parted_unit(text: str) -> tuple[str, str]:
    """Part a title or a header from the unit behind its last comma or its last *in*: ``Turnover``, ``million EUR``."""
    share = SHARE.search(text)
    if share is not None and share.start() > 0:
        return text[: share.start()].rstrip(" ,"), "%"
    last_word = PERCENT_LAST.search(text)
    if last_word is not None and last_word["word"] is None:
        return text[: last_word.start()], "%"
    if PERCENT_FIRST.match(text):
        return text[1:], "%"
    prices = PRICES.search(text)
    if prices is not None:
        before, last = parted_unit(text[: prices.start()])
        return (before + prices.group(), last) if last else (text, "")
    for mark in PARTED.finditer(text):  # the longest first: ``US dollars, millions``
        last = CONSTANT.sub("", text[mark.end() :])
        said = LINKS.sub(" ", last).split()
        if mark.start() == 0 or not 0 < len(said) <= MOST_WORDS_OF_UNIT:
            continue
        if is_hint(last) or (mark.group() in WORDY and MANY_OF.fullmatch(last)):
            return text[: mark.start()], last
    before, _, last = text.rpartition(" ")
    if last in load_lines("graphics/bare_units.txt") and before[-1:].isalpha() and not BEFORE_GOODS.search(before):
        return before, last  # ``Rain mm``
    for inner in INSIDE.finditer(text):
        last = inner["unit"].strip()
        if len(last.split()) <= MOST_WORDS_OF_UNIT and is_hint(last) and _is_no_word(last):
            return text[: inner.start()] + text[inner.end() :], last  # ``Exports, US$ million, by country``
    return text, ""
