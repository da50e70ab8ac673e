"""An issue's graphics, one panel after the other: charts first, then tables, and what is left as an infographic.

Belongs here: the order of reading, and tables that go on over pages. Does not belong here: how each kind is read.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pipelines.articles.areas.regions import find_regions
from pipelines.articles.charts.finding import ChartArea, find_charts, legend_of
from pipelines.articles.charts.line_names import line_legend
from pipelines.articles.charts.pies import Pie, ring_names
from pipelines.articles.charts.pyramids import side_names
from pipelines.articles.charts.stack_names import stack_names
from pipelines.articles.tables.finding import find_grids
from pipelines.articles.tables.segments import segments_of, text_lines
from pipelines.articles.wording.contents import leads_to_pages
from pipelines.errors import GRAPHIC_UNREAD, TELL_MAINTAINERS, UNFORESEEN
from pipelines.graphics.charts.bars import read_chart
from pipelines.graphics.charts.categories import names_over_bars
from pipelines.graphics.charts.class_legends import class_legends
from pipelines.graphics.charts.legend_heads import legend_heads
from pipelines.graphics.charts.lines import read_lines
from pipelines.graphics.charts.marks import read_marks
from pipelines.graphics.charts.multiples import shared_headings
from pipelines.graphics.charts.pies import TOTAL, in_hole, read_pie
from pipelines.graphics.infographics.reading import read_infographic
from pipelines.graphics.panels.captions import others_captions, titled_below, with_caption, with_unit_below
from pipelines.graphics.panels.groups import groups_of, has_number, is_icon
from pipelines.graphics.panels.note_marks import without_note_marks
from pipelines.graphics.panels.notes import note_boxes, refers_back
from pipelines.graphics.panels.panel import Panel, middle_in, panels_of
from pipelines.graphics.panels.titles import Title, title_inside, title_of
from pipelines.graphics.panels.unit_notes import with_note_below
from pipelines.graphics.tables.reading import ReadTable, read_table
from pipelines.graphics.tables.values import captioned, continues, table_of
from pipelines.model import Box, Document, Finding, GraphicsReading, LabelledValue, Layout, Page, Table, Word

#: A legend whose names end within so many points of a bold line's end stands on the title's line.
BESIDE_TITLE = 12.0
#: A table goes on on the next page, or the one behind it: of a row that fills a page no table is made.
PAGES_ON = 2
#: Tables side by side under one title are at most so far apart (in points), and begin at one height within so many.
BESIDE = 60.0
LEVEL = 2.0
#: A picture inside a graphic, larger than this (in points) both ways, may hold a chart that is not read.
RASTER = 60.0
#: The rules of numbers that stand in print, with a label or in a chart.
BAR_LABEL = "graphics.bar_label"
PRINTED = ("graphics.infographic", BAR_LABEL, "graphics.pie_label")


@dataclass(slots=True)
class _Found:
    """What has been read of an issue so far, and what the panels of one page ask again."""

    values: list[LabelledValue] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    previous: tuple[Panel, tuple[ReadTable, ...], Title] | None = None
    regions: dict[int, list[Box]] = field(default_factory=dict)
    drawn: dict[int, tuple[ChartArea, ...]] = field(default_factory=dict)


def read_graphics(document: Document, layout: Layout, *, strict: bool = True) -> GraphicsReading:
    """Return all values, tables and findings of the issue's graphic and table blocks.

    Not `strict`, a panel that an error of ours keeps from being read is a finding ``graphics.unread``, and the others
    are read.
    """
    found = _Found()
    for panel in panels_of(document, layout):
        kept = len(found.values), len(found.tables), len(found.findings)
        try:
            _read_panel(panel, found)
        except UNFORESEEN as error:
            if strict:
                raise
            values, tables, findings = kept  # no half of a graphic
            del found.values[values:], found.tables[tables:], found.findings[findings:]
            found.findings.append(_unread(panel, error))
    told = tuple(_once(_of_one_panel(found.values)))
    return GraphicsReading(document.issue_id, told, tuple(found.tables), tuple(found.findings))


def _unread(panel: Panel, error: Exception) -> Finding:
    block = panel.blocks[0]
    reason = f"A graphic on page {panel.page_no} was not read ({type(error).__name__}: {error}). {TELL_MAINTAINERS}"
    return Finding(
        panel.issue_id, panel.page_no, GRAPHIC_UNREAD, reason, panel.article.article_id, block.block_id, block.box
    )


def _read_panel(panel: Panel, found: _Found) -> None:
    """Add to `found` what the charts of a panel say, then its tables, and what is left as an infographic."""
    values, tables, findings, regions, drawn = found.values, found.tables, found.findings, found.regions, found.drawn
    if _lists_contents(panel):
        return
    if panel.page_no not in drawn:
        drawn[panel.page_no] = find_charts(panel.whole_page)
    charts = _charts_of(panel, drawn[panel.page_no])
    if charts and panel.page_no not in regions:  # what else stands on the page matters to charts alone
        others_there = find_regions(panel.whole_page, drawn[panel.page_no])
        regions[panel.page_no] = [region.box for region in others_there]
    taken: list[Box] = []
    headings = shared_headings(panel, charts, drawn[panel.page_no])
    summed: set[int] = set()  # rings with their sum in their hole
    for chart in charts:
        several, own = headings.get(id(chart), (None, None))
        others = _others(regions[panel.page_no], chart)
        others += others_captions(panel, chart.box, [c.box for c in drawn[panel.page_no]])
        title = several or _title_of(panel, chart, [*taken, *others])
        if chart.pie is not None:
            beside = [c.plot for c in drawn[panel.page_no] if c is not chart and not c.pie]
            made, told = read_pie(panel, chart.pie, chart.box, title, beside)
        elif chart.marks is not None:
            made, told = read_marks(panel, chart.marks, title), []
        else:
            made, told = read_chart(panel, chart, title)
            made += read_lines(panel, chart, title, [value.box for value in made if value.rule_id == BAR_LABEL])
        if own is not None:
            made = [replace(value, column_headers=(own, *value.column_headers)) for value in made]
        if not made and _tells_in_words(panel, chart):
            continue  # bars under sentences: these are read as what is left
        summed |= {id(chart)} if any(value.rule_id == TOTAL for value in made) else set()
        taken += title.boxes
        values += made
        findings += told
        taken.append(chart.box)
    taken += [box for several, _ in headings.values() for box in several.boxes]
    left = [w for w in panel.page.words if not any(middle_in(w.box, box) for box in taken)]
    for grid in find_grids(panel.page, left):
        before = found.previous if found.previous and _follows(found.previous[0], panel) else None
        read = read_table(grid, before[1][-1] if before and continues(before[1][-1], grid, True) else None)
        title = titled_below(title_of(panel, grid.box, taken, alone=True), panel, grid.box)
        title = with_note_below(_with_note_before(title, before[2] if before else None), panel, grid.box)
        title = found.previous[2] if found.previous and _shares_title(read, title, panel, found.previous) else title
        parts: tuple[ReadTable, ...] = ()
        if before and read.column_headers == before[1][-1].column_headers:
            turned = before[0].page_no != panel.page_no
            listed = not read.header_rows and not before[1][-1].header_rows and not turned
            apart = (
                listed and title.text is not None and title.text != before[2].text
            )  # lists under titles of their own
            if not apart and _goes_on(read, title, before[2], turned):
                title, parts = before[2], before[1]
                read = read_table(grid, parts[-1] if not read.header_rows else None, parts[-1].named)
        table, made, told = table_of(panel, *captioned(read, title), parts)
        tables.append(table)
        values += made
        findings += told
        taken += [grid.box, *title.boxes]
        found.previous = (panel, (*parts, read), title)
    taken += note_boxes(panel, [table.box for table in tables if table.page_no == panel.page_no])
    rings = [chart.pie for chart in charts if chart.pie is not None and chart.pie.hole and id(chart) not in summed]
    values_left, told = _rest(panel, taken, rings)
    values += values_left
    findings += told + _pictures(panel, taken)


def _lists_contents(panel: Panel) -> bool:
    """Tell whether a panel is a list of contents, whose numbers are pages."""
    if not any(word.text.endswith(("...", "…", "···")) for word in panel.page.words):
        return False
    own = _lines_of(panel.page)
    if leads_to_pages(own):
        return True
    return leads_to_pages(own, 1) and leads_to_pages(_lines_of(panel.whole_page))  # the end of a list on its page


def _lines_of(page: Page) -> list[str]:
    return [" ".join(word.text for word in line) for line in text_lines(page.words)]


def _charts_of(panel: Panel, on_page: tuple[ChartArea, ...]) -> tuple[ChartArea, ...]:
    """Return the charts of a panel: as the whole page shows them, where neighbours tell what one alone does not."""
    found = tuple(c for c in on_page if any(middle_in(c.plot, b.box) and middle_in(c.box, b.box) for b in panel.blocks))
    return found or find_charts(panel.page)


def _others(regions: list[Box], chart: ChartArea) -> list[Box]:
    return [box for box in regions if not middle_in(chart.plot, box)]


def _title_of(panel: Panel, chart: ChartArea, taken: list[Box]) -> Title:
    """Return the title of one chart: over it, inside its plot, or in its caption."""
    taken = [*taken, *_named(panel, chart), *panel.prose]
    if chart.pie is not None:  # what stands at the top of a pie's box is as near to it as its labels
        title = title_inside(panel, chart.plot, chart.box)
        if title.text is not None:
            return title
    title = title_of(panel, _labelled_part(panel, chart), taken)
    if title.text is None:  # a low chart beside higher ones: its title stands where theirs do
        title = title_of(panel, chart.box, taken)
    if not title.boxes:
        inside = title_inside(panel, chart.plot, chart.box)
        whole = title.text is not None and inside.text is not None and inside.text.startswith(title.text)
        title = inside if title.text is None or whole else title  # a headline may end where its first line does
    title = with_unit_below(with_caption(title, panel, chart.box), panel, chart.box)
    if title.boxes or title.text is not None:
        return title
    further = title_of(panel, _labelled_part(panel, chart), taken, far=True)
    return further if further.boxes else title


def _tells_in_words(panel: Panel, chart: ChartArea) -> bool:
    """Tell whether all numbers in a chart's box stand among words: it shows what they say once more."""
    inside = [s for s in segments_of(panel.page.words, panel.page) if middle_in(s.box, chart.box)]
    return any(has_number(s.text) for s in inside) and not any(s.numeric for s in inside)


