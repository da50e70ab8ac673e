"""Spans to entities within one issue: one name and one id for everything that names the same thing.

Belongs here: which spans of an issue go together and what their fullest name is. Does not belong here: entities across
issues (`linking`), and what a person's title and employer are (`people`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipelines.entities.aliases import label_of_thing, may_be_body
from pipelines.entities.fuller_names import fuller_bodies, fuller_laws, national_bodies
from pipelines.entities.laws import UNNAMED_LAW
from pipelines.entities.lexicon import heads, lexicon, plain
from pipelines.entities.people import is_role, positions
from pipelines.entities.places import PLACED, placings
from pipelines.entities.reading import Reading
from pipelines.entities.spans import Span
from pipelines.model import stable_id
from pipelines.rules import load_toml
from pipelines.values import frozen

DATED = re.compile(r"(?<=[a-z])\s+of\s+(?:\d{1,2}\s+[A-Z][a-z]+\s+)?\d{4}$")
SHORT_FORM_RULES = frozenset({"short-form", "acronym"})
DOTS = re.compile(r"(?<=\w)\.(?=\w?)")


@frozen
class NamedSpan:
    """A span with the name and the id of what it names."""

    span: Span
    name: str
    entity_id: str
    sentence: str
    country: str | None = None
    role: str | None = None
    affiliation: str | None = None
    parent: str | None = None


@lru_cache(maxsize=8192)
def canonical_key(name: str) -> str:
    """Return `name` without case, diacritics, apostrophes' shape and a leading *the*: what makes two spellings one."""
    stripped = plain(name).casefold()
    if not stripped.isascii():
        stripped = "".join(c for c in unicodedata.normalize("NFKD", stripped) if not unicodedata.combining(c))
    return re.sub(r"^the |[.]", "", stripped.replace("-", " ").replace(" & ", " and ")).strip()


@cache
def legal_forms() -> re.Pattern[str]:
    """Return the pattern of the legal forms that end a company's name in small letters: *kovel gmbh*."""
    suffixes = sorted(load_toml("entities/variants.toml")["company_suffixes"], key=len, reverse=True)
    return re.compile(r"(?:,? (?:" + "|".join(re.escape(suffix) for suffix in suffixes) + r"))+$")


def entity_id(label: str, name: str, disambiguator: str | None = None) -> str:
    """Return the id of the entity `name`; the same in every issue, in whatever order they are loaded."""
    parts = (label, canonical_key(name)) if disambiguator is None else (label, canonical_key(name), disambiguator)
    return stable_id("e", *parts)


@dataclass(slots=True)
class _Names:
    """What the issue says of its names: definitions of acronyms, full names by their short forms."""

    definitions: dict[str, str]
    people: dict[str, Counter[str]]
    long_names: dict[tuple[str, str], str]
    terms: dict[str, str]
    initials: dict[str, set[str]]
    laws: dict[str, str]


def name_spans(readings: Sequence[Reading]) -> list[list[NamedSpan]]:
    """Return the spans of each article with their names."""
    readings = _with_one_label(readings)
    names = _issue_names(readings)
    readings = _without_things(readings, names.definitions)
    national = national_bodies(_surface(r, span) for r in readings for span in r.spans if span.label == "ORG")
    result = []
    for reading in readings:
        definitions = names.definitions | _definitions(reading)
        definitions = _told_initials(reading) | definitions
        recent: dict[str, str] = {}
        full = _full_names(reading)
        bodies = national | fuller_bodies(_surface(reading, span) for span in reading.spans if span.label == "ORG")
        places = placings(reading)
        sentences = _SentenceFinder(reading)
        named = []
        for span in reading.spans:
            surface = _surface(reading, span)
            if span.label == "ORG":
                surface = bodies.get(surface, surface)
            name, country = _name(span, surface, definitions, names, full, recent)
            key = span.name if span.label == "TECHNOLOGY" and span.name else name
            placing = places.get(plain(surface)) if span.label in PLACED else None
            own_id = entity_id(span.label, key, placing.mark if placing and span.label == "GPE" else None)
            one = NamedSpan(span, name, own_id, sentences.at(span), country, span.role)
            if placing is not None:
                own = placing.parent is not None and canonical_key(placing.parent) == canonical_key(name)
                one = replace(one, country=placing.country or country, parent=None if own else placing.parent)
            named.append(one)
        result.append(_with_positions(reading, named))
    return result


def _without_things(readings: Sequence[Reading], definitions: dict[str, str]) -> list[Reading]:
    """Return the readings without acronyms that some story of the issue spells out as a thing: *ABI*, an imager."""
    things = {short: label_of_thing(long) for short, long in definitions.items() if not may_be_body(long)}
    return [replace(reading, spans=tuple(_told_things(reading, things))) for reading in readings]


