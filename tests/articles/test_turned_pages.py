"""A page whose text lies on its side or its head is read as if upright, and what is found lies where it is printed."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pipelines.articles import lay_out
from pipelines.articles.turning import turned, turned_back, turns_of
from pipelines.graphics import read_graphics
from pipelines.model import Box, Document
from pipelines.pages import read_document
from tests.samples import layouts


def lying(data: bytes, degrees: int) -> bytes:
    """Return the file with all that is drawn turned clockwise, and its pages made as wide as that takes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            _, _, width, height = (float(number) for number in page.mediabox)
            across, down = (width, height) if degrees == 180 else (height, width)
            matrix = {90: f"0 -1 1 0 0 {width}", 180: f"-1 0 0 -1 {width} {height}", 270: f"0 1 -1 0 {height} 0"}
            page.contents_add(pikepdf.Stream(pdf, f"q {matrix[degrees]} cm\n".encode()), prepend=True)
            page.contents_add(pikepdf.Stream(pdf, b"\nQ"))
            page.mediabox = pikepdf.Array([0, 0, across, down])
            if "/CropBox" in page:
                del page.CropBox
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.fixture(scope="module")
def upright() -> tuple[bytes, Document]:
    data = layouts.make("statistical", 1)[0]
    return data, read_document(data, "issue", "issue.pdf")


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_it_reads_as_the_upright_page_does(upright: tuple[bytes, Document], degrees: int) -> None:
    data, document = upright
    found = read_document(lying(data, degrees), "issue", "issue.pdf")
    assert {turn.degrees for turn in turns_of(found.pages).values()} == {degrees}
    layout, expected = lay_out(found), lay_out(document)
    assert [article.body for article in layout.articles] == [article.body for article in expected.articles]
    values = read_graphics(found, layout).values
    assert [(value.text, value.label) for value in values] == [
        (value.text, value.label) for value in read_graphics(document, expected).values
    ]
    for value in values:
        page = found.pages[value.page_no - 1]
        printed = [word.box for word in page.words if word.text and word.text in value.text]
        assert any(_meet(value.box, box) for box in printed)
    facts, page = layout.pages[0], found.pages[0]
    assert (facts.width_pt, facts.height_pt) == (page.width_pt, page.height_pt)
    assert all(block.box.x1 <= page.width_pt + 2 for article in layout.articles for block in article.blocks)


def test_there_and_back_changes_nothing_but_rounding(upright: tuple[bytes, Document]) -> None:
    document = read_document(lying(upright[0], 90), "issue", "issue.pdf")
    turns = turns_of(document.pages)
    again = turned_back(turned(document, turns), turns)
    for page, other in zip(document.pages, again.pages, strict=True):
        assert (page.width_pt, page.height_pt) == (other.width_pt, other.height_pt)
        for word, same in zip(page.words, other.words, strict=True):
            assert (word.box.x0, word.box.bottom) == pytest.approx((same.box.x0, same.box.bottom))
            assert word.rotation == same.rotation


def test_an_upright_page_with_a_word_on_its_side_is_left_as_it_is(upright: tuple[bytes, Document]) -> None:
    assert turns_of(upright[1].pages) == {}


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
