"""What heads a text: names over obituaries, drawn titles, mastheads over two lines; and addresses, which do not."""

from __future__ import annotations

from pipelines.articles import lay_out
from pipelines.model import Article, Box, Layout
from tests.articles.paper import Paper, document, sentences


def _stories(paper: Paper) -> dict[str | None, Article]:
    layout: Layout = lay_out(document(paper))
    return {article.headline: article for article in layout.articles}


def test_a_masthead_over_two_lines_beside_its_day_is_no_headline():
    paper = Paper()
    paper.line(40, 24, "The Tide", 36, bold=True)
    paper.line(40, 66, "Table", 36, bold=True)
    for number, text in enumerate(("Vol. 4 No. 18", "Friday, May 3,", "2024")):
        paper.line(470, 70 + 10 * number, text, 8)
    paper.rule(40, 108, 560)
    at = paper.line(40, 122, "Ferry Sails Again", 20, bold=True)
    paper.columns([40, 310], at + 6, at + 160, 250, [sentences(12)])
    layout = lay_out(document(paper))
    assert [article.headline for article in layout.articles] == ["Ferry Sails Again"]
    assert (layout.issue.publication, layout.issue.number) == ("The Tide Table", "Vol. 4 No. 18")


def test_names_over_obituaries_are_headlines_and_no_bylines():
    paper = Paper()
    top = paper.line(40, 60, "OBITUARIES", 20, bold=True) + 6
    for name in ("Ada Holm", "Tom Bell", "Ida Roe"):
        top = paper.line(40, top + 8, name, 11.5, bold=True)
        top = paper.block(40, top + 1, 250, sentences(5))
    stories = _stories(paper)
    assert {"Ada Holm", "Tom Bell", "Ida Roe"} <= set(stories)
    assert all(article.byline is None for article in stories.values())


def test_a_letter_is_signed_by_a_name_over_its_place():
    paper = Paper()
    top = 60.0
    for heading, name in (("The pier is cold", "Ada Holm"), ("More buses", "Tom Bell")):
        top = paper.line(40, top + 10, heading, 13, bold=True)
        top = paper.block(40, top + 1, 250, sentences(5))
        top = paper.line(40, top + 8, name, 10, bold=True)
        top = paper.line(40, top, "Horta", 10, italic=True)
    stories = _stories(paper)
    assert {head: story.authors for head, story in stories.items()} == {
        "The pier is cold": ("Ada Holm",),
        "More buses": ("Tom Bell",),
    }


def test_a_byline_may_name_its_place_without_by_or_no_person_at_all():
    for line, authors in (("Ada Holm in Horta", ("Ada Holm",)), ("Our own correspondent", ())):
        paper = Paper()
        at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
        at = paper.line(40, at + 2, line, 8, italic=True)
        paper.columns([40, 310], at + 6, at + 160, 250, [sentences(12)])
        story = _stories(paper)["Ferry Sails Again"]
        assert (story.byline, story.authors) == (line, authors)


def test_the_text_below_a_picture_of_words_is_a_story_of_its_own():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 500, sentences(8))
    paper.images.append(Box(40, at + 12, 440, at + 52))
    paper.block(40, at + 66, 500, sentences(9))
    assert [len(story.blocks) for story in lay_out(document(paper)).articles] == [2, 1]


def test_an_address_in_large_bold_type_heads_nothing():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 250, sentences(8))
    at = paper.line(40, at + 8, "http://www.ferry.example/tables", 13, bold=True)
    paper.block(40, at + 4, 250, sentences(5))
    assert set(_stories(paper)) == {"Ferry Sails Again"}


def test_what_somebody_said_is_a_headline_where_others_look_like_it():
    paper = Paper()
    top = 60.0
    for heading in ("Ferry Sails Again", "“We Will Not Sell the Pier”", "Tides Rise"):
        top = paper.line(40, top + 8, heading, 14, bold=True)
        top = paper.block(40, top + 2, 250, sentences(6))
    assert list(_stories(paper)) == ["Ferry Sails Again", "“We Will Not Sell the Pier”", "Tides Rise"]


