"""The samples themselves: same bytes each time, and every word of the truth on the page."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pdfplumber
import pytest

from tests.golden import tideland
from tests.samples import graphics, layouts
from tests.samples.truth import Truth, read_annotations

RAW = Path(__file__).parents[2] / "raw"


@pytest.mark.parametrize("family", layouts.FAMILIES)
def test_a_page_depends_on_its_seed_alone(family):
    first = layouts.make(family, 5)
    assert layouts.make(family, 5) == first
    assert layouts.make(family, 6)[0] != first[0]


@pytest.mark.parametrize("family", layouts.FAMILIES)
def test_every_word_of_the_truth_is_printed(family):
    _assert_printed(*layouts.make(family, 7))


@pytest.mark.parametrize("kind", graphics.KINDS)
def test_every_labelled_number_of_a_graphic_is_printed(kind):
    data, truth = graphics.make(kind, 7)
    drawn = _squeezed(_text(data))
    assert all(_squeezed(figure.surface) in drawn for figure in truth.figures if figure.home.startswith("graphic"))


@pytest.mark.parametrize("number", [tideland.number_27, tideland.number_28])
def test_every_word_of_a_golden_issue_is_printed(number):
    issue = number()
    _assert_printed(issue.data, issue.truth)


def test_the_shipped_sample_is_the_golden_issue():
    issue = tideland.number_27()
    assert _text((RAW / issue.file_name).read_bytes()) == _text(issue.data)


def test_annotations_are_read_and_left_out_of_print():
    read = read_annotations("[Ghent]{GPE} moved [4.1 to 5 million tonnes]{v=4.1e6..5e6;u=t;c=cargo;p=2022Q1} of cargo")
    assert read.text == "Ghent moved 4.1 to 5 million tonnes of cargo"
    figure = read.figures[0]
    assert (figure.value, figure.value_high, figure.bound) == (4.1e6, 5e6, "range")
    assert figure.period == ("2022-01-01", "2022-03-31")
    assert read.entities[0].name == "Ghent"


def _assert_printed(data: bytes, truth: Truth) -> None:
    """Look for each text in the characters as they were drawn, without spaces and hyphens."""
    drawn = _squeezed(_text(data))
    for article in truth.articles.values():
        for text in (article.headline, article.byline or "", *article.body):
            squeezed = _squeezed(text)
            halves = (drawn.find(squeezed[:at]) >= 0 and drawn.find(squeezed[at:]) >= 0 for at in range(len(squeezed)))
            assert squeezed in drawn or any(halves), f"{truth.file}: not printed: {text}"


def _squeezed(text: str) -> str:
    return re.sub(r"[\s-]", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def _text(data: bytes) -> str:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "".join(char["text"] for page in pdf.pages for char in page.chars)
