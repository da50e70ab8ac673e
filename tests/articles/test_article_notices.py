"""Notices, deaths and other short texts one below the other: each is an article, told by what closes the one above."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article
from tests.articles.paper import Paper, document, sentences, width_of

HEADS = ["Sale of the Harbour Crane", "Closing of the Fish Quay", "Lighthouse Dues for Small Boats", "Loss of a Buoy"]
NAMES = ["ADA HOLM", "TOM BELL", "MARIA LOPEZ", "PETER LARSEN"]
TEXTS = [
    "The crane on the north quay will be sold to the first buyer who takes it away before the winter.",
    "No fish may be landed here until the boards have been laid again and the lamps have been lit.",
    "Boats of less than nine metres pay half of what larger ones pay from the first day of May.",
    "Whoever finds the red buoy that broke loose in the storm is asked to tell the harbour office.",
]


def _articles(*papers: Paper) -> list[Article]:
    return list(lay_out(document(*papers)).articles)


def _nameplate(paper: Paper, name: str) -> None:
    paper.line(60, 50, name, 30, bold=True)
    paper.rule(60, 88, 540, 88)
    paper.line(60, 92, "No. 5 — 7 June 2031", 9)
    paper.rule(60, 104, 540, 104)


def _centred(paper: Paper, top: float, text: str, size: float, **style: object) -> float:
    return paper.line(180 - width_of(text, size) / 2, top, text, size, **style)


def _gazette(*, signed: bool, ruled: bool, over: str = "Notice No. {} of 2031") -> Paper:
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Gazette")
    for number, (head, text, name) in enumerate(zip(HEADS, TEXTS, NAMES, strict=True)):
        top = _centred(paper, top, over.format(number + 31), 9)
        top = _centred(paper, top, head, 10.5, bold=True)
        top = paper.block(60, top + 3, 240, text)
        if signed:
            top = paper.line(300 - width_of(name, 10), top + 3, name)
        if ruled:
            paper.rule(150, top + 8, 210, top + 8)
        top += 24
    return paper


@pytest.mark.parametrize(("signed", "ruled"), [(True, False), (False, True), (True, True)])
def test_each_numbered_notice_is_an_article(signed: bool, ruled: bool) -> None:
    found = _articles(_gazette(signed=signed, ruled=ruled))
    assert [article.headline for article in found] == HEADS
    assert [article.body for article in found] == TEXTS
    assert [article.kicker for article in found] == [f"Notice No. {number} of 2031" for number in range(31, 35)]


def test_numbered_sections_of_one_text_stay_in_it() -> None:
    (statute,) = _articles(_gazette(signed=False, ruled=False, over="Article {}"))
    assert all(text in " ".join(statute.body.split()) for text in TEXTS)


def _items(between: str) -> Paper:
    paper = Paper()
    top = paper.line(60, 60, "Deaths", 20, bold=True) + 10
    for name, text in zip(NAMES, TEXTS, strict=True):
        words = [(word, True) for word in name.split()] + [(word, False) for word in text.split()]
        x = 60.0
        for word, bold in words:
            if x + width_of(word, 10) > 300:
                x, top = 60.0, top + 12
            paper.line(x, top, word, bold=bold)
            x += width_of(word + " ", 10)
        top += 24
        if between:
            paper.line(165, top, between)
        else:
            paper.rule(150, top, 210, top)
        top += 24
    return paper


@pytest.mark.parametrize("between", ["", "* * *"])
def test_each_item_with_a_name_run_in_between_rules_or_stars_is_an_article(between: str) -> None:
    found = _articles(_items(between))
    assert [(article.headline, article.body) for article in found] == list(zip(NAMES, TEXTS, strict=True))
    assert {article.section for article in found} == {"Deaths"}


def test_a_heading_in_capitals_on_the_texts_own_lines_is_no_part_of_the_text() -> None:
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Notes")
    for head, text in zip(HEADS, TEXTS, strict=True):
        top = paper.line(60, top, head.upper())
        top = paper.block(60, top, 240, text) + 18
    found = _articles(paper)
    assert [(article.headline, article.body) for article in found] == [
        (head.upper(), text) for head, text in zip(HEADS, TEXTS, strict=True)
    ]


def test_first_lines_in_capitals_begin_the_text() -> None:
    paper = Paper()
    for number, head in enumerate(HEADS[:3]):
        top = paper.line(60, 60 + 200 * number, head, 18, bold=True)
        top = paper.line(60, top + 4, "THE CREW OF THE PILOT BOAT HAS BEEN SENT ON")
        paper.block(60, top, 240, "leave until the boat is afloat again. " + sentences(4))
    assert all(article.body.startswith("THE CREW OF THE PILOT BOAT") for article in _articles(paper))


def test_a_heading_at_the_foot_of_a_page_heads_the_text_overleaf() -> None:
    first, second = Paper(), Paper()
    first.line(60, 60, HEADS[0], 18, bold=True)
    first.columns([60, 320], 90, 720, 240, [sentences(40)])
    first.line(320, 750, HEADS[1], 18, bold=True)
    second.block(60, 60, 240, sentences(8, "crane"))
    found = {article.headline: article for article in _articles(first, second)}
    assert "crane" in found[HEADS[1]].body


def test_an_office_at_the_head_of_the_next_column_goes_with_the_name_at_the_foot() -> None:
    paper = Paper()
    paper.line(60, 60, HEADS[0], 18, bold=True)
    top = paper.block(60, 90, 240, sentences(12))
    paper.line(300 - width_of("ADA HOLM", 10), top + 2, "ADA HOLM")
    paper.line(400, 90, "Harbour Master", italic=True)
    top = paper.line(320, 160, HEADS[1], 18, bold=True)
    paper.block(320, top, 240, sentences(9))
    found = {article.headline: article for article in _articles(paper)}
    assert "Harbour Master" in (found[HEADS[0]].byline or "")


def test_a_bold_number_with_a_date_at_the_lines_other_end_is_no_part_of_the_notice_before() -> None:
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Notices")
    for number, (head, text, name) in enumerate(zip(HEADS, TEXTS, NAMES, strict=True)):
        paper.line(60, top, f"Notice {number + 31}/2031", bold=True)
        top = paper.line(420, top, "Alder, 4 May 2031")
        top = paper.line(60, top + 2, head, 12, bold=True)
        top = paper.block(60, top + 4, 480, f"{text} {sentences(2)}")
        top = paper.line(540 - width_of(name, 10), top + 4, name)
        paper.rule(60, top + 6, 540, top + 6)
        top += 18
    found = _articles(paper)
    assert [article.headline for article in found] == HEADS
    assert all(article.body.startswith(text) for article, text in zip(found, TEXTS, strict=True))
    assert all("4 May" not in article.body for article in found)


def test_a_release_number_is_over_its_headline_and_not_in_the_text_before() -> None:
    paper, top = Paper(), 60.0
    for number, (head, text) in enumerate(zip(HEADS, TEXTS, strict=True)):
        top = paper.line(60, top, f"Release {number + 31}/2031, 4 May 2031", 8.5)
        top = paper.line(60, top, head, 14, bold=True)
        top = paper.block(60, top + 4, 480, f"{text} {sentences(2)}")
        top = paper.line(280, top + 6, "ENDS")
        top = paper.line(60, top + 4, "For more information ask the harbour office, tel. 960 114", 8.5) + 24
    found = [article for article in _articles(paper) if article.headline]
    assert [article.headline for article in found] == HEADS
    assert [article.kicker for article in found] == [f"Release {n}/2031, 4 May 2031" for n in range(31, 35)]


def test_the_first_of_the_briefs_that_rules_part_is_one_too() -> None:
    paper = Paper()
    top = paper.line(430, 60, "In Brief", 14, bold=True)
    for number, (head, text) in enumerate(zip(HEADS, TEXTS, strict=True)):
        if number:
            paper.rule(430, top, 560, top)
            top += 4
        top = paper.block(430, top, 130, head, 10, bold=True)
        top = paper.block(430, top, 130, text) + 4
    paper.line(60, 60, "Ferry Sails Again After Storm", 22, bold=True)
    paper.columns([60, 245], 90, 400, 165, [sentences(12)])
    assert [article.headline for article in _articles(paper) if article.kind == "brief"] == HEADS


def test_a_centred_heading_holds_for_columns_that_begin_with_a_small_heading_and_with_a_last_line() -> None:
    paper = Paper()
    paper.line(60, 60, HEADS[0], 18, bold=True)
    paper.columns([60, 320], 84, 190, 220, [sentences(7)])
    paper.line(300 - width_of("Days and Feasts", 18) / 2, 250, "Days and Feasts", 18, bold=True)
    paper.line(60, 276, "Monday, 4 May", bold=True)
    paper.block(60, 289, 220, f"{sentences(5, 'crane')} The crane is shut till the end of this")
    paper.line(320, 276, "long and wet week.")
    paper.line(320, 300, "Tuesday, 5 May", bold=True)
    paper.block(320, 313, 220, sentences(5, "buoy"))
    found = {article.headline: article.body for article in _articles(paper)}
    assert "crane" not in found[HEADS[0]]
    assert "end of this long and wet week." in found["Days and Feasts"]


def test_centred_capitals_in_the_texts_own_type_head_texts_between_stars() -> None:
    paper = Paper()
    _nameplate(paper, "Harbour Journal")
    for column, pair in enumerate((slice(0, 2), slice(2, 4))):
        top, left = 120.0, 60 + 260 * column
        for head, text, name in zip(HEADS[pair], TEXTS[pair], NAMES[pair], strict=True):
            top = paper.line(left + 120 - width_of(head, 10) / 2, top, head.upper())
            top = paper.block(left, top + 8, 240, text)
            top = paper.line(left + 240 - width_of(name, 10), top, name.title(), italic=True)
            top = paper.line(left + 110, top + 8, "∗ ∗ ∗") + 8
    found = _articles(paper)
    assert [(article.headline, article.body) for article in found] == [
        (head.upper(), text) for head, text in zip(HEADS, TEXTS, strict=True)
    ]
    assert [article.byline for article in found] == [name.title() for name in NAMES]


def test_a_name_at_the_head_of_the_first_column_level_with_the_others_is_the_byline() -> None:
    paper = Paper()
    paper.line(60, 60, "Sale of the Harbour Crane Is Put Off Again", 22, bold=True)
    paper.line(60, 92, "PETER LARSEN", 8, font="Sans")
    paper.block(60, 104, 150, f"{sentences(6)} The crane is shut till the end of this")
    for number, left in enumerate((225, 390)):
        paper.block(left, 92, 150, sentences(7 - number, "crane"))
    (story,) = _articles(paper)
    assert story.byline == "PETER LARSEN"
    assert "LARSEN" not in story.body


def test_notices_are_told_below_the_names_of_who_gives_them_and_offices_that_end_in_a_full_stop() -> None:
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Gazette")
    for number, (head, text, name) in enumerate(zip(HEADS, TEXTS, NAMES, strict=True)):
        if number % 2 == 0:
            top = _centred(paper, top, ("BOARD OF THE PORT", "OFFICE OF TIDES")[number // 2], 10) + 12
        top = _centred(paper, top, f"Public Notice No. {number + 31}", 10)
        top = _centred(paper, top, head, 10, bold=True)
        top = paper.block(60, top + 3, 240, text)
        signed = f"{name}, Permanent Secretary."
        top = paper.line(300 - width_of(signed, 10), top + 3, signed) + 10
    found = _articles(paper)
    assert [article.headline for article in found] == HEADS
    assert [article.body for article in found] == TEXTS
    assert [article.section for article in found] == ["BOARD OF THE PORT"] * 2 + ["OFFICE OF TIDES"] * 2
    assert [article.kicker for article in found] == [f"Public Notice No. {number}" for number in range(31, 35)]


def _act_over_title(*, stacked: bool) -> Paper:
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Gazette")
    for number, (head, text, name) in enumerate(zip(HEADS, TEXTS, NAMES, strict=True)):
        top = _centred(paper, top, f"GAZETTE NOTICE NO. {number + 31}", 10) + (0 if stacked else 4)
        top = _centred(paper, top, "THE HARBOURS ACT", 10) + (2 if stacked else 4)
        top = _centred(paper, top, head, 10, bold=True)
        top = paper.block(60, top + 8, 240, text)
        top = paper.line(300 - width_of(name, 10), top + 3, name) + 40
    return paper


@pytest.mark.parametrize("stacked", [True, False])
def test_number_and_act_over_a_notice_are_no_text_of_the_one_above(stacked: bool) -> None:
    found = _articles(_act_over_title(stacked=stacked))
    assert [article.headline for article in found] == HEADS
    assert [article.body for article in found] == TEXTS


def _numbered(names: list[str], *, first: int = 1) -> Paper:
    """Numbered items in the middle of a page, of which every other one is signed at the right."""
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Notes")
    for number, (head, name) in enumerate(zip(HEADS, names, strict=True)):
        top = paper.line(60, top, f"{first + number}. {head}", 12, bold=True) + 4
        top = paper.block(60, top, 240, sentences(3, head.split()[-1].lower()))
        if name:
            top = paper.line(300 - width_of(name, 10), top + 4, name)
        top += 18
    return paper


def test_numbered_items_are_articles_though_only_some_are_signed() -> None:
    found = _articles(_numbered(["Maria Quellstrom", "", "Peter Aldersby", ""]))
    assert [article.headline for article in found] == [f"{n + 1}. {head}" for n, head in enumerate(HEADS)]
    assert [article.byline for article in found] == ["Maria Quellstrom", None, "Peter Aldersby", None]


@pytest.mark.parametrize("names", [["", "", "", "Maria Quellstrom"], ["", "", "", ""]])
def test_numbered_sections_signed_at_their_end_alone_are_one_article(names: list[str]) -> None:
    found = _articles(_numbered(names))
    assert len(found) == 1


def test_a_story_goes_on_under_its_headline_in_the_size_of_the_text() -> None:
    paper, onward = Paper(), Paper(page_no=2)
    top = paper.line(40, 60, "Ferry Owners Object to Fees", 20, bold=True) + 3
    top = paper.columns([40], top, 500, 240, [sentences(5, "ferry")])
    paper.line(180, top + 4, "Continued on page 2", 9, italic=True)
    onward.line(40, 30, "2", 9)
    onward.line(40, 60, "Ferry Owners Object to Fees", 9, bold=True)
    top = onward.line(40 + width_of("Ferry Owners Object to Fees ", 9), 60, "(from page 1)", 9, italic=True) + 3
    onward.columns([40, 220, 400], top, 240, 160, [sentences(12, "owner")])
    top = 270.0
    top = onward.line(40, top, "A Light at Last", 20, bold=True) + 3
    onward.columns([40], top, 700, 240, [sentences(5, "light")])
    found = _articles(paper, onward)
    assert [article.headline for article in found] == ["Ferry Owners Object to Fees", "A Light at Last"]
    assert "from page" not in found[0].body
    assert "owner" in found[0].body


def _parish_letter(*, signed: bool) -> Paper:
    """A letter across the page, and small headings in two columns below it, one of them over a signed text."""
    paper = Paper()
    _nameplate(paper, "The Link")
    top = paper.line(60, 120, "From the Vicarage", 15, bold=True) + 4
    for about in ("parish", "choir", "bell"):
        top = paper.block(60, top, 480, sentences(3, about)) + 4
    if signed:
        top = paper.line(540 - width_of("Revd Maria Lopez", 10), top + 3, "Revd Maria Lopez", italic=True)
    for x, heads in ((60, HEADS[:2]), (320, HEADS[2:])):
        at = top + (12 if x == 60 else 30)
        for head in heads:
            at = paper.line(x, at, head, 11, bold=True) + 3
            at = paper.block(x, at, 220, sentences(5, head.split()[-1].lower()))
            if signed and head == HEADS[0]:
                at = paper.line(x + 220 - width_of("Tom Bell", 10), at + 3, "Tom Bell", italic=True)
            at += 7
    return paper


def test_small_headings_below_a_signed_letter_across_the_page_head_texts_of_their_own() -> None:
    found = _articles(_parish_letter(signed=True))
    assert {article.headline for article in found} == {"From the Vicarage", *HEADS}
    assert {article.headline: article.byline for article in found if article.byline} == {
        "From the Vicarage": "Revd Maria Lopez",
        HEADS[0]: "Tom Bell",
    }


def _of_departments(office: str) -> Paper:
    """Notices whose number stands at the left and day at the right over the title, signed at the left in capitals."""
    paper, top = Paper(), 120.0
    _nameplate(paper, "Harbour Gazette")
    for number, (head, text, name) in enumerate(zip(HEADS, TEXTS, NAMES, strict=True)):
        paper.line(60, top, f"No. {number + 31}", bold=True)
        day = f"{number + 4} June 2031"
        top = paper.line(300 - width_of(day, 10), top, day, bold=True) + 8
        top = _centred(paper, top, head, 11, bold=True) + 8
        top = paper.block(60, top, 240, text)
        top = paper.line(60, top, name)
        top = paper.line(60, top, office, italic=True) + 18
    return paper


def test_notices_between_number_and_name_are_articles() -> None:
    found = _articles(_of_departments("Director-General"))
    assert [article.headline for article in found] == HEADS
    assert [article.body for article in found] == TEXTS
    assert [article.byline for article in found] == [f"{name}; Director-General" for name in NAMES]


def test_a_line_in_capitals_over_no_office_stays_in_its_text() -> None:
    found = _articles(_of_departments("and so on for as long as it lasts"))
    assert "ADA HOLM" in " ".join(article.body for article in found)
