"""What a labelled value counts and where: headers and titles to concept and place.

Belongs here: which headers are places, and putting the rest together as a concept. Does not belong here: units and
periods.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from pipelines.figures.labelled.hint_pieces import is_hint
from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.periods import is_period, without_periods
from pipelines.figures.labelled.rankings import ranks
from pipelines.figures.labelled.relative import base_of
from pipelines.figures.labelled.units import IN_BRACKETS, NUMBER_OF, parted_unit, read_hint, says_price
from pipelines.figures.lexicon.units import unit_table
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.model import LabelledValue
from pipelines.rules import load_lines, load_tsv

#: When so many of the names along one side of a table are known places, all of them are.
KNOWN_SHARE = 0.45
#: What a rate is told for: ``per 100,000 population``.
PER_MANY = re.compile(r"\s*\(?per\s(?:million|1[0,]*0)(?:\s[^\W\d_]+)*\)?$")
#: A place on a map is named by so many words at most; what its numbers are is told *by* region.
MOST_NAME_WORDS = 4
BY = re.compile(r"(?i)\b(?:by|per|each)\b")
#: Marks of footnotes behind a title.
NOTED = re.compile(r"[*†‡]+$")
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
#: So many of a side's names are short forms of one country's states where they are read as such.
CODED_SHARE = 0.6
FEWEST_CODES = 4


#: A title that says what is measured, without its unit, has so many words at most.
MOST_WORDS_MEASURED = 8
#: A head over names and the title's word for them differ in so many letters at their end; short words have none.
CASE_ENDING = 2
LONGEST_FUNCTION_WORD = 3
#: Groups named by places have so many rows each on average.
FEWEST_IN_GROUP = 2


@dataclass(frozen=True, slots=True)
class Sides:
    """For one table or chart: which of its rows' names is a place, and whether its columns' names are.

    `rows` counts from the last of a row's headers, which is 1; 0 where none is a place. `codes` are the names of the
    states whose short forms the rows bear. `told`: the title tells its numbers by place and the rows are times, so that
    the columns are places, known or not. `groups` are the names over those rows that are places, where others are none.
    """

    rows: int
    columns: bool
    codes: Mapping[str, str] = field(default_factory=dict)
    told: bool = False
    groups: frozenset[tuple[str, ...]] = frozenset()


@cache
def _total_words() -> frozenset[str]:
    return frozenset(load_lines("graphics/total_words.txt"))


@cache
def _generic_heads() -> frozenset[str]:
    return frozenset(load_lines("graphics/generic_heads.txt"))


@cache
def _place_head() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(w) for w in load_lines("graphics/place_heads.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)(?:^|\b(?:by|name of|of)\s+|/\s*)(?:local\s+|health\s+)?(?:{words})\b")


@cache
def _place_among() -> re.Pattern[str]:
    """Return what a title says that tells its numbers by place and by other things: ``by week and region``."""
    words = "|".join(sorted((re.escape(w) for w in load_lines("graphics/place_heads.txt")), key=len, reverse=True))
    return re.compile(rf"(?i)\bby\s+(?:[^\W\d_]+,\s)*(?:[^\W\d_]+(?:\s[^\W\d_]+)?,?\sand\s)?(?:{words})\b")


@cache
def _no_place() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load_lines("graphics/no_places.txt"))
    return re.compile(rf"(?:{words})\b")


def group_key(value: LabelledValue) -> tuple[str, int, str | None, str]:
    """Return what the values of one table or chart share."""
    return value.block_id, value.page_no, value.title, value.kind


def find_sides(
    values: Sequence[LabelledValue], published_on: date | None = None
) -> dict[tuple[str, int, str | None, str], Sides]:
    """Return for each table and chart whether its sides name places."""
    rows: dict[tuple[str, int, str | None, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    columns: dict[tuple[str, int, str | None, str], set[str]] = defaultdict(set)
    said: dict[tuple[str, int, str | None, str], bool] = {}
    grouped: dict[tuple[str, int, str | None, str], dict[tuple[str, ...], set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    headed: dict[tuple[str, int, str | None, str], set[str]] = defaultdict(set)
    for value in values:
        key = group_key(value)
        headed[key].update(n for n, h in zip(value.row_headers, value.row_heads, strict=False) if _heads_places(h))
        if len(value.row_headers) > 1:
            grouped[key][value.row_headers[:-1]].add(value.row_headers[-1])
        for depth, name in enumerate(reversed(value.row_headers), start=1):
            rows[key][depth].add(name)
        columns[key].update(value.column_headers)
        said[key] = (
            said.get(key, False)
            or any(_heads_places(part) or _ends_in_place(part) for part in (value.unit_hint or "").split("; "))
            or (_says_market(value.unit_hint) and says_price(value.title))
            or _promises_places(value.title, value.unit_hint)
        )
    sides = {key: _sides(rows[key], columns[key], said[key]) for key in said}
    for key in said:
        if headed[key]:
            sides[key] = replace(sides[key], codes={**sides[key].codes, **_state_codes(headed[key])})
        if sides[key].rows == 0 and key in grouped:
            groups = _groups_of_places(grouped[key])
            depth = 0 if groups else _group_depth(grouped[key])
            sides[key] = replace(sides[key], groups=groups, rows=depth)
        last = rows[key].get(1, set())
        if key[2] and last and _place_among().search(key[2]) and all(is_period(name, published_on) for name in last):
            sides[key] = replace(sides[key], told=True)
    return sides


def _sides(rows: Mapping[int, set[str]], columns: set[str], said: bool) -> Sides:
    """Return the sides of one table; `said` is that its heads promise places along its rows."""
    last = rows.get(1, set())
    codes = _state_codes(last)
    if said and not codes and not any(map(canonical_place, last)):
        # state, district, disease: what the heads promise stands before the last name
        depth = next((depth for depth in sorted(rows) if _mostly_places(rows[depth])), 1)
    else:
        depth = 1 if said or codes or _mostly_places(last) else 0
    return Sides(depth, _mostly_places(columns), codes)


def _group_depth(groups: Mapping[tuple[str, ...], set[str]]) -> int:
    """Return at which depth, counted from the row's own name, the names of groups of several rows each are mostly
    places, where the rows in them are none; else 0."""
    if sum(map(len, groups.values())) < FEWEST_IN_GROUP * len(groups):
        return 0
    deepest = max(map(len, groups))
    return next((d for d in range(1, deepest + 1) if _mostly_places({g[-d] for g in groups if len(g) >= d})), -1) + 1


def _groups_of_places(groups: Mapping[tuple[str, ...], set[str]]) -> frozenset[tuple[str, ...]]:
    """Return the names of the groups whose rows are places: mostly known ones, or where others are, all known."""
    found = {group for group, names in groups.items() if _mostly_places(names)}
    if found:
        found |= {group for group, names in groups.items() if all(map(canonical_place, names))}
    return frozenset(found)


def _state_codes(names: set[str]) -> dict[str, str]:
    """Return what the short forms of one country's states mean where most of `names` are such, else nothing."""
    plain = {name.strip(" *:.") for name in names}
    for codes in _codes_by_country().values():
        if FEWEST_CODES <= len(plain & codes.keys()) >= CODED_SHARE * len(plain):
            return codes
    return {}


