"""Infographic panels: numbers with their labels above, below, left or right, in one column or two interleaved ones.

Belongs here: the drawing of a panel and its truth. Does not belong here: charts and tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.samples import setting
from tests.samples.setting import Look
from tests.samples.sheet import Area, Face, Sheet
from tests.samples.stories import Record
from tests.samples.truth import period, plain, read_annotations


@dataclass(frozen=True, slots=True)
class Item:
    """One number, annotated, and its label."""

    number: str
    label: str
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """Numbers that share a heading; `side` says where the number stands, seen from its label.

    ``above``, ``below``, ``left``, ``right``; ``mixed`` alternates above and below between columns. `period` is what
    the context says of all values.
    """

    key: str
    items: tuple[Item, ...]
    context: str | None = None
    side: str = "below"
    columns: int = 1
    colon: bool = False
    number_size: float = 15.0
    label_size: float = 7.2
    period: str | None = None
    box: bool = False
    tint: str | None = None
    rules: bool = False
    credit: str | None = None


def draw_disc(sheet: Sheet, panel: Panel, area: Area, look: Look, record: Record | None = None) -> float:
    """Print the first number of `panel` in white in a dark disc, its label under it, the others to the right."""
    item, rest = panel.items[0], replace(panel, items=panel.items[1:], box=False, tint=None)
    big, small = look.face(look.sans_bold, 15, 1.2), look.face(look.sans, 7, 1.25)
    radius = min(62.0, area.width / 4)
    x, y = area.x + radius, area.top + radius
    sheet.circle(x, y, radius, fill="#3c4a57")
    lines = setting.wrap(plain(item.label), small, 1.35 * radius)
    top = y - (big.leading + len(lines) * small.leading) / 2
    sheet.text_centre(x, top, plain(item.number), big, color="#ffffff")
    for number, line in enumerate(lines):
        sheet.text_centre(x, top + big.leading + number * small.leading, line, small, color="#ffffff")
    side = Area(area.x + 2 * radius + 18, area.top, area.width - 2 * radius - 18, area.bottom)
    bottom = _contents(sheet, rest, side, look)
    if record is not None:
        note_panel(record, replace(panel, items=panel.items[:1], context=None, period=None))
        note_panel(record, rest)
    return max(bottom, area.top + 2 * radius)


def draw_panel(sheet: Sheet, panel: Panel, area: Area, look: Look, record: Record | None = None) -> float:
    """Print `panel` in `area`, keep its truth and return where it ends."""
    if panel.box or panel.tint:
        bottom = _contents(None, panel, area.inset(7), look) + 7
        frame = replace(area, bottom=bottom)
        sheet.rect(frame, fill=panel.tint, stroke="#000000" if panel.box else None, width=0.8)
        _contents(sheet, panel, area.inset(7), look)
    else:
        bottom = _contents(sheet, panel, area, look)
    if record is not None:
        note_panel(record, panel)
    return bottom


def note_panel(record: Record, panel: Panel) -> None:
    """Keep what the panel's numbers say."""
    for item in panel.items:
        found = read_annotations(item.number, f"graphic {panel.key}").figures
        label = read_annotations(item.label, f"graphic {panel.key}")
        record.entities += label.entities
        record.figures += label.figures
        record.figures += [
            replace(
                figure,
                concept=figure.concept or item.concepts or (label.text,),
                period=figure.period or (period(panel.period) if panel.period else None),
            )
            for figure in found
        ]
    for text in (panel.context, panel.credit):
        record.note(read_annotations(text or "", f"graphic {panel.key}"))


def _contents(sheet: Sheet | None, panel: Panel, area: Area, look: Look) -> float:
    top = area.top
    if panel.context:
        top = _print(sheet, plain(panel.context), area, top, look.face(look.sans_bold, 8.6, 1.2)) + 7
    cells = setting.columns(area.below(top), panel.columns, 10)
    tops = [top] * panel.columns
    for number, item in enumerate(panel.items):
        column = number % panel.columns
        side = panel.side
        if side == "mixed":
            side = "below" if column % 2 == 0 else "above"
        cell = cells[column].below(tops[column])
        end = _item(sheet, panel, item, cell, look, side)
        if panel.rules and sheet:
            sheet.line(cell.x, end + 2, cell.right, end + 2, width=0.4, color="#888888")
        tops[column] = end + 8
        if column == panel.columns - 1:
            tops = [max(tops)] * panel.columns
    bottom = max(tops)
    if panel.credit:
        bottom = _print(sheet, plain(panel.credit), area, bottom + 2, look.face(look.sans, 6, 1.2))
    return bottom


def _item(sheet: Sheet | None, panel: Panel, item: Item, cell: Area, look: Look, side: str) -> float:
    big = look.face(look.sans_bold, panel.number_size, 1.15)
    small = look.face(look.sans, panel.label_size, 1.2)
    number, label = plain(item.number), plain(item.label) + (":" if panel.colon else "")
    if side == "above":
        top = _print(sheet, number, cell, cell.top, big)
        return _print(sheet, label, cell, top, small)
    if side == "below":
        top = _print(sheet, label, cell, cell.top, small)
        return _print(sheet, number, cell, top + 1, big)
    width = big.width(number)
    if side == "left":
        if sheet:
            sheet.text(cell.x, cell.top, number, big)
        rest = replace(cell, x=cell.x + width + 8, width=cell.width - width - 8)
        lines = setting.wrap(label, small, rest.width)
        start = cell.top + max(0.0, (big.leading - len(lines) * small.leading) / 2)
        return max(cell.top + big.leading, _print(sheet, label, rest, start, small))
    if sheet:
        sheet.text_right(cell.right, cell.top, number, big)
    rest = replace(cell, width=cell.width - width - 8)
    lines = setting.wrap(label, small, rest.width)
    start = cell.top + max(0.0, (big.leading - len(lines) * small.leading) / 2)
    return max(cell.top + big.leading, _print(sheet, label, rest, start, small))


def _print(sheet: Sheet | None, text: str, area: Area, top: float, face: Face) -> float:
    for line in setting.wrap(text, face, area.width):
        if sheet:
            sheet.text(area.x, top, line, face)
        top += face.leading
    return top
