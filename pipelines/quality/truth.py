"""What a labelled issue says, as a person would write it down: the frozen truth, and its JSON.

Belongs here: the types of the truth, to and from JSON. Does not belong here: scores, and how samples are made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TrueFigure:
    """One number that says something; `concept` holds every wording that would be right."""

    surface: str
    value: float
    home: str = ""
    value_high: float | None = None
    unit: str | None = None
    bound: str = "exact"
    concept: tuple[str, ...] = ()
    period: tuple[str, str] | None = None
    change: str | None = None
    tolerance: float | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TrueEntity:
    """One thing in the world that the issue names; `label` may be several, joined by ``|``."""

    label: str
    name: str
    aliases: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TrueCitation:
    """One provision of one law."""

    law: str
    provision: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TrueArticle:
    """One story as printed: its headline, its byline and its paragraphs."""

    headline: str
    body: tuple[str, ...]
    byline: str | None = None
    kind: str = "story"
    continued_from: str | None = None
    continued_on: str | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """All that one issue says."""

    file: str
    publication: str | None
    number: str | None
    date: str | None
    articles: dict[str, TrueArticle] = field(default_factory=dict)
    figures: tuple[TrueFigure, ...] = ()
    entities: tuple[TrueEntity, ...] = ()
    citations: tuple[TrueCitation, ...] = ()

    def to_json(self) -> str:
        """Return the truth in the form that labelled issues have: optional fields only where they say something."""
        return json.dumps(_plain(self), indent=1, ensure_ascii=False) + "\n"

    @staticmethod
    def from_json(text: str) -> Truth:
        """Return the truth that `to_json` wrote."""
        found: dict[str, Any] = json.loads(text)
        return Truth(
            found["file"],
            found["publication"],
            found["number"],
            found["date"],
            {name: TrueArticle(**{**entry, "body": tuple(entry["body"])}) for name, entry in found["articles"].items()},
            tuple(_figure(row) for row in found["figures"]),
            tuple(TrueEntity(**{**row, "aliases": tuple(row["aliases"])}) for row in found["entities"]),
            tuple(TrueCitation(**row) for row in found["citations"]),
        )


def _plain(truth: Truth) -> dict[str, object]:
    articles = {}
    for name, article in truth.articles.items():
        entry: dict[str, object] = {"headline": article.headline, "byline": article.byline, "body": list(article.body)}
        for key in ("continued_from", "continued_on"):
            if getattr(article, key):
                entry[key] = getattr(article, key)
        articles[name] = entry
    figures = []
    for figure in truth.figures:
        row: dict[str, object] = {"in": figure.home, "surface": figure.surface, "value": figure.value}
        row |= {"value_high": figure.value_high} if figure.value_high is not None else {}
        row |= {"unit": figure.unit} if figure.unit else {}
        row |= {"bound": figure.bound} if figure.bound != "exact" else {}
        row |= {"change": figure.change} if figure.change else {}
        row |= {"period": list(figure.period)} if figure.period else {}
        row |= {"tolerance": figure.tolerance} if figure.tolerance else {}
        row |= {"concept": list(figure.concept)} if figure.concept else {}
        row |= {"optional": True} if figure.optional else {}
        figures.append(row)
    waived = {"optional": True}
    return {
        "file": truth.file,
        "publication": truth.publication,
        "number": truth.number,
        "date": truth.date,
        "articles": articles,
        "figures": figures,
        "entities": [
            {"label": e.label, "name": e.name, "aliases": list(e.aliases)} | (waived if e.optional else {})
            for e in truth.entities
        ],
        "citations": [
            {"law": c.law, "provision": c.provision} | (waived if c.optional else {}) for c in truth.citations
        ],
    }


def _figure(row: dict[str, Any]) -> TrueFigure:
    lists: dict[str, Any] = {"concept": tuple(row.get("concept", ()))}
    if "period" in row:
        lists["period"] = tuple(row["period"])
    return TrueFigure(**{"home" if name == "in" else name: value for name, value in (row | lists).items()})