@cache
def _codes_by_country() -> dict[str, dict[str, str]]:
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for row in load_tsv("gazetteers/subdivision_codes.tsv"):
        codes[row["country"]][row["code"]] = row["name"]
    return codes


def _mostly_places(names: set[str]) -> bool:
    plain = [name for name in names if name.lower().strip(" *:") not in _total_words()]
    known = sum(canonical_place(name) is not None for name in plain)
    return len(plain) >= 2 and known >= 2 and known >= KNOWN_SHARE * len(plain)


def place_of(value: LabelledValue, sides: Sides) -> tuple[str | None, tuple[str, ...]]:
    """Return the place a value holds for, and the headers that named it."""
    if sides.columns:
        for name in reversed(value.column_headers):
            found = canonical_place(name)
            if found is not None:
                return found, (name,)
    if sides.told and value.column_headers:
        name = value.column_headers[-1]
        plain = name.lower().strip(" *:")
        if plain not in _total_words() and not _is_generic(name) and not re.search(r"[\d%(]", name):
            return canonical_place(name) or name, (name,)
    heads = zip(value.row_headers, value.row_heads, strict=False)
    headed = [name for name, head in heads if _heads_places(head) or (_says_market(head) and _is_priced(value))]
    row = headed[-1].lower().strip(" *:") if headed else ""
    if row and not re.search(r"\d", row) and row not in _total_words() and not _no_place().match(row):
        coded = sides.codes.get(headed[-1].strip(" *:."))
        return coded or canonical_place(headed[-1]) or re.sub(r"[*†‡]+$", "", headed[-1]).strip(), tuple(headed)
    depth = sides.rows or (1 if value.row_headers[:-1] in sides.groups else 0)
    if depth and len(value.row_headers) >= depth:
        name = value.row_headers[-depth]
        plain = IN_BRACKETS.sub(" ", name).lower().strip(" *:")
        if plain in _total_words() or _no_place().match(plain) or NUMBER_OF.match(plain):
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


