"""Units and scales that a header, a title or an axis gives to the numbers under it.

Belongs here: reading a hint such as ``thousand tonnes``, ``Rs crore``, ``yuan/t`` or ``percent change on a year
earlier``. Does not belong here: units printed with the number itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.figures.labelled.prices import CONSTANT, PRICES, without_money_year
from pipelines.figures.labelled.rates import rate_in
from pipelines.figures.labelled.relative import header_time
from pipelines.figures.lexicon.units import read_unit, unit_table
from pipelines.figures.quantities.amounts import speaks_of_warmth
from pipelines.figures.quantities.finding import normalise
from pipelines.rules import load_lines, load_tsv

IN_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,60})[)\]]")
#: A unit behind the last comma of a title has at most so many words.
MOST_WORDS_OF_UNIT = 3
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
#: A currency's mark with its scale: ``€m``, ``$bn``.
GLUED = re.compile(r"([$€£¥₹₽])([mM]|mn|bn|k)\b")
#: Behind a currency's mark an *m* is millions, not metres.
MILLIONS = re.compile(r"^[mM]\b")
#: Things in their thousands: ``Livestock kept, thousand head``.
MANY_OF = re.compile(r"(?i:thousands?|millions?|billions?)(?:\sof)?\s(?!of\b)[a-z]{3,16}")
PER = re.compile(r"^\s*(?:/|(?:per|an?|for each)\b)\s*(?P<of>\S.*)$", re.IGNORECASE)
#: What a unit is told for by a name of one or two words: per kilometre, per short ton.
ONE_THING = re.compile(r"[^\W\d_]{3,16}(?:[ -][a-z]{3,16})?")
#: Behind these a unit is what a price or a rate is for, or is not alone: ``Rs per kg``, ``thousand km``.
BEFORE_GOODS = re.compile(r"(?i)(?:^|\s)(?:per|an?|in|of|thousand|million|billion)$")
#: What stands before the scale or the unit of a hint: ``Numbers in thousands``.
OF_NUMBERS = re.compile(
    r"(?i)^(?:(?:all\s)?(?:figures|values|numbers|amounts?|data|quantity|quantities)\s(?:are\s)?in|in|as(?:\sa)?)\s+"
)
#: A name of so few capitals is a code.
LONGEST_CODE = 2
NUMBER_OF = re.compile(r"(?:total\s+)?(?:number|no\.?|count)\s+of\s+\w")
#: What stands where nothing is told is no naira for an ampere.
NOT_TOLD = re.compile(r"(?i)n\s?/\s?a\b")
#: ``(as Cr)`` says in which element an amount is told, and is no scale or unit.
ELEMENT = re.compile(r"^as [A-Z][a-z]?\d?$")
#: Dollars of a country whose mark nobody knows have their scale all the same.
UNKNOWN_DOLLARS = re.compile(r"^(?P<mark>[A-Z]{1,3}\$)\s?(?=[a-z'’])")
#: Words of which only the first letters are printed.
DOTTED = re.compile(r"^(?:[a-z]\.){2,}[a-z]?\.?$")
#: How one of a table's numbers would read; behind it a note goes on to other things.
REPRESENTS = re.compile(r"\([^()]*\brepresents\b[^()]*\)")
#: What a price is for, behind a currency: ``Rs per kg``.
FOR_WHAT = re.compile(r"(?i)(?<=\S)\s+per\s+[^\W\d_]+$")
#: Words that only link a scale and a unit.
LINKS = re.compile(r"(?i)\b(?:in|of|the)\b")
#: Money that a line says its numbers are in, at the end of a phrase.
IN_MONEY = re.compile(
    r"(?i)\bin\s(?P<whole>(?:(?:thousand|million|billion)s?\s(?:of\s)?)?(?P<money>[^\W\d_]+(?:\s[^\W\d_]+){0,2}))"
    r"(?=\s?(?:$|[,;.:)]|per\b))"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """What a header says of its numbers: a factor and a unit; `per` numbers of `per_unit` for a rate."""

    scale: float = 1.0
    unit: str | None = None
    kind: str = "count"
    per: float | None = None
    per_unit: str | None = None


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
        scaled = any(bracketed and piece.lower() in _abbreviations() for piece, bracketed in pieces)
        for piece, bracketed in pieces:
            hint = _read_piece(piece, bracketed or (scaled and is_currency(piece)))  # ``Yen (millions)``
            if hint is None or (piece in ("C", "F") and not speaks_of_warmth(" ".join(parts))):
                continue  # ``Sex (F)`` is no temperature
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
    return any(name in heads or f"{name}." in heads or NUMBER_OF.match(name) is not None for name in names)


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


@lru_cache(maxsize=4096)
def says_exchange(text: str | None) -> bool:
    """Tell whether a title speaks of what foreign money costs: the currencies over the columns are no units then."""
    words = " ".join(re.findall(r"[^\W\d_]+", text.lower())) if text else ""
    return any(f" {phrase} " in f" {words} " for phrase in load_lines("graphics/exchange_words.txt"))


@lru_cache(maxsize=4096)
def is_currency(name: str) -> bool:
    """Tell whether a row's name is a currency and nothing else."""
    found = read_unit(name, 0)
    return found is not None and found[0].kind == "currency" and not name[found[1] :].strip(" *")


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
    return (*pieces, (outside, False)) if outside and outside.lower() not in _time_words() else tuple(pieces)