def _named(panel: Panel, chart: ChartArea) -> list[Box]:
    """Return the boxes of the names in a chart's legend and of its two sides: they are no part of its title."""
    segments = segments_of(panel.page.words, panel.page)
    names = [name for _, name in legend_of(panel.page, chart.bars, chart.plot, segments)]
    names += legend_heads([*names, *line_legend(panel.page, chart.plot, segments)], chart.plot, segments)
    names += [name for bars in chart.bars for name in stack_names(bars, segments).values()]
    sides = [name for bars in chart.bars for name in side_names(bars, segments) or ()]
    names += sides
    names += [name for bars in chart.bars if len(bars.rects) > 1 for _, name in names_over_bars(bars, segments)]
    names += [s for s in segments for name in sides if abs(s.middle - name.middle) <= 1]  # ``Age`` between them
    return [name.box for name in names]


def _labelled_part(panel: Panel, chart: ChartArea) -> Box:
    """Return the chart from its topmost bar or number down: what stands above that in its box is its title."""
    if chart.pie is not None:
        return chart.box
    if chart.marks is not None:
        own = Box.around([chart.plot, *chart.marks.words])
        return Box(chart.box.x0, own.top, chart.box.x1, chart.box.bottom)
    segments = segments_of(panel.page.words, panel.page)
    numbers = [s.box.top for s in segments if s.numeric and middle_in(s.box, chart.box)]
    legend = [
        name.box.top
        for _, name in legend_of(panel.page, chart.bars, chart.plot, segments)
        if middle_in(name.box, chart.box)
    ]
    legend += [name.box.top for name in line_legend(panel.page, chart.plot, segments)]
    level = [s.box.bottom for s in segments_of(panel.whole_page.words, panel.whole_page) if s.bold and legend]
    legend = [top for top in legend if not any(top < bottom <= top + BESIDE_TITLE for bottom in level)]
    top = min([chart.plot.top, *numbers, *legend])
    return Box(chart.box.x0, top, chart.box.x1, chart.box.bottom)


