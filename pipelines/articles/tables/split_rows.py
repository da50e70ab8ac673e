"""Rows of a lattice that only its columns have lines for: several lines of numbers in one cell, side by side.

Belongs here: parting such rows line by line. Does not belong here: finding the lattice (`tables.ruled`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipelines.articles.tables.grid import GridCell
from pipelines.articles.tables.lines import snapped
from pipelines.articles.tables.segments import cell_text, reads_as_number, text_lines
from pipelines.model import Box, Word

#: Dots that lead from a cell to the next, and the one at a sum's end: ``$85 .......``, ``$6,205.``.
DOTS = re.compile(r"\s*(?:\s\.{2,}|(?<=\d)\.)\s*$")


def split_rows(cells: list[GridCell]) -> list[GridCell]:
    """Part rows in which only the columns are ruled: several lines of numbers, side by side on the same baselines."""
    by_row: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        by_row[cell.row].append(cell)
    out: list[GridCell] = []
    shift = 0
    for row in sorted(by_row):
        lines = {id(cell): text_lines(cell.words) for cell in by_row[row]}
        stacks = [found for found in lines.values() if len(found) >= 2]
        if max(map(len, stacks), default=0) >= 3:  # only the lines of few rows are asked what they say
            stacks = [found for found in stacks if sum(map(_is_number, found)) >= 0.6 * len(found)]
        fits = len(stacks) >= 2 and max(map(len, stacks)) >= 3 and all(cell.row_span == 1 for cell in by_row[row])
        bases = _baselines([line for found in lines.values() for line in found]) if fits else []
        if not fits or max(map(len, stacks)) < 0.5 * len(bases):
            out += [_moved(cell, cell.row + shift) for cell in by_row[row]] if shift else by_row[row]
            continue
        first = [line for cell in by_row[row] if cell.column == 0 for line in lines[id(cell)]]
        bases = _without_rests(bases, first, [line for found in stacks for line in found])
        for cell in by_row[row]:
            parts: dict[int, list[Word]] = defaultdict(list)
            for line in lines[id(cell)]:
                parts[_nearest(bases, line)] += line
            edges = [cell.box.top, *((a + b) / 2 for a, b in pairwise(bases)), cell.box.bottom]
            for number in range(len(bases)):
                box = Box(cell.box.x0, edges[number], cell.box.x1, edges[number + 1])
                inside = tuple(parts[number])
                out.append(
                    GridCell(row + shift + number, cell.column, 1, cell.column_span, box, inside, cell_text(inside))
                )
        shift += len(bases) - 1
    return out


def _is_number(line: list[Word]) -> bool:
    return reads_as_number(DOTS.sub("", cell_text(line)))


def _moved(cell: GridCell, row: int) -> GridCell:
    return GridCell(row, cell.column, cell.row_span, cell.column_span, cell.box, cell.words, cell.text, cell.fill)


def _baselines(lines: list[list[Word]]) -> list[float]:
    return snapped([sum(word.box.bottom for word in line) / len(line) for line in lines])


def _without_rests(bases: list[float], names: Sequence[list[Word]], numbers: Sequence[list[Word]]) -> list[float]:
    """Leave out the lines that hold only the rest of the name above them, which then is of the row above."""
    numbered = {_nearest(bases, line) for line in numbers}
    rests = {_nearest(bases, line) for line in names if line[0].text[:1].islower()} - numbered
    return [base for k, base in enumerate(bases) if k not in rests or k == 0]


def _nearest(bases: list[float], line: list[Word]) -> int:
    bottom = sum(w.box.bottom for w in line) / len(line)
    return min(range(len(bases)), key=lambda k: abs(bases[k] - bottom))
