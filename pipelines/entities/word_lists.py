"""The lists of small words and marks that shape names, from `rules/entities/words.toml` and the units.

Belongs here: loading them as sets. Does not belong here: gazetteers, head words and titles (`lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from pipelines.rules import load_toml, load_tsv
from pipelines.rules.money import currency_codes, word_like_codes


@dataclass(frozen=True, slots=True)
class SmallWords:
    """The word lists of `rules/entities/words.toml` as sets."""

    particles: frozenset[str]
    weak_particles: frozenset[str]
    possessives: frozenset[str]
    calendar: frozenset[str]
    hyphen_ends: frozenset[str]
    not_names: frozenset[str]
    separators: frozenset[str]
    hyphen_starts: frozenset[str]
    subject_endings: frozenset[str]
    possessed: frozenset[str]
    epithets: frozenset[str]
    street_nouns: frozenset[str]
    signature_words: frozenset[str]
    source_words: frozenset[str]
    function_words: frozenset[str]
    state_codes: frozenset[str]
    naming_verbs: frozenset[str]
    formula_signs: frozenset[str]
    term_determiners: frozenset[str]
    term_ends: frozenset[str]
    no_place_ends: frozenset[str]
    numbered: frozenset[str]
    units: frozenset[str]
    law_joints: frozenset[str]
    department_joints: frozenset[str]
    connectors: frozenset[str]
    openers: frozenset[str]
    before_months: frozenset[str]
    saints: frozenset[str]
    articles_abroad: frozenset[str]
    english_particles: frozenset[str]
    head_links: frozenset[str]
    opening_determiners: frozenset[str]
    number_signs: frozenset[str]
    titles_of_persons: frozenset[str]
    weak_first_names: frozenset[str]
    before_names: frozenset[str]
    ways: frozenset[str]
    after_ages: frozenset[str]
    made: frozenset[str]
    at_places: frozenset[str]
    relatives: frozenset[str]
    turning_heads: frozenset[str]
    party_letters: frozenset[str]
    determiners: frozenset[str]
    apposition_ends: frozenset[str]
    opening_quotes: frozenset[str]
    state_landscapes: frozenset[str]
    directions: frozenset[str]
    changing_verbs: frozenset[str]
    dashes: frozenset[str]
    no_person_ends: frozenset[str]
    no_person_starts: frozenset[str]
    compass_marks: frozenset[str]
    noun_modifiers: frozenset[str]
    national_bodies: frozenset[str]
    peoples: frozenset[str]
    town_heads: frozenset[str]
    street_ends: frozenset[str]
    post_nominals: frozenset[str]


@cache
def small_words() -> SmallWords:
    """Return the lists of small words."""
    data = load_toml("entities/words.toml")

    def words(key: str) -> frozenset[str]:
        listed: Iterable[str] = data[key]
        return frozenset(listed)

    lists = {field.name: words(field.name) for field in fields(SmallWords)}
    lists["not_names"] |= words("no_bodies") | frozenset(currency_codes()) - word_like_codes()
    codes = {code for n in range(100) for code in (f"{n:02d}", f"19{n:02d}", f"20{n:02d}")}
    lists["not_names"] |= {"FY", *(f"FY{code}" for code in codes)}  # financial years
    return SmallWords(**lists)


@cache
def unit_marks() -> frozenset[str]:
    """Return the marks of units of measure, which behind a number name nothing: *2.4 NTU*."""
    rows = load_tsv("units/units.tsv")
    return frozenset(mark for row in rows for mark in (row["symbols"] or "").split(",") if len(mark) > 1)
