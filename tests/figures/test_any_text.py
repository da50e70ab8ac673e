"""Whatever a text ends or begins with, it can be read: headlines have no full stop, columns break anywhere."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from pipelines.figures.prose import read_prose

HERE = Path(__file__).parent
SAMPLES = [HERE / f"labelled_{name}.jsonl" for name in ("facts", "news", "sentences", "wire")]
EVERY = 24  # texts; all of them take a minute and a half


@pytest.mark.parametrize("file", SAMPLES, ids=lambda path: path.stem)
def test_texts_cut_off_anywhere_are_read(file: Path) -> None:
    texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()[::EVERY]]
    pieces = [
        piece
        for text in texts
        for cut in re.finditer(r"\s+", text)
        for piece in (text[: cut.start()], text[cut.end() :])
    ]
    assert pieces
    for piece in pieces:
        for figure in read_prose(piece, date(2024, 5, 2)):
            assert 0 <= figure.start < figure.end <= len(piece)


@pytest.mark.parametrize(
    "headline",
    [
        "Shares in Halden Motors closed 4.1% lower",
        "Fares see a 5% cut",
        "From 22% in 2010",
        "Up 5%",
        "Sales 5 percent more than",
        "Of 40",
        "There were 42 confirmed,",
        "Between January and September last year 31 sank",
    ],
)
def test_headlines_that_end_with_their_number_are_read(headline: str) -> None:
    assert len(read_prose(headline, None)) == 1
