"""`find_figures`: what an issue's articles say, placed on paper, with ids that last.

Belongs here: layouts of our own making. Does not belong here: the reading of single sentences.
"""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.figures import find_figures
from pipelines.figures.periods.finding import read_periods
from pipelines.figures.quantities.finding import read_quantities
from pipelines.model import Article, Block, Box, Figure, GraphicsReading, IssueFacts, Layout, Mention, TextSpan

ISSUE = IssueFacts("sample", "sample.pdf", "The Sample", "1", date(2024, 6, 14), None)


def spans_of(text: str) -> tuple[TextSpan, ...]:
    """Give every word a box of its own on one long line."""
    spans, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        spans.append(TextSpan(start, at, 1, Box(float(start), 10.0, float(at), 20.0)))
    return tuple(spans)


def layout_of(body: str, *blocks: Block) -> Layout:
    body_block = Block("b-body", "sample", "a-1", 1, 2, "body", body, Box(0, 10, 500, 20), 0, len(body))
    article = Article("a-1", "sample", "story", body, (*blocks, body_block), spans_of(body))
    return Layout(ISSUE, (), (article,))


def figures_of(body: str, *mentions: Mention) -> tuple[Figure, ...]:
    return find_figures(layout_of(body), GraphicsReading("sample"), mentions)


def mention(body: str, surface: str, label: str, name: str | None = None) -> Mention:
    start = body.index(surface)
    return Mention(
        f"m-{start}", f"e-{surface}", label, name or surface, "sample", "a-1", "b-body", 1, None, surface, body,
        start, start + len(surface), "test",
    )  # fmt: skip


def test_a_figure_stands_where_its_words_stand() -> None:
    body = "Output fell.\n\nExports rose 7.5 percent in May."
    (figure,) = figures_of(body)
    assert (figure.char_start, figure.char_end) == (27, 38)
    assert body[27:38] == figure.surface == "7.5 percent"
    assert figure.box == Box(27, 10, 38, 20)
    assert (figure.block_id, figure.page_no, figure.source) == ("b-body", 1, "prose")
    assert figure.sentence == "Exports rose 7.5 percent in May."


def test_headlines_and_captions_have_a_block_and_no_offsets() -> None:
    headline = Block("b-head", "sample", "a-1", 1, 1, "headline", "Exports Up 7 Percent", Box(0, 0, 100, 9))
    text = "The dam, 90 metres high."
    caption = Block("b-cap", "sample", "a-1", 1, 3, "caption", text, Box(0, 30, 100, 40), spans=spans_of(text))
    found = find_figures(layout_of("Nothing here.", headline, caption), GraphicsReading("sample"), ())
    assert [(f.source, f.block_id, f.char_start, f.value) for f in found] == [
        ("headline", "b-head", None, 7.0),
        ("caption", "b-cap", None, 90.0),
    ]
    assert found[1].box == Box(9, 10, 18, 20)


def test_the_week_of_the_first_headline_stands_for_the_issue() -> None:
    headline = Block("b-h", "sample", "a-1", 1, 1, "headline", "Highlights of week 23", Box(0, 0, 9, 9), None, None)
    body = Block("b-2", "sample", "a-2", 1, 2, "body", "It sold 9 boats during the week.", Box(0, 10, 9, 20), 0, 32)
    first = Article("a-1", "sample", "story", "All went well.", (headline,), ())
    second = Article("a-2", "sample", "story", body.text, (body,), spans_of(body.text))
    (figure,) = [
        f
        for f in find_figures(Layout(ISSUE, (), (first, second)), GraphicsReading("sample"), ())
        if f.article_id == "a-2"
    ]
    assert (figure.period_start, figure.period_end) == (date(2024, 6, 3), date(2024, 6, 9))


def test_a_conversion_points_to_its_original() -> None:
    first, second = figures_of("The bridge cost 1.2 trillion yuan (about $165 billion) in 2023.")
    assert (first.unit, second.unit, second.bound) == ("CNY", "USD", "about")
    assert second.conversion_of == first.figure_id
    assert second.concept == first.concept == "bridge"
    assert second.period_start == first.period_start == date(2023, 1, 1)


def test_place_subject_and_source_take_canonical_names() -> None:
    body = "Firms in Hunan's capital hired 300 people in Changsha, the statistics office said."
    place = mention(body, "Changsha", "GPE")
    office = mention(body, "statistics office", "ORG", "National Bureau of Statistics")
    (figure,) = figures_of(body, place, office)
    assert (figure.place, figure.attributed_to) == ("Changsha", "National Bureau of Statistics")
    body = "Tsinghua University filed 312 patents, according to the office."
    (figure,) = figures_of(body, mention(body, "Tsinghua University", "ORG"))
    assert (figure.subject, figure.attributed_to) == ("Tsinghua University", "office")


