"""What a labelled value counts and where: headers and titles to concept and place.

Belongs here: which headers are places, and putting the rest together as a concept. Does not belong here: units and
periods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache

from pipelines.figures.labelled.hint_pieces import is_hint
from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.periods import is_period, without_periods
from pipelines.figures.labelled.rankings import ranks
from pipelines.figures.labelled.relative import base_of
from pipelines.figures.labelled.sides import (
    Sides,
    heads_places,
    names_instances,
    place_head,
    says_market,
    total_words,
)
from pipelines.figures.labelled.units import IN_BRACKETS, NUMBER_OF, parted_unit, read_hint, says_price
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

#: What a rate is told for: ``per 100,000 population``.
PER_MANY = re.compile(r"\s*\(?per\s(?:million|1[0,]*0)(?:\s[^\W\d_]+)*\)?$")
#: A place on a map is named by so many words at most; what its numbers are is told *by* region.
MOST_NAME_WORDS = 4
BY = re.compile(r"(?i)\b(?:by|per|each)\b")
#: Marks of footnotes behind a title.
NOTED = re.compile(r"[*†‡]+$")
#: What parted a time from the title before it, where the title goes on behind a mark of its own: ``Roads,: by type``.
TORN = re.compile(r"\s*[,;–—-]\s*([:;])")
#: Brackets whose time was taken out.
EMPTY = re.compile(r"\s*(?:\(\s*\)|\[\s*\])")
#: ``Where the money goes``: what it goes to is what is measured.
WHERE = re.compile(r"(?i)^where\b")
CHANGED = re.compile(r"(?i)\b(?:changes?|growth)\b")
#: ``Seats held by women``: who does it, not what the numbers are told by; behind a participle it is in the plural.
BY_WHOM = re.compile(
    r"(?i)\b(?:[^\W\d_]+ed|held|made|sent|won|paid|run|built|sold|bought|led|caught|taught|spent|lost|grown|given|taken"
    r"|written|seen|driven|drawn|kept)\sby\s(?:(?:[^\W\d_]+\s)?(?:wo)?men|people|children|(?:[^\W\d_]+\s)?(?!sectors\b)[^\W\d_]{3,}[eo]rs)\b"
)
BY_TIME = re.compile(r"(?i)\bby\s(?:[^\W\d_]+\s)?(?:day|week|month|quarter|year|season|decade|hour|date)s?\b")
BY_SOMETHING = re.compile(r"(?i)\s*,?\s*\bby\s+(?:\w+\s?){1,4}$|\s*\bby\s+(?:[a-z]+\s?){1,3}(?=,)")


#: A head that counts something with a noun of its own: *Cases*, *No. of deaths*; not *Number*, *%*.
COUNTED = re.compile(r"(?i)\b[a-z]{3,}(?<!s)s$")
#: ``(2015 = 100)``
BASE_OF_INDEX = re.compile(r"[(\[][^()\[\]]*\d{4}[^()\[\]]*=\s?100[)\]]")
#: What stands between the things that a title lists.
LISTED = re.compile(r",\s|\sand\s")
#: A title that says what is measured, without its unit, has so many words at most.
MOST_WORDS_MEASURED = 8


@cache
def _generic_heads() -> frozenset[str]:
    return frozenset(load_lines("graphics/generic_heads.txt"))


@cache
def _no_place() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load_lines("graphics/no_places.txt"))
    return re.compile(rf"(?:{words})\b")


def place_of(value: LabelledValue, sides: Sides) -> tuple[str | None, tuple[str, ...]]:
    """Return the place a value holds for, and the headers that named it."""
    if sides.columns:
        for name in reversed(value.column_headers):
            found = canonical_place(name)
            if found is not None:
                return found, (name,)
    alone = sides.columns and len(value.column_headers) == 1 and value.column_headers[0][:1].isupper()
    if (sides.told or alone) and value.column_headers:  # a town that no list has, among others that one has
        name = value.column_headers[-1]
        plain = name.lower().strip(" *:")
        if not (plain in total_words() or _is_generic(name) or _is_change(name) or re.search(r"[\d%(]", name)):
            return canonical_place(name) or name, (name,)
    heads = zip(value.row_headers, value.row_heads, strict=False)
    headed = [name for name, head in heads if heads_places(head) or (says_market(head) and _is_priced(value))]
    row = headed[-1].lower().strip(" *:") if headed else ""
    if row and not re.search(r"\d", row) and row not in total_words() and not _no_place().match(row):
        coded = sides.codes.get(headed[-1].strip(" *:."))
        return coded or canonical_place(headed[-1]) or re.sub(r"[*†‡]+$", "", headed[-1]).strip(), tuple(headed)
    depth = sides.rows or (1 if value.row_headers[:-1] in sides.groups else 0)
    if depth and len(value.row_headers) >= depth:
        name = value.row_headers[-depth]
        plain = IN_BRACKETS.sub(" ", name).lower().strip(" *:")
        if plain in total_words() or _no_place().match(plain) or NUMBER_OF.match(plain):
            return None, ()
        whole = plain.removesuffix(" total")
        if whole != plain:  # ``Wales total`` holds for Wales
            return canonical_place(whole), ()
        if name[:1].islower():  # ``of which: by ship`` under ``Japan``
            around = [h for h in value.row_headers if h != name and canonical_place(h) is not None]
            return (canonical_place(around[-1]), (around[-1],)) if around else (None, ())
        if not re.search(r"\d", name):
            coded = sides.codes.get(name.strip(" *:."))
            return coded or canonical_place(name) or re.sub(r"[*†‡]+$", "", name).strip(), (name,)
    return None, ()


def _is_priced(value: LabelledValue) -> bool:
    return any(says_price(part) for part in (value.title, *value.column_headers))


def on_map(label: str, heads: Sequence[str | None]) -> str | None:
    """Return the heading that says what is told of each place, where `label` names one: ``Outbreaks by region``."""
    words = label.split()
    if not 0 < len(words) <= MOST_NAME_WORDS or not all(w[:1].isupper() or len(w) <= 3 for w in words):
        return None
    return next((head for head in heads if head and BY.search(head) and place_head().search(head)), None)


def concept_of(
    value: LabelledValue, places: tuple[str, ...], published_on: date | None, titled: bool = False
) -> str | None:
    """Return what the value counts, from its headers; the title speaks where they say too little, or is `titled`."""
    title = title_concept(value.title, published_on)
    wider = _wider_places(value, places)
    places = (*places, *wider)
    rows = [_plain(h, published_on) for h in value.row_headers if h not in places and not is_period(h, published_on)]
    columns = [
        _plain(h, published_on) for h in value.column_headers if h not in places and not is_period(h, published_on)
    ]
    said = [part for part in (*rows, *columns) if part]
    if title is not None:
        said = [part for part in said if not _is_unit_alone(part)]  # a column headed £ is of what the title says
    if value.kind == "chart":
        if not said and not places and title is not None:
            title = title_concept(value.title, published_on, parted=False)
        if title is None:
            # a part of a chart has its name at least; a number is none, but a tick of its axis
            return " ".join(part for part in said if any(map(str.isalpha, part))) or None
        if said and WHERE.match(value.title or ""):  # what is measured may stand in the line under it
            measured = title_concept((value.title or "").partition(": ")[2], published_on)
            return " ".join([measured, *said] if measured else said)
        return " ".join([title, *said])
    if not said:
        return title
    # ``Number`` and ``Rate per 100,000`` over names of rows: the title says what of them is counted
    counted = bool(columns) and all(_is_generic(part) or _is_scaled_money(part) or _is_nth(part) for part in columns)
    # only times over the columns: a title that gives one unit for all says what the names of the rows are parts of
    counted = counted or (not columns and bool(value.column_headers) and _measures_one(value.title, title))
    counted = counted or _parts_of_measure(value, title, rows, columns)
    counted = counted or (not value.column_headers and title is not None and ranks(title))
    generic = titled or counted or all(_is_generic(part) or _is_change(part) or _is_band(part) for part in said)
    counts = bool(columns) and all(map(COUNTED.search, columns))  # times alone count nothing
    named = counted and counts and not titled and any(not _is_generic(row) for row in rows)
    generic = generic and not (named and names_instances(value.title, value.unit_hint))  # a *Disease* is one of them
    if generic and title is not None:
        title = _part_of(title, columns)
        several = "," in title or " and " in title  # ``Age, height and weight`` is not of each of its rows
        return " ".join([title, *(p for p in said if not _is_said(p, title) or (several and p in rows))])
    return " ".join(dict.fromkeys(said))


def _part_of(title: str, columns: Sequence[str]) -> str:
    """Return the first thing that a title lists where it is what a column is headed by: *Cases* under ``Cholera cases,
    deaths and recoveries`` are cholera cases."""
    first = LISTED.split(title, maxsplit=1)[0]
    return first if first != title and len(columns) == 1 and first.lower().endswith(f" {columns[0].lower()}") else title


def _parts_of_measure(value: LabelledValue, title: str | None, rows: Sequence[str], columns: Sequence[str]) -> bool:
    """Tell whether columns, over rows that are times or places alone, are kinds of what the title measures in one unit:
    *Cod* of ``Landings (tonnes)``; not *Imports*, which count something themselves."""
    if rows or not value.row_headers or not columns or any(map(COUNTED.search, columns)):
        return False
    return _is_short(title) and _has_one_unit(value.title or "")


def _is_short(title: str | None) -> bool:
    return title is not None and len(title.split()) <= MOST_WORDS_MEASURED


def _has_one_unit(whole: str) -> bool:
    """Tell whether a title has a unit, a scale or the base of an index in brackets."""
    inside = [bracket.group() for bracket in IN_BRACKETS.finditer(whole)]
    units = [read_hint([bracket]) for bracket in inside]
    return any(map(BASE_OF_INDEX.fullmatch, inside)) or any(u.unit is not None or u.scale != 1.0 for u in units)


@lru_cache(maxsize=1024)
def _measures_one(whole: str | None, title: str | None) -> bool:
    """Tell whether a title names in a few words what all numbers of its table measure: in the unit behind it, or by
    what its rows are told."""
    if whole is None or title is None or not _is_short(title):
        return False
    if BY_SOMETHING.search(NOTED.sub("", whole)) and not BY_WHOM.search(whole) and "," not in title:
        return True  # ``Teachers by level`` over rows of levels, not ``GDP by kind of use, constant prices``
    return _has_one_unit(whole)


def _wider_places(value: LabelledValue, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of groups of rows that are places around the row's own: ``Europe`` over ``Germany``."""
    names = value.row_headers
    own = next((at for at, name in enumerate(names) if name in places), 0)
    return tuple(name for name in names[:own] if canonical_place(name) is not None)


