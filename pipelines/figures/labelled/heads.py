"""What the heading over numbers of an infographic adds to their labels: what is measured, whose it is, how it begins.

Belongs here: when a label alone says too little, and what of the heading is said with it. Does not belong here: which
heading stands over which number (the graphics room), and titles of charts and tables (labelled.concepts).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from pipelines.figures.labelled.concepts import BY, BY_SOMETHING, BY_WHOM, title_concept
from pipelines.figures.labelled.hint_pieces import Hint
from pipelines.figures.labelled.known_places import canonical_place
from pipelines.figures.labelled.periods import without_periods
from pipelines.figures.labelled.rankings import ranks
from pipelines.figures.labelled.units import IN_BRACKETS
from pipelines.figures.lexicon.units import read_unit
from pipelines.model import LabelledValue
from pipelines.rules import load_lines

#: A heading that breaks off is gone on with by each label: ``Share of women who…``.
OPEN = re.compile(r"\s*(?:…|\.\.\.)$")
#: Labels that name what the heading's numbers are told by have so many words at most.
MOST_NAME_WORDS = 4
#: A heading that says whose part a label names has so many words at most.
MOST_OWNER_WORDS = 6


def heads_of(value: LabelledValue) -> list[str]:
    """Return what stands over a number, the nearest first."""
    return [part for part in (*reversed((value.context or "").split(". ")), value.title) if part]


def told_apart(values: Sequence[LabelledValue], published_on: date | None) -> dict[str, str]:
    """Return by their ids the headings of numbers whose label stands under another heading of the article, too:
    ``Passengers`` under *Ferries* and under *Buses*."""
    under: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for value in values:
        if value.kind == "infographic" and value.label and value.context:
            head = _plain(value.context.split(". ")[-1], published_on)
            if any(map(str.isalpha, head)) and head != value.title:
                under[value.article_id, value.label.lower()][head].append(value.value_id)
    return {
        value_id: head for heads in under.values() if len(heads) > 1 for head, ids in heads.items() for value_id in ids
    }


def with_head(
    concept: str | None, value: LabelledValue, measured: bool, heads: Mapping[str, str], published_on: date | None
) -> tuple[str | None, str | None]:
    """Return a number's concept, with what its heading says where the label says too little, and the place that the
    heading names; `measured`: the heading says what the numbers are, by its unit or as a price."""
    place: str | None = None
    if concept is None:
        return None, None
    said = next((head for head in heads_of(value) if OPEN.search(head)), None)
    if said is not None:
        return f"{without_periods(OPEN.sub('', said), published_on)} {concept}".strip(), None
    what = _measured_by(value, concept, measured, published_on)
    if what is not None and what.lower() not in concept.lower():
        concept = f"{what} {concept}"
    apart = heads.get(value.value_id)
    if apart is not None and apart.lower() not in concept.lower():
        place = canonical_place(apart)
        concept = concept if place is not None else f"{apart}: {concept}"
    elif apart is None and concept.lower().strip(" :.*") in load_lines("graphics/part_labels.txt"):
        owner = _owner(value, published_on)
        place = canonical_place(owner) if owner else None
        concept = f"{owner}: {concept}" if owner and place is None else concept
    return concept, place


def _owner(value: LabelledValue, published_on: date | None) -> str | None:
    """Return what the heading over a number says beside its time, none where it only says that numbers follow."""
    for part in reversed((value.context or "").split(". ")):
        head = _plain(part, published_on)
        if any(map(str.isalpha, head)) and len(head.split()) <= MOST_OWNER_WORDS:
            return None if head.lower() in load_lines("graphics/empty_heads.txt") or head == value.title else head
    return None


def _plain(head: str, published_on: date | None) -> str:
    """Return a heading without its time and what its brackets say."""
    return without_periods(IN_BRACKETS.sub(" ", head), published_on).strip(" ,;:.()–—-")


def _measured_by(value: LabelledValue, concept: str, measured: bool, published_on: date | None) -> str | None:
    """Return what a heading says that its numbers measure, where labels only name what they are told by."""
    if len(concept.split()) > MOST_NAME_WORDS:
        return None
    head = next((head for head in heads_of(value) if measured or _tells_by(head, published_on)), None)
    return title_concept(head, published_on)


def _tells_by(head: str, published_on: date | None) -> bool:
    """Tell whether a heading ends in what its numbers are told by: ``Exports by craft``."""
    plain = without_periods(head, published_on)
    told_by = BY_SOMETHING.search(plain) is not None and not BY_WHOM.search(plain) and not BY.match(plain)
    return told_by or ranks(plain)  # ``Most visited`` over names


def leading_unit(head: str | None) -> Hint:
    """Return the unit that a title begins with, which is what it counts in: ``Hectares burnt by region``."""
    if not head or head[:1].islower():
        return Hint()
    found = read_unit(head, 0)
    word = head.partition(" ")[0]
    if found is None or found[1] != len(word) or len(word) < 4 or not word.isalpha():
        return Hint()
    unit, _ = found
    return Hint(unit.factor, unit.symbol, unit.kind)