def test_targets_and_forecasts_are_no_facts() -> None:
    sentences = {
        "The city built 50 schools.": "reported",
        "The city aims to build 50 schools.": "target",
        "Output is expected to reach 50 tonnes.": "forecast",
        "It would cost 50 yuan.": "hypothetical",
    }
    assert {text: figures_of(text)[0].modality for text in sentences} == sentences


def test_comparisons_have_their_roles() -> None:
    found = figures_of("The rate rose from 6.3 percent to 7.5 percent.")
    assert [(f.value, f.comparison, f.change) for f in found] == [(6.3, "from", None), (7.5, "to", "increase")]
    found = figures_of("The council raised the levy by 1.5 percentage points to 4 percent.")
    assert [(f.unit, f.comparison, f.change) for f in found] == [("pp", "by", "increase"), ("%", "to", None)]
    found = figures_of("There were 36 deaths, up from 29 a week earlier.")
    assert [(f.value, f.concept) for f in found] == [(36.0, "deaths"), (29.0, "deaths")]
    assert found[1].comparison in ("from", "previous")


def test_what_is_not_said_is_none() -> None:
    (figure,) = figures_of("Some 40 shops closed.")
    assert (figure.value_high, figure.unit, figure.per, figure.period_start, figure.conversion_of) == (None,) * 5


def test_an_issue_without_a_date_still_has_figures() -> None:
    undated = Layout(
        IssueFacts("sample", "x", None, None, None, None), (), layout_of("Sales rose 5% last year.").articles
    )
    (figure,) = find_figures(undated, GraphicsReading("sample"), ())
    assert (figure.value, figure.period_start, figure.period_text) == (5.0, None, None)


def test_a_time_that_only_the_issue_tells_has_no_words() -> None:
    covered = IssueFacts("sample", "x", None, None, date(2020, 1, 24), None, date(2020, 1, 13), date(2020, 1, 19))
    layout = Layout(covered, (), layout_of("The laboratory collected 41 stool samples.").articles)
    (figure,) = find_figures(layout, GraphicsReading("sample"), ())
    assert (figure.period_start, figure.period_end) == (date(2020, 1, 13), date(2020, 1, 19))
    assert figure.period_text is None


def test_reading_twice_gives_the_same_ids() -> None:
    body = "Of the 84 mills, 19 closed and 19 shrank."
    assert figures_of(body) == figures_of(body)
    assert len({f.figure_id for f in figures_of(body)}) == 3


WORDS = st.sampled_from(
    [
        "rose",
        "to",
        "5",
        "percent,",
        "1,200",
        "of",
        "the",
        "$3",
        "million",
        "in",
        "2021.",
        "half",
        "a",
        "dozen",
        "people",
        "between",
        "4",
        "and",
        "6",
        "km",
        "(about",
        "2",
        "miles)",
        "The",
        "mill",
        "fell",
        "by",
        "over",
        "7.5%",
        "-3",
        "°C",
        "from",
        "one",
        "in",
        "five",
        "10",
        "yuan",
        "2019-2021",
        "11:30",
        "No.",
        "9",
        "a",
        "third",
        "\n\n",
        "“12",
        "tonnes”",
        "first",
        "20",
        "months",
        "to",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_any_words_keep_surface_and_offsets_together(words: list[str]) -> None:
    body = " ".join(words)
    for figure in figures_of(body):
        assert figure.char_start is not None
        assert figure.char_end is not None
        assert body[figure.char_start : figure.char_end] == figure.surface != ""
        assert figure.value_high is None or (figure.bound in ("range", "about") and figure.value_high > figure.value)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for quantity in read_quantities(text, date(2024, 6, 14)):
        assert text[quantity.start : quantity.end]
    for period in read_periods(text, date(2024, 6, 14)):
        assert 0 <= period.char_start < period.char_end <= len(text)


def test_lines_of_numbers_without_a_word_are_no_text() -> None:
    assert figures_of("412 388 301\n\n1066 1014\n\n44") == ()
    assert [figure.value for figure in figures_of("65%")] == [65.0]


def headings(*texts: str) -> tuple[Block, ...]:
    return tuple(
        Block(f"b-{n}", "sample", "a-1", 1, n, "subhead", text, Box(0, 0, 100, 9)) for n, text in enumerate(texts)
    )


def test_numbers_of_sections_are_no_figures() -> None:
    heads = headings("1 Scope", "2 Methods", "2.1 A survey of 40 wards", "3 Results", "3.1 Rain (12 mm)", "4. Outlook")
    found = find_figures(layout_of("Nothing to count.", *heads), GraphicsReading("sample"), ())
    assert [figure.surface for figure in found] == ["40", "12 mm"]


def test_headlines_with_a_count_keep_it() -> None:
    heads = headings("3 hurt in crash", "4 ways to save water", "12 jobs lost at mill")
    found = find_figures(layout_of("Nothing to count.", *heads), GraphicsReading("sample"), ())
    assert [figure.value for figure in found] == [3, 4, 12]