@cache
def _tail() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_lines("figures/label_tails.txt")))
    return re.compile(rf",\s(?:{words}|[a-z]+ing)\b.*\d.*$", re.DOTALL)


def without_tail(label: str) -> str:
    """Return a label without what it adds behind a comma with a number of its own: *Boats repaired, up from 8*."""
    return _tail().sub("", label)


def _is_said(part: str, title: str) -> bool:
    """Tell whether a title has the words of a header, word by word: an *F* is not in *for*."""
    words = re.findall(r"\w+", title.lower())
    own = re.findall(r"\w+", part.lower())
    return any(words[k : k + len(own)] == own for k in range(len(words) - len(own) + 1))


@lru_cache(maxsize=4096)
def _is_generic(part: str) -> bool:
    plain = PER_MANY.sub("", part.lower()).strip(" *:.()%")
    return (
        plain in _generic_heads() or plain + "." in _generic_heads() or plain in total_words() or _says_no_more(plain)
    )


@lru_cache(maxsize=4096)
def _is_change(part: str) -> bool:
    """Tell whether a header only says that something has changed, and perhaps since when, not what."""
    base = base_of(part)
    plain = part if base is None else part[: base[0]] + part[base[1] :]
    return re.fullmatch(alternatives("change_headers"), plain.lower().strip(" *:.()%")) is not None


