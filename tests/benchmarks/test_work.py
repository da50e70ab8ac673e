"""What laying out, graphics and language may cost, counted in lines of code run: the same on every machine.

A rule that looks through a whole page for each of its words, rows or rectangles passes every other test. Where one of
these fails, `lines_run` names the functions that run most. A bound is raised with a reason in the commit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

import pytest

from pipelines.articles import lay_out
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.figures.lexicon.rulebook import pattern_rules
from pipelines.graphics import read_graphics
from pipelines.model import Document
from pipelines.pages import read_document
from pipelines.rules.finding import PieceIndex
from tests.benchmarks import made_pages
from tests.benchmarks.work import lines_run

PROJECT = Path(__file__).parents[2]
SAMPLES = (
    "raw/tideland-weekly-2024-27.sample.pdf",
    "tests/samples/papers/front.pdf",
    "tests/samples/printed/fifth-prices.pdf",
)
#: Lines for each word of the samples, a tenth above what they were when this was written (223 and 37).
LAID_OUT, GRAPHICS = 245, 41
#: The same for figures and entities (216).
LANGUAGE = 230
#: The same for finding the rules that a new word of plain letters allows (21; 72 when it was held against each rule's
#: shape of a word, 550 more when each piece was looked for in it).
NEW_WORD = 23


def _work(made: Callable[[], Document]) -> tuple[Counter[str], Counter[str]]:
    """Return the lines run to lay out a document and to read its graphics, all rules and word lists loaded before."""
    warm = made()
    read_graphics(warm, lay_out(warm))
    document = made()
    laid = lines_run(lambda: lay_out(document))
    layout = lay_out(document)
    return laid, lines_run(lambda: read_graphics(document, layout))


def _most(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {lines:,}" for name, lines in counts.most_common(6))


@pytest.mark.parametrize(
    ("make", "number", "bound"),
    [
        (made_pages.text, 40, 2.1),
        (made_pages.stories, 24, 3.0),
        (made_pages.issue, 20, 2.1),
        (made_pages.table, 30, 2.3),
        (made_pages.ruled_table, 30, 2.2),
        (made_pages.marks, 150, 2.2),
        (made_pages.bars, 120, 2.6),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_twice_as_much_in_print_is_hardly_more_than_twice_the_work(make, number, bound):
    once, twice = (sum(_work(lambda n=n: make(n)), Counter()) for n in (number, 2 * number))
    grown = Counter({name: lines - 2 * once[name] for name, lines in twice.items()})
    assert twice.total() <= bound * once.total(), f"more than twice as often: {_most(grown)}"


def test_a_word_of_a_paper_costs_no_more_than_it_did():
    words, laid, graphics = 0, Counter[str](), Counter[str]()
    for name in SAMPLES:
        document = read_document((PROJECT / name).read_bytes(), "sample", name)
        words += sum(len(page.words) for page in document.pages)
        for total, lines in zip((laid, graphics), _work(lambda read=document: _copy(read)), strict=True):
            total.update(lines)
    assert laid.total() <= LAID_OUT * words, f"{laid.total() / words:.0f} lines a word: {_most(laid)}"
    assert graphics.total() <= GRAPHICS * words, f"{graphics.total() / words:.0f} lines a word: {_most(graphics)}"


def test_reading_a_word_of_a_paper_costs_no_more_than_it_did():
    words, read = 0, Counter[str]()
    for name in SAMPLES:
        document = read_document((PROJECT / name).read_bytes(), "sample", name)
        layout = lay_out(document)
        graphics = read_graphics(document, layout)
        find_figures(layout, graphics, find_mentions(layout))
        words += sum(len(page.words) for page in document.pages)
        read += lines_run(lambda on=layout, by=graphics: find_figures(on, by, find_mentions(on)))
    assert read.total() <= LANGUAGE * words, f"{read.total() / words:.0f} lines a word: {_most(read)}"


def test_a_word_that_no_text_had_before_is_asked_for_few_of_the_pieces_that_rules_need():
    rules = pattern_rules("figures/not_figures.toml")
    index = PieceIndex([rule.needs for rule in rules], [rule.word for rule in rules])
    index.of("w")
    text = " ".join(f"w{one}{two}ord" for one in ascii_lowercase[:20] for two in ascii_lowercase[:10])
    assert lines_run(lambda: index.of(text)).total() <= NEW_WORD * 200


def _copy(document: Document) -> Document:
    """Return the same document with pages of its own, about which nothing is known yet."""
    return replace(document, pages=tuple(replace(page) for page in document.pages))
