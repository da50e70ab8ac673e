"""What a person has decided about entities: merge, split, rename, from `rules/corrections`.

Belongs here: reading and checking the corrections. Does not belong here: applying them, which `linking` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipelines.errors import RuleError
from pipelines.rules import load_toml

KINDS = ("merge", "split", "rename")


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision: the things of `label` called `names` are called `into`, in `issues` only where any are named."""

    rule_id: str
    kind: str
    label: str
    names: tuple[str, ...]
    into: str
    reason: str
    issues: tuple[str, ...] = ()


def load_corrections() -> tuple[Correction, ...]:
    """Return the corrections of the rule files; raises RuleError where one lacks what its kind needs, and where two of
    them disagree."""
    found = tuple(read_correction(row) for row in load_toml("corrections/entities.toml")["correction"])
    refuse_contradictions(found)
    return found


def refuse_contradictions(corrections: Sequence[Correction]) -> None:
    """Raise RuleError where two corrections have one id, or call the same thing differently in the same issues."""
    ids: set[str] = set()
    said: dict[tuple[str, str, str], Correction] = {}
    for rule in corrections:
        if rule.rule_id in ids:
            raise RuleError("two corrections have this id", where=rule.rule_id, do="Give each an id of its own.")
        ids.add(rule.rule_id)
        for name in rule.names:
            for issue in rule.issues or ("",):
                other = said.setdefault((rule.label, name, issue), rule)
                if other.into != rule.into:
                    raise RuleError(
                        f"{name!r} becomes {other.into!r} by {other.rule_id} and {rule.into!r} by this one",
                        where=rule.rule_id,
                        do="Keep one of them, or say for each in which issues it holds.",
                    )


def read_correction(row: Mapping[str, Any]) -> Correction:
    """Return one correction from its TOML table."""
    rule_id = str(row.get("id", ""))
    if not rule_id:
        raise RuleError("a correction has no id", where="corrections/entities.toml", do="Give it an id of its own.")
    kind = row.get("kind")
    if kind not in KINDS:
        raise RuleError(f"the kind {kind!r} is none of {', '.join(KINDS)}", where=rule_id, do="Correct the kind.")
    names = tuple(row.get("names", ())) or ((row["name"],) if "name" in row else ())
    missing = [key for key in ("label", "into", "reason") if not row.get(key)]
    if not names:
        missing.append("name")
    if kind == "split" and not row.get("issues"):
        missing.append("issues")
    if missing:
        raise RuleError(f"the correction lacks {', '.join(missing)}", where=rule_id, do="Add what is missing.")
    return Correction(rule_id, kind, row["label"], names, row["into"], row["reason"], tuple(row.get("issues", ())))