def _is_nth(part: str) -> bool:
    """Tell whether a header is one of several of a kind, by its number: ``Sale 41``, ``Round 3``."""
    kind, _, number = part.rpartition(" ")
    return number.isdigit() and kind.lower() in words("numbered_heads")


def _is_band(part: str) -> bool:
    """Tell whether a header has digits and no word: an age group, a size."""
    return any(map(str.isdigit, part)) and not any(map(str.isalpha, part)) and "%" not in part


def _is_unit_alone(part: str) -> bool:
    """Tell whether a header is nothing but the mark of a unit; a word, such as *Tonnes*, names its column."""
    table = unit_table()
    return not part.isalpha() and (part in table.by_mark or part in table.leading_marks or _is_scaled_money(part))


@lru_cache(maxsize=4096)
def _is_scaled_money(part: str) -> bool:
    """Tell whether a header is nothing but money and its scale: ``US$ million``, ``R billion``."""
    hint = read_hint([f"({part})"]) if is_hint(part) else None
    return hint is not None and hint.kind == "currency" and hint.scale != 1.0


def _says_no_more(plain: str) -> bool:
    """Tell whether nothing is left of a header, or it only says that its row is the rest: ``Unknown``."""
    return not plain or _no_place().fullmatch(plain) is not None


@lru_cache(maxsize=1024)
def title_concept(title: str | None, published_on: date | None, parted: bool = True) -> str | None:
    """Return a title as a noun phrase: without number, period, unit in brackets and ``by province``; not `parted` by
    anything but time, its numbers are all of what it says: ``Operations by robot``."""
    if not title:
        return None
    plain = without_periods(NOTED.sub("", IN_BRACKETS.sub(" ", title).strip()), published_on)
    plain = _without_unit(plain)
    plain = plain if BY_WHOM.search(plain) or not (parted or BY_TIME.search(plain)) else BY_SOMETHING.sub("", plain)
    plain = without_periods(plain, published_on)
    return TORN.sub(r"\1", re.sub(r"\s{2,}", " ", plain)).strip(" ,;:.–—-") or None


def _without_unit(text: str) -> str:
    """Return a title or a header without the unit it ends in; what a change is of stays."""
    before, unit = parted_unit(text)
    return before if unit and not CHANGED.search(text[len(before) :]) else text


@lru_cache(maxsize=4096)
def _plain(header: str, published_on: date | None) -> str:
    """Return a header without footnote marks, without a bracket that only says the unit and without its times."""
    text = re.sub(r"[*†‡]+$", "", header).strip()

    def drop(match: re.Match[str]) -> str:
        hint = read_hint([match.group()])
        return " " if hint.unit is not None or hint.scale != 1.0 else match.group()

    text = _without_unit(re.sub(r"\s{2,}", " ", IN_BRACKETS.sub(drop, text)).strip(" :;"))
    return EMPTY.sub("", without_periods(text, published_on)).strip() or text