def test_a_columnists_name_over_the_headline_is_the_byline():
    paper = Paper()
    top = paper.line(40, 60, "Maria Fischer", 11, bold=True)
    top = paper.line(40, top, "Why the Pier Must Stay", 24, bold=True)
    paper.columns([40, 310], top + 6, top + 160, 250, [sentences(12)])
    assert _stories(paper)["Why the Pier Must Stay"].authors == ("Maria Fischer",)


def test_a_heading_on_a_tint_of_its_own_heads_the_text_below():
    paper = Paper()
    paper.box(40, 50, 560, 110, fill="#111111")
    paper.line(48, 54, "EXCLUSIVE", 8, bold=True, color="#ffee00")
    paper.line(48, 66, "Ferry Sails Again Today", 30, color="#ffffff")
    paper.columns([40, 310], 120, 280, 250, [sentences(12)])
    stories = _stories(paper)
    assert list(stories) == ["Ferry Sails Again Today"]
    assert stories["Ferry Sails Again Today"].body == sentences(12)


def test_letters_under_their_title_go_on_in_the_next_column_and_not_in_the_story_above_the_rule():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 24, bold=True)
    paper.columns([40, 220, 400], at + 6, at + 130, 165, [sentences(7)])
    paper.rule(40, 240, 565)
    at = paper.line(240, 246, "Letters", 20, bold=True)
    top = paper.line(40, at, "The pier is cold", 12, bold=True)
    first, second = sentences(4), sentences(9)
    top = paper.block(40, top + 1, 165, first)
    top = paper.line(40, top + 6, "ADA HOLM, Horta", 10)
    top = paper.line(40, top + 8, "More buses", 12, bold=True)
    words = second.split()
    paper.block(40, top + 1, 165, " ".join(words[:20]))
    top = paper.block(220, at, 165, " ".join(words[20:]))
    top = paper.line(220, top + 8, "Wider nets", 12, bold=True)
    paper.block(220, top + 1, 165, sentences(5))
    top = paper.line(400, at, "No more tides", 12, bold=True)
    paper.block(400, top + 1, 165, sentences(5))
    stories = _stories(paper)
    assert " ".join(stories["More buses"].body.split()) == second
    assert stories["The pier is cold"].authors == ("ADA HOLM",)
    assert " ".join(stories["Ferry Sails Again"].body.split()) == sentences(7)


def test_small_print_that_says_who_publishes_is_no_story():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 500, sentences(8))
    paper.block(40, at + 20, 500, "Pier Trust, 4 Mill Lane, Horta, Tel 01632 960 112, office@pier.example", 7.5)
    layout = lay_out(document(paper))
    assert [len(article.blocks) for article in layout.articles] == [2]
    assert [block.text[:10] for block in layout.furniture] == ["Pier Trust"]


def test_a_kicker_flush_with_the_column_goes_with_the_centred_headline_right_of_it():
    paper = Paper()
    top = 60.0
    for kicker, heading in (("COURTS", "Ferry Sails Again"), ("TRANSPORT", "Pier Is Closed")):
        top = paper.line(40, top + 6, kicker, 8, bold=True)
        top = paper.line(190, top + 1, heading, 22, bold=True)
        paper.columns([40, 310], top + 6, top + 130, 250, [sentences(10)])
        top += 140
    stories = _stories(paper)
    assert {head: story.kicker for head, story in stories.items()} == {
        "Ferry Sails Again": "COURTS",
        "Pier Is Closed": "TRANSPORT",
    }


def test_what_follows_the_mark_at_the_end_of_a_release_is_no_part_of_it():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.block(40, at + 6, 500, sentences(8))
    at = paper.line(280, at + 6, "###")
    at = paper.line(40, at + 6, "About the Pier Trust", bold=True)
    paper.block(40, at + 1, 500, sentences(4))
    stories = _stories(paper)
    assert (stories["Ferry Sails Again"].body, stories["About the Pier Trust"].body) == (sentences(8), sentences(4))


def test_text_over_the_whole_width_ends_where_two_columns_begin_under_it():
    paper = Paper()
    at = paper.line(40, 60, "Overview", 16)
    at = paper.block(40, at + 2, 520, sentences(8))
    words = sentences(9).split()
    top = paper.line(40, at + 12, "Health of the Pier", 14)
    paper.block(40, top + 2, 250, " ".join(words[:60]))
    top = paper.block(310, at + 8, 250, " ".join(words[60:]))
    top = paper.line(310, top + 8, "Water of the Pier", 14)
    paper.block(310, top + 2, 250, sentences(4))
    stories = _stories(paper)
    assert " ".join(stories["Overview"].body.split()) == sentences(8)
    assert " ".join(stories["Health of the Pier"].body.split()) == sentences(9)


