"""A paragraph as tokens with coarse word classes, sentences, quantities and periods: what the context rules look at.

Belongs here: the blank spaCy pipeline, word classes, sentence ends. Does not belong here: what is concluded from them.

Word classes: N noun or adjective, V verb, X auxiliary, D determiner, P preposition, C conjunction, W relative pronoun,
R pronoun, A adverb, J adjective behind a measure, ``#`` quantity, T time expression, ``.`` punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import compile_infix_regex

from pipelines.figures.inflection import inflections
from pipelines.figures.naming import named_only
from pipelines.figures.periods import Period, read_periods
from pipelines.figures.quantities import Quantity, has_trigger, named_spans, normalise, quantities_in
from pipelines.rules import load_lines, load_tsv

MODALS = frozenset(
    {"to", "will", "would", "could", "may", "might", "must", "should", "can", "n't", "n’t", "not", "shall"}
)
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
CLOSERS = frozenset("\"'”’)]»")
OPENERS = frozenset("\"'“‘([«")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, read: offsets are into `text`, which is normalised letter for letter."""

    text: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    tags: str
    sentence_starts: tuple[int, ...]
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    places: tuple[tuple[int, int], ...]

    def token_at(self, position: int) -> int:
        """Return the index of the token that holds the character `position`."""
        return max(0, bisect_right(self.starts, position) - 1)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the first token of the sentence that holds `token`, and the first behind it."""
        index = bisect_right(self.sentence_starts, token) - 1
        last = self.sentence_starts[index + 1] if index + 1 < len(self.sentence_starts) else len(self.words)
        return self.sentence_starts[index], last

    def sentence_text(self, token: int) -> tuple[int, int]:
        """Return the character span of the sentence that holds `token`."""
        first, last = self.sentence_of(token)
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    def between(self, first: int, last: int) -> str:
        """Return the text of the tokens `first` up to, not including, `last`."""
        if last <= first:
            return ""
        return self.text[self.starts[first] : self.starts[last - 1] + len(self.words[last - 1])]


@Language.component("bulletins_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Mark the first token of each sentence."""
    starts = [0]
    words = doc.user_data["words"] = [token.text for token in doc]
    last = len(words) - 1
    for index, word in enumerate(words):
        if index == last or word not in (".", "!", "?", "...", "…"):
            continue
        following = index + 1
        while following < last and words[following] in CLOSERS:
            following += 1
        first = words[following][:1]
        if first.isupper() or first in OPENERS or first.isdigit() or first in "€$£":
            starts.append(following)
    doc.user_data["sentence_starts"] = tuple(starts)
    return doc


@Language.component("bulletins_quantities")
def mark_quantities(doc: Doc) -> Doc:
    """Read quantities and periods, and leave them as span groups whose labels are the rules' ids."""
    text = doc.text
    published_on = doc.user_data.get("published_on")
    named = named_spans(text)
    periods = read_periods(text, published_on)
    quantities = _cents(
        _degrees(q, text)
        for q in quantities_in(text, named)
        if named_only(text, q) is None and not _in_period(q, periods)
    )
    doc.user_data["quantities"], doc.user_data["periods"] = quantities, periods
    spans = (doc.char_span(q.start, q.end, label=q.rule_id, alignment_mode="expand") for q in quantities)
    doc.spans["quantities"] = [span for span in spans if isinstance(span, Span)]
    return doc


