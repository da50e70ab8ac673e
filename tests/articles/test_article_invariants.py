"""What holds for any page: no word lost or doubled, spans that say what they say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from pipelines.articles import lay_out
from pipelines.model import Block, Box, Document, Layout, Page, Word
from pipelines.pages import read_document
from tests.articles.paper import Paper, document, sentences
from tests.evaluation import corpus_words
from tests.evaluation.corpus_words import astray
from tests.samples import layouts
from tests.samples.compose import DoesNotFitError


def assert_sound(document_: Document, layout: Layout) -> None:
    """Assert that every word has one place in the layout, and every offset names the text that it stands for."""
    assert astray(document_, layout) == []
    seqs = [block.seq for article in layout.articles for block in article.blocks]
    assert len(seqs) == len(set(seqs))
    for article in layout.articles:
        assert list(article.spans) == sorted(article.spans, key=lambda span: span.start)
        for block in article.blocks:
            assert (block.role == "body") == (block.char_start is not None)
            if block.char_start is not None:
                assert article.body[block.char_start : block.char_end] == block.text
                assert block.spans == ()
            else:
                assert all(block.text[span.start : span.end].strip() for span in block.spans)
        assert all(article.body[span.start : span.end].strip() for span in article.spans)


@pytest.mark.parametrize("family", layouts.FAMILIES)
def test_no_word_of_a_sample_is_lost_or_doubled(family):
    data, _ = layouts.make(family, 11)
    read = read_document(data, "sample", "sample.pdf")
    assert_sound(read, lay_out(read))


@settings(max_examples=12, deadline=None)
@given(st.sampled_from(sorted(layouts.FAMILIES)), st.integers(0, 10_000))
def test_no_word_of_any_layout_is_lost_or_doubled(family, seed):
    try:
        data, _ = layouts.make(family, seed)
    except DoesNotFitError:
        reject()
    read = read_document(data, "sample", "sample.pdf")
    assert astray(read, lay_out(read)) == []


def _sample() -> tuple[Document, Layout]:
    data, _ = layouts.make("broadsheet", 11)
    read = read_document(data, "sample", "sample.pdf")
    return read, lay_out(read)


def test_a_block_left_out_told_twice_or_misspelt_is_seen():
    read, layout = _sample()
    article = next(article for article in layout.articles if article.headline)
    rest = tuple(other for other in layout.articles if other is not article)
    headline = next(block for block in article.blocks if block.role == "headline")
    others = tuple(block for block in article.blocks if block is not headline)

    def found(*blocks: Block) -> list[tuple[str, str]]:
        changed = replace(layout, articles=(*rest, replace(article, blocks=(*others, *blocks))))
        return [(one.how, one.text) for one in astray(read, changed)]

    words = headline.text.split()
    assert sorted(found()) == sorted(("lost", word) for word in words)
    assert sorted(found(headline, headline)) == sorted(("doubled", word) for word in words)
    assert found(replace(headline, text=headline.text + " again")) == [("doubled", " again")]
    short = replace(headline, text=words[0][:-1] + "-" + headline.text[len(words[0]) :])
    assert found(short) == [("lost", words[0])]


@pytest.mark.parametrize("losing", [False, True])
def test_the_command_tells_by_its_exit_whether_a_word_went_astray(losing, tmp_path, monkeypatch, capsys):
    (tmp_path / "sample.pdf").write_bytes(layouts.make("broadsheet", 11)[0])
    if losing:
        monkeypatch.setattr(corpus_words, "lay_out", lambda read: replace(lay_out(read), furniture=()))
    assert corpus_words.main([str(tmp_path)]) == int(losing)
    assert (" 0 lost, 0 doubled" in capsys.readouterr().out) is not losing


_TEXTS = st.sampled_from(
    ["tide", "A", "27", "3.4", "%", "Pier-", "By", "Una", "Holm", "See", "page", "2", "•", "and", "“Yes,”", "x²", "—"]
)


@st.composite
def _scattered(draw: st.DrawFn) -> Page:
    words = []
    for _ in range(draw(st.integers(0, 60))):
        size = draw(st.sampled_from([6.0, 9.0, 9.0, 9.0, 14.0, 30.0]))
        x, top = draw(st.integers(0, 500)), draw(st.integers(0, 700))
        text = draw(_TEXTS)
        style = {
            "bold": draw(st.booleans()),
            "rotation": draw(st.sampled_from([0, 0, 0, 90])),
            "superscript": size == 6.0,
        }
        words.append(Word(text, Box(x, top, x + 0.5 * size * len(text), top + size), "Serif", size, **style))
    images = (Box(100, 100, 300, 220),) if draw(st.booleans()) else ()
    return Page("issue", 1, 600, 800, tuple(words), images=images)


@settings(max_examples=60, deadline=None)
@given(_scattered())
def test_words_anywhere_are_kept(page):
    read = Document("issue", "issue.pdf", (page,))
    places = Counter((w.box.x0, w.box.top, w.box.x1) for w in page.words)
    if max(places.values(), default=1) == 1:
        assert_sound(read, lay_out(read))


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 5), st.integers(6, 40), st.floats(8, 12), st.integers(9, 30))
def test_any_number_of_columns_is_read_in_order(columns, count, size, gutter):
    paper = Paper(width=900, height=1200)
    width = (820 - gutter * (columns - 1)) / columns
    text = sentences(count)
    height = 12 * size + 1.2 * size * (len(text) * 0.5 * size / width * 1.4) / columns
    paper.line(40, 60, "Any Number of Columns Will Do for the Harbour", 26, bold=True)
    paper.columns([40 + k * (width + gutter) for k in range(columns)], 100, 100 + height, width, [text], size)
    layout = lay_out(document(paper))
    assert " ".join(" ".join(article.body for article in layout.articles).split()) == text


@pytest.mark.parametrize("scale", [0.8, 1.25, 1.6])
def test_what_is_printed_smaller_or_larger_has_the_same_roles(scale: float) -> None:
    assert _roles(scale) == _roles(1.0)


def _roles(scale: float) -> list[str]:
    paper = Paper(width=600 * scale, height=800 * scale)
    paper.line(40 * scale, 40 * scale, "Ferry Sails Again After Storm", 24 * scale, bold=True)
    paper.columns([40 * scale, 310 * scale], 80 * scale, 300 * scale, 240 * scale, [sentences(14)], 8.8 * scale)
    paper.box(40 * scale, 420 * scale, 550 * scale, 760 * scale)
    paper.line(180 * scale, 440 * scale, "HOLM & DAUGHTERS", 22 * scale, bold=True)
    paper.line(190 * scale, 470 * scale, "Pumps, pipes and windmills since 1931", 12 * scale, italic=True)
    paper.line(195 * scale, 500 * scale, "Open six days, Mill Lane, Horta", 10 * scale, font="Sans")
    articles = lay_out(document(paper)).articles
    return [block.role for article in articles for block in article.blocks]
