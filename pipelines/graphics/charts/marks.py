"""Charts of marks: dots in rows, slopes and shaded cells, each value with the name of its row and of its series.

Belongs here: the values of marks with a printed number. Does not belong here: finding marks and which words name them
(articles), and what those words mean.
"""

from __future__ import annotations

from pipelines.articles.charts.marks import MarkPlot
from pipelines.articles.tables.segments import counts_on
from pipelines.articles.tables.times import counts_by_week
from pipelines.graphics.panels.axes import number_of, with_point
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.titles import Title
from pipelines.model import LabelledValue, stable_id


def read_marks(panel: Panel, plot: MarkPlot, title: Title) -> list[LabelledValue]:
    """Return one value for each mark of `plot`."""
    values = []
    series = list(dict.fromkeys(mark.series or "" for mark in plot.marks))
    weeks = title.text is not None and counts_by_week(title.text) and counts_on(series)
    for mark in plot.marks:
        text, box = mark.number.text, mark.number.box
        block = panel.block_of(mark.box)
        values.append(
            LabelledValue(
                value_id=stable_id("v", block.block_id, panel.page_no, f"{box.x0:.1f} {box.top:.1f}", "mark"),
                issue_id=panel.issue_id,
                article_id=panel.article.article_id,
                block_id=block.block_id,
                page_no=panel.page_no,
                box=box,
                kind="chart",
                text=text,
                title=title.text,
                context=title.context,
                series=f"Week {mark.series}" if weeks else mark.series,
                category=mark.row,
                row_headers=(mark.row,) if mark.row else (),
                column_headers=(f"Week {mark.series}" if weeks else mark.series,) if mark.series else (),
                unit_hint=title.hint,
                value=number_of(text) if with_point(text) != text else None,
                rule_id="graphics.mark_label",
            )
        )
    return values
