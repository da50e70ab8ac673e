"""What a recogniser boxes becomes lines of one size and one baseline, set upright."""

from __future__ import annotations

import math
from itertools import chain

import pytest

from pipelines.intake.ocr_geometry import as_typeset
from pipelines.model import Box, Word

# How the ink of a ten point line reaches up and down, by word.
INK = {"sea": (4.7, 0.0), "fly": (7.0, 2.1), "Harbour": (7.0, 0.0), "1,200": (7.0, 2.1), "page": (4.7, 2.1)}


def line(x: float, baseline: float, *texts: str, scale: float = 1.0, slant: float = 0.0) -> list[Word]:
    words = []
    for text in texts:
        up, down = (scale * part for part in INK[text])
        wide = 5.4 * scale * len(text)
        y = baseline + slant * (x + wide / 2)
        words.append(Word(text, Box(x, y - up, x + wide, y + down), "ocr", 0.0))
        x += wide + 3 * scale
    return words


def test_words_of_one_line_have_one_size_and_one_baseline_whatever_ink_they_have():
    words = as_typeset([line(50, 100, "sea", "fly", "Harbour", "1,200", "page")], 600, 800)
    assert {word.size_pt for word in words} == {10.0}
    assert len({(word.box.top, word.box.bottom) for word in words}) == 1
    assert words[0].box.bottom - words[0].box.top == pytest.approx(10.0)
    assert words[0].box.top < 100 - 7 < 100 + 2 < words[0].box.bottom


@pytest.mark.parametrize("texts", [("sea", "sea"), ("fly",), ("page", "page"), ("Harbour",)])
def test_a_line_without_tall_or_deep_letters_has_the_size_of_the_others(texts):
    words = as_typeset([line(50, 100, "Harbour", "fly", "sea"), line(50, 112, *texts)], 600, 800)
    assert {word.size_pt for word in words} == {words[0].size_pt}


def test_a_headline_keeps_its_size():
    words = as_typeset([line(50, 100, "Harbour", scale=2.4), line(50, 130, "Harbour", "sea")], 600, 800)
    assert [word.size_pt for word in words] == [24.0, 10.0, 10.0]


def test_a_crooked_sheet_is_set_upright():
    slant = math.tan(math.radians(0.5))
    texts = ("Harbour", "fly", "sea", "page", "Harbour")
    lines = [line(50, 100 + 12 * row, *texts, slant=slant) for row in range(5)]
    lines.append(line(400, 100, "Harbour", slant=slant))
    words = as_typeset(lines, 600, 800)
    left, right = words[0], words[-1]
    assert right.box.top == pytest.approx(left.box.top, abs=0.3)
    assert len({word.box.top for word in words[:5]}) == 1
    # Turned about the middle of the page, so that nothing moves far from where it is seen.
    assert all(abs(word.box.x0 - other.box.x0) < 4 for word, other in zip(words, chain(*lines), strict=True))


def test_a_rule_in_the_ink_of_a_line_does_not_make_it_a_headline():
    high = [Word("1,200", Box(50, 88, 77, 104), "ocr", 0.0), Word("1,200", Box(90, 88, 117, 104), "ocr", 0.0)]
    words = as_typeset([high, line(50, 116, "1,200", "Harbour")], 600, 800)
    assert max(word.size_pt for word in words) < 12


def test_no_words_are_no_words():
    assert as_typeset([], 600, 800) == ()
    assert as_typeset([[]], 600, 800) == ()
