"""Tables: ruled and unruled, spanning headers, group rows, totals, footnote marks, negative and empty cells.

Belongs here: the drawing of a table and its truth. Does not belong here: panels and charts.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.samples import setting
from tests.samples.setting import Look
from tests.samples.sheet import Area, Face, Sheet
from tests.samples.stories import Record
from tests.samples.truth import TrueEntity, TrueFigure, period, plain, read_annotations


@dataclass(frozen=True, slots=True)
class Column:
    """One column of numbers: its header, the header it stands under, and what both say of its cells."""

    header: str
    above: str | None = None
    unit: str | None = None
    scale: float = 1.0
    period: str | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its stub and its cells (a number, a number with a mark, or a text that stands for none)."""

    stub: str
    cells: tuple[float | str, ...] = ()
    group: str | None = None
    total: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `style` is ``ruled`` (a full grid), ``lined`` (a rule under the header) or ``plain``."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stub_header: str = ""
    subtitle: str | None = None
    style: str = "lined"
    note: str | None = None
    concepts: tuple[str, ...] = ()
    period: str | None = None
    unit: str | None = None
    scale: float = 1.0


def note_table(record: Record, table: Table) -> None:
    """Keep what the table's numeric cells say."""
    record.note(read_annotations(table.note or "", f"graphic {table.key}"))
    record.entities += [TrueEntity("GPE", row.stub, (), True) for row in table.rows]
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=bool(row.cells)):
            if isinstance(cell, str):
                continue
            days = column.period or table.period
            record.figures.append(
                TrueFigure(
                    surface=_printed(column, cell),
                    value=round(cell * column.scale * table.scale, 6),
                    home=f"graphic {table.key}",
                    unit=column.unit or table.unit,
                    concept=_concepts(table, row, column),
                    period=period(days) if days else None,
                )
            )


def draw_table(sheet: Sheet, table: Table, area: Area, look: Look, record: Record | None = None) -> float:
    """Print `table` over the width of `area`, keep its truth and return where it ends."""
    top = area.top
    for text, face in (
        (table.title, look.face(look.sans_bold, 8.6, 1.25)),
        (table.subtitle, look.face(look.sans, 7, 1.3)),
    ):
        for line in setting.wrap(text, face, area.width) if text else []:
            sheet.text(area.x, top, line, face)
            top += face.leading
    top += 3
    edges = _edges(table, area, look)
    bottom = _header(sheet, table, top, edges, look)
    lines = [top, bottom]
    face, bold = look.face(look.sans, 7.2, 1.55), look.face(look.sans_bold, 7.2, 1.55)
    for row in table.rows:
        used = bold if row.total or not row.cells else face
        indent = 8 if row.group else 0
        sheet.text(edges[0] + 3 + indent, bottom, row.stub, used)
        if row.mark:
            sheet.text(edges[0] + 3.5 + indent + used.width(row.stub), bottom - 2.2, row.mark, used.sized(4.6))
        for at, cell in enumerate(row.cells):
            text = cell if isinstance(cell, str) else _printed(table.columns[at], cell)
            sheet.text_right(edges[at + 2] - 5, bottom, text, used)
        if row.total and table.style != "plain":
            sheet.line(edges[0], bottom, edges[-1], bottom, width=0.5)
        bottom += face.leading
        lines.append(bottom)
    if table.style == "ruled":
        for y in lines:
            sheet.line(edges[0], y, edges[-1], y, width=0.4)
        for at, x in enumerate(edges):
            spanned = 2 <= at < len(edges) - 1 and table.columns[at - 1].above is not None
            inside = spanned and table.columns[at - 1].above == table.columns[at - 2].above
            sheet.line(x, top + (look.face(look.sans, 6.8, 1.4).leading + 1 if inside else 0), x, bottom, width=0.4)
    elif table.style == "lined":
        for y in (top, lines[1], bottom):
            sheet.line(edges[0], y, edges[-1], y, width=0.7)
    if table.note:
        small = look.face(look.sans, 6, 1.3)
        bottom += 3
        for line in setting.wrap(plain(table.note), small, area.width):
            sheet.text(area.x, bottom, line, small)
            bottom += small.leading
    if record is not None:
        note_table(record, table)
    return bottom


def _concepts(table: Table, row: Row, column: Column) -> tuple[str, ...]:
    heads = [part for part in (column.above, column.header) if part]
    base = list(table.concepts or (table.title,))
    names = [row.stub, *([f"{row.group} {row.stub}"] if row.group else [])]
    found = [*names, *base, *heads, " ".join(heads)]
    found += [f"{name} {head}" for name in names for head in (*heads, " ".join(heads))]
    found += [f"{option} {name}" for option in base for name in (*names, *heads)]
    found += [f"{option} {name} {' '.join(heads)}" for option in base for name in names]
    return tuple(option for option in dict.fromkeys(found) if option)


def _printed(column: Column, value: float) -> str:
    return f"{value:,.{column.decimals}f}".replace("-", "−")


def _edges(table: Table, area: Area, look: Look) -> list[float]:
    face = look.face(look.sans_bold, 7.2)
    stub = max(face.width(row.stub) + (14 if row.group else 6) for row in table.rows) + 8
    stub = max(stub, 0.22 * area.width)
    share = (area.width - stub) / len(table.columns)
    return [area.x, *(area.x + stub + share * at for at in range(len(table.columns) + 1))]


def _header(sheet: Sheet, table: Table, top: float, edges: list[float], look: Look) -> float:
    face = look.face(look.sans_bold, 6.8, 1.4)
    start = top
    if any(column.above for column in table.columns):
        at = 0
        while at < len(table.columns):
            last = at
            while last + 1 < len(table.columns) and table.columns[last + 1].above == table.columns[at].above:
                last += 1
            if table.columns[at].above:
                sheet.text_centre((edges[at + 1] + edges[last + 2]) / 2, top + 1, table.columns[at].above or "", face)
                if table.style != "plain":
                    sheet.line(
                        edges[at + 1] + 4,
                        top + face.leading + 1,
                        edges[last + 2] - 4,
                        top + face.leading + 1,
                        width=0.4,
                    )
            at = last + 1
        start = top + face.leading + 2
    bottom = start
    for at, column in enumerate(table.columns):
        y = start + 1
        for line in setting.wrap(column.header, face, edges[at + 2] - edges[at + 1] - 8):
            _right(sheet, edges[at + 2] - 5, y, line, face)
            y += face.leading
        bottom = max(bottom, y)
    sheet.text(edges[0] + 3, bottom - face.leading, table.stub_header, face)
    return bottom + 2


def _right(sheet: Sheet, right: float, top: float, text: str, face: Face) -> None:
    sheet.text_right(right, top, text, face)
