"""Two numbers a blank apart are two where the other rows show their columns, and one where blanks part thousands."""

from __future__ import annotations

from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.articles.tables.tight import part_tight
from pipelines.model import Box, Word
from tests.articles.paper import Paper, width_of


def _word(text: str, x1: float, top: float) -> Word:
    return Word(text, Box(x1 - 4 * len(text), top, x1, top + 6), "Sans", 6.0, False, False, "#000000", 0, False)


def _row(top: float, *cells: tuple[tuple[str, float], ...]) -> list[Segment]:
    return [Segment.of(tuple(_word(text, x1, top) for text, x1 in cell)) for cell in cells]


def test_a_tight_row_is_parted_at_the_columns_of_the_others() -> None:
    rows = [_row(20 + 8 * k, (("278", 100.0),), (("312", 122.0),)) for k in range(4)]
    tight = _row(10, (("9,791", 100.0), ("10,545", 122.0)))
    parted = part_tight([*tight, *(s for row in rows for s in row)])
    assert [s.text for s in parted[:2]] == ["9,791", "10,545"]


def test_a_number_with_blanks_between_its_thousands_stays_one() -> None:
    rows = [_row(20 + 8 * k, (("912", 122.0),)) for k in range(4)]
    spaced = _row(10, (("10", 108.0), ("545", 122.0)))
    assert part_tight([*spaced, *(s for row in rows for s in row)])[0].text == "10 545"


def test_a_number_beside_the_large_type_of_a_headline_is_no_raised_mark_of_it() -> None:
    paper = Paper()
    paper.line(40, 112, "Orvel", size=8)
    paper.line(250, 112, "170", size=8)
    paper.line(250 + width_of("170", 8) + 14, 100, "Why the mill beats the bank", size=25)
    texts = [s.text for s in segments_of(paper.words, paper.page())]
    assert texts == ["Why the mill beats the bank", "Orvel", "170"]


def test_a_raised_mark_stays_with_its_word() -> None:
    paper = Paper()
    paper.line(40, 100, "Orvel", size=25)
    paper.line(40 + width_of("Orvel", 25) + 1, 100, "3", size=10)
    assert [s.text for s in segments_of(paper.words, paper.page())] == ["Orvel 3"]