def stands_for(bracket: re.Match[str], text: str) -> bool:
    """Whether one letter in brackets is a word's short form within a phrase: *drag (D) values of a hull*."""
    letter = bracket["inside"].strip()
    return len(letter) == 1 and letter.isalpha() and text[bracket.end() :].lstrip()[:1].isalpha()


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
    before, found, last = text.rpartition(" ")
    if last in load_lines("graphics/bare_units.txt") and before[-1:].isalpha() and not BEFORE_GOODS.search(before):
        return before, last  # ``Rain mm``
    for mark in (", ", " in "):
        before, found, last = text.rpartition(mark)
        last = CONSTANT.sub("", last)
        said = LINKS.sub(" ", last).split()
        if found and before and 0 < len(said) <= MOST_WORDS_OF_UNIT and (is_hint(last) or MANY_OF.fullmatch(last)):
            return before, last
    return text, ""


@lru_cache(maxsize=4096)
def is_hint(text: str) -> bool:
    """Tell whether a text that stands alone, as behind the last comma of a title, says a unit or a scale."""
    if text.lower() in _time_words():
        return False
    known = _abbreviations()
    words = LINKS.sub(" ", FOR_WHAT.sub("", text)).split()
    named = all(word.lower() in known or not word.isalpha() or read_unit(word, 0) is not None for word in words)
    return (named or _is_whole_unit(words)) and _read_piece(text, True) is not None


def _is_whole_unit(words: list[str]) -> bool:
    """Whether the words are a unit of several, behind its scales, or one for each of something: *trillion cubic feet*,
    *euros per kilogram*."""
    first = next((at for at, word in enumerate(words) if word.lower() not in _abbreviations()), len(words))
    rest = " ".join(words[first:])
    found = read_unit(rest, 0) if rest else None
    behind = rest[found[1] :].strip() if found is not None else "-"
    return not behind or PER.match(behind) is not None


@lru_cache(maxsize=1024)
def says_only_unit(text: str) -> bool:
    """Tell whether a line says no more than the unit of what stands under it: ``(In millions of dollars)``."""
    plain = text.strip("()[] .")
    first = LINKS.sub("", re.split(r"[,;]", plain, maxsplit=1)[0]).strip()
    return bool(first) and not any(c.isdigit() for c in plain) and is_hint(re.sub(r"\s{2,}", " ", first))


@cache
def _time_words() -> frozenset[str]:
    """A header that is only one of these names the times under it, and is no unit."""
    return frozenset(load_lines("graphics/time_heads.txt"))


@cache
def _abbreviations() -> dict[str, tuple[float, str | None]]:
    return {
        row["text"]: (float(row["scale"]) if row["scale"] else 1.0, row["unit"] or None)
        for row in load_tsv("graphics/hint_units.tsv")
    }


@cache
def _of_each() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_lines("graphics/rate_adverbs.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)^(?:(?:{words})\s+){{1,3}}(?=%|per\s?cent|percent)")  # ``Annual % change``