def test_a_heading_of_two_lines_on_a_strip_heads_the_text_below():
    paper = Paper()
    paper.box(40, 50, 300, 84, fill="#006677")
    for number, line in enumerate(("Cholera and other", "diseases of the gut")):
        paper.line(46, 54 + 13 * number, line, 12, bold=True, color="#ffffff")
    paper.block(40, 92, 260, sentences(8))
    stories = _stories(paper)
    assert {head: story.body for head, story in stories.items()} == {
        "Cholera and other diseases of the gut": sentences(8)
    }


def test_small_heads_at_the_heads_of_columns_are_headlines():
    paper = Paper()
    for number, heading in enumerate(("Dry Wells", "Ice Road Opens", "Sewage Spill")):
        paper.line(40 + 180 * number, 60, heading, 11.9)
        paper.block(40 + 180 * number, 76, 160, sentences(4))
    assert list(_stories(paper)) == ["Dry Wells", "Ice Road Opens", "Sewage Spill"]


def test_an_office_behind_a_name_makes_no_second_author():
    paper = Paper()
    at = paper.line(40, 60, "Ferry Sails Again", 20, bold=True)
    at = paper.line(40, at + 2, "Robert Weber, County Extension Agent", 8, italic=True)
    paper.columns([40, 310], at + 6, at + 160, 250, [sentences(12)])
    assert _stories(paper)["Ferry Sails Again"].authors == ("Robert Weber",)


def test_second_halves_are_told_by_the_catchword_over_them():
    first, second = Paper(), Paper(page_no=2)
    for column, (heading, text) in enumerate((("Dry Wells, Full Tanks", "wells"), ("Bid to Save the Hall", "hall"))):
        at = first.line(40 + 280 * column, 60, heading, 20, bold=True)
        at = first.block(40 + 280 * column, at + 4, 250, f"{sentences(5)} The {text} were left and the master")
        first.line(40 + 280 * column, at + 2, "Continued on page 2", 8, italic=True)
    for row, (word, text) in enumerate(
        (("BID: Owners say costs rise", "hall"), ("DRY: Report is due in June", "wells"))
    ):
        at = second.line(40, 60 + 250 * row, word, 14, bold=True)
        at = second.line(40, at, "From page 1", 8, italic=True)
        second.block(40, at + 2, 500, f"went home to the {text} at last. {sentences(6)}")
    stories = {a.headline: a.body for a in lay_out(document(first, second)).articles}
    assert {head: "to the wells" in body for head, body in stories.items()} == {
        "Dry Wells, Full Tanks": True,
        "Bid to Save the Hall": False,
    }


def test_what_is_said_between_two_rules_at_the_head_of_a_column_is_no_headline():
    paper = Paper()
    paper.line(40, 40, "Night Ferry Gets Another Year", 26, bold=True)
    for x, top in ((40, 80), (310, 128)):
        paper.block(x, top, 250, sentences(8))
    paper.rule(310, 80, 560)
    paper.line(310, 88, "“You add seven hours to", 13, italic=True)
    paper.line(310, 103, "every round trip”", 13, italic=True)
    paper.rule(310, 121, 560)
    assert set(_stories(paper)) == {"Night Ferry Gets Another Year"}


def test_a_headline_with_a_year_and_its_byline_stay_out_of_the_tiles_above():
    paper = Paper()
    for x, number, label in ((40, "34", "mills"), (230, "19", "weirs"), (420, "76", "locks")):
        paper.box(x, 60, x + 140, 110, fill="#fbeecb")
        paper.line(x + 55, 66, number, 18, bold=True)
        paper.line(x + 55, 90, label, 8)
    paper.line(40, 122, "Fewest Barges Since 1989", 15, bold=True)
    paper.line(40, 142, "By Ada Holm", 8, bold=True)
    paper.columns([40, 310], 156, 300, 250, [sentences(10)])
    story = _stories(paper)["Fewest Barges Since 1989"]
    assert story.authors == ("Ada Holm",)
