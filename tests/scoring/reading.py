"""Runs the rooms on a sample and scores all that they give.

Belongs here: the chain of rooms behind pages. Does not belong here: floors, and the whole chain (`pipelines.quality`).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.articles import lay_out
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.intake.identity import issue_id_of
from pipelines.model import GraphicsReading
from pipelines.pages import read_document
from tests.samples.truth import TrueFigure, Truth
from tests.scoring.oracle import layout_of

__all__ = ["read_graphics_of", "read_pages", "read_truth"]
from pipelines.quality.sample import read_labelled as read_pages
from pipelines.quality.score import Report, score_entities, score_figures


def read_truth(truth: Truth) -> Report:
    """Return the scores of the language rooms on the issue's stories as they are, without reading a page."""
    layout = layout_of(truth)
    mentions = find_mentions(layout)
    report = score_entities(mentions, truth)
    figures = find_figures(layout, GraphicsReading(layout.issue.issue_id), mentions)
    report.merge(score_figures(figures, replace(truth, figures=tuple(f for f in truth.figures if _told(f, truth)))))
    return report


def _told(figure: TrueFigure, truth: Truth) -> bool:
    """Tell whether a story or its headline says `figure`; the layout made from truth has no graphics or captions."""
    return figure.home.removesuffix("/headline") in truth.articles


def read_graphics_of(data: bytes, truth: Truth, *, tagged: bool = True) -> Report:
    """Return the scores of the figures in a file that has one graphic and a story without numbers.

    Unless it is read `tagged`, what the file says of its own structure is left out: then only places and type tell.
    """
    document = read_document(data, issue_id_of(truth.file), truth.file)
    if not tagged:
        document = replace(document, pages=tuple(replace(page, tags=()) for page in document.pages))
    layout = lay_out(document)
    return score_figures(find_figures(layout, read_graphics(document, layout), ()), truth)
