"""Maps of equal squares: each holds its district's short name and number.

Belongs here: telling them from shaded tables. Does not belong here: heat maps with names around their cells.
"""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.articles.areas.regions import find_regions
from pipelines.graphics import read_graphics
from pipelines.model import Box, Rect
from tests.articles.paper import Paper, document

NAMES = ("Arvo", "Belt", "Corin", "Dell", "Esk", "Ferr", "Gorm", "Holt", "Iven")
FILLS = ("#c6dbef", "#6baed6", "#2171b5")


def squares(paper: Paper, named: bool) -> None:
    """Set three rows of three squares, a name over a number in each."""
    for k, name in enumerate(NAMES):
        x, y = 60.0 + 82 * (k % 3), 120.0 + 62 * (k // 3)
        paper.rects.append(Rect(Box(x, y, x + 80, y + 60), FILLS[k % 3], None))
        if named:
            paper.line(x + 20, y + 14, name, 9.0)
        paper.line(x + 26, y + 34, str(14 + 7 * k), 9.0)


@pytest.mark.parametrize("named", [True, False])
def test_each_square_gives_its_number_to_its_own_name(named: bool) -> None:
    paper = Paper()
    paper.line(60, 90, "Boats by district, 2023", 13.0, bold=True)
    squares(paper, named)
    issue = document(paper)
    assert find_regions(issue.pages[0]) or not named
    values = read_graphics(issue, lay_out(issue)).values
    told = {v.text: (*v.row_headers, v.category or "", v.label or "") for v in values}
    rightly = [str(14 + 7 * k) for k, name in enumerate(NAMES) if name in told.get(str(14 + 7 * k), ())]
    assert len(rightly) == (len(NAMES) if named else 0)
