"""Columns of briefs: each lead-in and small heading under *In brief* is a brief, lead-ins of a story stay in it."""

from __future__ import annotations

import pytest

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document, sentences, width_of

ITEMS = [
    ("Harbour.", "The pilot boat was refloated on Monday after two days on the sand bar off the mole."),
    ("Bread and salt:", "Bakers in the old town raised the price of a loaf by four cents this week."),
    ("A lead-in that does not fit in the first line of its narrow column.", "Nobody was hurt. The lamp is lit again."),
]


def _lead_ins(paper: Paper, top: float, items: list[tuple[str, str]], width: float = 170.0) -> float:
    for lead, text in items:
        words = [(word, True) for word in lead.split()] + [(word, False) for word in text.split()]
        x = 40.0
        for word, bold in words:
            if x + width_of(word, 10) > 40 + width:
                x, top = 40.0, top + 12
            paper.line(x, top, word, bold=bold)
            x += width_of(word + " ", 10)
        top += 16
    return top


def _articles(heading: str, items: list[tuple[str, str]]) -> list[tuple[str | None, str]]:
    paper = Paper()
    at = paper.line(40, 60, heading, 15, bold=True)
    _lead_ins(paper, at + 6, items)
    at = paper.line(260, 60, "Ferry Sails Again After Storm", 22, bold=True)
    paper.columns([260], at + 6, at + 500, 290, [sentences(12)])
    layout = lay_out(document(paper))
    return [(article.headline, " ".join(article.body.split())) for article in layout.articles]


@pytest.mark.parametrize("heading", ["In brief", "NEWS ROUND-UP", "Around the district"])
def test_each_lead_in_under_a_heading_of_briefs_is_a_brief(heading):
    found = _articles(heading, ITEMS)
    for lead, text in ITEMS:
        assert (lead.rstrip(".:"), text) in found


def test_lead_ins_of_a_story_stay_in_its_text():
    found = dict(_articles("Pilots ask for a new boat", ITEMS))
    assert found["Pilots ask for a new boat"] == " ".join(f"{lead} {text}" for lead, text in ITEMS)


def test_a_name_in_bold_type_within_a_brief_begins_none():
    lead, text = ITEMS[0]
    paper = Paper()
    at = paper.line(40, 60, "In brief", 15, bold=True)
    at = _lead_ins(paper, at + 6, [ITEMS[1]])
    at = _lead_ins(paper, at, [(lead, text + " The keeper was")], 300)
    _lead_ins(paper, at - 4, [("Ada Holm,", "who has kept the light for nine years. She is well.")], 300)
    headlines = [article.headline for article in lay_out(document(paper)).articles]
    assert headlines == ["Bread and salt", "Harbour"]


def test_small_headings_under_a_heading_of_briefs_head_briefs():
    paper = Paper()
    at = paper.line(40, 60, "News in Brief", 18, bold=True) + 6
    for heading in ("Pilots Go Home", "Salt Runs Short"):
        at = paper.line(40, at, heading, 10, bold=True)
        at = paper.block(40, at, 250, sentences(4)) + 6
    at = paper.line(320, 60, "Ferry Sails Again After Storm", 22, bold=True)
    paper.columns([320], at + 6, at + 500, 240, [sentences(12)])
    headlines = [article.headline for article in lay_out(document(paper)).articles]
    assert {"Pilots Go Home", "Salt Runs Short"} <= set(headlines)


def test_a_signature_with_its_name_in_bold_type_signs_the_letter():
    paper = Paper()
    at = paper.line(40, 60, "Letters to the Editor", 22, bold=True) + 6
    for heading, name in (("Pilots Go Home", "Ada Holm,"), ("Salt Runs Short", "Tom Bell,")):
        at = paper.line(40, at, heading, 13, bold=True)
        at = paper.block(40, at, 300, sentences(4))
        paper.line(40, at, name, bold=True)
        at = paper.line(40 + width_of(name + " ", 10), at, "Horta") + 12
    found = {article.headline: (article.byline, article.body) for article in lay_out(document(paper)).articles}
    assert found["Pilots Go Home"][0] == "Ada Holm, Horta"
    assert "Tom Bell" not in found["Salt Runs Short"][1]


