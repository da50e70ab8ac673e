"""What a sample issue says, read from annotations in its text; the types are the package's own (`pipelines.quality`).

Belongs here: the reading of inline annotations. Does not belong here: drawing, scores.

A text is annotated where it is written, so that page and truth cannot part ways: ``[4.1 million tonnes]{v=4.1e6;u=t;
c=cargo|cargo handled;p=2022}`` is a figure, ``[Olsen]{PERSON=Mira Olsen}`` a mention, ``[article 7]{of=Harbour Act}``
a provision. A leading ``?`` makes the annotation optional.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from fractions import Fraction

from pipelines.quality.truth import TrueArticle, TrueCitation, TrueEntity, TrueFigure, Truth

__all__ = [
    "Annotated",
    "TrueArticle",
    "TrueCitation",
    "TrueEntity",
    "TrueFigure",
    "Truth",
    "merge_entities",
    "period",
    "plain",
    "read_annotations",
]

ANNOTATION = re.compile(
    r"""
    \[ (?P<surface> [^\[\]]+ ) \]      # the words that are printed
    \{ (?P<notes>   [^{}]+   ) \}      # what they mean
    """,
    re.VERBOSE,
)
PERIOD = re.compile(
    r"(?P<year>\d{4}) (?: Q(?P<quarter>[1-4]) | -(?P<month>\d{2}) (?: -(?P<day>\d{2}) )? )? $", re.VERBOSE
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text without its annotations, and what they said."""

    text: str
    figures: tuple[TrueFigure, ...] = ()
    entities: tuple[TrueEntity, ...] = ()
    citations: tuple[TrueCitation, ...] = ()


def read_annotations(source: str, home: str = "", *, optional: bool = False) -> Annotated:
    """Return the printed text of `source` and its annotations; `optional` makes all its figures optional."""
    figures: list[TrueFigure] = []
    entities: list[TrueEntity] = []
    citations: list[TrueCitation] = []
    for found in ANNOTATION.finditer(source):
        surface, notes = found["surface"], found["notes"].strip()
        waived = notes.startswith("?")
        notes = notes.lstrip("?")
        fields = dict(part.strip().split("=", 1) if "=" in part else (part.strip(), "") for part in notes.split(";"))
        if "v" in fields:
            figures.append(_figure(surface, fields, home, optional=waived or optional))
        elif "of" in fields:
            citations.append(TrueCitation(fields["of"], fields.get("as", surface).lower(), waived))
        else:
            label, name = next(iter(fields.items()))
            entities.append(TrueEntity(label, name or surface, (surface,) if name else (), waived))
    return Annotated(plain(source), tuple(figures), tuple(entities), tuple(citations))


def plain(source: str) -> str:
    """Return `source` as it is printed."""
    return ANNOTATION.sub(lambda found: found["surface"], source)


def merge_entities(found: list[TrueEntity]) -> tuple[TrueEntity, ...]:
    """Return one entity per name and label, its surfaces as aliases; optional only where every mention is."""
    merged: dict[tuple[str, str], tuple[dict[str, None], bool]] = {}
    for entity in found:
        aliases, optional = merged.setdefault((entity.label, entity.name), ({}, True))
        aliases.update(dict.fromkeys(alias for alias in entity.aliases if alias != entity.name))
        merged[entity.label, entity.name] = (aliases, optional and entity.optional)
    return tuple(TrueEntity(label, name, tuple(aliases), waived) for (label, name), (aliases, waived) in merged.items())


def period(text: str) -> tuple[str, str]:
    """Return first and last day of ``2022``, ``2022Q1``, ``2022-05``, ``2022-05-10`` or ``first..last``."""
    first, _, last = text.partition("..")
    return _days(first)[0], _days(last or first)[1]


def _days(text: str) -> tuple[str, str]:
    found = PERIOD.match(text)
    if found is None:
        raise AssertionError(f"not a period: {text}")
    year = int(found["year"])
    if found["day"]:
        return text, text
    if found["quarter"]:
        first, last = 3 * int(found["quarter"]) - 2, 3 * int(found["quarter"])
    elif found["month"]:
        first = last = int(found["month"])
    else:
        first, last = 1, 12
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(year, last)[1]:02}"


def _figure(surface: str, fields: dict[str, str], home: str, *, optional: bool) -> TrueFigure:
    low, _, high = fields["v"].partition("..")
    return TrueFigure(
        surface=surface,
        value=_number(low),
        value_high=_number(high) if high else None,
        home=home,
        unit=fields.get("u"),
        bound=fields.get("b", "range" if high else "exact"),
        concept=tuple(option for option in fields.get("c", "").split("|") if option),
        period=period(fields["p"]) if "p" in fields else None,
        change=fields.get("ch"),
        optional=optional,
    )


def _number(text: str) -> float:
    return float(Fraction(text)) if "/" in text else float(text.replace(",", ""))