def _cents(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Read cents as those of the currency that the paragraph names."""
    found = tuple(quantities)
    named = [q.unit for q in found if q.unit_kind == "currency" and not re.search(r"\bcents?\b", q.text)]
    if not named:
        return found
    return tuple(
        replace(q, unit=named[0]) if q.unit == "USD" and re.search(r"\bcents?\b", q.text) else q for q in found
    )


WARMTH = re.compile(r"(?i)°[CF]|celsius|fahrenheit|temperature|warm|cold|heat|freez|weather|climate")


def _degrees(quantity: Quantity, text: str) -> Quantity:
    """Read bare *degrees* as those of temperature where the paragraph speaks of warmth."""
    if quantity.unit != "°" or not WARMTH.search(text):
        return quantity
    unit = "°F" if re.search(r"(?i)°F|fahrenheit", text) else "°C"
    return replace(quantity, unit=unit, unit_kind="temperature")


def _in_period(quantity: Quantity, periods: tuple[Period, ...]) -> bool:
    """Whether the number stands in a period's own words: the first seven months, a year earlier."""
    counted = quantity.unit_kind in ("duration", "count")
    return any(
        p.char_start <= quantity.number_start
        and quantity.number_end <= p.char_end
        and (counted or p.form not in COUNTED_FORMS)
        for p in periods
    )


COUNTED_FORMS = frozenset({"past_n", "earlier", "months_to", "first_months"})


@cache
def pipeline() -> Language:
    """Return the blank English pipeline with this room's components; words with inner hyphens stay whole."""
    nlp = spacy.blank("en")
    infixes = compile_infix_regex([r"\.\.+|…", r"—|--", r"(?<=[a-zA-Z]),(?=[a-zA-Z])", r"(?<=[a-z])[:;](?=[A-Za-z])"])
    setattr(nlp.tokenizer, "infix_finditer", infixes.finditer)  # noqa: B010 - the stub does not know the property
    nlp.add_pipe("bulletins_sentences")
    nlp.add_pipe("bulletins_quantities")
    return nlp


def read_passage(text: str, published_on: date | None) -> Passage | None:
    """Return the paragraph read, or None where it holds no quantity."""
    plain = normalise(text)
    if not has_trigger(plain):
        return None
    nlp = pipeline()
    doc = nlp.make_doc(plain)
    doc.user_data["published_on"] = published_on
    for _, component in nlp.pipeline:
        doc = component(doc)
    quantities: tuple[Quantity, ...] = doc.user_data["quantities"]
    if not quantities:
        return None
    periods: tuple[Period, ...] = doc.user_data["periods"]
    words = tuple(doc.user_data["words"])
    lowers = tuple(word.lower() for word in words)
    starts = tuple(token.idx for token in doc)
    tags = _classes(words, lowers, starts, quantities, periods)
    return Passage(doc.text, words, lowers, starts, tags, doc.user_data["sentence_starts"], quantities, periods, ())


# -- word classes ---------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Words:
    closed: dict[str, str]
    bases: frozenset[str]
    third: frozenset[str]
    past: frozenset[str]
    same: frozenset[str]
    only: frozenset[str]
    plurals: frozenset[str]
    not_plurals: frozenset[str]
    not_adverbs: frozenset[str]


@cache
def _word_lists() -> _Words:
    closed = {row["word"]: row["class"] for row in load_tsv("figures/words.tsv")}
    bases: set[str] = set()
    third: set[str] = set()
    past: set[str] = set()
    same: set[str] = set()
    for line in load_lines("figures/verbs.txt"):
        base, *irregular = line.split("\t")
        forms = inflections(base)
        bases.add(base)
        third.add(forms[0])
        past.update(irregular or {forms[1], base + "ed"})
        if base in irregular[:1]:
            same.add(base)
    only: set[str] = set()
    for base in load_lines("figures/verbs_only.txt"):
        only.update([base, inflections(base)[0]])
    return _Words(
        closed, frozenset(bases), frozenset(third), frozenset(past - bases), frozenset(same), frozenset(only),
        frozenset(load_lines("figures/irregular_plurals.txt")), frozenset(load_lines("figures/not_plurals.txt")),
        frozenset(load_lines("figures/not_adverbs.txt")),
    )  # fmt: skip


def is_plural(lower: str) -> bool:
    """Whether a word looks like a plural noun."""
    lists = _word_lists()
    if lower in lists.plurals:
        return True
    if len(lower) < 3 or not lower.endswith("s") or lower in lists.not_plurals:
        return False
    return not lower.endswith(("ss", "ous", "'s", "’s", "us", "is"))


def _classes(
    words: tuple[str, ...], lowers: tuple[str, ...], starts: tuple[int, ...],
    quantities: tuple[Quantity, ...], periods: tuple[Period, ...],
) -> str:  # fmt: skip
    lists = _word_lists()
    closed = lists.closed
    tags = [closed.get(lower) or _kind(word) for word, lower in zip(words, lowers, strict=True)]
    for period in periods:
        if period.rule_id != "period.attributive-year":
            _paint(tags, starts, period.char_start, period.char_end, "T")
    for quantity in quantities:
        _paint(tags, starts, quantity.start, quantity.end, "#")
        if quantity.form == "multiple" and quantity.text.lower().endswith(
            ("ed", "ing", "doubles", "triples", "halves")
        ):
            _paint(tags, starts, quantity.number_start, quantity.end, "V")
    previous = "."
    for index, lower in enumerate(lowers):
        tag = tags[index]
        if tag == "J" and lower in lists.bases and index and lowers[index - 1] in MODALS:
            tags[index] = "V"
        elif tag == "N":
            following = tags[index + 1] if index + 1 < len(tags) else "."
            tags[index] = _open_class(
                words[index], lower, previous, lowers[index - 1] if index else "", following, lists
            )
        elif lower in POSSESSIVE and previous == "N" and index + 1 < len(tags) and tags[index + 1] in "NJ#":
            tags[index] = "S"
        elif lower == "being":
            tags[index] = "N"
        elif tag == "D" and lower == "that" and previous in "NV" and index:
            tags[index] = "W"
        previous = tags[index]
    return "".join(tags)


def _kind(word: str) -> str:
    mark = not word[0].isalnum() and len(word) <= 3 and not any(c.isalnum() for c in word)
    return "." if mark else "N"


def _open_class(word: str, lower: str, previous: str, before: str, following: str, lists: _Words) -> str:
    if word[0].isupper() and previous != ".":
        return "N"
    comma = previous == "." and before in (",", ")")
    if lower in lists.past:
        return "N" if previous in "DP" and following == "N" else "V"
    if lower.endswith("ed") and len(lower) > 4:
        return "N" if previous in "DP#S." and following in "NJ" and not comma else "V"
    if (lower in lists.same and (previous in "NRA" or comma) and following in "#DNRAX") or (
        lower in lists.same and previous == "X"
    ):
        return "V"
    if lower in ("says", "said", "say") or (lower in lists.only and previous not in "DPSJ"):
        return "V"
    if (previous == "X" or comma) and lower.endswith("ing") and len(lower) > 4:
        return "V"
    if before == "being":
        return "N"
    if lower in lists.third and _is_third_person(lower, previous, before, following, comma, lists):
        return "V"
    if lower in lists.bases and _is_base_verb(previous, before, following):
        return "V"
    return "A" if lower.endswith("ly") and len(lower) > 4 and lower not in _word_lists().not_adverbs else "N"


def _is_third_person(lower: str, previous: str, before: str, following: str, comma: bool, lists: _Words) -> bool:
    """Whether a word that may be a verb in -s is one: no plural before it, and behind it what can follow a verb."""
    if following not in "#DAPRJT." or (previous == "N" and is_plural(before)):
        return False
    if following in "PT." and previous not in "RWA":
        return False  # "rice yields in the delta": a noun, unless a pronoun stands before
    if previous in "CD" or comma:
        return following in "#DAJ" and (previous != "D" or before in ("each", "this", "that"))
    return previous in "NRWTA"


def _is_base_verb(previous: str, before: str, following: str) -> bool:
    """Whether a word that may be a verb in its base form is one."""
    if before in MODALS or (previous == "R" and before not in ("them", "him", "us", "me")):
        return True
    if previous in "NW" and is_plural(before) and following in "#DAPRJN":
        return True
    return (previous == "N" and following == "#") or (previous == "#" and following in "#DPA")


def _paint(tags: list[str], starts: tuple[int, ...], start: int, end: int, tag: str) -> None:
    first = max(0, bisect_right(starts, start) - 1)
    for index in range(first, bisect_left(starts, end)):
        tags[index] = tag
