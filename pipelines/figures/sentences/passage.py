"""A paragraph as tokens with coarse word classes, sentences, quantities and periods: what the context rules look at.

Belongs here: spaCy's tokenizer, sentence ends. Does not belong here: the class of a word (wordclasses), and what
is concluded from them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, NamedTuple

from pipelines.figures.lexicon.wordlists import alternatives
from pipelines.figures.periods.financial_years import FinancialYear
from pipelines.figures.periods.finding import read_periods
from pipelines.figures.periods.model import Period
from pipelines.figures.quantities.amounts import speaks_of_warmth
from pipelines.figures.quantities.finding import Quantity, has_trigger, named_spans, normalise, quantities_in
from pipelines.figures.quantities.joining import SHARED_UNIT
from pipelines.figures.quantities.naming import named_only
from pipelines.figures.sentences.compound_nouns import with_nouns
from pipelines.figures.sentences.verbless import with_verbs
from pipelines.figures.sentences.wordclasses import word_classes
from pipelines.rules.english import Parts, parts_of, word_parter
from pipelines.rules.sentence_ends import ends_with

if TYPE_CHECKING:
    from spacy.language import Language

CLOSERS = frozenset("\"'”’)]»")
SENTENCE_ENDS = frozenset({".", "!", "?", "...", "…"})
OPENERS = frozenset("\"'“‘([«")
BULLETS = frozenset("•▪■●◦►")  # each begins a sentence, though none ended before it
QUOTES = OPENERS - frozenset("([")


class VerbGroup(NamedTuple):
    """A finite verb with its auxiliaries: ``is expected to top`` from `start` up to `end`."""

    start: int
    end: int


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
    #: The first token of each token's sentence, and the first behind it.
    sentences: tuple[tuple[int, int], ...]
    #: What has been found of it, as it is asked for again: what a figure is compared with, the verb over a token, and
    #: whether a time is only compared with.
    comparisons: dict[tuple[object, ...], str | None] = field(default_factory=dict, init=False, compare=False)
    verbs: dict[tuple[int, int], VerbGroup | None] = field(default_factory=dict, init=False, compare=False)
    compared: dict[tuple[object, ...], bool] = field(default_factory=dict, init=False, compare=False)

    def token_at(self, position: int) -> int:
        """Return the index of the token that holds the character `position`."""
        return max(0, bisect_right(self.starts, position) - 1)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """Return the first token of the sentence that holds `token`, and the first behind it."""
        return self.sentences[token] if token < len(self.sentences) else self.sentences[-1]

    def sentence_text(self, token: int) -> tuple[int, int]:
        """Return the character span of the sentence that holds `token`, with the quotes that open it."""
        first, last = self.sentence_of(token)
        while first > 0 and self.words[first - 1] in OPENERS:
            first -= 1
        while last - 1 > token and last < len(self.words) and self.words[last - 1] in OPENERS | BULLETS:
            last -= 1
        return self.starts[first], self.starts[last - 1] + len(self.words[last - 1])

    def past_bracket(self, token: int, ceiling: int) -> int:
        """Return the token behind the short bracket that opens at one, else that one: *six (5%) were*."""
        if self.words[token : token + 1] != ("(",):
            return token
        return next((k + 1 for k in range(token, min(token + 7, ceiling)) if self.words[k] == ")"), token)

    def between(self, first: int, last: int) -> str:
        """Return the text of the tokens `first` up to, not including, `last`, which may lie behind the end."""
        last = min(last, len(self.words))
        if last <= first:
            return ""
        return self.text[self.starts[first] : self.starts[last - 1] + len(self.words[last - 1])]


def _sentence_starts(words: tuple[str, ...]) -> tuple[int, ...]:
    """Return the first token of each sentence, behind the quotes that open it."""
    starts = [0]
    last = len(words) - 1
    for index in [number for number, word in enumerate(words[:-1]) if word[-1] in ".!?…•▪■●◦►"]:
        if words[index] in BULLETS:
            starts.append(index + 1)
            continue
        if words[index] not in SENTENCE_ENDS:
            if ends_with(words[index], words[index + 1]):
                starts.append(index + 1)
            continue
        following = index + 1
        while following < last and words[following] in CLOSERS:
            following += 1
        first = words[following][:1]
        if first.isupper() or first in OPENERS or first.isdigit() or first in "€$£":
            while following < last and words[following] in QUOTES:
                following += 1
            if following > starts[-1]:
                starts.append(following)
    return tuple(starts)


def _sentences(starts: tuple[int, ...], count: int) -> tuple[tuple[int, int], ...]:
    """Return for each of `count` tokens its sentence; `starts` are the first tokens of all sentences."""
    return tuple(
        sentence for first, last in pairwise((*starts, count)) for sentence in repeat((first, last), last - first)
    )


def _quantities(text: str, periods: tuple[Period, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of a normalised text that are no names and stand in no period's own words."""
    return _more_pounds(
        _cents(
            _knots(_pounds(_degrees(q, text), text), text)
            for q in quantities_in(text, named_spans(text))
            if named_only(text, q) is None and not _in_period(q, periods)
        )
    )


