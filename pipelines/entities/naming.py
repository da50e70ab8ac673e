"""Spans to entities within one issue: one name and one id for everything that names the same thing.

Belongs here: which spans of an issue go together and what their fullest name is. Does not belong here: entities across
issues (`linking`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.entities.lexicon import lexicon, plain
from pipelines.entities.reading import Reading
from pipelines.entities.spans import Span
from pipelines.entities.tokens import Tokens
from pipelines.model import stable_id


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span with the name and the id of what it names."""

    span: Span
    name: str
    entity_id: str
    sentence: str
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None


def canonical_key(name: str) -> str:
    """Return `name` without case, diacritics, apostrophes' shape and a leading *the*: what makes two spellings one."""
    decomposed = unicodedata.normalize("NFKD", plain(name).casefold())
    stripped = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"^the |[.]", "", stripped.replace("-", " ")).strip()


def entity_id(label: str, name: str, disambiguator: str | None = None) -> str:
    """Return the id of the entity `name`; the same in every issue, in whatever order they are loaded."""
    parts = (label, canonical_key(name)) if disambiguator is None else (label, canonical_key(name), disambiguator)
    return stable_id("e", *parts)


def name_spans(readings: Sequence[Reading]) -> list[list[NamedSpan]]:
    """Return the spans of each article with their names."""
    known = lexicon()
    result = []
    for reading in readings:
        named = []
        people = _people(reading)
        for span in reading.spans:
            tokens = reading.texts[span.unit]
            surface = tokens.text[span.start : span.end]
            name = span.name or re.sub(r"^[Tt]he ", "", " ".join(surface.split()))
            country = None
            entry = known.entry(plain(surface))
            if entry is not None and entry.label == span.label:
                name, country = entry.name, entry.country
            elif span.label == "PERSON":
                name = people.get(plain(name), name)
            named.append(
                NamedSpan(span, name, entity_id(span.label, name), sentence_of(tokens, span), country, span.role)
            )
        result.append(named)
    return result


def _people(reading: Reading) -> dict[str, str]:
    """Return each short form of a person's name with the full name that comes last before."""
    full: dict[str, str] = {}
    for span in reading.spans:
        if span.label == "PERSON":
            name = plain(reading.texts[span.unit].text[span.start : span.end])
            words = name.split()
            if len(words) > 1:
                for part in (words[-1], words[0], *(" ".join(words[n:]) for n in range(1, len(words) - 1))):
                    full.setdefault(part, name)
    return full


def sentence_of(tokens: Tokens, span: Span) -> str:
    """Return the sentence that holds the span's first character."""
    for sentence in tokens.sentences:
        if tokens.starts[sentence.first] <= span.start < tokens.ends[sentence.last - 1]:
            return " ".join(tokens.surface(sentence.first, sentence.last).split())
    return tokens.text[span.start : span.end]
