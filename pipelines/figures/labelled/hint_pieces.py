"""What one piece of a header's words says of scale and unit: ``thousand tonnes``, ``Rs crore``, ``yuan/t``.

Belongs here: reading a piece that stands alone, in a bracket or behind a comma. Does not belong here: parting headers
and titles into such pieces, and which of several counts (labelled.units).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines.figures.labelled.prices import CONSTANT, without_money_year
from pipelines.figures.lexicon.units import read_unit, unit_table
from pipelines.rules import load_lines, load_tsv
from pipelines.rules.scales import names_counted, plain_scale, without_unit_lead

#: A currency's mark with its scale: ``€m``, ``$bn``.
GLUED = re.compile(r"([$€£¥₹₽])([mM]|mn|bn|k)\b")
#: Behind a currency's mark an *m* is millions, not metres.
MILLIONS = re.compile(r"^[mM]\b")
PER = re.compile(r"^\s*(?:/|(?:per|an?|for each)\b)\s*(?P<of>\S.*)$", re.IGNORECASE)
#: What a unit is told for by a name of one or two words: per kilometre, per short ton.
ONE_THING = re.compile(r"[^\W\d_]{3,16}(?:[ -][a-z]{3,16})?")
#: What stands before the scale or the unit of a hint: ``Numbers in thousands``.
OF_NUMBERS = re.compile(
    r"(?i)^(?:(?:all\s)?(?:figures|values|numbers|amounts?|data|quantity|quantities)\s(?:are\s)?in|in|as(?:\sa)?)\s+"
)
#: A name of so few capitals is a code.
LONGEST_CODE = 2
#: What stands where nothing is told is no naira for an ampere.
NOT_TOLD = re.compile(r"(?i)n\s?/\s?a\b")
#: ``(as Cr)`` says in which element an amount is told, and is no scale or unit.
ELEMENT = re.compile(r"^as [A-Z][a-z]?\d?$")
#: The initials of someone behind a name and a comma are no thousand and no rand: ``Brew, K.``.
INITIALS = re.compile(r"^(?:[A-Z]\.\s?){1,3}$")
#: Dollars of a country whose mark nobody knows have their scale all the same.
UNKNOWN_DOLLARS = re.compile(r"^(?P<mark>[A-Z]{1,3}\$)\s?(?=[a-z'’])")
#: Words of which only the first letters are printed.
DOTTED = re.compile(r"^(?:[a-z]\.){2,}[a-z]?\.?$")
#: What a price is for, behind a currency: ``Rs per kg``.
FOR_WHAT = re.compile(r"(?i)(?<=\S)\s+per\s+[^\W\d_]+$")
#: Dozens behind a scale: ``million dozen``.
DOZENS = re.compile(r"(?i)^dozens?\b\s*(?:of\s+)?")
#: Lengths and times behind a round number, which rather name a race: ``10,000 metres``.
OF_RACES = ("length", "duration")
COUNTED_RACE = re.compile(r"^1[\d,]+\s?[^\W\d_]")
#: A header that is nothing but a unit has so many words at most.
MOST_WORDS_ALONE = 4
#: Metric tons, which bear the mark of Mozambique's money; behind it a scale or what a price is for tells the money.
TONS = re.compile(r"^MTs?\b(?!\s?/\s?(?:kg|t\b|L\b|l\b))")
#: Words that only link a scale and a unit.
LINKS = re.compile(r"(?i)\b(?:in|of|the)\b")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a header says of its numbers: a factor and a unit; `per` numbers of `per_unit` for a rate."""

    scale: float = 1.0
    unit: str | None = None
    kind: str = "count"
    per: float | None = None
    per_unit: str | None = None


@lru_cache(maxsize=4096)
def is_hint(text: str) -> bool:
    """Tell whether a text that stands alone, as behind the last comma of a title, says a unit or a scale."""
    if text.lower() in time_words():
        return False
    known = scale_and_unit()
    parsed = _parsed(text, True)
    if parsed is None:
        return False
    hint, behind = parsed
    if hint.kind in OF_RACES and COUNTED_RACE.match(text):
        return False
    if hint.scale != 1.0 and (not behind or names_counted(behind)):
        return True  # ``thousand head``, ``US dollars, millions``
    if "," in behind or (any(map(str.isdigit, behind)) and not PER.match(behind)):
        return False
    words = LINKS.sub(" ", FOR_WHAT.sub("", text)).split()
    named = all(word.lower() in known or not word.isalpha() or read_unit(word, 0) is not None for word in words)
    return named or _is_whole_unit(words)