CENTS = re.compile(r"(?<!US[ ])(?<!U\.S\.[ ])(?<!American[ ])\bcents?\b|\dc\b|¢")


def _cents(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Read cents as those of the currency that the paragraph names."""
    found = tuple(quantities)
    cents: list[bool] = []
    for q in reversed(found):  # from 32 to 29 cents: both are
        cents.append(CENTS.search(q.text) is not None or (q.rule_id == SHARED_UNIT and bool(cents) and cents[-1]))
    told = tuple(zip(found, reversed(cents), strict=True))
    named = [q.unit for q, is_cents in told if q.unit_kind == "currency" and not is_cents]
    if not named:
        return found
    return tuple(replace(q, unit=named[0]) if q.unit == "USD" and is_cents else q for q, is_cents in told)


def _pounds(quantity: Quantity, text: str) -> Quantity:
    """Read *pounds* behind a word of weight as those of mass: *tow 11,200 pounds*, *lost 15 pounds*."""
    if quantity.unit != "GBP" or not quantity.text.endswith(("pounds", "pound")):
        return quantity
    before, behind = text[max(0, quantity.start - 40) : quantity.start], text[quantity.end : quantity.end + 30]
    if quantity.hyphenated and quantity.scale == 1.0:
        if _of_money().match(behind) is not None:
            return quantity  # a 20-pound note; but: a 550-pound steer
    elif not (_weighing().search(before) or _weighed().match(behind)):
        return quantity
    return replace(quantity, unit="lb", unit_kind="mass")


def _more_pounds(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Read *pounds* behind pounds of mass as those too: *57 pounds of beef, down from 94 pounds*."""
    if not any(q.unit == "lb" for q in quantities):
        return quantities
    out: list[Quantity] = []
    for quantity in quantities:
        same = bool(out) and out[-1].unit == "lb" and quantity.unit == "GBP" and quantity.text.endswith("pounds")
        out.append(replace(quantity, unit="lb", unit_kind="mass") if same else quantity)
    return tuple(out)


def _knots(quantity: Quantity, text: str) -> Quantity:
    """Read *kt* behind a word of wind or ships as knots: *gusts of 45 kt*; elsewhere it is a thousand tonnes."""
    if quantity.unit != "kt" or _of_wind().search(text[max(0, quantity.start - 60) : quantity.start]) is None:
        return quantity
    return replace(quantity, unit="kn", unit_kind="speed")


@cache
def _of_wind() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('knot_words')})\b[^.;]*$")


@cache
def _weighing() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{alternatives('weighing')})\b[^.;,$€£]*$")


@cache
def _weighed() -> re.Pattern[str]:
    return re.compile(
        rf"(?i)[ ](?:of[ ](?:{alternatives('weighed_things')})|heavier|lighter|overweight|in[ ](?:body)?weight)\b"
    )