def _told_things(reading: Reading, things: dict[str, str | None]) -> Iterator[Span]:
    for span in reading.spans:
        surface = _surface(reading, span) if span.rule_id == "shape-acronym" else ""
        label = things.get(surface, span.label)
        if label is not None:
            yield span if label == span.label else replace(span, label=label)


def _with_positions(reading: Reading, named: list[NamedSpan]) -> list[NamedSpan]:
    for place, position in positions(reading.texts, reading.spans).items():
        one = named[place]
        employer = named[position.organization].entity_id if position.organization is not None else None
        title = one.role if one.role and is_role(one.role) else None
        named[place] = replace(one, role=position.role or title, affiliation=employer)
    return [one if one.role is None or is_role(one.role) else replace(one, role=None) for one in named]


def _with_one_label(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings with one label for a name that articles took for different things: the commonest."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    shapes: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for span in reading.spans:
            if span.provision is None and span.label not in ("PERSON", "NORP", "TECHNOLOGY"):
                surface = _surface(reading, span)
                if " " in surface or surface.isupper():
                    table = shapes if span.rule_id.startswith("shape-") else counts
                    table[canonical_key(surface)][span.label] += 1
    # What only capitals speak for never outvotes a definition or a head word.
    for key, shaped in shapes.items():
        for label, count in shaped.items():
            counts[key][label] += count if len(counts[key]) == 0 or label in counts[key] else 0
    told = {key: {*counts[key], *shapes[key]} for key in (*counts, *shapes)}
    chosen = {key: _commonest(labels) for key, labels in counts.items() if len(told[key]) > 1}
    for reading in readings:
        for definition in reading.definitions:
            labels = counts.get(canonical_key(definition.long))
            if labels is not None:
                chosen.setdefault(canonical_key(definition.short), _commonest(labels))
    if not chosen:
        return list(readings)
    return [_relabelled(reading, chosen) for reading in readings]


def _commonest(labels: Counter[str]) -> str:
    return min(labels, key=lambda label: (-labels[label], label))


def _relabelled(reading: Reading, chosen: dict[str, str]) -> Reading:
    spans = []
    for span in reading.spans:
        label = chosen.get(canonical_key(_surface(reading, span)))
        fits = span.provision is None and span.label not in ("PERSON", "NORP", "TECHNOLOGY")
        spans.append(replace(span, label=label) if label is not None and fits else span)
    return replace(reading, spans=tuple(spans))


def _surface(reading: Reading, span: Span) -> str:
    text = " ".join(reading.texts[span.unit].text[span.start : span.end].split())
    return text[4:] if len(text) > 4 and text.startswith(("The ", "the ")) else text


def _definitions(reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for definition in reading.definitions:
        found.setdefault(definition.short, definition.long)
    return found


def _issue_names(readings: Sequence[Reading]) -> _Names:
    definitions: dict[str, str] = {}
    people: dict[str, Counter[str]] = defaultdict(Counter)
    long_names: dict[tuple[str, str], str] = {}
    initials: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for short, long in _definitions(reading).items():
            definitions.setdefault(short, long)
        for span in reading.spans:
            surface = _surface(reading, span)
            if span.label == "PERSON":
                words = surface.split()
                if len(words) > 1:
                    people[plain(words[-1])][surface] += 1
            elif span.rule_id not in SHORT_FORM_RULES and " " in surface:
                words = plain(surface).split()
                if span.label == "ORG":
                    for letters in _initials(surface):
                        initials[letters].add(surface)
                long_names.setdefault((span.label, words[0]), surface)
                if len(words) > 2:
                    long_names.setdefault((span.label, " ".join(words[:2])), surface)
    laws = fuller_laws([_law(reading, s) for reading in readings for s in reading.spans if s.label == "LAW"])
    return _Names(definitions, people, long_names, {}, initials, laws)


def _law(reading: Reading, span: Span) -> str:
    """Return the name of a law without its date."""
    return _undated(span.name or _surface(reading, span))


def _undated(law: str) -> str:
    return re.sub(r"^[Tt]he ", "", DATED.sub("", " ".join(law.split())))


SMALL_OR_BREAK = re.compile(r"[ -]+")
FEWEST_INITIALS = 3
MOST_INITIALS = 8


def _told_initials(reading: Reading) -> dict[str, str]:
    """Return the acronyms of an article with the one body in it that has their letters, whatever a gazetteer has."""
    told = {_surface(reading, span) for span in reading.spans if span.label == "ORG"}
    short = {surface for surface in told if FEWEST_INITIALS <= len(surface) < MOST_INITIALS and surface.isupper()}
    if not short:
        return {}
    forms: dict[str, set[str]] = defaultdict(set)
    for name in told:
        for letters in _initials(name) & short if " " in name else ():
            forms[letters].add(name)
    return {letters: next(iter(full)) for letters, full in forms.items() if len(full) == 1}


def _initials(name: str) -> set[str]:
    """Return the acronyms that a body's name may have, with and without what an *and* adds: *NCDC*, *NCDCP*."""
    found = set()
    for part in (name, name.rpartition(" and ")[0]):
        letters = "".join(word[0] for word in SMALL_OR_BREAK.split(part) if word[:1].isupper())
        if len(letters) >= FEWEST_INITIALS:
            found.add(letters)
    return found


def _full_names(reading: Reading) -> dict[str, list[str]]:
    """Return each part of the persons' names of an article with the full names that have it, in order."""
    full: dict[str, list[str]] = defaultdict(list)
    for span in reading.spans:
        if span.label == "PERSON":
            name = _surface(reading, span)
            words = plain(name).split()
            if len(words) > 1:
                for part in {*words, *(" ".join(words[n:]) for n in range(1, len(words) - 1)), plain(name).casefold()}:
                    if name not in full[part]:
                        full[part].append(name)
    return full


def _name(
    span: Span,
    surface: str,
    definitions: dict[str, str],
    names: _Names,
    full: dict[str, list[str]],
    recent: dict[str, str],
) -> tuple[str, str | None]:
    """Return the canonical name of what a span names, and its country where a gazetteer says it."""
    if span.label == "PERSON":
        return _person(surface, names, full, recent), None
    if span.label == "LAW":
        law = _undated(span.name or surface)
        law = names.laws.get(law, law)
        if law == UNNAMED_LAW:
            return law, None
        surface = law
    if span.label == "TECHNOLOGY" and span.name:
        return names.terms.setdefault(span.name, surface if surface.isupper() else surface.lower()), None
    known = lexicon()
    entry = known.entry(plain(surface))
    bodies = names.initials.get(surface, ()) if span.label == "ORG" and (entry is None or entry.name == surface) else ()
    if surface not in definitions and len({canonical_key(body) for body in bodies}) == 1:
        return min(bodies), None  # the Health Service Executive, then the HSE
    defined = definitions.get(surface)
    if defined is not None and span.label not in ("GPE", "NORP"):
        return re.sub(r"^[Tt]he ", "", DATED.sub("", " ".join(defined.split()))), None
    if entry is not None and entry.label == span.label:
        same = canonical_key(entry.name) == canonical_key(surface) and not surface.isupper()
        return (surface if same else entry.name), entry.country.upper() if entry.country else None
    firm = names.long_names.get((span.label, plain(surface)))
    if (
        span.label == "ORG"
        and firm is not None
        and legal_forms().sub("", canonical_key(firm)) == canonical_key(surface)
    ):
        return firm, None  # Mowi ASA, then Mowi
    if span.rule_id in SHORT_FORM_RULES:
        long = names.long_names.get((span.label, plain(surface)))
        if long is not None:
            return long, None
    if span.rule_id == "shape-acronym" and (firm := names.long_names.get((span.label, plain(surface)))) is not None:
        *first, last = plain(firm).split()
        closing = heads().last.get(last)
        if first == [plain(surface)] and closing is not None and closing.rule_id == "org-head-company":
            return firm, None  # KVB Bank, then KVB
    return surface, None


def _person(surface: str, names: _Names, full: dict[str, list[str]], recent: dict[str, str]) -> str:
    """Return the full name of a person: the last one before with this part, else the article's, else the issue's."""
    key = plain(surface)
    if " " in key:
        same = full.get(key.casefold(), [surface])
        longer = [name for name in full.get(key, ()) if len(name.split()) > len(key.split())]
        name = longer[0] if longer else same[0]
        for part in plain(name).split():
            recent[part] = name
        return name
    if key in recent:
        return recent[key]
    if key in full:
        return full[key][0]
    candidates = names.people.get(key)
    return next(iter(candidates)) if candidates is not None and len(candidates) == 1 else surface


class _SentenceFinder:
    """Finds the sentence of a span; the spans come in order, so that each text is walked once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.unit = -1
        self.place = 0
        self.cached: str | None = None

    def at(self, span: Span) -> str:
        """Return the sentence that holds the span's first character."""
        tokens = self.reading.texts[span.unit]
        if span.unit != self.unit:
            self.unit, self.place, self.cached = span.unit, 0, None
        sentences = tokens.sentences
        while self.place < len(sentences) - 1 and tokens.ends[sentences[self.place].last - 1] <= span.start:
            self.place += 1
            self.cached = None
        if self.cached is None:
            sentence = sentences[self.place]
            self.cached = " ".join(tokens.surface(sentence.first, sentence.last).split())
        return self.cached
