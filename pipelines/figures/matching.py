"""Figures of one issue that tell of the same thing at two places, and those that contradict each other.

Belongs here: which figures belong together, and whether their values can both be right. Does not belong here: the same
thing in two issues, which the warehouse's views follow.

Precision first: a pair that is not told of is a small loss, a false contradiction costs trust.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipelines.model import Figure, FigureMatch

#: What stands outside sentences; each graphic is one telling, and so are all sentences of one article.
DRAWN = ("table", "chart", "infographic")
#: Digits that count as certain although they are zeros: 50 may be 49.6 rounded, but is not 44.
CERTAIN_DIGITS = 2
#: "About" so much may be off by this share; a bound tells the same number as one within this share of it.
ABOUT = 0.05
BOUND = 0.1
#: What more figures of an issue than this have in common tells none of them from the others.
MOST_ALIKE = 500
#: So much must speak for it that two figures are one: words, time, place, and how telling the number is.
ENOUGH = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure as it is compared: `low` and `high` are what its value and bound allow, `slack` its rounding.

    `measure` is what two figures must share to be comparable at all, `time` its period where it has one, and `thing`
    what a telling should give one value for: asked of each pair, found once for each figure.
    """

    figure: Figure
    key: str
    words: frozenset[str]
    telling: tuple[str, ...]
    title: str | None
    measure: tuple[object, ...]
    time: tuple[object, ...] | None
    thing: tuple[object, ...]
    digits: int
    slack: float
    low: float
    high: float


def match_figures(figures: Sequence[Figure]) -> tuple[FigureMatch, ...]:
    """Return the pairs of an issue's figures that tell of the same thing, the earlier on paper first.

    `figures` are all of one issue. Two of one telling (one graphic, the sentences of one article) make no pair.
    """
    told = [_told(figure) for figure in figures if _is_level(figure)]
    told.sort(key=_order)
    alike = Counter((t.figure.value, t.figure.value_high, t.figure.unit) for t in told)
    values: dict[tuple[object, ...], set[float]] = defaultdict(set)
    articles: dict[str | None, set[tuple[float, str | None]]] = defaultdict(set)
    for t in told:
        values[t.telling, t.thing].add(t.figure.value)
    for figure in figures:
        articles[figure.article_id].add((figure.value, figure.unit))
    found = []
    for a, b in _candidates(told):
        if not _comparable(a, b):
            continue
        relation = None
        if _agree(a, b):
            once = alike[a.figure.value, a.figure.value_high, a.figure.unit] == 2 and a.figure.value == b.figure.value
            if _near(a, b) and _evidence(a, b, once) >= ENOUGH:
                relation = "same"
        elif _contradict(a, b) and len(values[a.telling, a.thing]) == len(values[b.telling, b.thing]) == 1:
            # Who names both values knows of them: a correction, not a contradiction.
            known = (a.figure.value, a.figure.unit) in articles[b.figure.article_id] or (
                (b.figure.value, b.figure.unit) in articles[a.figure.article_id]
            )
            if a.figure.article_id == b.figure.article_id or not known:
                relation = "contradiction"
        if relation is not None:
            found.append(FigureMatch(a.figure.issue_id, a.figure.figure_id, b.figure.figure_id, relation))
    return tuple(found)


def _is_level(figure: Figure) -> bool:
    return (
        figure.concept_key is not None
        and figure.modality == "reported"
        and figure.conversion_of is None
        and figure.comparison != "previous"
    )