@lru_cache(maxsize=4096)
def _read_piece(piece: str, bracketed: bool) -> Hint | None:
    """Read ``[in] [scale] [unit] [per something]``; outside brackets only spelled names, at the start, count."""
    if ELEMENT.match(piece) or NOT_TOLD.match(piece):
        return None
    if DOTTED.match(piece):  # ``c.i.f.`` is no hundredth
        factor, named = _abbreviations().get(f"{piece.rstrip('.')}.", (1.0, None))
        return None if named is None else Hint(factor, named, _kind_of(named))
    rest = OF_NUMBERS.sub("", without_money_year(piece.strip()))
    rest = CONSTANT.sub("", rest) if bracketed else rest
    unknown = UNKNOWN_DOLLARS.match(rest)
    rest = rest[unknown.end() :] if unknown is not None and unknown["mark"] not in unit_table().leading_marks else rest
    rest = _of_each().sub("", rest)
    rest = GLUED.sub(r"\1 \2", rest)
    scale = 1.0
    unit: str | None = None
    kind = "count"
    known = _abbreviations()
    while rest:
        match = re.match(r"(?:['’‘]\d+|[\w,]*\w\.?|%|\S)", rest)
        if match is None:
            break
        word = match.group()
        key = next((w for w in (_two_words(rest), word.lower(), word.lower().rstrip(".") + ".") if w in known), None)
        if key is None:
            break
        factor, named = known[key]
        behind = rest[len(word) :].split()[:1]
        if word == "K" and behind and behind[0].lower() in known:
            factor = 1.0  # ``K million`` is money of a name that several countries share
        scale *= factor
        if named is not None:
            unit, kind = named, _kind_of(named)
        rest = rest[len(key) if key == _two_words(rest) else len(word) :].lstrip(" ")
        rest = re.sub(r"(?i)^of\s+(?=\S)", "", rest)  # ``billions of dollars``
        if unit is not None:
            break
    if unit is None and rest:
        measured = _unit_at_start(rest, bracketed)
        if measured is not None:
            unit, kind, factor, rest = measured
            scale *= factor
            if kind == "currency":
                millions = MILLIONS.match(rest)
                tail = _read_piece(rest, True) if rest and not millions else None
                scale *= 1e6 if millions else tail.scale if tail is not None and tail.unit is None else 1.0
    spelled = kind == "currency" and not bracketed and piece[:1].isupper() and not piece.lower().startswith("in ")
    if spelled and (piece.lower() in load_lines("graphics/no_units.txt") or not _goes_with_money(rest)):
        return None  # ``Euro area`` is a place, ``Gold`` no money of Zimbabwe
    # ``In thousands of boats, except as noted`` goes on; a name that begins so does not.
    of_what = re.split(r"[.,]", rest, maxsplit=1)[0] if piece.lower().startswith("in ") else rest
    if unit is None and not bracketed and scale != 1.0 and not re.fullmatch(r"[a-z][a-z ]*", of_what or "a"):
        return None
    if unit is None and (scale == 1.0 or (not bracketed and len(piece) <= LONGEST_CODE and piece.isupper())):
        return None  # ``MN`` in a row's name is a code, no scale
    return Hint(scale, unit, kind, *_per_one(rest if unit is not None and kind != "percent" else ""))


def _per_one(rest: str) -> tuple[float | None, str | None]:
    """Return what a unit is told for behind a stroke or a *per*: 1 and ``year`` of ``kg/year``, ``kW`` of ``$/kW``."""
    per = PER.match(rest)
    of = per["of"].strip(" .)") if per is not None else ""
    found = read_unit(of, 0)
    if found is not None and (found[1] == len(of) or of[found[1] :].lstrip()[:1].isupper()):
        return 1.0, found[0].symbol if found[0].kind == "duration" else of[: found[1]]  # ``per year Pipeline``
    return (1.0, of) if ONE_THING.fullmatch(of) else (None, None)


@cache
def _kind_of(symbol: str) -> str:
    found = read_unit(symbol, 0)
    return "percent" if symbol in ("%", "pp") else found[0].kind if found is not None else "currency"


def _two_words(text: str) -> str:
    return " ".join(text.lower().split()[:2])


def _says_number(mark: str, rest: str) -> bool:
    """Tell whether a letter stands for a number and no money: ``(N=24)``, ``Samples (N)``."""
    return mark.isalpha() and (
        rest.lstrip().startswith("=") or (mark in load_lines("graphics/count_letters.txt") and not rest)
    )


def _goes_with_money(rest: str) -> bool:
    """Tell whether what follows a currency's spelled name leaves it a unit: nothing, a scale, a mark, *per*, or what
    says that it is exchanged."""
    word = (rest.split() or [""])[0]
    linked = word.lower() in _abbreviations() or LINKS.fullmatch(word) is not None
    return not word.isalpha() or linked or PER.match(rest) is not None or says_exchange(rest)


def _unit_at_start(text: str, bracketed: bool) -> tuple[str, str, float, str] | None:
    leading = re.match(rf"(?:{unit_table().leading})(?![^\W\d_])", text)
    scaled = leading is not None and (text[leading.end() :].split() or [""])[0].lower() in _abbreviations()
    if leading is not None and not scaled and _says_number(leading.group(), text[leading.end() :]):
        return None
    if leading is not None and (bracketed or scaled or not leading.group().isalpha()):
        mark = unit_table().leading_marks[leading.group()]
        return mark.symbol, mark.kind, mark.factor, text[leading.end() :].strip()
    found = read_unit(text, 0)
    if found is None:
        return None
    unit, end = found
    name, rest = text[:end].strip(" -\n"), text[end:].strip()
    if rest[:1].isdigit():
        return None  # ``Week 25`` is a time, ``Hour 3`` a name
    if len(name) <= 3 and not bracketed and name != "%":
        return None
    if not bracketed and unit.kind != "percent" and name.istitle() and rest[:1].isupper():
        return None  # ``Dong Nai`` is a place, ``Kilo General`` a hospital
    goes_on = rest != "" and (not bracketed or rest[0].isalpha() or rest[0] == "-")
    if unit.kind == "duration" and goes_on and not name.endswith("s") and not PER.match(rest):
        return None  # ``Second dose``, ``Day cases``, a stub's ``Year begun``
    if len(name) <= 3 and rest and not PER.match(rest) and name not in ("%", "km2", "km²") and unit.kind != "currency":
        return None
    return unit.symbol, unit.kind, unit.factor, rest
