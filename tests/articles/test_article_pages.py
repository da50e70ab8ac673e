"""What a reader would miss on a page: a story cut short, a caption in a sentence, a box run into its neighbour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.articles import lay_out
from pipelines.model import Article, Box, Layout, Word
from tests.articles.paper import Paper, document, sentences


def _story(layout: Layout, headline: str) -> Article:
    found = [article for article in layout.articles if article.headline == headline]
    assert found, [article.headline for article in layout.articles]
    return found[0]


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("xs", "width"), [([40, 310], 250), ([40, 220, 400], 160), ([40, 175, 310, 445], 120)])
def test_columns_are_read_one_after_the_other(xs, width):
    text = sentences(24)
    paper = Paper()
    paper.line(40, 60, "Quiet Year at the Harbour", 24, bold=True)
    paper.columns(xs, 100, 500, width, [text])
    story = _story(lay_out(document(paper)), "Quiet Year at the Harbour")
    assert _plain(story.body) == text


def test_a_short_headline_holds_for_all_its_columns_and_not_for_the_story_above():
    paper = Paper()
    upper, lower = sentences(16), sentences(16, "market")
    paper.line(40, 60, "Tides", 22, bold=True)
    paper.columns([40, 220, 400], 90, 300, 160, [upper])
    paper.line(40, 330, "Stalls", 22, bold=True)
    paper.columns([40, 220, 400], 360, 600, 160, [lower])
    layout = lay_out(document(paper))
    assert _plain(_story(layout, "Tides").body) == upper
    assert _plain(_story(layout, "Stalls").body) == lower


def test_head_of_a_story_is_told_apart_from_its_text():
    paper = Paper()
    at = paper.line(40, 60, "REGION", 9, bold=True)
    at = paper.line(40, at + 4, "Ferry Sails Again After the Winter", 26, bold=True)
    at = paper.line(40, at, "Crews are back, though the pier is not yet whole", 13, italic=True)
    at = paper.line(40, at + 4, "By Una Holm and Peter Vale", 9, bold=True)
    paper.columns([40, 310], at + 4, 330, 250, [sentences(14)])
    paper.line(310, 340, "Edited: Ida Roe; Source: Port Office", 7)
    story = _story(lay_out(document(paper)), "Ferry Sails Again After the Winter")
    assert story.kicker == "REGION"
    assert story.deck == "Crews are back, though the pier is not yet whole"
    assert story.byline == "By Una Holm and Peter Vale"
    assert story.authors == ("Una Holm", "Peter Vale")
    assert story.credit == "Edited: Ida Roe; Source: Port Office"
    assert _plain(story.body) == sentences(14)


def test_a_byline_may_stand_at_the_end():
    paper = Paper()
    paper.line(40, 60, "Nets Mended by Hand", 22, bold=True)
    at = paper.columns([40], 90, 700, 300, [sentences(8)])
    paper.line(240, at, "— Rosa Silva, Horta", 10, italic=True)
    story = _story(lay_out(document(paper)), "Nets Mended by Hand")
    assert story.authors == ("Rosa Silva",)
    assert "Silva" not in story.body


def test_a_caption_in_mid_column_does_not_cut_a_sentence():
    text = sentences(12)
    paper = Paper()
    paper.line(40, 60, "Storm Season", 22, bold=True)
    words = text.split()
    paper.block(40, 90, 250, " ".join(words[:60]))
    end = paper.words[-1].box.bottom
    paper.images.append(Box(40, end + 8, 290, end + 100))
    paper.line(40, end + 104, "Waves at the old pier. (Photo: Una Holm)", 7)
    paper.block(40, end + 125, 250, " ".join(words[60:]))
    story = _story(lay_out(document(paper)), "Storm Season")
    assert _plain(story.body) == text
    assert [block.text for block in story.blocks if block.role == "caption"] == [
        "Waves at the old pier. (Photo: Una Holm)"
    ]


def test_a_boxed_story_is_its_own():
    paper = Paper()
    paper.line(40, 60, "The Long Story", 24, bold=True)
    paper.columns([40, 220], 100, 460, 160, [sentences(20)])
    paper.box(395, 50, 565, 300, "#eeeeee")
    paper.line(400, 60, "Small News", 16, bold=True)
    paper.block(400, 85, 155, sentences(5, "lamp"))
    layout = lay_out(document(paper))
    assert _plain(_story(layout, "Small News").body) == sentences(5, "lamp")
    assert _plain(_story(layout, "The Long Story").body) == sentences(20)


def test_subheads_stay_out_of_the_body_and_begin_a_paragraph():
    paper = Paper()
    paper.line(40, 60, "Two Parts", 22, bold=True)
    at = paper.block(40, 90, 250, sentences(4))
    at = paper.line(40, at + 8, "A second part", 11, bold=True)
    paper.block(40, at, 250, sentences(4, "market"))
    story = _story(lay_out(document(paper)), "Two Parts")
    assert story.body == sentences(4) + "\n\n" + sentences(4, "market")


def _jumping(first: str, second: str, label: str = "2") -> Layout:
    one, two = Paper(), Paper()
    words = sentences(20).split()
    one.line(40, 60, "Pier Will Be Rebuilt in Stone", 24, bold=True)
    at = one.block(40, 95, 250, " ".join(words[:100]))
    one.line(200, at, first, 8)
    two.line(40, 30, "May 3, 2024", 8)
    two.line(560, 30, label, 8)
    two.rule(40, 44, 570)
    two.line(40, 60, "Pier Rebuilt", 18, bold=True)
    two.line(40, 84, second, 8)
    two.block(40, 98, 250, " ".join(words[100:]))
    return lay_out(document(one, two))


def test_a_story_goes_on_where_it_says():
    layout = _jumping("See page 2", "From page 1")
    story = _story(layout, "Pier Will Be Rebuilt in Stone")
    assert _plain(story.body) == sentences(20)
    assert (story.page_first, story.page_last) == (1, 2)
    assert (story.continued_on, story.continued_from) == (None, None)
    assert len(layout.articles) == 1


def test_a_story_whose_other_half_is_elsewhere_says_where():
    layout = _jumping("Continued on A9", "Continued from A7")
    assert _story(layout, "Pier Will Be Rebuilt in Stone").continued_on == "A9"
    assert _story(layout, "Pier Rebuilt").continued_from == "A7"


def test_heads_of_pages_are_facts_and_not_text():
    one, two = Paper(), Paper()
    one.line(150, 30, "The Harbour Weekly", 40, bold=True)
    one.rule(40, 82, 560)
    one.line(40, 86, "May 3-9, 2024", 8)
    one.line(500, 86, "No. 18", 8)
    one.rule(40, 98, 560)
    one.line(40, 120, "First Story", 24, bold=True)
    one.columns([40, 310], 150, 300, 250, [sentences(10)])
    two.line(40, 30, "MAY 3-9, 2024", 8)
    two.line(260, 28, "TRADE", 10, bold=True)
    two.line(550, 28, "2", 9, bold=True)
    two.rule(40, 44, 560)
    two.line(40, 60, "Second Story", 24, bold=True)
    two.columns([40, 310], 90, 240, 250, [sentences(10, "market")])
    layout = lay_out(document(one, two))
    assert layout.issue.publication == "The Harbour Weekly"
    assert layout.issue.number == "No. 18"
    assert [day.isoformat() for day in (layout.issue.published_on, layout.issue.published_to)] == [
        "2024-05-03",
        "2024-05-09",
    ]
    assert (layout.pages[1].label, layout.pages[1].section) == ("2", "TRADE")
    assert _story(layout, "Second Story").section == "TRADE"
    assert len(layout.articles) == 2


def test_the_day_of_publication_goes_before_the_days_that_are_covered():
    paper = Paper()
    paper.line(40, 30, "Coast Disease Report", 32, bold=True)
    paper.rule(40, 72, 560)
    paper.line(40, 76, "Issue 19 | Week 19: 6-12 May 2024 | Published 16 May 2024", 8)
    paper.rule(40, 90, 560)
    paper.line(40, 110, "First Story", 24, bold=True)
    paper.columns([40, 310], 140, 290, 250, [sentences(10)])
    issue = lay_out(document(paper)).issue
    assert issue.published_on is not None
    assert issue.published_on.isoformat() == "2024-05-16"


@pytest.mark.parametrize(
    ("day", "other", "sheet", "expected"),
    [
        ("05/07/2024", "due 06/28/2024.", (600, 800), "2024-05-07"),
        ("05/07/2024", "due 28/06/2024.", (600, 800), "2024-07-05"),
        ("05/07/2024", "due in June.", (600, 800), "2024-07-05"),
        ("05/17/2024", "due in June.", (600, 800), "2024-05-17"),
        ("05/07/2024", "due in Ohio.", (612, 792), "2024-05-07"),
        ("05/07/2024", "due in Ohio on 28/06/2024.", (612, 792), "2024-07-05"),
        ("05/07/2024", "due in Goa.", (612, 792), "2024-07-05"),
        ("05/07/2024", "due in Ohio.", (595, 842), "2024-07-05"),
    ],
)
def test_days_in_figures_have_the_month_first_where_the_issue_says_so_or_is_american(day, other, sheet, expected):
    paper = Paper(width=sheet[0], height=sheet[1])
    paper.line(40, 30, "Coast Disease Report", 32, bold=True)
    paper.rule(40, 72, 560)
    paper.line(40, 76, f"Issue 19 | {day}", 8)
    paper.rule(40, 90, 560)
    paper.line(40, 110, "First Story", 24, bold=True)
    paper.columns([40, 310], 140, 290, 250, [f"{sentences(10)} It is {other}"])
    issue = lay_out(document(paper)).issue
    assert issue.published_on is not None
    assert issue.published_on.isoformat() == expected


def test_the_file_name_dates_an_issue_that_does_not_say():
    paper = Paper()
    paper.line(40, 60, "A Story", 22, bold=True)
    paper.block(40, 90, 250, sentences(4))
    issue = lay_out(document(paper, file_name="harbour-weekly-2024-05-03.pdf")).issue
    assert issue.published_on is not None
    assert issue.published_on.isoformat() == "2024-05-03"
    assert issue.publication == "harbour weekly"


@pytest.mark.parametrize(
    ("title", "publication", "number"),
    [
        ("Harbour Weekly No. 12", "Harbour Weekly", "No. 12"),
        ("Microsoft Word - Harbour Weekly_Vol 7.docx", "Harbour Weekly", "Vol 7"),
        ("The Pilot - May 2024", "The Pilot", None),
        ("Boats Tied Up", "Boats Tied Up", None),  # the page says so, too
        ("Annual Forms Template", "quay notes", None),
        ("Untitled-1", "quay notes", None),
        (None, "quay notes", None),
    ],
)
def test_the_title_of_a_file_names_an_issue_that_does_not_say(title, publication, number):
    paper = Paper()
    paper.line(40, 60, "Boats Were Tied Up", 22, bold=True)
    paper.block(40, 90, 250, sentences(4))
    issue = lay_out(replace(document(paper, file_name="quay-notes-2024-05-03.pdf"), title=title)).issue
    assert (issue.publication, issue.number) == (publication, number)
    assert issue.published_on is not None
    assert issue.published_on.isoformat() == "2024-05-03", "a title is seldom renewed with its issue"


def test_an_infographic_is_an_article_of_its_own():
    paper = Paper()
    paper.line(40, 60, "The Story Beside", 24, bold=True)
    paper.columns([40, 310], 95, 300, 250, [sentences(12)])
    paper.rule(40, 330, 560)
    paper.line(40, 340, "The Year in Numbers", 24, bold=True)
    for number, (label, value) in enumerate(
        (("ferries", "118"), ("lamp posts", "3,400"), ("nets sold", "27"), ("storms", "9"))
    ):
        paper.line(40, 380 + 40 * number, label, 8)
        paper.line(40, 390 + 40 * number, value, 19, bold=True)
    layout = lay_out(document(paper))
    graphic = _story(layout, "The Year in Numbers")
    assert graphic.kind == "infographic"
    assert graphic.body == ""
    assert {block.role for block in graphic.blocks} == {"headline", "graphic"}
    assert _plain(_story(layout, "The Story Beside").body) == sentences(12)


def test_text_that_runs_up_the_page_is_kept_out_of_stories():
    paper = Paper()
    paper.line(40, 60, "Upright", 22, bold=True)
    paper.block(40, 90, 250, sentences(6))
    sample = paper.words[-1]
    paper.words.append(Word("Stamp", Box(580, 300, 588, 340), sample.font, 8, rotation=270))
    layout = lay_out(document(paper))
    assert "Stamp" not in _story(layout, "Upright").body
    assert "Stamp" in [block.text for block in layout.furniture]


def test_a_page_without_words_is_a_page_without_articles():
    layout = lay_out(document(Paper()))
    assert layout.articles == ()
    assert [page.word_count for page in layout.pages] == [0]


def test_ids_are_the_same_on_every_load():
    paper = Paper()
    paper.line(40, 60, "A Story", 22, bold=True)
    paper.block(40, 90, 250, sentences(6))
    first, second = lay_out(document(paper)), lay_out(document(paper))
    assert first == second
    ids = [block.block_id for article in first.articles for block in article.blocks]
    assert len(ids) == len(set(ids))


def test_a_captions_second_line_in_italics_hangs_under_its_text():
    paper = Paper()
    paper.images.append(Box(40, 40, 280, 200))
    paper.line(40, 206, "Figure 5.1 Mr. Bell as the pilot in The Tides, or", 9)
    paper.line(40 + 11 * 4.5, 217, "The Wonderful Buoy.", 9, font="Serif-Italic", italic=True)
    paper.columns([40, 310], 240, 500, 240, [sentences(8), sentences(8, "market")])
    (caption,) = [b for a in lay_out(document(paper)).articles for b in a.blocks if b.role == "caption"]
    assert caption.text == "Figure 5.1 Mr. Bell as the pilot in The Tides, or The Wonderful Buoy."


@pytest.mark.parametrize("within", ["A Slow Start", None])
def test_a_page_may_begin_with_a_subhead_of_the_story_before(within: str | None) -> None:
    first, second = Paper(), Paper()
    top = first.line(40, 60, "Ferry Sails Again After Storm", 22, bold=True) + 6
    top = first.columns([40], top, 400, 500, [sentences(8)])
    if within:
        top = first.line(40, top + 6, within, bold=True)
        first.columns([40], top, 700, 500, [sentences(4, "pier")])
    top = second.line(40, 60, "Room for Doubt", bold=True)
    second.columns([40], top, 700, 500, [sentences(6, "dock")])
    headlines = [article.headline for article in lay_out(document(first, second)).articles]
    assert headlines == ["Ferry Sails Again After Storm", *([] if within else ["Room for Doubt"])]


def test_a_jump_line_over_numbers_in_large_type_is_no_label_of_theirs():
    one, two = Paper(), Paper()
    words = sentences(20).split()
    one.line(40, 60, "Pier Will Be Rebuilt in Stone", 24, bold=True)
    one.block(40, 95, 250, " ".join(words[:100]))
    one.block(330, 95, 230, sentences(6, "market"))
    one.line(420, 312, "Continued on page 2", 8, font="Sans")
    for k, (number, label) in enumerate((("71.4 million", "parcels"), ("137%", "coverage"), ("42,300", "accounts"))):
        one.line(40 + 190 * k, 330, number, 18, bold=True, font="Sans")
        one.line(40 + 190 * k, 352, label, 7.5, font="Sans")
    two.line(560, 30, "2", 8)
    two.rule(40, 44, 570)
    two.line(40, 60, "Pier Rebuilt", 18, bold=True)
    two.line(40, 84, "From page 1", 8)
    two.block(40, 98, 250, " ".join(words[100:]))
    layout = lay_out(document(one, two))
    graphic = [block.text for article in layout.articles for block in article.blocks if block.role == "graphic"]
    assert len(graphic) == 1
    assert "Continued" not in graphic[0]
    assert _story(layout, "Pier Will Be Rebuilt in Stone").page_last == 2
