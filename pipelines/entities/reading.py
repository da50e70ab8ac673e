"""One article's texts to labelled spans.

Belongs here: the order of steps inside an article: runs, evidence, decision, what the decided names teach about others.
Does not belong here: the steps themselves, boxes and ids (`finding`), names across articles (`naming`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.entities.aliases import (
    Definition,
    acronym_definitions,
    learn_short_forms,
    lower_case_acronyms,
    spelled_out,
    spelled_small,
)
from pipelines.entities.chunks import Chunk, ChunkFinder
from pipelines.entities.citations import cited_authors, cited_works, listed_authors, without_pairs
from pipelines.entities.evidence import follow, inner, outer, sure_label
from pipelines.entities.laws import provision_spans, with_year
from pipelines.entities.lexicon import heads, lexicon, plain
from pipelines.entities.no_names import is_phrase, is_series
from pipelines.entities.patterns import pattern_spans
from pipelines.entities.scores import Scores
from pipelines.entities.segments import Segment, segment
from pipelines.entities.spans import Span, beside, settle
from pipelines.entities.terms import technology_spans
from pipelines.entities.titled import names_in_title
from pipelines.entities.tokens import Sentence, Tokens, tokenize
from pipelines.entities.word_lists import SmallWords, small_words, unit_marks
from pipelines.rules.common_words import common_words
from pipelines.rules.money import currency_codes, currency_nouns, hundredth_nouns, word_like_codes
from pipelines.values import frozen


@dataclass(slots=True)
class Occurrence:
    """One place where a name stands, before it is decided what it names."""

    unit: int
    segment: Segment
    sentence: Sentence
    key: str
    tentative: bool


@frozen
class Reading:
    """The labelled spans of an article's texts, and the tokens they were found in."""

    spans: tuple[Span, ...]
    nested: tuple[Span, ...]
    texts: tuple[Tokens, ...]
    definitions: tuple[Definition, ...] = ()


