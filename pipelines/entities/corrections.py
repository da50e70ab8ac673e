"""What a person has decided about entities: merge, split, rename, from `rules/corrections`.

Belongs here: reading and checking the corrections. Does not belong here: applying them, which `linking` does.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    """Return the corrections of the rule files; raises RuleError where one lacks what its kind needs."""
    return tuple(read_correction(row) for row in load_toml("corrections/entities.toml")["correction"])


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
