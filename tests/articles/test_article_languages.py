"""Paragraphs in another language: neither figures nor names are read there, and a finding says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipelines.articles import article_from_text, find_foreign, in_english, language_of
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.model import Block, Box, GraphicsReading, IssueFacts, Layout

FRENCH = "Au port de Vell, 1 245 bateaux ont été comptés en mai, soit une hausse de 12,5 % sur un an, selon le bureau."
GERMAN = "Im Hafen von Vell wurden 1.245 Boote gezählt, das sind 12,5 Prozent mehr als im Mai und nicht nur die großen."
SPANISH = (
    "En el puerto de Vell se contaron 1.245 barcos, un aumento del 12,5% con respecto a los meses de la primavera."
)
ENGLISH = "The port of Vell counted 1,245 boats in May, 12.5% more than a year earlier, said the Harbour Office."
NAMES = "Nuevo Vell had 12 boats, La Paz 3, El Oro 4, Los Pinos 5, El Alto 3, La Barca 2, and San Juan de Vell 1."


def layout_of(body: str) -> Layout:
    article = article_from_text("t", body)
    box = Box(0, 0, 100, 10)
    block = Block("b", "t", article.article_id, 1, 0, "body", body, box, char_start=0, char_end=len(body))
    return Layout(IssueFacts("t", "t.pdf", None, None, None, None), (), (replace(article, blocks=(block,)),), ())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "French"),
        (GERMAN, "German"),
        (SPANISH, "Spanish"),
        (ENGLISH, None),
        (NAMES, None),
        ("La Paz 3, El Oro 4", None),
        ("Boats: 12; nets: 40; lamps: 3; oars: 8; sails: 5; ropes: 9; masts: 1; hulls: 2", None),
    ],
)
def test_the_language_of_a_paragraph(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_only_english_paragraphs_give_figures_and_names() -> None:
    body = f"{FRENCH}\n\n{ENGLISH}\n\n{SPANISH}"
    assert len(in_english(body)) == len(body)
    layout = layout_of(body)
    mentions = find_mentions(layout)
    assert {mention.name for mention in mentions} == {"Vell", "Harbour Office"}
    assert [figure.value for figure in find_figures(layout, GraphicsReading("t"), mentions)] == [1245, 12.5]
    (finding,) = find_foreign(layout)
    assert (finding.check, finding.page_no) == ("other-language", 1)
    assert finding.reason.startswith("2 paragraphs are not in English (")


def test_short_paragraphs_are_in_the_language_of_their_story() -> None:
    body = f"{SPANISH}\n\n3 muertes en mayo\n\n{SPANISH}"
    assert not find_figures(layout_of(body), GraphicsReading("t"), ())
