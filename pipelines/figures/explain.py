"""What the rules saw in a sentence and why, and whether every rule reads its own examples.

Belongs here: answers for the people who write rules. Does not belong here: reading anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.lexicon.rulebook import PATTERN_FILES, BrokenExample, broken_examples, pattern_rules
from pipelines.figures.periods.finding import broken_period_examples, read_periods
from pipelines.figures.prose import Draft, read_prose
from pipelines.figures.quantities.finding import named_spans, normalise, quantities_in
from pipelines.figures.quantities.naming import named_only
from pipelines.rules import load_tsv


@dataclass(frozen=True, slots=True)
class FieldReason:
    """One field of a figure: what it says, the rule that set it and what that rule is for."""

    field: str
    says: str
    rule_id: str
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One thing a rule found: `kind` is ``figure``, ``name`` (a number that is no figure) or ``period``."""

    kind: str
    rule_id: str
    surface: str
    start: int
    end: int
    says: str
    why: str
    fields: tuple[FieldReason, ...] = ()


def explain(text: str, published_on: date | None = None, names: tuple[Name, ...] = ()) -> tuple[Explanation, ...]:
    """Return what the rules find in `text`, from left to right: figures, names left out, and periods.

    `names` are the named things in it, by offset; without them places and doers are those that the words alone tell.
    """
    plain = normalise(text)
    drafts = read_prose(text, published_on, names)
    found = [_of_figure(draft, text) for draft in drafts]
    spans = named_spans(plain)
    for start, end, named in spans:
        if any(c.isdigit() for c in plain[start:end]) or named.startswith(
            ("name", "label", "period", "ordinal", "time")
        ):
            found.append(
                Explanation("name", named, text[start:end], start, end, "no figure", _reasons().get(named, ""))
            )
    for quantity in quantities_in(plain, spans):
        if (rule_id := named_only(plain, quantity)) is not None:
            where = (quantity.number_start, quantity.number_end)
            found.append(
                Explanation("name", rule_id, text[slice(*where)], *where, "no figure", _reasons().get(rule_id, ""))
            )
    for period in read_periods(plain, published_on):
        days = f"{period.start} to {period.end}" if period.start else "days unknown without the issue's date"
        why = "a figure may hold for it" if period.holds else "a deadline, a starting point or a comparison"
        found.append(Explanation("period", period.rule_id, period.text, period.char_start, period.char_end, days, why))
    return tuple(sorted(found, key=lambda item: (item.start, item.end, item.kind)))


def check_rules() -> tuple[BrokenExample, ...]:
    """Return every example of every rule of this room that its rule reads wrongly."""
    return tuple(_all_broken())


def _all_broken() -> Iterator[BrokenExample]:
    yield from broken_examples()
    yield from (BrokenExample(*item) for item in broken_period_examples())


@cache
def _reasons() -> dict[str, str]:
    written = {row["id"]: row["why"] for row in load_tsv("figures/reasons.tsv")}
    return written | {rule.rule_id: rule.why for name in PATTERN_FILES for rule in pattern_rules(name) if rule.why}


def _of_figure(draft: Draft, text: str) -> Explanation:
    quantity, concept = draft.reading.quantity, draft.reading.concept
    high = f" to {quantity.value_high:g}" if quantity.value_high is not None else ""
    parts = [f"{quantity.value:.12g}{high}", quantity.unit or quantity.unit_kind, quantity.bound]
    parts += [part for part in (draft.change, draft.comparison, draft.modality) if part and part != "reported"]
    if quantity.per_unit:
        parts.append(f"per {quantity.per or 1:g} {quantity.per_unit}")
    says = ", ".join(parts) + f"; concept: {concept.text or 'none'}"
    if draft.period is not None:
        says += f"; period: {draft.period.start} to {draft.period.end} ({draft.period.rule_id})"
    for label, value in (("place", draft.who.place), ("subject", draft.who.subject), ("says", draft.who.attributed_to)):
        if value:
            says += f"; {label}: {value}"
    rule_id = f"{quantity.rule_id}/{concept.choice}"
    if draft.conversion is not None:
        says += "; restates the figure before it"
    whys = [_why(part) for part in (*quantity.rule_id.split("+"), concept.choice)]
    whys += [f"{field}: {reason} ({rule})" for field, rule in draft.rule_ids if (reason := _why(rule))]
    return Explanation(
        "figure",
        rule_id,
        text[draft.start : draft.end],
        draft.start,
        draft.end,
        says,
        "; ".join(filter(None, whys)),
        _fields(draft),
    )


def _fields(draft: Draft) -> tuple[FieldReason, ...]:
    """Return the reason of every field that the figure has."""
    quantity, concept, who = draft.reading.quantity, draft.reading.concept, draft.who
    own, *bounds = quantity.rule_id.split("+")
    high = f" to {quantity.value_high:.12g}" if quantity.value_high is not None else ""
    unit = quantity.unit or quantity.unit_kind
    if quantity.per_unit:
        unit += f" per {quantity.per or 1:g} {quantity.per_unit}"
    found = [
        FieldReason("value", f"{quantity.value:.12g}{high}", own, _why(own)),
        FieldReason("unit", unit, own, _reasons().get("unit" if quantity.unit else "count", "")),
    ]
    if bounds or quantity.bound != "exact":
        rule = bounds[-1].removesuffix(".borrowed-unit") if bounds else own
        found.append(FieldReason("bound", quantity.bound, rule, _why(rule)))
    found.append(FieldReason("concept", concept.text or "none", concept.choice, _why(concept.choice)))
    days = f"{draft.period.start} to {draft.period.end}" if draft.period else ""
    said = {"change": draft.change, "comparison": draft.comparison, "modality": draft.modality, "period": days,
            "place": who.place, "subject": who.subject, "source": who.attributed_to,
            "conversion": "of the figure before"}  # fmt: skip
    found += [FieldReason(field, said[field] or "", rule, _why(rule)) for field, rule in draft.rule_ids]
    return tuple(found)


def _why(part: str) -> str:
    """Return the reason of the longest known beginning of a rule's id: ``quantity.digits.currency``, digits."""
    pieces = part.split(".")
    borrowed = _reasons()["borrowed-unit"] if pieces[-1] == "borrowed-unit" else ""
    for length in range(len(pieces), 0, -1):
        if (reason := _reasons().get(".".join(pieces[:length]))) is not None:
            return "; ".join(filter(None, (reason, borrowed)))
    return borrowed
