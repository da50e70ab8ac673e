"""Who wrote a story, wherever and however a paper says so."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences


def _stories(paper: Paper) -> dict[str | None, Article]:
    return {article.headline: article for article in lay_out(document(paper)).articles}


@pytest.mark.parametrize(
    ("lines", "byline", "authors"),
    [
        (("Ada Holm", "General Secretary"), "Ada Holm; General Secretary", ("Ada Holm",)),
        (("J. P. Nair", "Community Reporter"), "J. P. Nair; Community Reporter", ("J. P. Nair",)),
        (("Ada Holm, MD, and Peter Vale, PhD",), "Ada Holm, MD, and Peter Vale, PhD", ("Ada Holm", "Peter Vale")),
        (("FROM OUR CORRESPONDENT",), "FROM OUR CORRESPONDENT", ()),
        (("From Ada Holm in Horta",), "From Ada Holm in Horta", ("Ada Holm",)),
        (("Text: Ada Holm Photos: Peter Vale",), "Text: Ada Holm Photos: Peter Vale", ("Ada Holm",)),
        (("Reuters",), "Reuters", ("Reuters",)),
        (("Education correspondent Ada Holm",), "Education correspondent Ada Holm", ("Ada Holm",)),
        (("By Ada Holm", "Culture desk"), "By Ada Holm; Culture desk", ("Ada Holm",)),
        (("EXCLUSIVE by ADA HOLM",), "EXCLUSIVE by ADA HOLM", ("ADA HOLM",)),
        (("Ada Holm — Horta",), "Ada Holm — Horta", ("Ada Holm",)),
        (("BY ADA HOLM ’04 | PHOTOS BY TOM BELL",), "BY ADA HOLM ’04 | PHOTOS BY TOM BELL", ("ADA HOLM",)),
        (("By Ada Holm", "and agencies"), "By Ada Holm; and agencies", ("Ada Holm",)),
        (("Words: Ada Holm in Horta",), "Words: Ada Holm in Horta", ("Ada Holm",)),
        (("Mr. Lau, science",), "Mr. Lau, science", ("Mr. Lau",)),
        (("The Harbour Wire",), "The Harbour Wire", ("The Harbour Wire",)),
        (("Anna Jensen, photos Peter Larsen",), "Anna Jensen, photos Peter Larsen", ("Anna Jensen",)),
    ],
)
def test_a_byline_below_the_headline(lines: tuple[str, ...], byline: str, authors: tuple[str, ...]) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again From Tomorrow", 24, bold=True) + 2
    for line in lines:
        top = paper.line(40, top, line, 9, font="Sans", bold=True)
    paper.columns([40, 310], top + 4, top + 180, 250, [sentences(12)])
    story = _stories(paper)["Ferry Sails Again From Tomorrow"]
    assert (story.byline, story.authors) == (byline, authors)
    assert story.body.startswith("The harbour master")


@pytest.mark.parametrize("line", ["By Ada Holm", "Anna Jensen and Peter Larsen", "Peter Larsen, Harbour Desk"])
def test_a_byline_in_the_texts_own_type_is_no_part_of_the_text(line: str) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True) + 3
    top = paper.line(40, top, line)
    paper.columns([40], top, 700, 400, [sentences(6), sentences(3, "pier")])
    story = _stories(paper)["Ferry Sails Again"]
    assert story.byline == line
    assert story.body.startswith("The harbour master")


def test_a_first_line_that_is_a_sentence_of_the_text_stays_in_it() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 20, bold=True) + 3
    paper.block(40, top, 75, "Peter Larsen was not there when " + sentences(2))
    assert _stories(paper)["Ferry Sails Again"].body.startswith("Peter Larsen was not there")


def test_a_byline_behind_the_decks_last_sentence_is_no_part_of_the_deck() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again From Tomorrow", 24, bold=True) + 2
    paper.line(40, top, "Three shifts and no heating: a depot says no.", 12)
    top = paper.line(316, top, "By Ada Holm", 12, bold=True) + 4
    paper.columns([40, 310], top, top + 180, 250, [sentences(12)])
    story = _stories(paper)["Ferry Sails Again From Tomorrow"]
    assert (story.deck, story.byline) == ("Three shifts and no heating: a depot says no.", "By Ada Holm")


def test_a_columnists_name_and_office_over_the_headline_are_the_byline() -> None:
    paper = Paper()
    paper.images.append(picture := Box(40, 40, 110, 120))
    top = picture.bottom + 4
    top = paper.line(40, top, "Anna Jensen", 8, font="Sans", bold=True)
    top = paper.line(40, top, "General Secretary", 8, font="Sans", bold=True)
    top = paper.line(40, top + 3, "Why We Row", 14, bold=True) + 3
    paper.columns([40], top, 760, 250, [sentences(12)])
    story = _stories(paper)["Why We Row"]
    assert (story.byline, story.authors) == ("Anna Jensen; General Secretary", ("Anna Jensen",))


def test_a_rubric_like_a_name_over_the_headline_is_none_where_a_byline_stands_below_it() -> None:
    paper = Paper()
    top = paper.line(40, 60, "HELLO ORVEL", 8, font="Sans", bold=True)
    top = paper.line(40, top + 3, "The Rice Taught Me Patience", 16, bold=True)
    top = paper.line(40, top + 3, "By Staff Reporter Ada Holm", 8, font="Sans", bold=True) + 3
    paper.columns([40], top, 760, 250, [sentences(12)])
    story = _stories(paper)["The Rice Taught Me Patience"]
    assert (story.kicker, story.byline) == ("HELLO ORVEL", "By Staff Reporter Ada Holm")


@pytest.mark.parametrize("sign", ["— AFP", "(ab)", "(Reuters)", "JPN", "Press Unit, Ministry of Works"])
def test_what_stands_for_a_writer_at_a_texts_end_is_no_part_of_it(sign: str) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 16, bold=True) + 3
    top = paper.columns([40], top, 400, 250, [sentences(5)])
    paper.line(290 - 5 * len(sign), top + 2, sign)
    top = paper.line(40, top + 30, "Harbour Dredged Again", 16, bold=True) + 3
    paper.columns([40], top, 760, 250, [sentences(5, "pier")])
    story = _stories(paper)["Ferry Sails Again"]
    assert story.byline == sign
    assert story.body.endswith("late supper.")


def test_text_that_flows_on_is_not_taken_by_a_headline_left_of_it() -> None:
    paper = Paper()
    end = paper.columns([40], 40, 200, 250, [sentences(5)])
    top = paper.line(40, end + 8, "Harbour Dredged", 16, bold=True)
    paper.columns([40], top + 2, top + 30, 250, [sentences(1, "pier")])
    at = paper.columns([310], 40, end + 8, 250, [sentences(5, "dock")])
    paper.columns([310], at + 6, 400, 250, [sentences(5, "quay")])
    bodies = [article.body for article in lay_out(document(paper)).articles]
    own = next(body for body in bodies if "pier master" in body)
    assert "dock master" in own
    assert "quay master" in own
    assert own.index("pier master") < own.index("dock master") < own.index("quay master")


def test_a_byline_in_the_margin_beside_the_text_is_its_byline() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again From Tomorrow", 20, bold=True) + 6
    paper.line(40, top + 2, "Anna Jensen", 8, font="Sans")
    paper.line(40, top + 12, "Senior Economist", 8, font="Sans")
    paper.columns([170], top, 700, 380, [sentences(12)])
    story = _stories(paper)["Ferry Sails Again From Tomorrow"]
    assert story.byline == "Anna Jensen; Senior Economist"
    assert story.body.startswith("The harbour master")


def test_an_office_under_a_signature_may_take_two_lines() -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Message to All Members", 16, bold=True) + 3
    top = paper.columns([40], top, 400, 250, [sentences(5)])
    top = paper.line(40, top + 4, "Hon. Anna Jensen", bold=True)
    top = paper.line(40, top + 4, "Minister for Works and", bold=True)
    paper.line(40, top, "Transport", bold=True)
    story = _stories(paper)["A Message to All Members"]
    assert story.byline == "Hon. Anna Jensen; Minister for Works and Transport"
    assert story.body.endswith("late supper.")


@pytest.mark.parametrize("gap", [0.0, 8.0])
def test_a_name_below_a_valediction_signs_the_letter_in_whatever_type(gap: float) -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Letter From the Rectory", 16, bold=True) + 3
    top = paper.columns([40], top, 500, 400, [sentences(5)])
    top = paper.line(40, top + 8, "Yours sincerely,")
    paper.line(40, top + gap, "Anna Jensen")
    story = _stories(paper)["A Letter From the Rectory"]
    assert story.byline == "Anna Jensen"
    assert story.body.endswith("Yours sincerely,")


def test_a_signature_may_have_two_hyphens_for_a_dash() -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Message to All Members", 16, bold=True) + 3
    top = paper.columns([40], top, 500, 250, [sentences(5)])
    paper.line(40, top + 6, "-- Anna Jensen, Secretary of Works")
    story = _stories(paper)["A Message to All Members"]
    assert (story.byline, story.authors) == ("-- Anna Jensen, Secretary of Works", ("Anna Jensen",))


def test_a_writer_s_address_alone_under_a_headline_is_no_text() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 18, bold=True) + 3
    top = paper.line(40, top, "anna@harbour.example", 8, font="Sans") + 2
    paper.columns([40], top, 500, 250, [sentences(6)])
    story = _stories(paper)["Ferry Sails Again"]
    assert story.byline == "anna@harbour.example"
    assert story.body.startswith("The harbour master")


def test_a_signature_that_a_page_break_parts_from_its_text_is_read_like_the_others() -> None:
    first, second = Paper(), Paper(page_no=2)
    top = first.line(40, 60, "From the Rectory", 16, bold=True) + 3
    top = first.columns([40], top, 300, 400, [sentences(5)])
    top = first.line(180, top + 6, "Anna Jensen", 10, italic=True) + 20
    top = first.line(40, top, "From the School", 16, bold=True) + 3
    first.columns([40], top, 760, 400, [sentences(5, "school")])
    top = second.line(180, 40, "Rev. Mark Lund", 10, italic=True) + 16
    top = second.line(40, top, "From the Hall", 16, bold=True) + 3
    second.columns([40], top, 500, 400, [sentences(5, "hall")])
    stories = {article.headline: article for article in lay_out(document(first, second)).articles}
    assert stories["From the School"].byline == "Rev. Mark Lund"
    assert stories["From the School"].body.endswith("late supper.")
    assert stories["From the Hall"].byline is None


def test_a_byline_in_two_languages_is_one() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 18, bold=True) + 3
    top = paper.line(40, top, "Par / By Anna Jensen", 8, font="Sans") + 2
    paper.columns([40], top, 500, 250, [sentences(6)])
    assert _stories(paper)["Ferry Sails Again"].authors == ("Anna Jensen",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [("Horta, Anna Jensen", ("Anna Jensen",)), ("BY ANNA JENSEN AND MARK LUND", ("ANNA JENSEN", "MARK LUND"))],
)
def test_a_byline_may_begin_with_its_place_or_be_in_capitals(line: str, authors: tuple[str, ...]) -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 18, bold=True) + 3
    top = paper.line(40, top, line, 8, font="Sans") + 2
    paper.columns([40], top, 500, 250, [sentences(6)])
    story = _stories(paper)["Ferry Sails Again"]
    assert (story.byline, story.authors) == (line, authors)


def test_a_name_in_bold_type_signs_the_text_it_stands_nearer_to() -> None:
    paper = Paper()
    top = paper.line(40, 60, "From the Principal", 16, bold=True) + 3
    top = paper.columns([40], top, 500, 400, [sentences(5, "school")]) + 6
    top = paper.line(40, top, "Mrs. Anna Jensen", bold=True) + 8
    top = paper.line(40, top, "A Day at the Light", 16, bold=True) + 3
    paper.columns([40], top, 500, 400, [sentences(5, "light")])
    stories = _stories(paper)
    assert stories["From the Principal"].byline == "Mrs. Anna Jensen"
    assert stories["A Day at the Light"].byline is None


def test_a_bishop_signs_at_the_head_of_the_next_column() -> None:
    paper = Paper()
    top = paper.line(40, 60, "A Word at Harvest", 16, bold=True) + 3
    paper.columns([40], top, 500, 165, [sentences(5, "abbey")])
    paper.line(240, 60, "+ Aldo, Bishop of Tarn", italic=True)
    top = paper.line(220, 84, "Pilgrims Walk", 16, bold=True) + 3
    paper.columns([220], top, 500, 165, [sentences(5, "road")])
    stories = _stories(paper)
    assert stories["A Word at Harvest"].byline == "+ Aldo, Bishop of Tarn"
    assert stories["Pilgrims Walk"].byline is None


def test_text_set_all_in_italics_has_no_deck() -> None:
    paper = Paper()
    top = paper.line(40, 60, "La barca vuelve", 16, bold=True, italic=True) + 3
    for about in ("barca", "puerto"):
        top = paper.block(40, top, 300, sentences(1, about), italic=True) + 8
    paper.line(360, 60, "The Boat Is Back", 16, bold=True)
    paper.columns([360], 82, 500, 220, [sentences(4, "boat")])
    assert _stories(paper)["La barca vuelve"].deck is None


@pytest.mark.parametrize("writer", ["Ada Holm", "Business staff", "Metro desk"])
def test_a_byline_at_the_right_of_its_column_stands_apart_from_the_text(writer: str) -> None:
    paper = Paper()
    paper.line(50, 60, "Ferry Sails Again After Storm", 20, bold=True)
    paper.line(250 - 4.5 * len(writer), 86, writer, 9)
    paper.block(50, 98, 200, sentences(8), indent=10)
    (article,) = lay_out(document(paper)).articles
    assert article.byline == writer
    assert article.body.startswith("The harbour master")
