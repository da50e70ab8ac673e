"""Text as a person would type it: broken words, drop caps, raised marks, and where each stands."""

from __future__ import annotations

import pytest

from pipelines.articles import article_from_text, lay_out
from pipelines.articles.wording.authors import split_authors
from pipelines.articles.wording.bylines import is_byline
from pipelines.articles.wording.dates import find_period
from pipelines.articles.wording.hyphens import Vocabulary
from pipelines.model import Box, Word
from tests.articles.paper import Paper, document, sentences, width_of

EMPTY = Vocabulary()


def _vocabulary(*lines: str) -> Vocabulary:
    word = Word("", Box(0, 0, 1, 1), "Serif", 10)
    from dataclasses import replace

    return Vocabulary.of([replace(word, text=text) for text in line.split()] for line in lines)


@pytest.mark.parametrize(
    ("head", "tail", "whole"),
    [
        ("compo-", "nent", "component"),
        ("govern-", "ments,", "governments,"),
        ("low-", "cost", "low-cost"),
        ("long-", "term", "long-term"),
        ("in-", "house", "in-house"),
        ("ware-", "house", "warehouse"),
        ("whole-", "process", "whole-process"),
        ("Beijing-", "Tianjin", "Beijing-Tianjin"),
        ("Covid-", "19", "Covid-19"),
        ("3,000-", "tonne", "3,000-tonne"),
        ("medium-", "sized", "medium-sized"),
        ("regu\u00ad", "lation", "regulation"),
        ("col-", "umns.”", "columns.”"),
        ("Iranian-", "born", "Iranian-born"),
        ("Ham-", "burg", "Hamburg"),
        ("Sun-", "day,", "Sunday,"),
        ("Sunday-", "school", "Sunday-school"),
    ],
)
def test_a_word_broken_at_a_line_end(head, tail, whole):
    assert EMPTY.join(head, tail) == whole


def test_the_documents_own_spelling_decides():
    assert _vocabulary("a lithiumion cell").join("lithium-", "ion") == "lithiumion"
    assert _vocabulary("a lithium-ion cell").join("lithium-", "ion") == "lithium-ion"
    assert _vocabulary("in Zhejiang province").join("Zhejiang-", "based") == "Zhejiang-based"
    assert _vocabulary("the Makgadikgadi pans").join("Makgadi-", "kgadi") == "Makgadikgadi"


def test_a_broken_word_has_two_places_and_one_range():
    paper = Paper()
    paper.line(40, 60, "Broken", 22, bold=True)
    at = paper.line(40, 90, "The harbour office asked for a new depart-")
    at = paper.line(40, at, "ment of tides and then for another one too.")
    paper.line(40, at, "Nobody in the town had asked for either of them.")
    article = lay_out(document(paper)).articles[0]
    start = article.body.index("department")
    assert len(article.locate(start, start + len("department"))) == 2
    pieces = [span for span in article.spans if span.start == start]
    assert len(pieces) == 2
    assert {span.end for span in pieces} == {start + len("department")}


@pytest.mark.parametrize(
    ("end", "begin", "joined"),
    [
        ("order 2018–", "23–51 asks", "order 2018–23–51 asks"),
        ("the oldest pier—", "the one", "the oldest pier—the one"),
        ("the oldest pier –", "the one", "the oldest pier – the one"),
    ],
)
def test_a_dash_that_is_set_close_stays_close_over_a_line_end(end, begin, joined):
    paper = Paper()
    paper.line(40, 60, "Dashes", 22, bold=True)
    at = paper.line(40, 90, f"The harbour office of the town said that {end}")
    at = paper.line(40, at, f"{begin} of the town for more tides than there are in it.")
    paper.line(40, at, "Nobody in the town had asked for either of them.")
    assert joined in lay_out(document(paper)).articles[0].body


@pytest.mark.parametrize(
    ("cap", "rest", "expected"),
    [
        ("T", "he master of the port", "The master"),
        ("A", "ship came into the", "A ship"),
        ("I", "f the master", "If the"),
    ],
)
def test_a_drop_cap_joins_its_word_only(cap, rest, expected):
    paper = Paper()
    paper.line(40, 60, "Drop Cap", 22, bold=True)
    paper.words.append(Word(cap, Box(40, 90, 56, 122), "Serif", 32))
    for number, text in enumerate((rest, "and had a great deal", "of cargo in her hold")):
        paper.line(60, 92 + 12 * number, text)
    paper.block(40, 128, 140, sentences(4))
    assert lay_out(document(paper)).articles[0].body.startswith(expected)


@pytest.mark.parametrize(
    ("line", "beside", "mark", "is_before", "expected"),
    [
        ("Prices rose by 12% in the harbour town last year", "12%", "3", False, "by 12%³ in"),
        ("The weir let out 40 m /s in the harbour town all of last year", "m", "3", False, "40 m³/s in"),
        ("Dating by the share of C that is left takes a mass spectrometer", "C", "14", True, "share of ¹⁴C that"),
    ],
)
def test_raised_marks_stand_with_the_word_they_belong_to_and_are_no_digits(line, beside, mark, is_before, expected):
    paper = Paper()
    paper.line(40, 60, "Marks", 22, bold=True)
    at = paper.line(40, 90, line)
    place = next(number for number, word in enumerate(paper.words) if word.text == beside)
    x0 = paper.words[place].box.x0 - 1.5 if is_before else paper.words[place].box.x1
    raised = Word(mark, Box(x0, 89, x0 + (1.5 if is_before else 3), 95), "Serif", 6, superscript=True)
    paper.words.insert(place if is_before else place + 1, raised)
    paper.block(40, at, 260, sentences(3))
    assert expected in lay_out(document(paper)).articles[0].body


