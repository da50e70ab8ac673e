"""A part of an issue over which the rules stumble is told and left out; the rest of the issue is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipelines import figures
from pipelines.graphics import read_graphics, reading
from pipelines.graphics.panels.panel import Panel
from pipelines.model import Box, Document
from tests.graphics.drawn import Sheet, layout_of
from tests.orchestration.conftest import House

Ingest = Callable[..., tuple[int, str]]


def test_a_paragraph_that_raises_an_error_leaves_the_issue_partial(
    house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = figures.read_prose

    def stumbling(text: str, *given: object) -> tuple[object, ...]:
        if "Harbour Board" in text:
            raise IndexError("tuple index out of range")
        return read(text, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(figures, "read_prose", stumbling)
    house.drop("a.pdf")
    code, said = ingest()
    assert (code, "partial" in said) == (0, True)
    assert house.ask("SELECT status FROM issues") == [("partial",)]
    assert house.ask("SELECT count(*) FROM articles") == [(1,)]
    ((check, reason),) = house.ask('SELECT "check", reason FROM findings')
    assert check == "figures.unread"
    assert "IndexError" in reason
    assert "The Harbour Board counted" in reason


def test_a_graphic_that_raises_an_error_takes_no_other_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    for left, names in ((40, ("Arnvik", "Bolsund", "Celder")), (320, ("Dorn", "Eskil", "Farno"))):
        sheet.text(left + 160, 80, "Boats", 9, True, "right")
        for row, name in enumerate(names):
            sheet.text(left, 100 + 16 * row, name)
            sheet.text(left + 160, 100 + 16 * row, str(left + row), 9, False, "right")
    page = sheet.page()
    first = layout_of(page, "table", box=Box(0, 0, 300, 800))
    second = layout_of(page, "table", box=Box(300, 0, 600, 800)).articles[0]
    second = replace(second, article_id="a-2", blocks=(replace(second.blocks[0], block_id="b-2", article_id="a-2"),))
    layout = replace(first, articles=(*first.articles, second))
    document = Document("drawn", "drawn.pdf", (page,))
    read = reading._rest

    def stumbling(panel: Panel, *given: object) -> object:
        if panel.article.article_id == "a-1":
            raise KeyError((0, 1))
        return read(panel, *given)  # type: ignore[arg-type]

    whole = read_graphics(document, layout)
    assert [value.text for value in whole.values] == ["40", "41", "42", "320", "321", "322"]
    monkeypatch.setattr(reading, "_rest", stumbling)
    found = read_graphics(document, layout, strict=False)
    assert [value.text for value in found.values] == ["320", "321", "322"]
    assert [(finding.check, finding.article_id) for finding in found.findings] == [("graphics.unread", "a-1")]
    with pytest.raises(KeyError):
        read_graphics(document, layout)
