"""What the corrections change in a loaded warehouse.

Belongs here: fetching the entities that corrections name from the published file. Does not belong here: what a
correction does (`entities.effects`), and printing.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.entities.corrections import Correction
from pipelines.entities.effects import Effect, correction_effects
from pipelines.entities.naming import canonical_key
from pipelines.storage.linkage import summaries_within
from pipelines.storage.published import opened, require


def effects_in(published: Path, corrections: tuple[Correction, ...]) -> tuple[Effect, ...]:
    """Return what each correction changes in the warehouse `published`, which is only read.

    The corrections need not be those it was loaded with. Raises WarehouseError where there is no such file or it lacks
    what this version writes.
    """
    require(published)
    with opened(published) as connection:
        return correction_effects(summaries_within(connection, _named_by(connection, corrections)), corrections)


def _named_by(connection: duckdb.DuckDBPyConnection, corrections: tuple[Correction, ...]) -> set[str]:
    """Return the ids, as issues found them, of the entities that a correction names."""
    wanted = {(rule.label, canonical_key(name)) for rule in corrections for name in (*rule.names, rule.into)}
    rows = connection.execute(
        "SELECT DISTINCT found_as, label, name FROM mentions WHERE list_contains($labels, label)",
        {"labels": sorted({rule.label for rule in corrections})},
    ).fetchall()
    return {found_as for found_as, label, name in rows if (label, canonical_key(name)) in wanted}
