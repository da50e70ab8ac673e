"""Whether a column of a table names its rows: by years, bands, running numbers or codes.

Belongs here: what one column's texts and header say of that. Does not belong here: rows, and putting names together
(tables).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipelines.articles.tables.grid import Grid
from pipelines.articles.tables.segments import counts_on, reads_as_number
from pipelines.articles.tables.times import heads_weeks, is_month
from pipelines.graphics.panels.axes import number_of
from pipelines.graphics.tables.headers import SMALL, YEAR
from pipelines.rules import load_lines

#: Ages and other bands that name rows: ``15–24``, ``75+``, ``under 5``.
BAND = re.compile(
    r"(?i)^(?:(?:age[sd]?|under|over|below|above|up\sto|[<>≤≥])\s?)?\d{1,3}(?:\s?[-–—]\s?\d{1,3}|\s?\+|\s(?:and|or|to)\s\w+)?(?:\s(?:years?|yrs?))?$"
)
#: A name behind its rank, and how many of them count at least.
RANKED = re.compile(r"^(?P<number>\d{1,3})[.)]?\s(?=[^\W\d_])")
FEWEST_RANKED = 3
#: Numbers under a month are its days where they count on, so many or more.
FEWEST_DAYS = 5
#: Numbers that go up and down are at least so many.
FEWEST_MEASURED = 5
NUMBERING = re.compile(r"^[(\[]?(?P<number>\d{1,2})(?:\s?=(?:[\d+\-−–/x×*()\s]|to)*)?[)\]]?$")
#: What a numbered column is reckoned from, on a line of its own under its number: ``(3 to 6)+14``.
FORMULA = re.compile(r"^(?=.*\d)(?=.*[()+×*]|.*\dto)(?:[\d+\-−–/x×*()\s]|to)+$")
#: The number of a section: ``2``, ``1.1``, ``1.2.3.``.
SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}\.?$")
PLAIN = re.compile(r"^\d+[.)]?$")
#: The end of a bracket that begins in the cell over it: ``100)`` under ``Index (2015 =``.
ENDS_BRACKET = re.compile(r"^[^(\[]*\d[)\]]$")
#: A number, or letters and digits without a blank: ``AB/XYZ/2031/07/0042``.
CODE = re.compile(r"^[^\s\d]*\d\S*$")
LOT = re.compile(r"^10*$|^1(?:,000)+$")
DATE = re.compile(r"^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{1,2}:\d\d$")


def without_ranks(grid: Grid) -> Grid:
    """Return a grid whose first column has numbers that count 1, 2, 3 before its names, without these numbers."""
    ranked = [(cell, match) for cell in grid.cells if cell.column == 0 and (match := RANKED.match(cell.text))]
    numbers = [int(match["number"]) for _, match in sorted(ranked, key=lambda pair: pair[0].row)]
    if len(numbers) < FEWEST_RANKED or numbers != list(range(1, len(numbers) + 1)):
        return grid
    bare = {id(cell): replace(cell, words=cell.words[1:], text=cell.text[match.end() :]) for cell, match in ranked}
    cells = [bare.get(id(cell), cell) for cell in grid.cells]
    heads = {w.strip(" .") for w in load_lines("graphics/index_heads.txt")}
    for k, cell in enumerate(cells):
        first, _, rest = cell.text.partition(" ")
        if cell.column == 0 and cell.row < ranked[0][0].row and rest and first.lower().strip(" .") in heads:
            cells[k] = replace(cell, words=cell.words[1:], text=rest)
    return replace(grid, cells=tuple(cells))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Tell whether the cells of a row only number the columns: ``(1) (2) (3)`` over all, or from the second on; a sum
    says which columns it is of, ``(6=4+5)``."""
    found = [NUMBERING.match(text) for text in texts]
    if len(found) < FEWEST_RANKED or not all(found[1:]) or (texts[0] and not found[0]):
        return False
    numbers = [int(match["number"]) for match in found if match is not None]
    if not found[0] and not all(text[0] in "([" for text in texts[1:]):
        return False  # ``1 2 3`` over all columns but the first may be days
    return numbers[0] <= (1 if found[0] else 2) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def continues_numbering(texts: Sequence[str]) -> bool:
    """Tell whether a row under one that numbers the columns only says what some of them are reckoned from."""
    return any(texts) and not texts[0] and all(FORMULA.match(text) for text in texts if text)


@lru_cache(maxsize=4096)
def is_number(text: str) -> bool:
    """Tell whether a cell holds a number that counts or measures, or a mark for a missing one."""
    return reads_as_number(text) and not DATE.match(text) and not ENDS_BRACKET.match(text)


def names_rows(texts: Sequence[str], head: str | None) -> bool:
    """Tell whether the first column, though of numbers, only names the rows: years, or 1, 2, 3 and so on."""
    if head is not None and head.lower().strip(" .") in {w.strip(" .") for w in load_lines("graphics/index_heads.txt")}:
        return True
    if all(YEAR.match(t) for t in texts):
        return True
    if head is not None and heads_weeks(head) and len(texts) > 1 and all(SMALL.match(t) for t in texts):
        steps = {int(b) - int(a) for a, b in itertools.pairwise(texts)}
        if len(steps) == 1 and steps <= {1, -1}:
            return True  # the numbers of weeks that follow each other, often with their dates beside them
    values = [number_of(t) for t in texts]
    return [v for v in values if v is not None][:3] == [1.0, 2.0, 3.0]


