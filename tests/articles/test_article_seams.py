"""What stands at the seams of a story: a quotation under a subhead, a byline of two lines, the row over the page."""

from __future__ import annotations

from pipelines.articles import lay_out
from tests.articles.paper import Paper, document, sentences


def test_a_quotation_in_large_italics_under_one_of_several_subheads_is_a_pull_quote():
    paper = Paper()
    paper.line(50, 60, "Students Win Bridge Contest", 26, bold=True)
    paper.line(50, 92, "In a shed by the quay they ask what the sea will do", 14, italic=True)
    top = paper.block(50, 120, 230, sentences(10))
    paper.line(50, top + 4, "Next steps", 10, bold=True)
    paper.block(50, top + 18, 230, sentences(9))
    paper.line(310, 120, "What the numbers say", 10, bold=True)
    paper.line(310, 142, "“You learn to wait for the tide.”", 14, italic=True, bold=True)
    paper.block(310, 164, 230, sentences(12))

    (story,) = lay_out(document(paper)).articles

    assert story.headline == "Students Win Bridge Contest"
    assert [b.text for b in story.blocks if b.role == "pull_quote"] == ["“You learn to wait for the tide.”"]


def test_a_name_and_its_bank_over_the_first_column_are_the_byline_of_a_centred_headline():
    paper = Paper()
    paper.line(180, 60, "Who Will Mend the Sea Wall", 18, bold=True)
    paper.line(50, 82, "Emma Larsen", 9, bold=True, font="Sans")
    paper.line(50, 93, "Central Bank of Tarn", 9, bold=True, font="Sans")
    paper.columns([50, 310], 108, 400, 240, [sentences(22)])

    (story,) = lay_out(document(paper)).articles

    assert story.byline == "Emma Larsen; Central Bank of Tarn"


def test_a_row_over_the_page_with_a_season_and_a_page_number_is_furniture():
    paper = Paper()
    paper.line(50, 40, "Horizons, Tarn Institute of Technology", 8)
    paper.line(460, 40, "Spring 2025 36", 8)
    paper.line(50, 70, "The Wave Tank Fills Again", 22, bold=True)
    paper.block(50, 110, 480, sentences(24))

    (story,) = lay_out(document(paper)).articles

    assert story.headline == "The Wave Tank Fills Again"
    assert "Horizons" not in story.body


def test_a_centred_headline_holds_for_the_first_column_over_a_wider_one_of_the_next_story():
    paper = Paper()
    paper.line(188, 60, "River Gauge Reads Zero", 22, bold=True)
    paper.columns([40, 178, 316, 454], 100, 272, 124, [sentences(12)])
    paper.line(150, 290, "Tax Office Answers Its Phone", 20, bold=True)
    paper.columns([40, 225, 410], 330, 520, 170, [sentences(10, "customs")])

    first, second = lay_out(document(paper)).articles

    assert first.headline == "River Gauge Reads Zero"
    assert "customs" not in first.body
    assert second.body.startswith("The customs master wrote down the neap tide of day 1 and")


def test_a_headline_broken_at_a_hyphen_over_columns_is_one():
    paper = Paper(height=700)
    paper.block(50, 60, 220, sentences(16))
    paper.line(50, 548, "DAIRY PRICES SINK TO NINE-", 13, bold=True)
    paper.line(310, 60, "YEAR LOW", 13, bold=True)
    paper.block(310, 82, 220, sentences(10))

    heads = [a.headline for a in lay_out(document(paper)).articles if a.headline]

    assert heads == ["DAIRY PRICES SINK TO NINE-YEAR LOW"]


def test_a_name_below_the_picture_that_bears_the_headline_is_its_byline():
    paper = Paper()
    paper.line(60, 200, "Deaf School Opens Workshop", 30, bold=True, color="#ffffff")
    paper.line(50, 248, "Boats lie at anchor off the mole", 7.5)
    paper.line(50, 266, "EMMA LARSEN", 9, bold=True, font="Sans")
    paper.columns([50, 230, 410], 278, 640, 160, [sentences(26)])

    (story,) = lay_out(document(paper)).articles

    assert (story.headline, story.byline) == ("Deaf School Opens Workshop", "EMMA LARSEN")


