"""What the corrections change, given what the issues say: for the rule author, before and after a load.

Belongs here: comparing the linking with and without corrections. Does not belong here: applying corrections
(`linking`), reading their file (`corrections`), and fetching what issues say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipelines.entities.corrections import Correction
from pipelines.entities.linking import EntitySummary, Linking, link_entities


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction does to one entity: `name` is what it would be called without, `issues` where it is named."""

    entity_id: str
    name: str
    issues: tuple[str, ...]
    mention_count: int


@dataclass(frozen=True, slots=True)
class Effect:
    """All that one correction changes; without `changes` it matches nothing any more, and can go."""

    correction: Correction
    changes: tuple[Change, ...]

    @property
    def is_idle(self) -> bool:
        return not self.changes


def correction_effects(summaries: Iterable[EntitySummary], corrections: Sequence[Correction]) -> tuple[Effect, ...]:
    """Return for each correction, in their order, the entities and mentions that it changes."""
    said = list(summaries)
    by_place = {(summary.issue_id, summary.entity_id): summary for summary in said}
    plain = _named(link_entities(said, ()), said)
    touched: dict[str, dict[str, list[EntitySummary]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for decision in link_entities(said, corrections).decisions:
        place = (decision.issue_id, decision.entity_id)
        entity, name = plain[place]
        names[entity] = name
        touched[decision.rule_id][entity].append(by_place[place])
    return tuple(
        Effect(
            correction,
            tuple(
                Change(
                    entity,
                    names[entity],
                    tuple(sorted({one.issue_id for one in group})),
                    sum(one.mention_count for one in group),
                )
                for entity, group in sorted(touched[correction.rule_id].items(), key=lambda item: names[item[0]])
            ),
        )
        for correction in corrections
    )


def _named(linking: Linking, said: Iterable[EntitySummary]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the id and the name of the entity that each issue's entity became."""
    into = {(decision.issue_id, decision.entity_id): decision.into for decision in linking.decisions}
    names = {entity.entity_id: entity.name for entity in linking.entities}
    targets = {(one.issue_id, one.entity_id): into.get((one.issue_id, one.entity_id), one.entity_id) for one in said}
    return {place: (target, names[target]) for place, target in targets.items()}
