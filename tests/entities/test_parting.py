"""Printed words are parted one by one and remembered; that is what spaCy's tokenizer makes of a whole text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.entities import tokens
from pipelines.entities.reading import read_texts
from pipelines.figures.sentences import passage
from pipelines.rules.english import parts_of

SENTENCES = (Path(__file__).parents[1] / "figures" / "labelled_news.jsonl").read_text(encoding="utf-8").splitlines()
FORMS = "We cannot say 'tis U.S.-made (10:30 a.m.) : ) C++ and/or they've  3.5m.; rock'n'roll… don’t—won't Ames's 12km."


@pytest.mark.parametrize("room", [tokens, passage])
def test_words_are_parted_as_in_their_text(room) -> None:
    parter = room.blank_english()
    parts = parts_of(parter)
    for text in (FORMS, *SENTENCES[::7]):
        whole = [token.text for token in parter.tokenizer(text) if not token.text.isspace()]
        assert [part for printed in text.split() for _, part in parts(printed)] == whole


@pytest.mark.parametrize("text", ["Rain  fell\nin Ames.", " \n Rain fell . \n\n It ended", "\n", " a", "a ", ""])
def test_tokens_stand_where_they_are_printed(text: str) -> None:
    read = tokens.tokenize(text)
    assert [text[start:end] for start, end in zip(read.starts, read.ends, strict=True)] == read.words
    assert [word for word in read.words if not word.isspace()] == text.replace("Ames.", "Ames .").split()


def test_a_straight_quote_stands_with_what_it_opens():
    read = tokens.tokenize('"We sold it," said Ann Moor. "It was old." He went to Rome. "No ship sails."')
    sentences = [read.surface(sentence.first, sentence.last) for sentence in read.sentences]
    assert sentences == ['"We sold it," said Ann Moor.', '"It was old."', "He went to Rome.", '"No ship sails."']


@pytest.mark.parametrize("mark", ["(b) ", "iv) ", "Two laws hold: (a) "])
def test_the_letter_of_an_item_stands_before_a_sentence(mark):
    text = mark + "The Harbour Wells Act was passed in 1998."
    (law,) = [span for span in read_texts([text], ["body"]).spans if span.label == "LAW"]
    assert text[law.start : law.end] == "Harbour Wells Act"


@pytest.mark.parametrize("text", ["The Harbour Energy Plan is late", "The Nature Restoration Regulation passed"])
def test_an_item_without_a_stop_is_no_title(text):
    (sentence,) = tokens.tokenize(text).sentences
    assert not sentence.is_title


@pytest.mark.parametrize(
    "text", ["The Harbour Energy Plan Moves Ahead", "New Rules Agreed for the Fish Market and the Bakers"]
)
def test_a_heading_in_title_case_is_one(text):
    (sentence,) = tokens.tokenize(text).sentences
    assert sentence.is_title


def test_marks_of_notes_in_brackets_are_blank():
    assert tokens.tokenize("Ann Moor[3] left for Rome.[57][a] It [4] rained.").text == (
        "Ann Moor    left for Rome.        It [4] rained."
    )
