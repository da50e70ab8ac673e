"""Runs the rooms on a sample and scores all that they give.

Belongs here: the chain of rooms behind pages. Does not belong here: floors, and the whole chain (`pipelines.quality`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipelines.articles import lay_out
from pipelines.entities import find_mentions
from pipelines.figures import find_figures
from pipelines.graphics import read_graphics
from pipelines.intake.identity import issue_id_of
from pipelines.model import Figure, GraphicsReading
from pipelines.pages import read_document
from tests.evaluation.corpus_tables import matched, names, says
from tests.samples.printed import Named
from tests.samples.truth import TrueFigure, Truth
from tests.scoring.oracle import layout_of

__all__ = ["read_graphics_of", "read_pages", "read_truth", "share_named"]
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
    return score_figures(_figures(data, truth.file, tagged), truth)


@lru_cache(maxsize=64)
def _figures(data: bytes, file: str, tagged: bool) -> tuple[Figure, ...]:
    document = read_document(data, issue_id_of(file), file)
    if not tagged:
        document = replace(document, pages=tuple(replace(page, tags=()) for page in document.pages))
    layout = lay_out(document)
    return tuple(find_figures(layout, read_graphics(document, layout), ()))


def share_named(data: bytes, file: str, numbers: Sequence[Named], *, tagged: bool = True) -> tuple[int, int]:
    """Return how many of a file's `numbers` are found with unit and period, their concept, place and period naming row
    and column, each figure being one of them at most; and how many there are."""
    figures = _figures(data, file, tagged)
    said = [names(figure) for figure in figures]
    options = [
        [
            k
            for k, figure in enumerate(figures)
            if math.isclose(number.value, figure.value, rel_tol=number.tolerance, abs_tol=1e-12)
            and number.unit == figure.unit
            and number.period in (None, (str(figure.period_start), str(figure.period_end)))
            and all(says(said[k], words) for words in number.says)
        ]
        for number in numbers
    ]
    return len(set(matched(options).values())), len(numbers)
