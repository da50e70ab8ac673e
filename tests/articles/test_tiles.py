"""Rows of tiles become one infographic, whatever their labels read like; large type over text does not."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.graphics import read_graphics
from pipelines.model import Article
from tests.articles.paper import Paper, document, sentences

LABELS = ("infections notified since the start of the season", "beds in use on the wards of the old hospital today")


def story() -> Paper:
    paper = Paper()
    paper.line(50, 60, "Harbour Pilots Return", 20, bold=True)
    paper.block(50, 100, 500, sentences(12))
    return paper


def infographics(paper: Paper) -> list[Article]:
    return [article for article in lay_out(document(paper)).articles if article.kind == "infographic"]


def graphic_text(article: Article) -> str:
    return " ".join(block.text for block in article.blocks if block.role == "graphic").replace("\n", " ")


def test_numbers_over_labels_that_wrap_are_one_infographic_and_no_headlines() -> None:
    paper = story()
    paper.line(50, 330, "Key points", 12, bold=True)
    for x, number, label in zip((50, 320), ("1,482", "37%"), LABELS, strict=True):
        paper.line(x, 355, number, 24, bold=True)
        paper.block(x, 382, 160, label, 10)
    (article,) = infographics(paper)
    text = graphic_text(article)
    assert all(piece in text for piece in ("1,482", "37%", "season", "old hospital"))
    assert not any(a.headline in ("1,482", "37%") for a in lay_out(document(paper)).articles)


def test_boxes_side_by_side_keep_their_numbers_though_labels_over_them_wrap_differently() -> None:
    paper = story()
    for x, label, number in zip((50, 320), ("Deaths", LABELS[1]), ("12", "204"), strict=True):
        paper.box(x, 330, x + 190, 420, fill="#eeeeee")
        end = paper.block(x + 10, 338, 160, label, 10)
        paper.line(x + 10, end + 2, number, 24, bold=True)
    text = " ".join(graphic_text(article) for article in infographics(paper))
    assert all(piece in text for piece in ("Deaths", "12", "old hospital", "204"))


def test_a_panel_of_large_numbers_with_a_chart_at_its_foot_leaves_the_story_beside_it_whole() -> None:
    paper = Paper()
    paper.line(50, 60, "Harbour Pilots Return", 20, bold=True)
    paper.line(50, 118, "By Odile Varga", 8.5, bold=True)
    paper.block(50, 134, 230, sentences(12))
    paper.box(320, 60, 560, 330, fill="#d9ead3")
    for k, (number, label) in enumerate((("83,412", "pilots at sea"), ("5,127", "new pilots"), ("31%", "of them women"),
                                         ("212", "harbours"))):  # fmt: skip
        x, top = 332 + 115 * (k % 2), 88 + 56 * (k // 2)
        paper.line(x, top, number, 22, bold=True)
        paper.line(x, top + 28, label, 9)
    paper.line(332, 210, "Days lost to storms (thousands)", 9, bold=True)
    for k, (year, days) in enumerate((("2019", 7), ("2021", 12), ("2022", 64), ("2023", 41))):
        paper.box(344 + 52 * k, 306 - days, 374 + 52 * k, 306, fill="#38761d")
        paper.line(352 + 52 * k, 294 - days, str(days), 8, bold=True)
        paper.line(350 + 52 * k, 310, year, 8)
    laid = lay_out(document(paper))
    (story_told,) = [article for article in laid.articles if article.kind == "story"]
    assert (story_told.headline, story_told.byline) == ("Harbour Pilots Return", "By Odile Varga")
    read = read_graphics(document(paper), laid)
    told = {(value.kind, value.text) for value in read.values}
    assert told >= {("infographic", "83,412"), ("infographic", "212"), ("chart", "64"), ("chart", "7")}
    assert {value.title for value in read.values if value.kind == "chart"} == {"Days lost to storms (thousands)"}


def test_words_behind_large_numbers_stay_in_the_infographic_to_their_end() -> None:
    paper = story()
    rows = (("2.6 million", "passengers used the tram in the first half of the year"), ("9%", "more than before"),
            ("140", "drivers work on the line, a third of them women"))  # fmt: skip
    for row, (number, label) in enumerate(rows):
        end = 50 + 12 * (len(number) + 0.5)
        paper.line(50, 330 + 40 * row, number, 24, bold=True)
        paper.line(end, 342 + 40 * row, label, 10)
    text = " ".join(graphic_text(article) for article in infographics(paper))
    assert "first half of the year" in text
    assert "a third of them women" in text


def test_a_story_under_a_headline_that_is_a_number_is_no_tile() -> None:
    paper = Paper()
    paper.line(50, 60, "1972", 24, bold=True)
    paper.block(50, 100, 500, sentences(14))
    assert not infographics(paper)


def test_rows_of_names_and_larger_numbers_far_behind_them_are_one_infographic() -> None:
    paper = story()
    facts = {"Hives inspected": "12,480", "Colonies lost over the winter": "17%", "Keepers with a permit": "903"}
    for k, (name, number) in enumerate(facts.items()):
        paper.line(50, 330 + 40 * k, name, 12)
        paper.line(550 - 8.5 * len(number), 326 + 40 * k, number, 17, bold=True)
    (found,) = infographics(paper)
    assert all(name in graphic_text(found) and number in graphic_text(found) for name, number in facts.items())


def test_names_and_numbers_of_one_size_are_no_rows_of_facts() -> None:
    paper = story()
    for k, (name, number) in enumerate((("Hives", "12,480"), ("Swarms", "17"), ("Keepers", "903"))):
        paper.line(50, 330 + 40 * k, name, 10)
        paper.line(500, 330 + 40 * k, number, 10)
    assert not infographics(paper)


def test_tiles_under_thick_rules_keep_the_words_under_their_numbers() -> None:
    paper = story()
    for x, number, label in (
        (50, "1 in 4", "pilots walk to the quay on their own or with a dog"),
        (320, "3.6 million", "gulls cannot be sure of their next meal"),
    ):
        paper.box(x, 330, x + 230, 333, fill="#f26a21")
        paper.line(x, 340, number, 24, bold=True)
        paper.line(x, 365, label, 9.5)
    text = " ".join(graphic_text(article) for article in infographics(paper))
    assert all(piece in text for piece in ("1 in 4", "with a dog", "3.6 million", "next meal"))


def test_a_box_of_one_large_number_at_the_head_of_a_page_is_an_infographic_and_no_masthead() -> None:
    paper = Paper()
    paper.line(50, 40, "Pilots' Union Members' Bulletin, 9 May 2025", 11, bold=True)
    paper.rule(50, 56, 550)
    paper.line(50, 64, "Pilots Vote on the Offer", 20, bold=True)
    paper.box(50, 92, 550, 220, fill="#5b2a86")
    paper.line(250, 112, "87%", 54, bold=True)
    paper.line(170, 172, "of members who voted rejected the offer", 14)
    paper.line(220, 196, "Ballot of 14-28 April 2025. Turnout: 64%", 8)
    paper.block(50, 240, 500, sentences(12))
    layout = lay_out(document(paper))
    assert layout.issue.publication != "87%"
    assert any("87%" in block.text for a in layout.articles for block in a.blocks if block.role == "graphic")


def test_narrow_tiles_without_boxes_whose_numbers_are_one_run_are_an_infographic() -> None:
    paper = story()
    paper.line(50, 330, "6,430   2,118   27", 24, bold=True)
    paper.line(50, 362, "people in shelters   children under five   shelters open", 10)
    (article,) = infographics(paper)
    assert all(piece in graphic_text(article) for piece in ("6,430", "2,118", "27", "shelters open"))


def test_a_row_of_tiles_with_what_they_were_before_is_no_masthead() -> None:
    paper = Paper()
    paper.line(50, 40, "Retail Watch", 11, bold=True)
    paper.line(430, 40, "Second quarter 2024", 11, bold=True)
    paper.line(50, 62, "Shops sell more as returns fall", 20, bold=True)
    for x, label, number, move in ((50, "NET SALES", "412.6", "4.2%"), (230, "ORDERS", "18,240", "1.7%"),
                                   (410, "STAFF", "4,915", "2.8%")):  # fmt: skip
        paper.line(x, 100, label, 8)
        paper.line(x, 114, number, 22, bold=True)
        paper.line(x, 142, f"{move} vs Q2 2023", 9)
    paper.block(50, 190, 500, sentences(12))
    layout = lay_out(document(paper))
    assert not any("18,240" in block.text for block in layout.furniture)
    assert any("18,240" in block.text for a in layout.articles for block in a.blocks)
