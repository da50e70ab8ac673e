"""Lists on a page of stories: what is on when, staff and contacts beside and below the text, items under a rubric."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from pipelines.articles.page.shapes import Line
from pipelines.articles.stories.kinds import article_kind
from pipelines.articles.text.schedules import join_schedules
from pipelines.model import Article
from tests.articles.paper import Paper, document, sentences, width_of

DIARY = [
    ("Mon 5 May", "Plant sale", "The Green, 10.00"),
    ("Sat 10 May", "Lunch club", "Hall, 12.30"),
    ("14 May", "Quiz night", "The Anchor, 8.00"),
    ("Sun 25 May", "Walk to the mole", "Slip, 2.00"),
]
STAFF = [
    ("Contacts", ["Duty officer", "0555 0110"]),
    ("Laboratory", ["Mrs. C. Holm", "0555 0112"]),
    ("Reports", ["to reach us by", "Monday noon"]),
]


def _articles(*papers: Paper) -> dict[str | None, Article]:
    return {article.headline: article for article in lay_out(document(*papers)).articles}


def _body(article: Article) -> str:
    return " ".join(article.body.split())


@pytest.mark.parametrize("far", [False, True])
def test_a_diary_in_columns_without_rules_is_read_row_by_row(far: bool) -> None:
    paper = Paper()
    top = paper.line(40, 40, "Ferry Sails Again", 16, bold=True) + 3
    top = paper.columns([40], top, 300, 500, [sentences(5)]) + 20
    top = paper.line(40, top, "Dates to Remember", 16, bold=True) + 3
    for number, x in enumerate((40, 130, 380) if far else (40, 130)):
        for row, cells in enumerate(DIARY):
            paper.line(x, top + 14 * row, cells[number])
    diary = _articles(paper)["Dates to Remember"]
    assert diary.kind == "notice"
    assert _body(diary) == " ".join(" ".join(row if far else row[:2]) for row in DIARY)


def test_hours_in_columns_without_rules_are_read_row_by_row() -> None:
    paper = Paper()
    for x, title in ((40, "Ferry Sails Again"), (310, "Wells Are Clean")):
        top = paper.line(x, 40, title, 14, bold=True) + 3
        paper.columns([x], top, 300, 240, [sentences(4, title.split()[0].casefold())])
    hours = [("Monday", "9.00 to 12.00"), ("Wednesday", "9.00 to 12.00, 14.00 to 18.00"), ("Friday", "noon to 16.00")]
    top = paper.line(40, 240, "Opening Hours", 14, bold=True) + 3
    for number, x in enumerate((40, 150)):
        for row, texts in enumerate(hours):
            paper.line(x, top + 14 * row, texts[number])
    found = _articles(paper)["Opening Hours"]
    assert (_body(found), found.kind) == (" ".join(" ".join(row) for row in hours), "notice")


@pytest.mark.parametrize("between", [False, True])
def test_a_name_and_the_telephone_behind_it_are_one_line(between: bool) -> None:
    paper = Paper()
    rows = [("Ann Holm", "555 0121"), ("Tom Bell", "555 0122"), ("Ida Roe", "555 0123")]
    for number, x in enumerate((40, 150)):
        for row, texts in enumerate(rows):
            paper.line(x, 40 + 24 * row, texts[number])
    if between:  # text of a column beside the numbers
        for row in range(2):
            paper.line(40, 52 + 24 * row, "went home late")
    cells = [[word for word in paper.words if (word.box.top, word.box.x0 > 140) == place] for place in _places(paper)]
    joined = [line.text for line in join_schedules([Line.of(words) for words in cells])]
    assert (joined == [" ".join(row) for row in rows]) is not between


def _places(paper: Paper) -> list[tuple[float, bool]]:
    return sorted({(word.box.top, word.box.x0 > 140) for word in paper.words})


def test_days_beside_running_text_are_no_rows_of_it() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Opening Days", 14, bold=True) + 3
    for number, (day, *_) in enumerate(DIARY):
        paper.line(40, top + 36 + 12 * number, day)
    at = paper.line(160, 40, "Ferry Sails Again", 14, bold=True) + 3
    paper.columns([160], at, 500, 380, [sentences(9)])
    assert _body(_articles(paper)["Ferry Sails Again"]) == sentences(9)


def test_a_diary_at_the_foot_of_a_page_begins_with_no_mark_of_a_note() -> None:
    paper = Paper()
    top = paper.line(40, 380, "Ferry Sails Again", 16, bold=True) + 3
    top = paper.columns([40], top, 560, 500, [sentences(9)]) + 20
    top = paper.line(40, top, "Diary", 16, bold=True) + 3
    for number, day in enumerate(("2 May", "7 May", "9 May", "12 May")):
        paper.line(40, top + 11 * number, day, 8)
        paper.line(110, top + 11 * number, f"Supper at the lodge, table {number + 3}", 8)
    assert _articles(paper)["Diary"].body.startswith("2 May Supper")


def _contacts(paper: Paper, x: float, top: float) -> None:
    for label, lines in STAFF:
        paper.line(x, top, label, 8, bold=True, font="Sans")
        for number, line in enumerate(lines, 1):
            paper.line(x, top + 10 * number, line, 8, font="Sans")
        top += 10 * len(lines) + 16


def test_contacts_in_the_margin_are_a_notice_of_their_own() -> None:
    paper = Paper()
    _contacts(paper, 480, 60)
    top = paper.line(40, 66, "Measles Round Reaches Nine in Ten", 15, bold=True) + 3
    top = paper.columns([40], top, 300, 400, [sentences(6)]) + 12
    top = paper.line(40, top, "Wells Are Clean", 15, bold=True) + 3
    paper.columns([40], top, 500, 400, [sentences(5, "well")])
    found = _articles(paper)
    assert [_body(found[name]) for name in ("Measles Round Reaches Nine in Ten", "Wells Are Clean")] == [
        sentences(6),
        sentences(5, "well"),
    ]
    assert (found["Contacts"].kind, found["Contacts"].body.split()[:2]) == ("notice", ["Duty", "officer"])


def test_names_and_offices_in_columns_at_the_foot_are_of_no_story_above() -> None:
    paper = Paper()
    for x, title in ((40, "Ferry Sails Again"), (310, "Wells Are Clean")):
        top = paper.line(x, 60, title, 15, bold=True) + 3
        paper.columns([x], top, 600, 240, [sentences(6, title.split()[0].casefold())])
    paper.line(40, 650, "Editorial team", 9, bold=True)
    for x, names in ((40, ("Anna Jensen", "Mark Lund")), (230, ("Peter Olsen", "Ida Berg")), (420, ("Jan Holm",))):
        for number, name in enumerate(names):
            paper.line(x, 664 + 24 * number, name, 8, bold=True)
            paper.line(x, 674 + 24 * number, "Editor", 8)
    found = _articles(paper)
    assert _body(found["Ferry Sails Again"]) == sentences(6, "ferry")
    assert _body(found["Wells Are Clean"]) == sentences(6, "wells")
    assert found["Editorial team"].kind == "notice"


@pytest.mark.parametrize(
    ("headline", "body", "kind"),
    [
        ("Your committee", "President: Ivor Penn Captain: Ada Holm Treasurer: Tom Bell", "notice"),
        ("Lunches", "Monday: Tomato soup Tuesday: Fish pie Wednesday: Rice Thursday: Stew", "notice"),
        ("Times of Mass", "5:00 PM Rosa Holm 8:00 AM No Mass 10:30 AM People of the parish", "notice"),
        (
            "Your councillors",
            "North ward Cllr. Ann Pryce 555 0121 East ward Tom Bell 555 0122 Ida Roe 555 0123",
            "notice",
        ),
        ("Sponsors", "Nolan Pharmacy Holm’s Garage The Corner Dairy", "notice"),
        ("ROAD CLOSURE", "Bridge Street will be closed from 7 p.m. on Sunday.", "notice"),
        ("Highlights", "Cholera: 41 new cases in three districts, no deaths. Measles: the outbreak is over.", "brief"),
        ("Ferry late", "The ferry left at 8.30 am on Monday, at 9.10 am on Tuesday and at noon on Friday.", "brief"),
    ],
)
def test_lists_of_who_and_when_are_notices(headline: str, body: str, kind: str) -> None:
    assert article_kind("story", headline, body) == kind


def _items(paper: Paper, top: float, items: list[tuple[str, str]]) -> None:
    for lead, text in items:
        words = [(word, True) for word in lead.split()] + [(word, False) for word in text.split()]
        x = 40.0
        for word, bold in words:
            if x + width_of(word, 10) > 240:
                x, top = 40.0, top + 12
            paper.line(x, top, word, bold=bold)
            x += width_of(word + " ", 10)
        top += 16


CAPITALS = [
    ("WELL DONE", "to Ada Holm, who has passed her driving test at the ninth attempt this spring."),
    ("WANTED", "a steady hand to wind the clock on Sundays. There are sixty steps and a view."),
]
PEOPLE = [
    ("HOLM, Ada.", "Weaver and teacher, aged 94, at home on May 12. The funeral is on Friday at noon."),
    ("BELL, Dr. Tom.", "Surgeon, aged 70, on May 11. He founded the ward for children in 1989."),
]


@pytest.mark.parametrize(
    ("heading", "items"),
    [("Here and There", CAPITALS), ("BRIEFLY", CAPITALS), ("DEATHS", PEOPLE), ("Births and Deaths", PEOPLE)],
)
def test_each_item_under_a_rubric_is_a_brief(heading: str, items: list[tuple[str, str]]) -> None:
    paper = Paper()
    _items(paper, paper.line(40, 60, heading, 15, bold=True) + 6, items)
    at = paper.line(290, 60, "Ferry Sails Again", 22, bold=True) + 6
    paper.columns([290], at, at + 500, 270, [sentences(12)])
    found = [(article.headline, _body(article)) for article in lay_out(document(paper)).articles]
    for lead, text in items:
        assert (lead.rstrip("."), text) in found


@pytest.mark.parametrize("heading", ["Deaths by Cause", "How to Save Water"])
def test_lead_ins_of_a_chapter_stay_in_its_text(heading: str) -> None:
    paper = Paper()
    items = [("Cholera.", CAPITALS[0][1].capitalize()), ("Fevers.", PEOPLE[1][1])]
    _items(paper, paper.line(40, 60, heading, 15, bold=True) + 6, items)
    at = paper.line(290, 60, "Ferry Sails Again", 22, bold=True) + 6
    paper.columns([290], at, at + 500, 270, [sentences(12)])
    assert _body(_articles(paper)[heading]) == " ".join(f"{lead} {text}" for lead, text in items)


def test_a_column_is_read_on_at_the_next_head_before_the_list_below_two_columns() -> None:
    paper = Paper()
    for x, title in ((40, "Ferry Sails"), (220, "Wells Clean")):
        top = paper.line(x, 60, title, 14, bold=True) + 3
        paper.columns([x], top, 400, 165, [sentences(4, title.split()[0].casefold())])
    foot = max(word.box.bottom for word in paper.words)
    paper.line(220, foot + 2, "Then she climbed up and had")
    paper.line(400, 60, "a very good view.")
    top = paper.line(400, 84, "Apples Named", 14, bold=True) + 3
    paper.columns([400], top, 400, 165, [sentences(3, "apple")])
    top = paper.line(40, foot + 40, "Diary", 14, bold=True) + 3
    for number, (day, what, where) in enumerate(DIARY):
        paper.line(40, top + 14 * number, f"{day} {what}, {where}, and then a walk home")
    top = paper.line(40, top + 80, "Gales", 14, bold=True) + 3
    paper.block(40, top, 520, sentences(4, "gale"))
    found = _articles(paper)
    assert _body(found["Wells Clean"]).endswith("climbed up and had a very good view.")
    assert _body(found["Diary"]).endswith("and then a walk home")


def test_names_in_another_slant_under_a_rubric_head_briefs() -> None:
    paper = Paper()
    top = paper.line(110, 60, "OBITUARIES", 14, bold=True) + 6
    for name, about in (("Winifred Holm", "moth"), ("Colonel R. Bell", "fungus")):
        paper.line(110, top, name, italic=True)
        top = paper.block(40, top + 13, 240, sentences(2, about)) + 6
    found = _articles(paper)
    assert {name: _body(found[name]) for name in ("Winifred Holm", "Colonel R. Bell")} == {
        "Winifred Holm": sentences(2, "moth"),
        "Colonel R. Bell": sentences(2, "fungus"),
    }


def test_paragraphs_each_on_a_tint_of_their_own_are_one_box() -> None:
    paper = Paper()
    top = paper.line(40, 60, "Ferry Sails Again", 18, bold=True) + 3
    top = paper.columns([40], top, 300, 250, [sentences(4)]) + 12
    first = top
    paper.line(120, top + 3, "At a glance", 12, bold=True)
    paper.box(40, top, 290, top + 18, "#fbeeee")
    for lines in (["• The women were fourth of nineteen,", "and the men did not finish."], ["• The roof is paid for."]):
        top = paper.rects[-1].box.bottom
        for number, line in enumerate(lines):
            paper.line(46, top + 2 + 12 * number, line)
        paper.box(40, top, 290, top + 3 + 12 * len(lines), "#fbeeee")
    paper.columns([310], 60, first, 250, ["So the master of the harbour went home. " + sentences(3, "pier")])
    (glance,) = [article for article in lay_out(document(paper)).articles if article.headline == "At a glance"]
    assert _body(glance).endswith("The roof is paid for.")
    assert "fourth of nineteen" in glance.body


def test_a_column_of_staff_below_the_number_of_the_week_is_no_byline_of_the_story_beside_it() -> None:
    paper = Paper()
    paper.line(40, 30, "Coast Health Weekly", 28, bold=True)
    paper.line(40, 70, "Week 19", 9)
    top = 92.0
    for label, *lines in (
        ("IN CHARGE", "Dr. Ada Holm", "Acting director"),
        ("DESK", "0555 0190, all day", "desk@coast.example"),
        ("REPORTS", "due on Tuesdays"),
    ):
        top = paper.line(40, top, label, 7.6, bold=True)
        for line in lines:
            top = paper.line(40, top, line, 7.6)
        top += 9
    paper.line(180, 90, "Young Swarms Seen North of the River", 12, bold=True)
    paper.columns([180, 390], 108, 300, 195, [sentences(12)], 9)
    found = {article.headline: article for article in lay_out(document(paper)).articles}
    story = found["Young Swarms Seen North of the River"]
    assert story.byline is None
    assert "desk@" not in story.body
    assert any("desk@" in article.body and "Ada Holm" in article.body for article in found.values())
