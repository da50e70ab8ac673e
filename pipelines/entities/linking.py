"""Entities across issues: which of them are one thing, which of one name are two, and the rows of the table `entities`.

Belongs here: decisions over summaries of all mentions; they depend on the set of summaries alone, never on the order in
which issues were loaded. Does not belong here: reading text, and the warehouse that holds the mentions.

The cost grows with the number of entities, not with mentions or pairs: names are compared by keys.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipelines.entities.corrections import Correction, load_corrections
from pipelines.entities.lexicon import country_name
from pipelines.entities.naming import canonical_key, entity_id
from pipelines.entities.variants import is_initialled, spelling_key, word_order_key
from pipelines.model import Mention


@dataclass(frozen=True, slots=True)
class EntitySummary:
    """What one issue says of one entity: the names it is called by, the fullest first, and how often."""

    entity_id: str
    label: str
    name: str
    issue_id: str
    mention_count: int
    aliases: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    published_on: date | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One row of the table `entities`."""

    entity_id: str
    label: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    first_issue_id: str
    mention_count: int
    parent: str | None = None
    country_name: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """In `issue_id`, what was found as `entity_id` is `into`: by which rule and why."""

    issue_id: str
    entity_id: str
    into: str
    rule_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Linking:
    """The entities of all issues, the decisions that differ from what the issue alone said, and idle corrections."""

    entities: tuple[Entity, ...]
    decisions: tuple[Decision, ...]
    unused_corrections: tuple[str, ...] = ()


def summarize(mentions: Iterable[Mention], published_on: date | None = None) -> tuple[EntitySummary, ...]:
    """Return one summary per entity of the mentions of one issue."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.entity_id].append(mention)
    names = {entity: group[0].name for entity, group in groups.items()}
    return tuple(
        EntitySummary(
            entity_id=entity,
            label=group[0].label,
            name=group[0].name,
            issue_id=group[0].issue_id,
            mention_count=len(group),
            aliases=_aliases(group),
            country=next((m.country for m in group if m.country), None),
            roles=tuple(sorted({m.role for m in group if m.role})),
            affiliations=tuple(sorted({names.get(m.affiliation, m.affiliation) for m in group if m.affiliation})),
            published_on=published_on,
            parent=_commonest(m.parent for m in group),
        )
        for entity, group in sorted(groups.items())
    )


def _commonest(values: Iterable[str | None]) -> str | None:
    """Return the value that is said most, the first in the alphabet among equals; what is not said does not count."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _aliases(group: Sequence[Mention]) -> tuple[str, ...]:
    name = group[0].name
    surfaces = {" ".join(m.surface.split()) for m in group if m.provision is None}
    return tuple(sorted(surface for surface in surfaces if surface != name))


@dataclass(slots=True)
class _Links:
    """A forest of merged ids: every id points to one that is fuller."""

    parent: dict[str, str]
    reasons: dict[str, tuple[str, str]]

    def root(self, key: str) -> str:
        while self.parent.get(key, key) != key:
            key = self.parent[key]
        return key

    def join(self, key: str, into: str, rule_id: str, reason: str) -> None:
        source, target = self.root(key), self.root(into)
        if source != target:
            self.parent[source] = target
            self.reasons[source] = (rule_id, reason)


def link_entities(summaries: Iterable[EntitySummary], corrections: Sequence[Correction] | None = None) -> Linking:
    """Return the entities over all issues and the decisions that got there."""
    found = sorted(summaries, key=lambda s: (s.published_on or date.max, s.issue_id, s.entity_id))
    rules = load_corrections() if corrections is None else tuple(corrections)
    apart, decisions = _keep_apart(found)
    links = _Links({}, {})
    _merge(apart, links)
    linked = []
    for old, summary in zip(found, apart, strict=True):
        root = links.root(summary.entity_id)
        if root != summary.entity_id:
            rule_id, reason = links.reasons[summary.entity_id]
            decisions.append(Decision(summary.issue_id, old.entity_id, root, rule_id, reason))
        linked.append(replace(summary, entity_id=root))
    corrected, corrections_made, unused = _correct(found, linked, rules)
    final = {(d.issue_id, d.entity_id): d for d in [*decisions, *corrections_made]}
    return Linking(tuple(_entities(corrected)), tuple(final[key] for key in sorted(final)), unused)


# -- one name, two persons ----------------------------------------------------------------------------------------
def _keep_apart(found: list[EntitySummary]) -> tuple[list[EntitySummary], list[Decision]]:
    """Give persons of one name who differ in employer and role ids of their own; the earliest keeps the plain one."""
    by_id: dict[str, list[int]] = defaultdict(list)
    for place, summary in enumerate(found):
        if summary.label == "PERSON":
            by_id[summary.entity_id].append(place)
    apart = list(found)
    decisions = []
    for places in by_id.values():
        if len(places) < 2:
            continue
        persons: list[list[int]] = []
        for place in places:
            for person in persons:
                if not any(_differ(found[place], found[other]) for other in person):
                    person.append(place)
                    break
            else:
                persons.append([place])
        for person in persons[1:]:
            mark = min((a for p in person for a in found[p].affiliations), default=found[person[0]].issue_id)
            own_id = entity_id("PERSON", found[person[0]].name, canonical_key(mark))
            for place in person:
                apart[place] = replace(found[place], entity_id=own_id)
                reason = f"another employer and another role than the first {found[place].name}: {mark}"
                decisions.append(
                    Decision(found[place].issue_id, found[place].entity_id, own_id, "person-apart", reason)
                )
    return apart, decisions


def _differ(one: EntitySummary, other: EntitySummary) -> bool:
    employers = bool(one.affiliations and other.affiliations) and not _overlap(one.affiliations, other.affiliations)
    roles = bool(one.roles and other.roles) and not _overlap(one.roles, other.roles)
    return employers and (roles or not (one.roles and other.roles))