def _follows(before: Panel, panel: Panel) -> bool:
    return 0 <= panel.page_no - before.page_no <= PAGES_ON


def _goes_on(read: ReadTable, title: Title, before: Title, turned: bool) -> bool:
    """Tell whether a table with the headers of the one before is its rest: it has none of its own, or says so, or has
    no other title though the page has `turned`."""
    if not read.header_rows:
        return True
    if title.hint is not None and before.hint is not None and title.hint != before.hint and not title.continued:
        return False  # another table of the same, in other units
    if title.number is not None and before.number is not None and title.number != before.number:
        return False
    return title.text in (before.text, None) and (title.continued or turned)


def _shares_title(
    read: ReadTable, title: Title, panel: Panel, previous: tuple[Panel, tuple[ReadTable, ...], Title]
) -> bool:
    """Tell whether a table without a title stands level with the one before, right of it, under the same heads: what
    stands over the left one is over both."""
    left = previous[1][-1]
    beside = previous[0].page_no == panel.page_no and 0 < read.grid.box.x0 - left.grid.box.x1 <= BESIDE
    level = abs(read.grid.box.top - left.grid.box.top) <= LEVEL
    if title.text is not None or title.hint is not None or not beside or not level or not read.header_rows:
        return False
    return read.column_headers[1:] == left.column_headers[1:] and len(read.column_headers) > 1