def _is_whole_unit(words: list[str]) -> bool:
    """Whether the words are a unit of several, behind its scales, or one for each of something: *trillion cubic feet*,
    *euros per kilogram*."""
    first = next((at for at, word in enumerate(words) if word.lower() not in scale_and_unit()), len(words))
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
def time_words() -> frozenset[str]:
    """A header that is only one of these names the times under it, and is no unit."""
    return frozenset(load_lines("graphics/time_heads.txt"))


@cache
def scale_and_unit() -> dict[str, tuple[float, str | None]]:
    return {
        row["text"]: (float(row["scale"]) if row["scale"] else 1.0, row["unit"] or None)
        for row in load_tsv("graphics/hint_units.tsv")
    }


@cache
def _of_each() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_lines("graphics/rate_adverbs.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)^(?:(?:{words})\s+){{1,3}}(?=%|per\s?cent|percent)")  # ``Annual % change``


@lru_cache(maxsize=4096)
def read_piece(piece: str, bracketed: bool) -> Hint | None:
    """Read ``[in] [scale] [unit] [per something]``; outside brackets only spelled names, at the start, count."""
    parsed = _parsed(piece, bracketed)
    return parsed[0] if parsed is not None else None


def _parsed(piece: str, bracketed: bool) -> tuple[Hint, str] | None:
    """Return what a piece says, and what follows that in it."""
    if ELEMENT.match(piece) or NOT_TOLD.match(piece) or INITIALS.match(piece):
        return None
    if DOTTED.match(piece):  # ``c.i.f.`` is no hundredth
        factor, named = scale_and_unit().get(f"{piece.rstrip('.')}.", (1.0, None))
        return None if named is None else (Hint(factor, named, _kind_of(named)), "")
    piece = without_unit_lead(plain_scale(piece.strip()))
    rest = OF_NUMBERS.sub("", without_money_year(piece))
    bracketed = bracketed or _is_unit_whole(rest)
    rest = CONSTANT.sub("", rest) if bracketed else rest
    unknown = UNKNOWN_DOLLARS.match(rest)
    rest = rest[unknown.end() :] if unknown is not None and unknown["mark"] not in unit_table().leading_marks else rest
    rest = _of_each().sub("", rest)
    rest = GLUED.sub(r"\1 \2", rest)
    scale, named, rest = _scale_at_start(rest)
    unit, kind = (named, _kind_of(named)) if named is not None else (None, "count")
    if unit is None and rest:
        measured = _unit_at_start(rest, bracketed)
        if measured is not None and measured[1] in OF_RACES and COUNTED_RACE.match(piece) and not bracketed:
            return None  # ``10,000 metres`` is a race
        if measured is not None:
            unit, kind, factor, rest = measured
            scale *= factor
    if kind == "currency" and rest:
        millions = MILLIONS.match(rest)
        behind = rest.lstrip(" .,–—-")  # ``Dollars in millions``, ``Tk. in crore``
        tail = _parsed(behind, True) if behind and not millions else None
        if millions:
            scale, rest = scale * 1e6, rest[millions.end() :].strip()
        elif tail is not None and tail[0].unit is None:
            scale, rest = scale * tail[0].scale, tail[1]
    spelled = kind == "currency" and not bracketed and piece[:1].isupper() and not piece.lower().startswith("in ")
    if spelled and (piece.lower() in load_lines("graphics/no_units.txt") or not _goes_with_money(rest)):
        return None  # ``Euro area`` is a place, ``Gold`` no money of Zimbabwe
    # ``In thousands of boats, except as noted`` goes on; a name that begins so does not.
    of_what = re.split(r"[.,]", rest, maxsplit=1)[0] if piece.lower().startswith("in ") else rest
    if unit is None and not bracketed and scale != 1.0 and not _goes_on(of_what):
        return None
    if unit is None and (scale == 1.0 or (not bracketed and len(piece) <= LONGEST_CODE and piece.isupper())):
        return None  # ``MN`` in a row's name is a code, no scale
    return Hint(scale, unit, kind, *_per_one(rest if unit is not None and kind != "percent" else "")), rest


