"""Tags as evidence: what a sound structure adds to a page, and that one that lies changes nothing.

Belongs here: pages set by hand with tags made up for them. Does not belong here: reading tags from files.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pipelines.articles import lay_out
from pipelines.articles.markdown import to_markdown
from pipelines.articles.page.tags import cut_tags, sound_tags
from pipelines.graphics import read_graphics
from pipelines.model import Document, Layout, Page, Tag
from tests.articles.paper import Paper

NEWS = (
    "The harbour board heard on Tuesday how the work on the breakwater had gone over the summer and what it would cost "
    "to finish the eastern arm before the gales of the autumn set in again."
)
MORE = (
    "Members asked why the stone had come late and were told that the quarry had lost two barges in the spring. They "
    "will hear again in the new year what the winter has done to the work."
)


class Tagged(Paper):
    """A page whose parts are tagged as they are set."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[Tag] = []

    def part(
        self, role: str, x: float, top: float, width: float, text: str, size: float = 10.0, **more: object
    ) -> float:
        cell = {key: more.pop(key) for key in ("table", "row", "column") if key in more}
        first = len(self.words)
        end = self.block(x, top, width, text, size, **more)
        self.tags.append(Tag(role, len(self.tags), tuple(range(first, len(self.words))), **cell))
        return end

    def tagged(self) -> Page:
        return replace(self.page(), tags=tuple(self.tags))


def layout_of(page: Page) -> Layout:
    return lay_out(Document("issue", "issue.pdf", (page,)))


def markdown_of(page: Page) -> str:
    document = Document("issue", "issue.pdf", (page,))
    layout = lay_out(document)
    return to_markdown(layout, read_graphics(document, layout))


def newspaper() -> Tagged:
    """Three columns of two stories each, with a list and a table of numbers below."""
    paper = Tagged()
    paper.part("P", 40, 20, 500, "The Harbour Herald 12 May 2024 page 4")
    for column, x in enumerate((40.0, 220.0, 400.0)):
        top = 60.0
        for story in range(2):
            top = paper.part("H2", x, top, 160, f"Story {'ABCDEF'[column * 2 + story]} of the harbour", 16.0, bold=True)
            top = paper.part("P", x, top + 4, 160, NEWS)
            top = paper.part("P", x, top, 160, MORE, indent=10.0) + 14
    for row, cells in enumerate(
        (("Port", "2023", "2024"), ("Alba", "31", "35"), ("Bruma", "12", "14"), ("Cala", "8", "9"))
    ):
        for column, text in enumerate(cells):
            place = {"table": 99, "row": row, "column": column}
            paper.part("TD", 40 + 120 * column, 620 + 16 * row, 100, text, 9.0, **place)
    return paper


# -- trees that lie ---------------------------------------------------------------------------------------------------
def shuffled(tags: Sequence[Tag], seed: int) -> list[Tag]:
    dealt = list(tags)
    random.Random(seed).shuffle(dealt)
    return dealt


def words_dealt(tags: Sequence[Tag], seed: int) -> list[Tag]:
    numbers = [number for tag in tags for number in tag.words]
    random.Random(seed).shuffle(numbers)
    left = iter(numbers)
    return [replace(tag, words=tuple(sorted(next(left) for _ in tag.words))) for tag in tags]