def test_a_name_in_brackets_below_a_text_signs_it():
    paper = Paper()
    paper.line(50, 60, "Rats Leave the Island", 16, bold=True)
    top = paper.block(50, 84, 300, sentences(8))
    paper.line(240, top + 2, "(Emma Larsen)", 9, italic=True)

    (story,) = lay_out(document(paper)).articles

    assert (story.byline, story.authors) == ("Emma Larsen", ("Emma Larsen",))


def test_a_byline_of_two_lines_under_the_middle_of_a_headline_is_no_part_of_the_column_below_it():
    paper = Paper()
    paper.line(170, 60, "Peat Cutters Lay Down Spades", 20, bold=True)
    paper.line(280, 86, "Our reporter", 10)
    paper.line(290, 98, "Eastvale", 10)
    paper.columns([40, 220, 400], 110, 360, 160, [sentences(17)])

    (story,) = lay_out(document(paper)).articles

    assert story.byline == "Our reporter; Eastvale"
    assert story.body.startswith("The harbour master wrote down the neap tide of day 1 ")


def test_a_mark_right_below_a_signature_does_not_make_text_of_it():
    paper = Paper()
    top = 60.0
    for head in ("Sheep Market Moves Again", "Hail Flattens the Barley"):
        paper.line(50, top, head, 14, bold=True)
        top = paper.block(50, top + 20, 300, sentences(6))
        paper.line(200, top + 4, "– Emma Larsen, Port Nolan", 10, italic=True)
        paper.line(180, top + 15, "■ ■ ■", 7)
        top += 44

    layout = lay_out(document(paper))

    assert {a.byline for a in layout.articles} == {"– Emma Larsen, Port Nolan"}


def test_text_goes_on_over_the_page_past_a_panel_of_figures_beside_it() -> None:
    first, second = Paper(), Paper(page_no=2)
    top = 40.0
    for title in ("Situation", "Response"):
        top = first.line(40, top, title, 14, bold=True) + 2
        top = first.block(40, top, 380, sentences(5, title.casefold())) + 8
    top = first.line(40, 700, "Advice", 14, bold=True) + 2
    first.block(40, top, 300, sentences(2, "advice"))
    first.box(450, 40, 560, 780, "#fbeee6")
    at = 60.0
    for value, label in (("4,643", "suspected cases"), ("76", "deaths reported"), ("12", "districts affected")):
        first.line(460, at, value, 22, bold=True)
        first.line(460, at + 26, label, 8)
        at += 60
    second.block(40, 40, 380, sentences(3, "clinic"))
    articles = lay_out(document(first, second)).articles
    assert [article.headline for article in articles if "clinic master" in article.body] == ["Advice"]


def test_the_second_column_of_a_paper_goes_on_with_the_text_of_the_first_not_with_its_centred_title() -> None:
    paper = Paper()
    paper.line(150, 60, "Tides and Their Pilots", 22, bold=True)
    paper.line(220, 110, "{ada,tom,ida}@port.example", 10)
    paper.line(40, 200, "Abstract", 12, bold=True)
    top = paper.block(40, 218, 250, sentences(5, "tide"))
    paper.line(40, top + 12, "1 Introduction", 12, bold=True)
    paper.block(40, top + 30, 250, f"{sentences(6, 'pilot')} The harbour pays its pilots")
    paper.block(310, 200, 250, f"by the tide and not by the hour. {sentences(18, 'lamp')}")
    texts = [article.body for article in lay_out(document(paper)).articles]
    assert any("pays its pilots by the tide" in text for text in texts)


def test_a_long_line_at_the_head_of_every_page_is_furniture() -> None:
    notice = "Printed for the harbour office on the ninth of May and for nobody else; not to be lent, sold or kept"
    papers = [Paper(page_no=number) for number in (1, 2, 3)]
    for number, paper in enumerate(papers, 1):
        paper.line(40, 20, notice, 7)
        paper.line(40, 70, f"Pilots of the {('North', 'South', 'West')[number - 1]} Channel", 18, bold=True)
        paper.block(40, 100, 500, sentences(12, ("north", "south", "west")[number - 1]))
    layout = lay_out(document(*papers))
    assert len(layout.articles) == 3
    assert not any("nobody else" in article.body for article in layout.articles)
