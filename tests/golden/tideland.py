"""*Tideland Weekly* No. 27 on two pages of five columns, and No. 28, which corrects it.

Belongs here: where things stand on these pages. Run as a module it writes the sample that ships in the drop folder and,
with its labels, in the package: ``python -m tests.golden.tideland pipelines/quality/sample``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tests.golden import tideland_graphics
from tests.samples import setting
from tests.samples.charts import draw_chart
from tests.samples.panels import draw_panel
from tests.samples.setting import Look
from tests.samples.sheet import Area, Sheet
from tests.samples.stories import Dress, Record, Story, fitted, place
from tests.samples.tables import draw_table
from tests.samples.truth import TrueEntity, Truth, merge_entities, read_annotations
from tests.samples.written import read_stories

WIDTH, HEIGHT = 720.0, 760.0
MARGIN = 32.0
NAME = "Tideland Weekly"
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Issue:
    """A typeset issue and what it says."""

    file_name: str
    data: bytes
    truth: Truth


def number_27() -> Issue:
    """Return the issue that ships as the sample."""
    look, record = setting.look_named("broadsheet"), Record()
    sheet = Sheet(WIDTH, HEIGHT, f"{NAME} No. 27")
    page = _masthead(sheet, look, "July 1-7, 2024", "No. 27")
    text = read_stories(HERE / "tideland_27.toml")
    for story in text.values():
        record.note_story(story)
    left, right = _split(page, 3, look)
    lead = Area(left.x, left.top, left.width, 428)
    rest = place(sheet, text["ferries"], lead, look, Dress(columns=3, head_size=27, balance=False)).rest
    slot = setting.columns(lead, 3, look.gutter)[2]
    sheet.text_right(slot.right, 430, "See page 3", look.face(look.sans, 7, 1.4))
    place(sheet, text["act"], right, look, Dress(columns=2, head_size=22, box=True))
    dress = Dress(columns=5, head_size=24, column_rules=True)
    band = fitted(text["seagrass"], Area(page.x, 470, page.width, page.bottom), look, dress)
    place(sheet, text["seagrass"], band, look, dress)
    sheet.line(page.x, 458, page.right, 458, width=0.8)
    _foot(sheet, look)
    sheet.next_page()
    page = _running_head(sheet, look, "JULY 1-7, 2024", "POLICY & COAST", "3")
    bottom = _numbers(sheet, page, look, record)
    left, right = _split(page.below(bottom + 18), 3, look)
    jump = Story("ferries", "Electric Ferries Redraw the Map", (), from_page="From page 1")
    done = place(sheet, jump, left, look, Dress(columns=3, head_size=19), pieces=rest)
    assert not done.rest
    boxed = place(sheet, text["sand"], right, look, Dress(columns=2, head_size=20, box=True, tint="#ececec"))
    low = page.below(max(done.bottom, boxed.bottom) + 20)
    place(sheet, text["night"], _split(low, 2, look)[0], look, Dress(columns=2, head_size=16))
    return _issue("tideland-weekly-2024-27.sample.pdf", sheet, record, "No. 27", "July 1-7, 2024")


def number_28() -> Issue:
    """Return the next issue: it corrects two numbers of the first and carries a series on."""
    look, record = setting.look_named("broadsheet"), Record()
    sheet = Sheet(WIDTH, HEIGHT, f"{NAME} No. 28")
    page = _masthead(sheet, look, "July 8-14, 2024", "No. 28")
    text = read_stories(HERE / "tideland_28.toml")
    for story in text.values():
        record.note_story(story)
    left, right = _split(page, 3, look)
    lead = place(sheet, text["cranes"], left, look, Dress(columns=3, head_size=27, column_rules=True))
    box = place(sheet, text["correction"], right, look, Dress(columns=2, head_size=18, box=True))
    low = page.below(max(lead.bottom, box.bottom) + 18)
    sheet.line(low.x, low.top - 8, low.right, low.top - 8, width=0.8)
    left, right = _split(low, 2, look)
    place(sheet, text["lock"], left, look, Dress(columns=2, head_size=18))
    draw_table(sheet, tideland_graphics.PRICES, right, look, record)
    _foot(sheet, look)
    return _issue("tideland-weekly-2024-28.pdf", sheet, record, "No. 28", "July 8-14, 2024")


def _issue(name: str, sheet: Sheet, record: Record, number: str, date: str) -> Issue:
    entities = merge_entities([*record.entities, TrueEntity("NORP", "Danish", (), True)])
    truth = Truth(
        name, NAME, number, date, record.articles, tuple(record.figures), entities,
        tuple(dict.fromkeys(record.citations)),
    )  # fmt: skip
    return Issue(name, sheet.finish(), truth)


def _masthead(sheet: Sheet, look: Look, date: str, number: str) -> Area:
    middle = WIDTH / 2
    sheet.text_centre(middle, 26, NAME, look.face(look.head, 46, 1.1))
    sheet.text_centre(middle, 78, "Ports, shores and the people who work them", look.face(look.italic, 10))
    small = look.face(look.sans, 8)
    sheet.line(MARGIN, 94, WIDTH - MARGIN, 94, width=1)
    sheet.text(MARGIN, 97, date, small)
    sheet.text_right(WIDTH - MARGIN, 97, number, small)
    sheet.line(MARGIN, 109, WIDTH - MARGIN, 109, width=0.5)
    return Area(MARGIN, 122, WIDTH - 2 * MARGIN, HEIGHT - 50)


def _running_head(sheet: Sheet, look: Look, date: str, section: str, folio: str) -> Area:
    small = look.face(look.sans, 7.5)
    sheet.text(MARGIN, 36, date, small)
    sheet.text_centre(WIDTH / 2, 34, section, look.face(look.sans_bold, 11))
    sheet.text_right(WIDTH - MARGIN, 34, folio, look.face(look.sans_bold, 10))
    sheet.line(MARGIN, 50, WIDTH - MARGIN, 50, width=1)
    return Area(MARGIN, 62, WIDTH - 2 * MARGIN, HEIGHT - 50)


def _foot(sheet: Sheet, look: Look) -> None:
    small = look.face(look.sans, 7)
    sheet.text(MARGIN, HEIGHT - 34, NAME, small)
    sheet.text_right(WIDTH - MARGIN, HEIGHT - 34, "Printed in Esbjerg", small)


def _split(area: Area, left: int, look: Look) -> tuple[Area, Area]:
    grid = setting.columns(area, 5, look.gutter)
    return (
        Area(area.x, area.top, grid[left - 1].right - area.x, area.bottom),
        Area(grid[left].x, area.top, area.right - grid[left].x, area.bottom),
    )


def _numbers(sheet: Sheet, page: Area, look: Look, record: Record) -> float:
    text = tideland_graphics
    sheet.text(page.x, page.top, "FOCUS", look.face(look.sans_bold, 8))
    top = page.top + 14
    for line in setting.wrap(text.NUMBERS_HEAD, look.face(look.head, 20), page.width):
        sheet.text(page.x, top, line, look.face(look.head, 20))
        top += 24
    top += 6
    grid = setting.columns(Area(page.x, top, page.width, top + 118), 4, 22, (1.15, 0.9, 1.2, 1.1))
    draw_chart(sheet, text.CLUSTERS, grid[0], look, record)
    draw_chart(sheet, text.SHARE, grid[1], look, record)
    ends = [draw_panel(sheet, text.BUILT, grid[2], look, record), draw_panel(sheet, text.REACH, grid[3], look, record)]
    note = record.note(read_annotations(text.NUMBERS_NOTE, "graphic numbers"))
    small = look.face(look.sans, 7.5)
    bottom = max(*ends, top + 118) + 6
    for line in setting.wrap(note, small, 0.5 * page.width):
        sheet.text(page.x, bottom, line, small)
        bottom += small.leading
    return bottom


def main() -> None:
    """Write the sample issue and its labels into the folder that is named on the command line."""
    issue = number_27()
    path = Path(sys.argv[1]) / issue.file_name
    path.write_bytes(issue.data)
    path.with_suffix(".json").write_text(issue.truth.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