# Cells name things without a sentence around them: what only its capitals speak for is mostly a code there.
CELLS = frozenset({"table", "graphic"})
SHAPE_RULES = frozenset({
    "shape-acronym", "shape-mixed-case", "shape-club-of-city", "shape-ampersand", "person-name-shape", "given-name",
    "surname", "list-neighbour", "org-club-first",
})  # fmt: skip
HEADINGS = frozenset({"headline", "deck", "kicker", "subhead"})
SIGNED = frozenset({"byline", "credit"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """The names of an article's texts with what speaks for them, before it is decided what they name."""

    units: tuple[Tokens, ...]
    occurrences: list[Occurrence]
    names: dict[str, Scores]


def weigh_texts(texts: Sequence[str], roles: Sequence[str]) -> Weighed:
    """Return the names of the texts of one article with all that speaks for each label."""
    units = tuple(tokenize(text, role in HEADINGS) for text, role in zip(texts, roles, strict=True))
    names: dict[str, Scores] = {}
    occurrences: list[Occurrence] = []
    for number, tokens in enumerate(units):
        if roles[number] in SIGNED:
            occurrences += signatures(number, tokens, names)
            continue
        finder = ChunkFinder(tokens)
        for sentence in tokens.sentences:
            if sentence.is_title and roles[number] != "furniture" and not _is_source_line(tokens, sentence):
                continue
            for chunk in finder.find(sentence):
                for part in segment(tokens, chunk):
                    occurrence = _weigh(number, tokens, part, sentence, names)
                    occurrences.append(occurrence)
                    names[occurrence.key].seen_in_prose |= roles[number] not in CELLS
    _compare_neighbours(occurrences, units, names)
    return Weighed(units, occurrences, names)


def read_texts(
    texts: Sequence[str], roles: Sequence[str] | None = None, further: Callable[[str], list[Span]] | None = None
) -> Reading:
    """Return what is named in the texts of one article; `roles` are those of their blocks, ``body`` by default.

    `further` finds more spans in a text, which count only where nothing else was found.
    """
    roles = roles if roles is not None else ["body"] * len(texts)
    weighed = weigh_texts(texts, roles)
    units, occurrences, names = weighed.units, weighed.occurrences, weighed.names
    bracketed = _bracketed(occurrences, units)
    definitions = [pair for tokens in units for pair in acronym_definitions(tokens.text)]
    decided = _decide(names)
    citations = cited_authors([tokens.text for tokens in units])
    plain_texts = [tokens.text for tokens in units]
    for short in lower_case_acronyms(plain_texts):
        if short in decided and lexicon().entry(short) is None:
            del decided[short]
    for short in spelled_small(plain_texts):
        decided.pop(short, None)
    for work in cited_works(plain_texts, citations):
        if decided.get(work, ("", ""))[1] in SHAPE_RULES:
            del decided[work]
    learn_short_forms(decided, names, [*definitions, *bracketed])
    spans = [span for occurrence in occurrences for span in _spans(occurrence, units, decided)]
    for number, tokens in enumerate(units):
        spans += [replace(span, unit=number) for span in (*pattern_spans(tokens), *technology_spans(tokens))]
        spans += citations[number]
        for sentence in tokens.sentences:
            if sentence.is_title and roles[number] not in SIGNED:
                spans += names_in_title(number, tokens, sentence, decided)
        spans += _whole_names(number, tokens.text, spans)
    spans = without_pairs(spans, citations)
    authors, initials = listed_authors(plain_texts)
    if authors:
        spans = [*authors, *(span for span in spans if (span.unit, span.start) not in initials)]
    spans = [with_year(units[span.unit].text, span) if span.label == "LAW" else span for span in spans]
    spans = [span for span in spans if not _names_money(units[span.unit].text, span)]
    settled, nested = settle(spans)
    if further is not None:
        more = [replace(span, unit=number) for number, tokens in enumerate(units) for span in further(tokens.text)]
        settled = beside(more, settled)
    provisions = provision_spans(units, [span for span in settled if span.label == "LAW"])
    settled = beside(settled, provisions)
    same = [
        pair
        for pair in bracketed
        if pair.long in decided
        and decided.get(pair.short, ("",))[0] == decided[pair.long][0]
        and not any(one.short == pair.short and one.long.endswith(f" {pair.long}") for one in definitions)
    ]
    return Reading(tuple(settled), tuple(nested), tuple(map(Tokens.packed, units)), (*same, *definitions))


MONEY_BEHIND = re.compile(r"[ ]([a-z]+)\b")


def _names_money(text: str, span: Span) -> bool:
    """Whether a country or a nationality is part of the name of its money: *3 billion US dollars*, *7 US cents*."""
    behind = MONEY_BEHIND.match(text, span.end) if span.label in ("GPE", "NORP") else None
    return behind is not None and behind[1] in currency_nouns() | hundredth_nouns()


def _whole_names(unit: int, text: str, spans: list[Span]) -> list[Span]:
    """Return the names that an acronym behind them spells out where only a part of them was found, as a body."""
    whole = []
    for start, end in spelled_out(text):
        parts = [s for s in spans if s.unit == unit and start <= s.start and s.end <= end]
        if any(s.label == "ORG" for s in parts) and all((s.start, s.end) != (start, end) for s in parts):
            whole.append(Span(start, end, "ORG", "acronym", 2, unit=unit))
    return whole


def signatures(unit: int, tokens: Tokens, names: dict[str, Scores]) -> list[Occurrence]:
    """Return the names of a byline or credit: who signs is a person, a source a body, behind *in* stands a place."""
    occurrences = []
    finder = ChunkFinder(tokens)
    small = small_words()
    sourced = False
    seen = 0
    for sentence in tokens.sentences:
        for chunk in finder.find(sentence):
            words = tokens.words
            sourced = _is_sourced(words[seen : chunk.first + 1], sourced, small)
            seen = chunk.first
            first = chunk.first
            while first < chunk.last and words[first].lower() in small.signature_words:
                first += 1
            alone = chunk.last - first == 1
            if first >= chunk.last or (alone and not sourced and words[first].lower() in common_words()):
                continue
            for part in segment(tokens, Chunk(first, chunk.last, chunk.head, False)):
                occurrence = _weigh(unit, tokens, part, sentence, names)
                before = words[part.first - 1] if part.first > sentence.first else ""
                scores = names[occurrence.key]
                if sourced:
                    scores.add("ORG", 4.0, "source")
                elif part.last - part.first > 1 and before not in ("in", "at", "for"):
                    scores.add("PERSON", 5.0, "byline")
                elif before in (",", "in"):
                    scores.add("GPE", 2.0, "byline-place")
                scores.seen_in_prose = True
                occurrences.append(occurrence)
    return occurrences


def _is_source_line(tokens: Tokens, sentence: Sentence) -> bool:
    words = tokens.words[sentence.first : sentence.first + 2]
    return len(words) == 2 and words[1] == ":" and words[0].lower() in small_words().source_words


def _is_sourced(words: list[str], sourced: bool, small: SmallWords) -> bool:
    """Return whether the last word before a colon is *source*; no colon leaves it as it was."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if following == ":":
            sourced = word.lower() in small.source_words
    return sourced


def _weigh(unit: int, tokens: Tokens, part: Segment, sentence: Sentence, names: dict[str, Scores]) -> Occurrence:
    known = lexicon()
    key = plain(tokens.surface(part.first, part.last))
    tentative = (
        part.opens
        and known.is_common(tokens.words[part.first], 0)
        and (known.entry(key) is None or known.entries[key].weight < 6.0)
        and not _is_full_name(tokens.words[part.first : part.last])
        and not (key in heads().alone and tokens.words[part.last : part.last + 1] in POSSESSIVES)
    )
    scores = names.get(key)
    if scores is None:
        scores = names[key] = Scores()
        inner(tokens, part, scores)
    elif part.titled and not is_phrase(tokens.words[part.first : part.last]):
        scores.add("PERSON", 6.0, "title-before")
    outer(tokens, part, sentence, scores)
    scores.confirmed = scores.confirmed or not tentative
    return Occurrence(unit, part, sentence, key, tentative)


def _is_full_name(words: Sequence[str]) -> bool:
    """*Demi Vollering*: a given name that English has as a word too, before a word that it has not."""
    known = lexicon()
    if not 1 < len(words) < 5 or words[0] not in known.given_names or words[0].lower() in small_words().openers:
        return False
    if len(words) == 2 and known.is_common(words[0], 2):
        return False  # Little Virginia was left
    return not any(known.is_common(word, 0) for word in words[1:])


#: *Labour's spokesman* at the start of a sentence is a party's.
POSSESSIVES = (["'s"], ["’s"])
LIST_GAPS = frozenset({",", "and", "or", "&", ", and", ", or", "/"})


def _compare_neighbours(occurrences: list[Occurrence], units: tuple[Tokens, ...], names: dict[str, Scores]) -> None:
    """Let names that stand in one list speak for each other."""
    measures = small_words().units
    run: list[str] = []
    for left, right in pairwise(occurrences):
        gap = right.segment.first - left.segment.last
        listed = False
        if left.unit == right.unit and 0 < gap < 5 and left.key != right.key:
            between = units[left.unit].words[left.segment.last : right.segment.first]
            listed = " ".join(word for word in between if not word[0].isdigit() and word not in measures) in LIST_GAPS
        if listed:
            run = [*run, right.key] if run else [left.key, right.key]
        else:
            _share(run, names)
            run = []
    _share(run, names)


def _share(run: list[str], names: dict[str, Scores]) -> None:
    """Let the sure names of one list say what the unsure ones may be, each from its nearest sure neighbour."""
    labels = [sure_label(names[key]) for key in run]
    for place, key in enumerate(run):
        if labels[place] is None:
            near = sorted((abs(other - place), other) for other, label in enumerate(labels) if label is not None)
            if near:
                label = str(labels[near[0][1]])
                follow(key, names[key], label, labels.count(label))


def _bracketed(occurrences: list[Occurrence], units: tuple[Tokens, ...]) -> list[Definition]:
    """*Institute of Northern Waters (Inorwa)*: one word in brackets behind a long name is its short form."""
    found = []
    for left, right in itertools.pairwise(occurrences):
        tokens = units[left.unit]
        first, last = left.segment.last, right.segment.last
        if (
            left.unit == right.unit
            and right.segment.first == first + 1
            and last - first == 2
            and tokens.words[first] in ("(", "[")
            and last < len(tokens.words)
            and tokens.words[last] in (")", "]")
            and left.segment.last - left.segment.first > 1
        ):
            found.append(Definition(right.key, left.key))
    return found


def _decide(names: dict[str, Scores]) -> dict[str, tuple[str, str]]:
    known = lexicon()
    small = small_words()
    decided: dict[str, tuple[str, str]] = {}
    for key, scores in names.items():
        best = scores.best()
        if best is None:
            continue
        words = key.split()
        if len(key.rstrip(".")) == 1 or (not scores.seen_in_prose and _is_code_in_cell(best, words)):
            continue
        plain_word = key in small.not_names or (
            known.is_common(key, 1) and best[1] not in ("title-before", "org-alone")
        )
        if len(words) == 1 and (plain_word or key in small.units) and known.entry(key) is None:
            continue
        if not scores.confirmed and len(words) == 1 and known.is_common(key, 0):
            entry = known.entry(key)
            if entry is None or entry.weight < 6.0:
                continue
        if len(words) == 1 and key.lower() in small.openers and known.entry(key) is None:
            continue
        decided[key] = best
    return decided


def _is_code_in_cell(best: tuple[str, str], words: list[str]) -> bool:
    """Return whether only its shape speaks for a name that stands in cells alone, and no list has it as a person's."""
    if best[1] not in SHAPE_RULES:
        return False
    known = lexicon()
    named = len(words) > 1 and (words[0] in known.given_names or words[0].title() in known.surnames_first)
    return best[0] != "PERSON" or not named or not (words[-1] in known.surnames or words[-1] in known.given_names)


def _spans(occurrence: Occurrence, units: tuple[Tokens, ...], decided: dict[str, tuple[str, str]]) -> list[Span]:
    tokens = units[occurrence.unit]
    part = occurrence.segment
    first = part.first
    key = occurrence.key
    found = decided.get(key)
    if occurrence.tentative and part.last - first > 1:
        shorter = plain(tokens.surface(first + 1, part.last))
        if shorter in decided and not (found and found[0] in ("ORG", "LAW", "POLICY", "FAC", "LOC", "EVENT")):
            first, key, found = first + 1, shorter, decided[shorter]
    if found is None:
        return []
    label, rule_id = found
    if part.last - first == 1 and first > 0 and key in unit_marks() and tokens.words[first - 1][-1:].isdigit():
        return []  # 2.4 NTU
    if part.last - first == 1 and is_series(tokens.words, first):
        return []  # 496 U.S. 384
    amount = part.last < len(tokens.words) and tokens.words[part.last][0].isdigit()
    if part.last - first == 1 and amount and key in currency_codes() and key not in word_like_codes():
        return []  # NPR 78 a kilo
    role = None
    if label == "PERSON" and part.role_first is not None:
        role = tokens.surface(part.role_first, part.first)
    return [Span(tokens.starts[first], tokens.ends[part.last - 1], label, rule_id, 1, unit=occurrence.unit, role=role)]