def _scale_at_start(text: str) -> tuple[float, str | None, str]:
    """Return the scale that a text begins with, the unit that its short form names, and the rest."""
    known = scale_and_unit()
    scale = 1.0
    rest = text
    while rest:
        match = re.match(r"(?:['’‘]\d+|[\w,]*\w\.?|%|\S)", rest)
        if match is None:
            break
        word = match.group()
        bare = word.lower().rstrip(".")
        key = next((w for w in (_two_words(rest), word.lower(), bare + ".", bare) if w in known), None)
        if key is None:
            break
        factor, named = known[key]
        behind = rest[len(word) :].split()[:1]
        if word == "K" and behind and behind[0].lower() in known:
            factor = 1.0  # ``K million`` is money of a name that several countries share
        scale *= factor
        rest = rest[len(key) if key == _two_words(rest) else len(word) :].lstrip(" ")
        rest = re.sub(r"(?i)^of\s+(?=\S)", "", rest)  # ``billions of dollars``
        if named is not None:
            return scale, named, rest
    dozens = DOZENS.match(rest) if scale != 1.0 else None
    return (scale, None, rest) if dozens is None else (scale * 12, None, rest[dozens.end() :])


def _is_unit_whole(text: str) -> bool:
    """Tell whether a header outside brackets is nothing but a unit in short form: ``km``, ``000 t``, ``US$m``."""
    if text in load_lines("graphics/bare_units.txt"):
        return True
    if len(text) <= LONGEST_CODE or not text[-1:].isalnum() or len(text.split()) > MOST_WORDS_ALONE:
        return False
    scale, named, rest = _scale_at_start(GLUED.sub(r"\1 \2", text))
    if scale != 1.0 and named is None and rest:
        return _ends_with_unit(rest)
    leading = re.match(rf"(?:{unit_table().leading})(?![^\W\d_])", text)
    behind = re.sub(r"^in\s", "", text[leading.end() :].strip(" .")) if leading is not None else ""
    return (
        leading is not None
        and bool(behind)
        and (behind == "m" or _scale_at_start(behind)[1:] == (None, ""))
        and len(leading[0]) > 1
    )


def _ends_with_unit(text: str) -> bool:
    """Tell whether a text is a unit's name or mark, or a currency's, and nothing else."""
    found = read_unit(text, 0)
    return (found is not None and found[1] == len(text)) or text in unit_table().leading_marks


def _goes_on(text: str) -> bool:
    """Tell whether what follows a scale is nothing or in small words what is counted."""
    return not text or re.fullmatch(r"[a-z][a-z ]*", text) is not None or names_counted(text)


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
    linked = word.lower() in scale_and_unit() or LINKS.fullmatch(word) is not None
    return not word.isalpha() or linked or PER.match(rest) is not None or says_exchange(rest)


def _unit_at_start(text: str, bracketed: bool) -> tuple[str, str, float, str] | None:
    tons = TONS.match(text) if bracketed else None
    if tons is not None and _scale_at_start(text[tons.end() :].strip())[0] == 1.0:
        return "t", "mass", 1.0, text[tons.end() :].strip()
    leading = re.match(rf"(?:{unit_table().leading})(?![^\W\d_])", text)
    scaled = leading is not None and (text[leading.end() :].split() or [""])[0].lower() in scale_and_unit()
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
    if rest.startswith("-") and names_counted(text):
        return None  # ``tonne-km`` are no tonnes
    goes_on = rest != "" and (not bracketed or rest[0].isalpha() or rest[0] == "-")
    if unit.kind == "duration" and goes_on and not name.endswith("s") and not PER.match(rest):
        return None  # ``Second dose``, ``Day cases``, a stub's ``Year begun``
    if len(name) <= 3 and rest and not PER.match(rest) and name not in ("%", "km2", "km²") and unit.kind != "currency":
        return None
    return unit.symbol, unit.kind, unit.factor, rest


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
