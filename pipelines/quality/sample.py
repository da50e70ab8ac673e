"""The labelled sample that ships with the package, read with the rules in force and held against its floors.

Belongs here: the chain of rooms on one file with a known truth, and which measures fell too low. Does not belong here:
what a measure is (`score.py`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipelines.quality.score import Report, score_articles, score_entities, score_figures, score_issue
from pipelines.quality.truth import Truth

FOLDER = Path(__file__).parent / "sample"
NAME = "tideland-weekly-2024-27.sample"


@dataclass(frozen=True, slots=True)
class Measured:
    """One group of measures of the sample: each with its score and its floor, 0 to 1."""

    group: str
    measures: tuple[tuple[str, float, float], ...]

    @property
    def below(self) -> tuple[tuple[str, float, float], ...]:
        """The measures that fell below their floors."""
        return tuple(one for one in self.measures if one[1] < one[2])


def read_sample() -> Report:
    """Return the scores of the shipped sample; it takes about a second."""
    truth = Truth.from_json((FOLDER / f"{NAME}.json").read_text(encoding="utf-8"))
    return read_labelled((FOLDER / f"{NAME}.pdf").read_bytes(), truth)


def floors() -> dict[str, dict[str, float]]:
    """Return the pinned floors of the sample, by group and measure."""
    found: dict[str, dict[str, float]] = tomllib.loads((FOLDER / "floors.toml").read_text(encoding="utf-8"))
    return found


def held_against_floors(report: Report) -> list[Measured]:
    """Return each group of measures with scores and floors; a measure that nothing was read for is 0."""
    scores = report.measures()
    return [
        Measured(group, tuple((name, scores.get(name, 0.0), floor) for name, floor in pinned.items()))
        for group, pinned in floors().items()
    ]


def read_labelled(data: bytes, truth: Truth) -> Report:
    """Return the scores of all that the rooms read from the file `data`."""
    # Whoever only asks for the floors, as Dagster does at its start, needs no room.
    from pipelines.articles import lay_out
    from pipelines.entities import find_mentions
    from pipelines.figures import find_figures
    from pipelines.graphics import read_graphics
    from pipelines.intake.identity import issue_id_of
    from pipelines.pages import read_document

    document = read_document(data, issue_id_of(truth.file), truth.file)
    layout = lay_out(document)
    graphics = read_graphics(document, layout)
    mentions = find_mentions(layout)
    report = score_articles(layout, truth)
    report.merge(score_issue(layout, truth))
    report.merge(score_entities(mentions, truth))
    report.merge(score_figures(find_figures(layout, graphics, mentions), truth))
    return report
