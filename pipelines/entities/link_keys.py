"""The keys under which an entity of one issue may meet those of others: no shared key, no merge.

Belongs here: one key for every rule of `linking` by which two entities become one, so that a new issue is compared only
with what it can touch. Does not belong here: the decision.
"""

from __future__ import annotations

from pipelines.entities.corrections import load_corrections
from pipelines.entities.linking import EntitySummary
from pipelines.entities.naming import canonical_key
from pipelines.entities.variants import spelling_key, word_order_key


def link_keys(summary: EntitySummary) -> tuple[str, ...]:
    """Return the keys of an entity: its id, its spelling, its acronyms, its name under its employers, corrections."""
    label, name = summary.label, summary.name
    keys = {f"id:{summary.entity_id}", f"spelling:{label}:{spelling_key(name, label)}"}
    keys |= {f"acronym:{label}:{form}" for form in (name, *summary.aliases) if form.isupper() and " " not in form}
    if label == "PERSON":
        surname = canonical_key(name).split()[-1:]
        for employer in map(canonical_key, summary.affiliations):
            keys.add(f"order:{employer}:{word_order_key(name)}")
            keys |= {f"surname:{employer}:{part}" for part in surname}
    own = canonical_key(name)
    for rule in load_corrections():
        if rule.label == label and own in {canonical_key(form) for form in (*rule.names, rule.into)}:
            keys.add(f"correction:{rule.rule_id}")
    return tuple(sorted(keys))