@pytest.mark.parametrize("ruled", [True, False, "SHORT NEWS"])
def test_small_headings_in_a_row_under_one_rule_or_rubric_are_headlines_of_briefs(ruled: bool | str) -> None:
    paper = Paper(width=640)
    paper.line(40, 60, "Ferry Sails Again After Storm", 22, bold=True)
    paper.columns([40, 195, 350, 505], 95, 260, 125, [sentences(9)])
    if ruled:
        paper.rule(40, 290 if ruled is True else 276, 630)
    if isinstance(ruled, str):
        paper.line(40, 280, ruled, 9, font="Sans", bold=True)
    for x, name in ((40, "Boats"), (240, "Cranes"), (440, "Nets")):
        at = paper.line(x, 296, f"{name} sold off", bold=True)
        paper.columns([x], at, 600, 180, [sentences(3, name.lower())])
    headlines = [article.headline for article in lay_out(document(paper)).articles]
    expected = ["Ferry Sails Again After Storm", "Boats sold off", "Cranes sold off", "Nets sold off"]
    assert headlines == (expected if ruled else expected[:1])


def test_a_leaflets_short_paragraph_is_no_label_of_the_titled_table_below() -> None:
    paper = Paper()
    paper.line(40, 40, "Harbour Watch Leaflet", 20.0, bold=True)
    paper.block(40, 80, 480, "Thieves took more oars than sails. The harbour guard caught them more often than before.")
    top = paper.line(40, 140, "Losses reported to the guard", 12.0, bold=True) + 8
    for row in (["Loss", "2022", "2023"], ["Oars", "1,204", "1,318"], ["Sails", "980", "911"], ["Nets", "411", "398"]):
        for column, cell in enumerate(row):
            paper.line(40 + 150 * column, top, cell)
        top += 16
    articles = lay_out(document(paper)).articles
    assert [(article.kind, article.headline) for article in articles] == [
        ("brief", "Harbour Watch Leaflet"),
        ("table", "Losses reported to the guard"),
    ]
    assert [block.role for block in articles[0].blocks] == ["headline", "body"]


@pytest.mark.parametrize("heading", ["In Brief", "People", "Around the Pits"])
def test_a_sentence_that_goes_on_from_its_lead_in_is_a_brief_where_all_do_under_a_rubric(heading: str) -> None:
    items = [
        ("Ada Holm", "has been elected to the safety committee of the paint shop for two years."),
        ("Tom Bell,", "who kept the light for nineteen years, retires in May. His cap goes to the museum."),
        ("Ida Roe", "received the medal of the pilots’ guild for her work on the tides of the delta."),
    ]
    found = _articles(heading, items)
    for lead, text in items:
        assert (lead.rstrip(","), text) in found
    assert len(found) == 4


def test_a_column_beside_two_stories_under_a_headline_over_columns_is_of_neither() -> None:
    paper = Paper(width=640)
    paper.line(40, 40, "Ferry Sails Again After Storm", 24, bold=True)
    paper.columns([40, 190, 340], 76, 200, 135, [sentences(9)])
    paper.line(340, 260, "Pilots Go Home", 18, bold=True)
    paper.columns([340], 284, 600, 135, [sentences(5, "pilot")])
    for top, heading in ((46, "THE TIDES"), (200, "THE WEATHER")):
        paper.line(490, top, heading, bold=True, font="Sans")
        paper.columns([490], top + 16, top + 140, 135, [sentences(2, heading[4:].lower())])

    found = {article.headline: article.body for article in lay_out(document(paper)).articles}

    assert list(found) == ["Ferry Sails Again After Storm", "Pilots Go Home", "THE TIDES", "THE WEATHER"]
    assert "weather" not in found["Pilots Go Home"]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_word_or_two_under_a_rule_over_small_headings_alone_name_what_these_head(ruled: bool) -> None:
    paper = Paper()
    paper.line(260, 60, "Ferry Sails Again After Storm", 20, bold=True)
    paper.columns([260], 90, 700, 290, [sentences(14)])
    if ruled:
        paper.rule(40, 58, 220)
    at = paper.line(40, 62, "In Court", 13, bold=True) + 4
    for heading, text in (
        (
            "Goat in the bank",
            "A man who led a goat into a bank was fined forty dollars. The goat was given back to him.",
        ),
        ("Stolen bell", "Two youths admitted taking the bell of the ferry, which they had hung on a bicycle."),
        ("Licence lost", "A driver lost his licence for a year after going backwards round the market for a bet."),
    ):
        at = paper.line(40, at, heading, 10.4, bold=True)
        at = paper.block(40, at, 180, text) + 8
    headlines = [article.headline for article in lay_out(document(paper)).articles]
    assert ("Stolen bell" in headlines) is ruled
    assert ("In Court" in headlines) is not ruled
