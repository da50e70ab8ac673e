"""A worker that reads for weeks holds no word of the issues it has done: spaCy's vocabulary is begun anew, unseen."""

from __future__ import annotations

import pytest

from pipelines.entities import tokens
from pipelines.entities.reading import read_texts
from pipelines.figures.prose import read_prose
from pipelines.figures.sentences import passage

TEXT = "The Port Office of Harlsund counted 40 electric ferries with machine learning in 2021, up from 29 in 2020."


def test_a_renewed_pipeline_reads_the_same_and_has_forgotten_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_texts([TEXT]).spans, read_prose(TEXT, None)
    used = tokens.blank_english().vocab, passage.blank_english().vocab
    monkeypatch.setattr(tokens, "MOST_WORDS", 0)
    monkeypatch.setattr(passage, "MOST_WORDS", 0)
    tokens.renew_pipeline()
    read_prose(TEXT, None)
    assert "TECHNOLOGY" in {span.label for span in before[0]}
    assert (read_texts([TEXT]).spans, read_prose(TEXT, None)) == before
    assert tokens.blank_english().vocab is not used[0]
    assert passage.blank_english().vocab is not used[1]