def half_covered(tags: Sequence[Tag], seed: int) -> list[Tag]:
    return [tag for tag in shuffled(tags, seed)[: len(tags) // 2] if tag.role != "TD"]


def all_headings(tags: Sequence[Tag], seed: int) -> list[Tag]:
    return [replace(tag, role="H1") for tag in tags]


def all_artifacts(tags: Sequence[Tag], seed: int) -> list[Tag]:
    return [Tag("Artifact", -1, tuple(number for tag in tags for number in tag.words))]


def line_by_line(tags: Sequence[Tag], seed: int) -> list[Tag]:
    return [Tag("P", number, (number,)) for number in range(sum(len(tag.words) for tag in tags))]


def out_of_range(tags: Sequence[Tag], seed: int) -> list[Tag]:
    return [replace(tag, words=tuple(number + 500 for number in tag.words)) for tag in tags]


def table_dealt(tags: Sequence[Tag], seed: int) -> list[Tag]:
    return [replace(tag, table=5, row=(7 * k + seed) % 5, column=(3 * k) % 4) for k, tag in enumerate(tags)]


LIES = (shuffled, words_dealt, half_covered, all_headings, all_artifacts, line_by_line, out_of_range, table_dealt)


@pytest.mark.parametrize("lie", LIES, ids=[lie.__name__ for lie in LIES])
@pytest.mark.parametrize("seed", range(3))
def test_a_lying_tree_changes_nothing(lie, seed):
    paper = newspaper()
    plain = markdown_of(paper.page())
    assert markdown_of(replace(paper.page(), tags=tuple(lie(paper.tags, seed)))) == plain


def test_an_honest_tree_changes_nothing_that_type_tells():
    paper = newspaper()
    assert sound_tags(paper.tagged()) is not None
    assert markdown_of(paper.tagged()) == markdown_of(paper.page())


# -- what a sound tree adds -------------------------------------------------------------------------------------------
def test_a_heading_in_the_type_of_the_text():
    paper = Tagged()
    top = paper.part("H1", 40, 40, 500, "The breakwater at midsummer", 20.0, bold=True)
    top = paper.part("P", 40, top + 10, 500, NEWS + " " + MORE)
    top = paper.part("H2", 40, top + 10, 500, "What the board will hear")
    paper.part("P", 40, top + 10, 500, MORE + " " + NEWS)
    assert "\n## What the board will hear\n" in markdown_of(paper.tagged())
    assert "## What" not in markdown_of(paper.page())


def test_a_heading_in_the_type_and_at_the_leading_of_the_text():
    paper = Tagged()
    top = paper.part("H1", 40, 40, 500, "The breakwater at midsummer", 20.0, bold=True)
    top = paper.part("P", 40, top + 10, 500, NEWS + " " + MORE)
    top = paper.part("H2", 40, top, 500, "What the board will hear")
    paper.part("P", 40, top, 500, MORE + " " + NEWS)
    assert f"{MORE}\n\n## What the board will hear\n\n{MORE}" in markdown_of(paper.tagged())


def test_entries_of_a_list_without_marks_are_paragraphs_of_their_own():
    paper = Tagged()
    top = paper.part("P", 40, 40, 500, NEWS)
    for entry in ("Bring a coat that keeps out the wind and the rain of the", "Bring a torch", "Leave dogs at home"):
        top = paper.part("LI", 40, top, 500, entry)
    paper.part("P", 40, top, 500, MORE)
    body = layout_of(paper.tagged()).articles[0].body
    assert "\n\nBring a torch\n\nLeave dogs at home\n\n" in body


def test_lines_that_a_paragraph_breaks_by_hand_stay_as_type_shows_them():
    paper = Tagged()
    first = len(paper.words)
    top = paper.block(40, 40, 500, NEWS)
    paper.block(40, top + 14, 500, MORE)
    paper.tags = [Tag("P", 0, tuple(range(first, len(paper.words))))]
    paper.part("P", 40, 300, 500, NEWS)
    assert layout_of(paper.tagged()) == layout_of(paper.page())


POINTS = ("Gate", "Tickets", "Music", "Parking", "Races", "Lodging")


def tiles() -> Tagged:
    """Boxes of text in two rows and three columns, row by row in the file, no line between them."""
    paper = Tagged()
    paper.part("H1", 40, 30, 500, "What you need to know about the harbour day", 20.0, bold=True)
    for number, point in enumerate(POINTS):
        x, top = 40 + 180 * (number % 3), 80 + 78 * (number // 3)
        top = paper.part("H2", x, top, 160, point, bold=True)
        paper.part("P", x, top, 160, f"For {point} ask the wardens on the quay by noon. " + MORE[:80] + ".")
    return paper


def test_tiles_are_read_in_the_files_order_where_columns_and_rows_are_both_possible():
    paper = tiles()
    text, plain = markdown_of(paper.tagged()), markdown_of(paper.page())
    assert sorted(POINTS, key=lambda point: text.index(f"For {point} ask")) == list(POINTS)
    assert sorted(POINTS, key=lambda point: plain.index(f"For {point} ask")) == [
        *POINTS[::3],
        *POINTS[1::3],
        *POINTS[2::3],
    ]


def test_an_order_that_climbs_up_the_columns_is_not_followed():
    paper = tiles()
    backwards = replace(paper.page(), tags=tuple(reversed(paper.tags)))
    tags = sound_tags(backwards)
    assert tags is not None
    assert not tags.ordered
    assert markdown_of(backwards) == markdown_of(paper.page())


def test_a_running_head_that_the_file_calls_an_artifact_on_a_single_page():
    paper = Tagged()
    paper.part("Artifact", 200, 30, 300, "Quarterly letter of the harbour board", 10.0)
    top = paper.part("P", 40, 62, 500, NEWS)
    paper.part("P", 40, top + 14, 500, MORE)
    paper.tags = [*paper.tags[1:], paper.tags[0]]
    assert "Quarterly letter" in markdown_of(paper.page())
    assert "Quarterly letter" not in markdown_of(paper.tagged())
    assert [block.text for block in layout_of(paper.tagged()).furniture] == ["Quarterly letter of the harbour board"]


def test_a_table_of_words_that_nothing_but_its_tags_shows():
    rows = [
        ("Bird", "Seen at", "By"),
        ("Curlew", "Salt marsh", "Ida"),
        ("Knot", "Sand bar", "Karl"),
        ("Teal", "Reeds", "Lea"),
    ]
    paper = Tagged()
    paper.part("P", 40, 40, 500, NEWS)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            paper.part("TD", 40 + 120 * column, 110 + 12 * row, 110, text, table=9, row=row, column=column)
    paper.part("P", 40, 190, 500, MORE)
    assert "<th>\nCurlew\n</th>\n<td>\nSalt marsh\n</td>" in markdown_of(paper.tagged())
    assert "<table>" not in markdown_of(paper.page())


def test_a_page_laid_out_in_a_table_is_no_table():
    paper = Tagged()
    for row in range(2):
        for column in range(2):
            paper.part("TD", 40 + 280 * column, 60 + 200 * row, 250, NEWS + " " + MORE, table=9, row=row, column=column)
    assert markdown_of(paper.tagged()) == markdown_of(paper.page())


def test_tags_of_a_part_of_a_page():
    paper = newspaper()
    page = paper.tagged()
    kept = [word for word in page.words if word.box.x0 < 200]
    part = replace(page, words=tuple(kept))
    part = replace(part, tags=cut_tags(page, kept))
    before = {id(page.words[number]): tag.element for tag in page.tags for number in tag.words}
    after = {id(part.words[number]): tag.element for tag in part.tags for number in tag.words}
    assert after == {key: element for key, element in before.items() if key in {id(word) for word in kept}}