def _with_note_before(title: Title, before: Title | None) -> Title:
    """Return a continued table's title with what the note over its first part says of units, where it has none."""
    if before is None or not title.continued or title.text != before.text:
        return title
    return replace(title, hint=before.hint) if title.hint is None or refers_back(title.hint) else title


def _rest(panel: Panel, taken: list[Box], rings: list[Pie]) -> tuple[list[LabelledValue], list[Finding]]:
    segments = segments_of(panel.page.words, panel.page)
    named = {id(w) for ring in rings for name in ring_names(ring, segments) for w in name.words}
    classes = {id(w) for name in class_legends(panel.page, segments) for w in name.words}
    words: list[Word] = [
        w
        for w in panel.page.words
        if not is_icon(w.text) and id(w) not in classes
        if not any(middle_in(w.box, box) for box in taken)
        or any(in_hole(w.box, ring) for ring in rings)
        or id(w) in named
    ]
    if not words or (all(block.role == "table" for block in panel.blocks) and taken):
        return [], []
    groups = groups_of(without_note_marks(words), panel.page)
    return read_infographic(panel, groups)


def _pictures(panel: Panel, taken: list[Box]) -> list[Finding]:
    """Report pictures inside a graphic with nothing read in them: a chart in pixels is not read."""
    findings = []
    for image in panel.page.images:
        if min(image.width, image.height) < RASTER or not any(middle_in(image, b.box) for b in panel.blocks):
            continue
        if any(middle_in(box, image) for box in taken):
            continue
        block = panel.block_of(image)
        findings.append(
            Finding(
                panel.issue_id,
                panel.page_no,
                "graphics.picture_not_read",
                "A picture stands in this graphic; if it holds numbers, they are not read",
                panel.article.article_id,
                block.block_id,
                image,
            )
        )
    return findings


def _of_one_panel(values: list[LabelledValue]) -> list[LabelledValue]:
    """Leave out a printed number that two panels hold, one over the other: the one of which more is said stays."""
    best: dict[tuple[int, str, float, float], LabelledValue] = {}
    for value in values:
        if value.rule_id in PRINTED and value.value is None:
            key = (value.page_no, value.text, round(value.box.x0), round(value.box.top))
            known = best.get(key)
            if known is None or _said(value) > _said(known):
                best[key] = value
    kept = {id(value) for value in best.values()}
    return [v for v in values if v.rule_id not in PRINTED or v.value is not None or id(v) in kept]


def _said(value: LabelledValue) -> int:
    parts = (value.label, value.title, value.series, value.category, *value.row_headers, *value.column_headers)
    return sum(len(part) for part in parts if part)


def _once(values: list[LabelledValue]) -> list[LabelledValue]:
    """Make ids unique where the same text stands twice at one place (print over print)."""
    seen: dict[str, int] = {}
    out = []
    for value in values:
        number = seen.get(value.value_id, 0)
        seen[value.value_id] = number + 1
        out.append(replace(value, value_id=f"{value.value_id}-{number}") if number else value)
    return out