def measures(texts: Sequence[str]) -> bool:
    """Tell whether the numbers of a first column are measured as those of the others are: they come again or go up and
    down, as nothing does that rows are named by."""
    values = [value for text in texts if (value := number_of(text)) is not None]
    if len(values) < FEWEST_MEASURED or len(values) < len(texts) or all(YEAR.match(text) for text in texts):
        return False
    steps = {(b > a) - (b < a) for a, b in itertools.pairwise(values)}
    return len(steps - {0}) > 1 and not counts_on(texts)


def are_bands(texts: Sequence[str]) -> bool:
    """Tell whether a column left of the numbers holds bands that follow each other: ages, sizes."""
    if not all(BAND.match(text) or not is_number(text) for text in texts):
        return False
    ranges = [[int(n) for n in re.findall(r"\d+", text)] for text in texts if re.search(r"\d\s?[-–—]\s?\d", text)]
    ranges = [r for r in ranges if len(r) == 2]
    follow = sum(b[0] - a[1] in (0, 1) or a[0] - b[1] in (0, 1) for a, b in itertools.pairwise(ranges))
    return len(ranges) >= 2 and follow >= 0.6 * (len(ranges) - 1)


def is_index(head: tuple[str, ...], texts: Sequence[str]) -> bool:
    """Tell whether a column only numbers the rows or gives their codes; numbers of weeks and of days are times."""
    if head and is_month(head[-1]) and len(texts) >= FEWEST_DAYS and counts_on(list(filter(SMALL.match, texts))):
        return False
    if head and (heads_weeks(head[-1]) or head[-1].lower().strip(" .:") in load_lines("graphics/day_heads.txt")):
        return False
    heads = {w.strip(" .") for w in load_lines("graphics/index_heads.txt")}
    values = [number_of(t) if PLAIN.match(t) else None for t in texts if t]
    counted = (len(values) >= 3 and values[:3] == [1.0, 2.0, 3.0]) or numbers_sections([t for t in texts if t])
    named = bool(head) and (head[-1].lower().strip(" .") in heads or head[-1].lower().split()[-1:] == ["code"])
    named = named or (len(head) > 1 and YEAR.match(head[-1]) is not None and head[-2].lower().strip(" .") in heads)
    coded = sum(CODE.match(t) is not None for t in texts if t)
    return counted or (named and coded >= 0.5 * len(values)) or _tells_years(head, texts) or _tells_lots(head, texts)


def numbers_sections(texts: Sequence[str]) -> bool:
    """Tell whether a column numbers its rows as sections are: 1, 1.1, 1.2, 2, each the next or a first part."""
    if len(texts) < FEWEST_RANKED or not all(map(SECTION.match, texts)) or not any("." in text[:-1] for text in texts):
        return False
    numbers = [[int(part) for part in text.rstrip(".").split(".")] for text in texts]
    return numbers[0] == [1] and all(
        after == [*before, 1] or any(after == [*before[:k], before[k] + 1] for k in range(len(before)))
        for before, after in itertools.pairwise(numbers)
    )


def counts_anew(texts: Sequence[str]) -> bool:
    """Tell whether a column counts from 1 several times, each time to 2 at least."""
    numbers = [int(text) if text.isdecimal() else 0 for text in texts if text]
    starts = [k for k, number in enumerate(numbers) if number == 1]
    if len(starts) < 2 or starts[0] != 0:
        return False
    runs = [numbers[start:end] for start, end in itertools.pairwise([*starts, len(numbers)])]
    return all(len(run) > 1 and run == list(range(1, len(run) + 1)) for run in runs)


def numbers_parts(head: tuple[str, ...], texts: Sequence[str], over_rows: bool) -> bool:
    """Tell whether a column that numbers or dates rows names parts of groups, since it begins anew in each: *Region* 1
    to 4, *Year introduced*; or where names stand `over_rows`, as they do even for one group."""
    heads = {w.strip(" .") for w in load_lines("graphics/index_heads.txt")}
    name = head[-1].lower().strip(" .:") if head else ""
    numbers = [text for text in texts if text]
    if len(set(numbers)) == len(numbers) and not over_rows:
        return False
    return (name.isalpha() and name not in heads and numbers[:1] == ["1"]) or _tells_years(head, texts)


def _tells_lots(head: tuple[str, ...], texts: Sequence[str]) -> bool:
    """Tell whether a column under *Unit* only says for how much of each row's money the rates hold: 1, 100."""
    heads = load_lines("graphics/unit_column_heads.txt")
    numbers = [text for text in texts if text]
    return bool(head) and head[-1].lower().strip(" .:") in heads and bool(numbers) and all(map(LOT.match, numbers))


def _tells_years(head: tuple[str, ...], texts: Sequence[str]) -> bool:
    """Tell whether a column of nothing but years says when something was, by its head: *Year opened*; under *Year*
    alone they are the times of the numbers."""
    times = load_lines("graphics/time_column_heads.txt")
    if head and (head[-1].lower().strip(" .:") in times or head[-1].lower().split()[-1].strip(" .:") in times):
        return False
    words = {word.strip(".,:()") for word in head[-1].lower().split()} if head else set()
    if words.isdisjoint(load_lines("graphics/date_heads.txt")):
        return False
    years = [YEAR.match(text) is not None for text in texts if any(map(str.isdigit, text))]
    return len(years) >= 2 and all(years)