@lru_cache(maxsize=1024)
def _heads_places(head: str) -> bool:
    """Tell whether the head of a column of names says that they are places."""
    stubs = load_lines("graphics/stub_place_heads.txt")
    return bool(head) and (_place_head().search(head) is not None or head.lower().strip(" .:*") in stubs)


def _ends_in_place(head: str) -> bool:
    """Tell whether a head over names ends in a word for places: ``Congress District 2 County``."""
    return head != "" and _place_head().fullmatch(head.split()[-1]) is not None


@lru_cache(maxsize=1024)
def _promises_places(title: str | None, hint: str | None) -> bool:
    """Tell whether a title promises places along the rows: ``Cases by district``, ``Districts at risk``; not ``State
    taxes``, nor ``Costs of engines by region`` over a column of engines."""
    found = _place_head().search(title) if title else None
    if title is None or found is None or (found.start() == 0 and not found.group().endswith("s")):
        return False
    return not _names_instances(title[: found.start()], hint)


@lru_cache(maxsize=1024)
def _names_instances(title: str | None, hint: str | None) -> bool:
    """Tell whether the head over the names, the last of a `hint`, is of the title: *Engine* under ``Engines``."""
    told = re.findall(r"[^\W\d_]+", (title or "").lower())
    corner = re.findall(r"[^\W\d_]+", (hint or "").rpartition(";")[2].lower())
    stems = [word[:-CASE_ENDING] for word in corner if len(word) > LONGEST_FUNCTION_WORD + CASE_ENDING]
    return any(word.startswith(stem) for stem in stems for word in told)


def _says_market(hint: str | None) -> bool:
    """Tell whether the head over a table's names says that they are markets, which in a table of prices are places."""
    return any(part.lower().strip(" .:*") in words("market_heads") for part in (hint or "").split("; "))


def _is_priced(value: LabelledValue) -> bool:
    return any(says_price(part) for part in (value.title, *value.column_headers))


def on_map(label: str, heads: Sequence[str | None]) -> str | None:
    """Return the heading that says what is told of each place, where `label` names one: ``Outbreaks by region``."""
    words = label.split()
    if not 0 < len(words) <= MOST_NAME_WORDS or not all(w[:1].isupper() or len(w) <= 3 for w in words):
        return None
    return next((head for head in heads if head and BY.search(head) and _place_head().search(head)), None)


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
    counted = counted or (not value.column_headers and title is not None and ranks(title))
    generic = titled or counted or all(_is_generic(part) or _is_change(part) or _is_band(part) for part in said)
    named = counted and not titled and any(not _is_generic(row) for row in rows) and all(map(COUNTED.search, columns))
    generic = generic and not (named and _names_instances(value.title, value.unit_hint))  # a *Disease* is one of them
    if generic and title is not None:
        several = "," in title or " and " in title  # ``Age, height and weight`` is not of each of its rows
        return " ".join([title, *(p for p in said if not _is_said(p, title) or (several and p in rows))])
    return " ".join(dict.fromkeys(said))


@lru_cache(maxsize=1024)
def _measures_one(whole: str | None, title: str | None) -> bool:
    """Tell whether a title names in a few words what all numbers of its table measure: in the unit behind it, or by
    what its rows are told."""
    if whole is None or title is None or len(title.split()) > MOST_WORDS_MEASURED:
        return False
    if BY_SOMETHING.search(NOTED.sub("", whole)) and not BY_WHOM.search(whole) and "," not in title:
        return True  # ``Teachers by level`` over rows of levels, not ``GDP by kind of use, constant prices``
    units = [read_hint([bracket.group()]) for bracket in IN_BRACKETS.finditer(whole)]
    return any(unit.unit is not None or unit.scale != 1.0 for unit in units)


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
        plain in _generic_heads() or plain + "." in _generic_heads() or plain in _total_words() or _says_no_more(plain)
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
    return re.sub(r"\s{2,}", " ", plain).strip(" ,;:.–—-") or None


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