def _told(figure: Figure) -> _Told:
    value, high = figure.value, figure.value_high if figure.value_high is not None else figure.value
    mantissa, power = f"{abs(value):.11e}".split("e")
    digits = len(mantissa.replace(".", "").rstrip("0"))
    drawn = figure.source in DRAWN
    telling = (
        (figure.source, figure.block_id or "", str(figure.page_no))
        if drawn
        else (figure.source, figure.article_id or figure.block_id or "")
    )
    role = figure.comparison or ("to" if figure.change is None else "by")
    low = value
    if figure.bound in ("less_than", "at_most"):
        low = -math.inf
    elif figure.bound in ("more_than", "at_least"):
        high = math.inf
    elif figure.bound == "about":
        low, high = value - ABOUT * abs(value), high + ABOUT * abs(high)
    key = figure.concept_key or ""
    measure = (figure.unit, figure.per, role == "by")
    time = None if figure.period_start is None else (figure.period_start, figure.period_end)
    return _Told(
        figure=figure,
        key=key,
        words=frozenset(key.split()),
        telling=telling,
        title=figure.sentence.split(" | ")[0] if figure.source == "table" else None,
        measure=measure,
        time=time,
        thing=(key, figure.place, figure.subject, measure, time),
        digits=digits,
        slack=0.5000001 * 10.0 ** (int(power) + 1 - max(CERTAIN_DIGITS, digits)),
        low=low,
        high=high,
    )


def _order(told: _Told) -> tuple[object, ...]:
    figure = told.figure
    box = figure.box
    return figure.page_no or 0, box.top if box else 0.0, box.x0 if box else 0.0, figure.figure_id


def _candidates(told: Sequence[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Yield the pairs worth a look: of one key, or of one number and with the words of one among the other's."""
    by_key: dict[tuple[str, str | None], list[_Told]] = defaultdict(list)
    by_number: dict[tuple[str, str | None], list[_Told]] = defaultdict(list)
    for t in told:
        by_key[t.key, t.figure.unit].append(t)
        by_number[f"{abs(t.figure.value):.1e}", t.figure.unit].append(t)
    yield from _pairs(by_key.values())
    for a, b in _pairs(by_number.values()):
        if a.key != b.key and (a.words <= b.words or b.words <= a.words):
            yield a, b


def _pairs(groups: Iterable[Sequence[_Told]]) -> Iterator[tuple[_Told, _Told]]:
    for group in groups:
        for a, b in combinations(group, 2) if len(group) <= MOST_ALIKE else ():
            if a.telling != b.telling:
                yield a, b


def _comparable(a: _Told, b: _Told) -> bool:
    one, other = a.figure, b.figure
    if a.measure != b.measure or (a.time is not None and b.time is not None and a.time != b.time):
        return False
    if one.place != other.place:
        # Sentences leave out a place that their story has named; cells and bars do not.
        drawn = one.source in DRAWN and other.source in DRAWN
        if drawn or (one.place is not None and other.place is not None):
            return False
    return one.subject is None or other.subject is None or one.subject == other.subject


def _agree(a: _Told, b: _Told) -> bool:
    """Tell whether both can be right: each lies in what the other allows, but for rounding."""
    slack = max(a.slack, b.slack)
    return a.low - b.high <= slack and b.low - a.high <= slack


def _near(a: _Told, b: _Told) -> bool:
    """Tell whether they tell the same number: a bound agrees with much that it does not speak of."""
    rounding = (a if a.digits < b.digits else b).slack
    bounded = a.figure.bound != "exact" or b.figure.bound != "exact"
    return abs(a.figure.value - b.figure.value) <= max(rounding, BOUND * abs(b.figure.value) if bounded else 0.0)


def _evidence(a: _Told, b: _Told, once: bool) -> int:
    """Return how much speaks for it that two figures are one; `once`: the number stands in no third place."""
    one, other = a.figure, b.figure
    words = 2 if a.key == b.key or min(len(a.words), len(b.words)) >= 2 else 1
    time = a.time is not None and a.time == b.time
    place = (one.place is not None and one.place == other.place) or (
        one.subject is not None and one.subject == other.subject
    )
    digits = min(max(min(a.digits, b.digits) - CERTAIN_DIGITS, 0), 2)
    return words + time + place + once + digits


def _contradict(a: _Told, b: _Told) -> bool:
    """Tell whether two values that do not agree are of one thing beyond doubt."""
    one, other = a.figure, b.figure
    if a.thing != b.thing or a.time is None or "about" in (one.bound, other.bound):
        return False
    if a.title is not None and b.title is not None and a.title != b.title:
        return False  # a row or a column of the same name under another title is of something else
    return len(a.words) >= 2 or one.place is not None or one.subject is not None
