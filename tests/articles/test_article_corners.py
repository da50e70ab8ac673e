"""What stands in the corners of a page: briefs in a row, a column aside, a headline below its picture."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Article, Box
from tests.articles.paper import Paper, document, sentences, width_of


def _articles(paper: Paper) -> list[Article]:
    return list(lay_out(document(paper)).articles)


def _lead_in(paper: Paper, x: float, top: float, lead: str, text: str, width: float = 120) -> None:
    """Set a paragraph whose first words are bold."""
    paper.line(x, top, lead, bold=True)
    inset = width_of(lead + " ", 10)
    paper.block(x, top, width, text, indent=inset)


def test_a_row_of_texts_with_lead_ins_under_one_rule_is_as_many_briefs():
    paper = Paper()
    paper.line(30, 60, "Pilots of the Estuary", 20, bold=True)
    paper.columns([30, 170, 310, 450], 90, 300, 120, [sentences(14)])
    paper.rule(30, 340, 570)
    for number, place in enumerate(("Port:", "Quay:", "Pier:", "Mole:")):
        _lead_in(paper, 30 + 140 * number, 350, place, sentences(3, place.strip(":").lower()))
    first, *briefs = _articles(paper)
    assert (first.headline, first.body) == ("Pilots of the Estuary", sentences(14))
    assert [brief.headline for brief in briefs] == ["Port", "Quay", "Pier", "Mole"]
    assert briefs[2].body == sentences(3, "pier")


def test_lead_ins_in_a_row_under_no_rule_stay_in_their_story():
    paper = Paper()
    paper.line(30, 60, "Pilots of the Estuary", 20, bold=True)
    for number, place in enumerate(("Port:", "Quay:", "Pier:", "Mole:")):
        _lead_in(paper, 30 + 140 * number, 100, place, sentences(3, place.strip(":").lower()))
    assert len(_articles(paper)) == 1


def test_small_headings_in_a_column_aside_head_texts_of_their_own():
    paper = Paper()
    paper.line(30, 60, "Pilots of the Estuary", 26, bold=True)
    paper.columns([30, 230], 120, 420, 180, [sentences(20)])
    paper.images.append(Box(440, 60, 570, 160))
    paper.line(440, 190, "A lamp for the mole", bold=True)
    paper.block(440, 204, 130, sentences(4, "lamp"))
    found = {article.headline: article.body for article in _articles(paper)}
    assert found == {"Pilots of the Estuary": sentences(20), "A lamp for the mole": sentences(4, "lamp")}


def test_text_begins_beside_the_picture_that_its_headline_stands_below():
    paper = Paper()
    paper.images.append(Box(30, 60, 270, 240))
    paper.line(30, 250, "Pilots of the", 26, bold=True)
    paper.line(30, 281, "Estuary", 26, bold=True)
    paper.columns([290, 440], 60, 330, 130, [sentences(9)])
    paper.rule(30, 340, 570)
    paper.line(30, 350, "A Lamp for the Mole", 22, bold=True)
    paper.columns([30, 215, 400], 380, 600, 165, [sentences(14, "lamp")])
    found = {article.headline: article.body for article in _articles(paper)}
    assert found == {"Pilots of the Estuary": sentences(9), "A Lamp for the Mole": sentences(14, "lamp")}


def test_two_columns_around_a_picture_are_one_story():
    paper = Paper()
    paper.line(120, 60, "Pilots of the Whole Estuary", 26, bold=True)
    paper.columns([30, 350], 110, 380, 220, [sentences(20)])
    paper.images.append(Box(258, 140, 342, 360))
    (article,) = _articles(paper)
    assert article.body == sentences(20)


def test_what_somebody_said_is_the_headline_below_the_head_of_a_release():
    paper = Paper()
    paper.line(30, 40, "Harbour Statistics Office of the Estuary", bold=True)
    paper.line(30, 60, "Not to be published before 9.30 am, Thursday 4 May 2031", 8.5, bold=True)
    paper.line(30, 90, "“It was the tide that did it”", 24)
    top = paper.block(30, 130, 500, sentences(12))
    paper.rule(30, top + 20, 570)
    paper.line(30, top + 30, "Notes to editors", 10)
    paper.columns([30, 310], top + 50, top + 110, 250, [sentences(4, "lamp")], 8)
    found = {article.headline: article.body for article in _articles(paper)}
    assert found["“It was the tide that did it”"] == sentences(12)
    assert found["Notes to editors"] == sentences(4, "lamp")
    assert not any("published before" in body for body in found.values())


def test_small_advertisements_and_lists_without_sentences_are_notices():
    paper = Paper()
    paper.line(30, 60, "FOR SALE", 14, bold=True)
    paper.block(
        30,
        90,
        250,
        "OAK TABLE, six chairs, good order. 0555 0141. HAY, small bales, collect. 0555 0112. Ask at the mill.",
    )
    paper.line(330, 60, "Call to worship")
    paper.line(330, 76, "Hymn two hundred and twelve, all stand")
    assert {article.kind for article in _articles(paper)} == {"notice"}


def test_lines_that_lead_elsewhere_and_citations_are_no_text():
    paper = Paper()
    paper.line(30, 60, "Pilots of the Estuary", 20, bold=True)
    top = paper.block(30, 100, 500, sentences(10))
    top = paper.line(30, top + 8, "Full report, page 4. Comment, page 12.", bold=True, italic=True)
    paper.line(30, top + 12, "Suggested citation: Holm A. Pilots of the Estuary. Harbour Notes 2031; 4: 2.", 8)
    (article,) = _articles(paper)
    assert article.body == sentences(10)
    assert (article.credit or "").startswith("Suggested citation")


def test_lead_ins_on_a_tint_without_a_heading_are_as_many_briefs():
    paper = Paper()
    paper.box(30, 60, 170, 400, fill="#fff3e4")
    top = 70.0
    for word in ("Copper", "Freight", "Rice"):
        paper.line(35, top, word, bold=True)
        top = paper.block(35, top, 130, sentences(2, word.lower()), indent=width_of(word + " ", 10)) + 8
    paper.line(200, 60, "Pilots of the Estuary", 22, bold=True)
    paper.columns([200, 400], 100, 380, 180, [sentences(16)])
    found = {article.headline: article.body for article in _articles(paper)}
    assert found["Rice"] == sentences(2, "rice")
    assert found["Pilots of the Estuary"] == sentences(16)


def test_years_below_a_name_and_a_picture_do_not_end_its_reach():
    paper = Paper()
    paper.line(30, 60, "Ada Holm", 22)
    paper.line(30, 84, "1931–2025", 9, italic=True)
    paper.images.append(Box(30, 100, 200, 220))
    paper.line(30, 224, "Ada Holm on the mole in 1979.", 8, italic=True)
    columns = paper.columns
    columns([30], 244, 330, 170, [sentences(2)])
    columns([220, 410], 100, 320, 170, [sentences(11, "lamp")])
    paper.line(30, 360, "Tom Bell", 22)
    columns([30, 220, 410], 390, 580, 170, [sentences(14, "tide")])
    found = {article.headline: article.body for article in _articles(paper)}
    assert found["Tom Bell"] == sentences(14, "tide")
    assert sentences(11, "lamp") in found["Ada Holm"]


def test_a_list_below_a_centred_heading_is_its_own():
    paper = Paper()
    paper.line(200, 60, "Pilots of the Estuary", 18, bold=True)
    top = paper.block(40, 90, 520, sentences(10))
    paper.line(280, top + 6, "~ ~ ~")
    paper.line(240, top + 24, "Rhubarb Crumble", 15, bold=True)
    top += 46
    for item in ("800 g rhubarb", "150 g sugar", "200 g flour"):
        top = paper.line(40, top, item)
    paper.block(40, top + 8, 520, sentences(3, "kitchen"))
    found = {article.headline: article.body for article in _articles(paper)}
    assert found["Pilots of the Estuary"] == sentences(10)
    assert (
        found["Rhubarb Crumble"].split() == f"800 g rhubarb 150 g sugar 200 g flour {sentences(3, 'kitchen')}".split()
    )


def test_underlined_capitals_over_two_lines_are_one_heading():
    paper = Paper()
    for line, top in (("PILOTS OF THE NORTH", 60), ("AND SOUTH CHANNEL", 72)):
        paper.line(30, top, line, bold=True)
        paper.rule(30, top + 9.5, 30 + width_of(line, 10))
    paper.block(30, 88, 180, sentences(6))
    (article,) = _articles(paper)
    assert article.headline == "PILOTS OF THE NORTH AND SOUTH CHANNEL"


def test_text_goes_on_over_the_page_past_a_box_at_the_head_of_the_next():
    first, second = Paper(), Paper(page_no=2)
    first.line(200, 60, "Pilots of the Estuary", 20, bold=True)
    first.block(200, 90, 360, f"{sentences(20)}")
    second.box(30, 50, 180, 130, fill="#e9f0f8")
    second.line(36, 56, "For more, write to", bold=True)
    second.line(36, 72, "Ada Holm, Head of Office")
    second.line(36, 88, "office@port.example")
    second.block(200, 60, 360, sentences(12, "lamp"))
    found = {article.headline: article.body for article in lay_out(document(first, second)).articles}
    assert found["Pilots of the Estuary"] == f"{sentences(20)}\n\n{sentences(12, 'lamp')}"


def test_friends_sign_with_a_given_name():
    paper = Paper()
    paper.line(30, 60, "Dear friends", 18, bold=True)
    top = paper.block(30, 90, 500, sentences(8))
    paper.line(500, top + 4, "Peter", italic=True)
    (article,) = _articles(paper)
    assert article.byline == "Peter"
    assert article.body == sentences(8)


def test_a_heading_on_a_tint_heads_the_text_right_below_it():
    paper = Paper()
    paper.box(30, 50, 290, 130, fill="#dfe7ea")
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    paper.line(40, 90, "By Ada Holm", italic=True)
    paper.block(30, 150, 260, f"{sentences(9)} The harbour pays its pilots")
    paper.block(310, 50, 260, f"by the tide and not by the hour. {sentences(12, 'lamp')}")
    (article,) = _articles(paper)
    assert (article.headline, article.byline) == ("Pilots of the Estuary", "By Ada Holm")
    assert "pays its pilots by the tide" in article.body


def test_a_small_heading_level_with_headlines_under_rules_heads_a_text():
    paper = Paper()
    paper.line(30, 40, "Pilots of the Whole Estuary", 28, bold=True)
    paper.columns([30, 220, 410], 90, 300, 165, [sentences(14)])
    for number, (left, right) in enumerate(((30, 195), (220, 385))):
        paper.rule(left, 340, right)
        paper.line(left, 346, ("A Lamp for Two", "Tides of May")[number], 15, bold=True)
        paper.block(left, 370, 165, sentences(6, ("lamp", "tide")[number]))
    paper.rule(410, 340, 575)
    paper.line(410, 346, "Mole shut for a week", bold=True)
    top = paper.block(410, 360, 165, sentences(3, "mole"))
    paper.line(410, top + 10, "Quay to be swept", bold=True)
    paper.block(410, top + 24, 165, sentences(3, "quay"))
    found = {article.headline: article.body for article in _articles(paper)}
    assert found["Mole shut for a week"] == sentences(3, "mole")
    assert found["Quay to be swept"] == sentences(3, "quay")
    assert found["Pilots of the Whole Estuary"] == sentences(14)


def test_headlines_in_bars_on_a_picture_are_no_table():
    paper = Paper()
    paper.images.append(Box(30, 60, 570, 250))
    for left, text in ((30, "Pilots of the Estuary"), (305, "A Lamp for the Mole")):
        paper.box(left, 220, left + 265, 262, fill="#111111")
        paper.line(left + 6, 230, text, 20, bold=True, color="#ffffff")
    paper.columns([30, 168], 280, 480, 125, [sentences(8)])
    paper.columns([305, 443], 280, 480, 125, [sentences(8, "lamp")])
    found = {article.headline: article.body for article in _articles(paper)}
    assert found == {"Pilots of the Estuary": sentences(8), "A Lamp for the Mole": sentences(8, "lamp")}


def test_a_line_that_hangs_under_the_words_of_its_item_begins_no_paragraph():
    paper = Paper()
    paper.line(40, 60, "The Week in Brief", 18, bold=True)
    at = paper.block(40, 90, 250, sentences(6))
    items = [
        ("• Ponds: 8,140 skaters in November, 12", "per cent up on last year."),
        ("• Depot: 640 tonnes in the", "third quarter."),
    ]
    for first, second in items:
        at = paper.line(40, at + 6, first)
        at = paper.line(40 + width_of("• ", 10), at, second)
    (article,) = _articles(paper)
    assert [part for part in article.body.split("\n\n") if part[0] == "•"] == [" ".join(item) for item in items]
