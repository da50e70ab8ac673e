"""Labelled spans and how their overlaps are settled.

Belongs here: the span type of this room and the choice among overlapping ones. Does not belong here: finding them.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.values import frozen


@frozen
class Span:
    """Characters `start` to `end` of text `unit` name something. `priority` breaks ties of length, higher first.

    `law` is, for a provision, the surface of the law it is one of; `name` a canonical name that the rule itself gives.
    """

    start: int
    end: int
    label: str
    rule_id: str
    priority: int
    unit: int = 0
    role: str | None = None
    provision: str | None = None
    name: str | None = None


def settle(spans: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Return the spans that stand, in order of place, and those nested in them; longest first, then priority."""
    ordered = sorted(spans, key=lambda s: (s.unit, -(s.end - s.start), -s.priority, s.start, s.label))
    kept: list[Span] = []
    nested: list[Span] = []
    taken: dict[tuple[int, int], Span] = {}
    for span in ordered:
        hit = next((taken[(span.unit, at)] for at in range(span.start, span.end) if (span.unit, at) in taken), None)
        if hit is None:
            kept.append(span)
            for at in range(span.start, span.end):
                taken[(span.unit, at)] = span
        elif span.start >= hit.start and span.end <= hit.end and (span.start, span.end) != (hit.start, hit.end):
            nested.append(span)
    kept.sort(key=lambda s: (s.unit, s.start))
    nested.sort(key=lambda s: (s.unit, s.start))
    return kept, nested


def beside(spans: list[Span], certain: list[Span]) -> list[Span]:
    """Return `certain` with those of `spans` that touch none of them, in order; `certain` may share one place."""
    taken = {(span.unit, at) for span in certain for at in range(span.start, span.end)}
    free = [s for s in spans if not any((s.unit, at) in taken for at in (s.start, s.end - 1, (s.start + s.end) // 2))]
    return sorted([*free, *certain], key=lambda s: (s.unit, s.start))