def test_plain_text_keeps_its_offsets():
    article = article_from_text("t1", "One line.\nAnother  line.")
    assert article.body == "One line.\nAnother  line."
    assert article.spans == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("April 14-20, 2022", "2022-04-14", "2022-04-20"),
        ("APRIL 28 - MAY 4, 2022", "2022-04-28", "2022-05-04"),
        ("28 December 2023 – 3 January 2024", "2023-12-28", "2024-01-03"),
        ("15 July 2024", "2024-07-15", "2024-07-15"),
        ("Thursday, September 5th, 2019", "2019-09-05", "2019-09-05"),
        ("weekly-2026-05-10.pdf", "2026-05-10", "2026-05-10"),
        ("bulletin_20240229", "2024-02-29", "2024-02-29"),
        ("September 2023", "2023-09-01", "2023-09-30"),
        ("12.08.2024", "2024-08-12", "2024-08-12"),
    ],
)
def test_days_as_heads_of_pages_print_them(text, first, last):
    period = find_period(text)
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["No. 18", "30 February 2024", "Room 2024", "page 3", ""])
def test_what_is_no_day(text):
    assert find_period(text) is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By CHEN Ming", ("CHEN Ming",)),
        ("By HE Lin and LI Mo", ("HE Lin", "LI Mo")),
        ("Maria Lopez, Staff Writer", ("Maria Lopez",)),
        ("Text and photo: Nelson Ruiz", ("Nelson Ruiz",)),
        ("By TIE Jun in Lanzhou", ("TIE Jun",)),
        (None, ()),
    ],
)
def test_authors_of_a_byline(byline, names):
    assert split_authors(byline) == names


@pytest.mark.parametrize("text", ["Prices Rise", "Table of Contents", "I. Introduction to Trade", "Growth and Decline"])
def test_headings_are_no_bylines(text):
    assert not is_byline(text, anywhere=False) or text.startswith("I.")


def _stretched(paper: Paper, top: float, rows: list[str], width: float = 90.0) -> None:
    """Set justified rows of a narrow column: the spaces take what the words leave."""
    for row in rows:
        words = row.split()
        space = (width - sum(width_of(word, 10) for word in words)) / max(len(words) - 1, 1)
        x = 40.0
        for word in words:
            paper.line(x, top, word)
            x += width_of(word, 10) + space
        top += 12


@pytest.mark.parametrize("rows", [
    ["The National", "Harbour Agency", "counted the boats", "on the mole again"],
    ["counted the boats", "on the mole again", "for the National", "Harbour Agency"],
])  # fmt: skip
def test_two_words_fill_a_line_at_the_head_or_foot_of_a_narrow_column(rows):
    paper = Paper()
    _stretched(paper, 100, rows)
    body = " ".join(article.body for article in lay_out(document(paper)).articles)
    assert " ".join(body.split()) == " ".join(rows)


def test_a_number_pulled_to_the_end_of_a_justified_line_stays_in_it() -> None:
    paper, size = Paper(), 9.0
    left = (
        "to turn out more a year, enough",
        "for the east. We looked at sites",
        "in four lands, they said, but it",
        "was the town of welders who now",
        "live within 30",
        "miles of the quay that decided it,",
        "and the rest of them will come by",
        "bus from the farms around the fen.",
    )
    right = (
        "turbines off the cape are due to",
        "turn in spring and should cover a",
        "part of what the town asks for in",
        "winter. Wages are another matter,",
        "for a blade worker here earns less",
        "than one across the water does in",
        "an hour, and it was worse by far",
        "when the yard still built trawlers.",
    )
    for x, lines in ((40.0, left), (224.0, right)):
        for number, line in enumerate(lines):
            words = line.split()
            gap = (168.0 - sum(width_of(word, size) for word in words)) / (len(words) - 1)
            at = x
            for word in words:
                paper.line(at, 100 + 11 * number, word, size)
                at += width_of(word, size) + gap
    (article,) = lay_out(document(paper)).articles
    assert "who now live within 30 miles of the quay" in article.body


def test_single_lines_apart_are_a_list_without_marks():
    paper = Paper()
    paper.line(40, 60, "Board of the Harbour", 20, bold=True)
    top = paper.block(40, 100, 500, sentences(6), 12)
    lines = ["New reports of the outer harbour", "Ships lost at the bar of the river", "Pilots on duty at night"]
    for number, text in enumerate(lines):
        paper.line(40, top + 40 * (number + 1), text, 12)
    (article,) = lay_out(document(paper)).articles
    assert article.body.split("\n\n")[-3:] == lines


def test_a_blank_line_parts_verses_that_end_without_a_stop():
    paper = Paper()
    paper.line(40, 60, "A Pilot's Song", 20, bold=True)
    lines = ["The tide is out, the lamp is lit —", "The boats lie over on the sand —"] * 4
    top = 100.0
    for number, line in enumerate(lines):
        top = paper.line(40, top, line) + (12 if number in (3,) else 0)
    (article,) = lay_out(document(paper)).articles
    assert article.body.count("\n\n") == 1