@cache
def _of_money() -> re.Pattern[str]:
    return re.compile(rf"[ ](?:[a-z-]+[ ])?(?:{alternatives('pounds_of_money')})s?\b")


def _degrees(quantity: Quantity, text: str) -> Quantity:
    """Read bare *degrees* as those of temperature where the paragraph speaks of warmth."""
    if quantity.unit != "°" or not speaks_of_warmth(text):
        return quantity
    unit = "°F" if re.search(r"(?i)°F|fahrenheit", text) else "°C"
    return replace(quantity, unit=unit, unit_kind="temperature")


def _in_period(quantity: Quantity, periods: tuple[Period, ...]) -> bool:
    """Whether the number stands in a period's own words: the first seven months, a year earlier."""
    counted = quantity.unit_kind in ("duration", "count") or quantity.text.endswith("quarters")
    return any(
        p.char_start <= quantity.number_start
        and quantity.number_end <= p.char_end
        and (counted or p.form not in COUNTED_FORMS)
        for p in periods
    )


COUNTED_FORMS = frozenset({"past_n", "earlier", "months_to", "first_months"})


# spaCy keeps half a kilobyte of every word it has ever seen: past so many the pipeline is made anew.
MOST_WORDS = 60_000


#: Marks of units and scales before a sentence's full stop, which are abbreviations elsewhere: *rose to £612m.*
UNIT_STOPS = frozenset({"m.", "g.", "t."})
#: Where a word is parted within.
INFIXES = (
    r"\.\.+|…",
    r"(?<=[a-z][a-z][a-z])\((?=[+−-]?\d)",
    r"—|--",
    r"(?<=[a-zA-Z]),(?=[a-zA-Z])",
    r"(?<=[a-z])[:;](?=[A-Za-z])",
    r"(?<=[a-z])/(?=1[\d,]*00\b)",
)


@cache
def blank_english() -> Language:
    """Return the blank English pipeline, for its tokenizer; words with inner hyphens stay whole."""
    # Half a second to import: not before there is a text to read.
    return word_parter(INFIXES, without=UNIT_STOPS)


@cache
def _parts() -> Callable[[str], Parts]:
    return parts_of(blank_english())


PRINTED = re.compile(r"\S+")


def words_of(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the tokens of a text and where each begins; blanks are none, as no neighbour is to look past them."""
    parts = _parts()
    parted = [(printed.start(), parts(printed.group())) for printed in PRINTED.finditer(text)]
    words = [word for _, found in parted for _, word in found]
    return tuple(words), tuple([start + at for start, found in parted for at, _ in found])


def read_passage(
    text: str, published_on: date | None, carried: tuple[Period, ...] = (), financial: FinancialYear | None = None
) -> Passage | None:
    """Return the paragraph read, or None where it holds no quantity; `carried` are periods of the text before it.

    `financial` is when the financial years begin that it counts by.
    """
    plain = normalise(text)
    if not has_trigger(plain):
        return None
    periods = read_periods(plain, published_on, carried, financial)
    quantities = _quantities(plain, periods)
    if not quantities:
        return None
    words, starts = words_of(plain)
    if len(blank_english().vocab.strings) > MOST_WORDS:
        blank_english.cache_clear()
        _parts.cache_clear()
    lowers = tuple([word.lower() for word in words])
    tags = with_nouns(lowers, with_verbs(words, lowers, word_classes(words, lowers, starts, quantities, periods)))
    opened = _sentence_starts(words)
    if periods and len(opened) > 1:  # in Jan.-Mar. 2030 no sentence ends
        opened = tuple(
            [token for token in opened if not any(p.char_start < starts[token] < p.char_end for p in periods)]
        )
    sentences = _sentences(opened, len(words))
    return Passage(plain, words, lowers, starts, tags, opened, quantities, periods, (), sentences)
