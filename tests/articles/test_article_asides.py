"""What stands beside and below a story's text: notes in the margin, offices under marked names, references."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Article
from tests.articles.paper import Paper, document, sentences


def _stories(*papers: Paper) -> dict[str | None, Article]:
    return {article.headline: article for article in lay_out(document(*papers)).articles}


def test_notes_in_the_margin_go_with_the_text_beside_them() -> None:
    paper = Paper()
    for top, title, note in (
        (60, "Output Grew Again", "Output is measured at basic prices"),
        (300, "Exports Fell", "See table 4"),
    ):
        at = paper.line(170, top, title, 14, bold=True) + 3
        paper.columns([170], at, top + 200, 390, [sentences(9, title.split()[0].casefold())])
        paper.block(60, at + 3, 90, note, 7.5, font="Sans")
    stories = _stories(paper)
    assert list(stories) == ["Output Grew Again", "Exports Fell"]
    captions = {name: [b.text for b in story.blocks if b.role == "caption"] for name, story in stories.items()}
    assert captions == {"Output Grew Again": ["Output is measured at basic prices"], "Exports Fell": ["See table 4"]}


def test_offices_below_marked_names_and_references_are_no_text() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Fevers After the Flood", 17, bold=True) + 3
    x = 40.0
    for name, mark in (("Anna Jensen", "1"), ("Mark Lund", "2"), ("Peter Olsen", "1")):
        paper.line(x, top, name, bold=True)
        x = paper.words[-1].box.x1
        paper.line(x, top - 1, mark, 6, superscript=True)
        if name != "Peter Olsen":
            paper.line(x, top, ",", bold=True)
        x += 10
    top += 14
    paper.line(40, top - 1, "1", 5, superscript=True)
    top = paper.line(45, top, "Field Unit, Tarn; Saltford General Hospital", 7.5) + 5
    top = paper.columns([40], top, 700, 400, [sentences(5)]) + 6
    top = paper.line(40, top, "Next Steps", 11, bold=True, font="Sans") + 2
    top = paper.columns([40], top, 700, 400, [sentences(5, "pier")]) + 6
    top = paper.line(40, top, "References", 11, bold=True, font="Sans") + 2
    for number in range(1, 4):
        top = paper.block(
            40, top, 400, f"{number}. Jensen A, Lund M. Tides and fevers. Coast Med 2019;{number}:12-40.", 7.5
        )
    (story,) = lay_out(document(paper)).articles
    assert story.authors == ("Anna Jensen", "Mark Lund", "Peter Olsen")
    assert story.body.startswith("The harbour master")
    assert story.body.endswith("late supper.")
    assert [b.text for b in story.blocks if b.role == "subhead"] == ["Next Steps", "References"]


def test_a_table_in_the_last_column_goes_with_the_story_over_it() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Fevers After the Flood", 20, bold=True) + 3
    paper.columns([40, 310], top, 500, 250, [sentences(32) + " At last the"])
    at = paper.line(310, 300, "Diseases by Week", 14, bold=True) + 3
    paper.words = [word for word in paper.words if word.box.x0 < 300 or word.box.top < 290 or word.size_pt == 14]
    at = paper.columns([310], at, 500, 250, [sentences(5, "clinic")]) + 10
    for row in (("Disease", "W18", "W19"), ("Cholera", "12", "14"), ("Measles", "31", "27"), ("Dengue", "5", "9")):
        for x, cell in zip((310, 420, 500), row, strict=True):
            paper.line(x, at, cell, 8, font="Sans")
        paper.rule(310, at + 10, 560)
        at += 13
    articles = lay_out(document(paper)).articles
    order = [article.headline for article in articles if article.headline]
    assert order.index("Fevers After the Flood") < order.index("Diseases by Week")
    holder = next(k for k, article in enumerate(articles) if any(b.role == "table" for b in article.blocks))
    assert holder >= next(k for k, article in enumerate(articles) if article.headline == "Diseases by Week")


def test_who_came_to_a_meeting_and_what_is_on_sale_are_notices() -> None:
    paper = Paper()
    top = paper.line(40, 40, "Nolan Town Council", 18, bold=True) + 4
    paper.line(
        40, top, "Present: Anna Jensen, Mark Lund, Peter Olsen, Ida Roe, Jan Roe, Tom Bell, Ada Holm, Emma Larsen."
    )
    paper.line(40, 300, "SPRING SALE", 30, bold=True, font="Sans")
    paper.line(40, 340, "Mill Furniture, 14 Mill Lane, Eastvale, open daily 9 to 6")
    paper.line(40, 352, "Tel. 01632 960 162, www.mill.example")
    top = paper.line(40, 420, "Ferry Sails Again", 18, bold=True) + 4
    paper.columns([40], top, 700, 400, [sentences(8)])
    kinds = {name: story.kind for name, story in _stories(paper).items()}
    assert kinds["Ferry Sails Again"] == "story"
    assert {kinds["Nolan Town Council"], kinds["SPRING SALE"]} == {"notice"}