def _overlap(one: Sequence[str], other: Sequence[str]) -> bool:
    return bool({canonical_key(n) for n in one} & {canonical_key(n) for n in other})


# -- two names, one thing -----------------------------------------------------------------------------------------
def _merge(found: list[EntitySummary], links: _Links) -> None:
    names: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    spellings: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    fullest: dict[str, str] = {}
    employers: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    countries: dict[str, str] = {}
    for summary in found:
        if summary.country:
            countries[summary.entity_id] = summary.country
        labels[summary.entity_id] = summary.label
        if len(summary.name) > len(fullest.get(summary.entity_id, "")):
            fullest[summary.entity_id] = summary.name
        employers[summary.entity_id].update(canonical_key(a) for a in summary.affiliations)
        for alias in summary.aliases:
            if alias.isupper() and " " not in alias and len(alias) > 1 and not summary.name.isupper():
                names[summary.label, alias][summary.entity_id] = summary.name
    for entity, name in fullest.items():
        place = countries.get(entity, "") if labels[entity] == "GPE" else ""
        spellings[labels[entity], spelling_key(name, labels[entity]), place][entity] += 1
    for group in spellings.values():
        _join_spellings(sorted(group), fullest, employers, labels, links)
    for entity, name in fullest.items():
        if name.isupper() and " " not in name:
            candidates = names.get((labels[entity], name), {})
            roots = {links.root(candidate) for candidate in candidates}
            if len(roots) == 1:
                links.join(entity, next(iter(roots)), "acronym-across-issues", f"another issue defines {name}")
    _join_persons(fullest, employers, labels, links)


def _join_spellings(
    group: list[str], fullest: dict[str, str], employers: dict[str, set[str]], labels: dict[str, str], links: _Links
) -> None:
    if len(group) < 2:
        return
    into = max(group, key=lambda entity: (len(fullest[entity]), fullest[entity]))
    for entity in group:
        at_odds = employers[entity] and employers[into] and not employers[entity] & employers[into]
        if entity != into and not (labels[entity] == "PERSON" and at_odds):
            links.join(entity, into, "spelling-variant", f"{fullest[entity]} is another spelling of {fullest[into]}")


def _join_persons(
    fullest: dict[str, str], employers: dict[str, set[str]], labels: dict[str, str], links: _Links
) -> None:
    """Merge the two orders of one name, and initials with the name they stand for, only under one employer."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in sorted(fullest):
        if labels[entity] == "PERSON":
            for employer in employers[entity]:
                groups[employer, word_order_key(fullest[entity])].append(entity)
    for group in groups.values():
        for entity in group[1:]:
            links.join(entity, group[0], "name-order", f"{fullest[entity]} has the employer of {fullest[group[0]]}")
    surnames: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in sorted(fullest):
        if labels[entity] == "PERSON":
            for employer in employers[entity]:
                surnames[employer, canonical_key(fullest[entity]).split()[-1]].append(entity)
    for group in surnames.values():
        for entity in group:
            full = [other for other in group if is_initialled(fullest[entity], fullest[other])]
            if len({links.root(other) for other in full}) == 1:
                links.join(entity, full[0], "initials", f"{fullest[entity]} has the employer of {fullest[full[0]]}")


# -- corrections and rows -----------------------------------------------------------------------------------------
def _correct(
    found: list[EntitySummary], linked: list[EntitySummary], rules: Sequence[Correction]
) -> tuple[list[EntitySummary], list[Decision], tuple[str, ...]]:
    used: set[str] = set()
    decisions: list[Decision] = []
    result = list(linked)
    for rule in rules:
        keys = {canonical_key(name) for name in rule.names}
        target = entity_id(rule.label, rule.into)
        for place, summary in enumerate(result):
            named = canonical_key(summary.name) in keys or (
                rule.kind == "merge" and canonical_key(rule.into) == (canonical_key(summary.name))
            )
            if summary.label != rule.label or not named or (rule.issues and summary.issue_id not in rule.issues):
                continue
            if summary.entity_id != target or summary.name != rule.into:
                used.add(rule.rule_id)
                aliases = tuple(sorted({*summary.aliases, summary.name} - {rule.into}))
                result[place] = replace(summary, entity_id=target, name=rule.into, aliases=aliases)
                decisions.append(Decision(summary.issue_id, found[place].entity_id, target, rule.rule_id, rule.reason))
    return result, decisions, tuple(rule.rule_id for rule in rules if rule.rule_id not in used)


def _entities(linked: list[EntitySummary]) -> list[Entity]:
    groups: dict[str, list[EntitySummary]] = defaultdict(list)
    for summary in linked:
        groups[summary.entity_id].append(summary)
    rows = []
    for entity, group in sorted(groups.items()):
        name = fullest_name([summary.name for summary in group])
        aliases = {alias for summary in group for alias in (*summary.aliases, summary.name)} - {name}
        country = _commonest(summary.country for summary in group)
        rows.append(
            Entity(
                entity_id=entity,
                label=group[0].label,
                name=name,
                aliases=tuple(sorted(aliases)),
                country=country,
                first_issue_id=group[0].issue_id,
                mention_count=sum(summary.mention_count for summary in group),
                parent=_commonest(summary.parent for summary in group),
                country_name=country_name(country.lower()) if country else None,
            )
        )
    return rows


def fullest_name(names: Sequence[str]) -> str:
    """Return the fullest of several forms of one name: the longest, mixed case before capitals, then the commonest."""
    counts = Counter(names)
    return min(counts, key=lambda n: (-len(n.split()), -len(n), sum(c.isupper() for c in n), -counts[n], n))
