"""Entities across issues, in the warehouse: what a newly loaded issue can touch is linked anew, and nothing else.

Belongs here: fetching the entities that share a key with the touched ones, asking `entities.linking` what is one thing,
and writing the answer to `mentions` and `entities`. Does not belong here: the decision itself, and loading.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import polars as pl

from pipelines.entities import link_entities
from pipelines.entities.linking import Entity, EntitySummary, Linking
from schemas import SHARED_TABLES
from schemas.ddl import polars_schema


def reach(connection: duckdb.DuckDBPyConnection, found: set[str]) -> set[str]:
    """Return the ids that share a key with those in `found`, directly or over others, and those in `found`.

    Ids are as issues found them (`mentions.found_as`). Asked before an issue's rows go, it tells what those
    held together.
    """
    if not found:
        return set()
    _fill_reach(connection, found)
    try:
        return {row[0] for row in connection.execute("SELECT found_as FROM reach").fetchall()}
    finally:
        connection.execute("DROP TABLE reach")


def relink(connection: duckdb.DuckDBPyConnection, touched: set[str]) -> None:
    """Link anew everything within reach of the entities `touched`, also of those that no row names any more.

    Works within the caller's transaction.
    """
    if not touched:
        return
    _fill_reach(connection, touched)
    try:
        _write(connection, link_entities(_summaries(connection)))
    finally:
        connection.execute("DROP TABLE reach")


def summaries_within(connection: duckdb.DuckDBPyConnection, found: set[str]) -> list[EntitySummary]:
    """Return what each issue says of everything within reach of the ids in `found`; writes only temporary tables."""
    if not found:
        return []
    _fill_reach(connection, found)
    try:
        return _summaries(connection, apart=True)
    finally:
        connection.execute("DROP TABLE reach")


def _fill_reach(connection: duckdb.DuckDBPyConnection, found: set[str]) -> None:
    """Fill the table `reach` with what `found` reach over shared keys.

    Ids that nothing names any more stay in it, so that their row goes. Step by step, each with what the step before
    found as the small side of its joins: one recursive query held all keys of all issues in memory.
    """
    connection.register("touched", pl.DataFrame({"found_as": sorted(found)}).to_arrow())
    try:
        connection.execute("CREATE TEMP TABLE reach AS SELECT found_as FROM touched")
        connection.execute("CREATE OR REPLACE TEMP TABLE edge AS SELECT found_as FROM touched")
        while connection.execute(_NEXT_EDGE).fetchall()[0][0]:
            connection.execute("INSERT INTO reach SELECT found_as FROM edge")
    finally:
        connection.unregister("touched")
        connection.execute("DROP TABLE IF EXISTS edge")


# What shares a key with the edge and is not in reach yet is the next edge.
_NEXT_EDGE = """
    CREATE OR REPLACE TEMP TABLE edge AS
    SELECT DISTINCT entity_id AS found_as
    FROM entity_keys
    WHERE "key" IN (SELECT "key" FROM entity_keys WHERE entity_id IN (SELECT found_as FROM edge))
      AND entity_id NOT IN (SELECT found_as FROM reach);
    SELECT count(*) FROM edge
"""

# Persons are told apart issue by issue; of everything else one summary over all issues says the same and costs less.
_SUMMARIES = """
    WITH named AS (
        SELECT m.found_as, m.label, m.name, m.surface, m.provision, m.country, m.parent, m.role, m.issue_id,
               o.name AS employer,
               i.published_on,
               CASE WHEN m.label = 'PERSON' OR $per_issue THEN m.issue_id ELSE '' END AS apart
        FROM mentions AS m
        JOIN reach USING (found_as)
        JOIN issues AS i ON i.issue_id = m.issue_id
        LEFT JOIN entities_found AS o ON o.issue_id = m.issue_id AND o.found_as = m.affiliation_found_as
    )
    SELECT found_as, mode(label), arg_max(name, (length(name), name)),
           arg_min(issue_id, (coalesce(published_on, DATE '9999-12-31'), issue_id)), count(*),
           list(DISTINCT CASE WHEN provision IS NULL
                              THEN trim(regexp_replace(surface, '\\s+', ' ', 'g')) ELSE name END),
           mode(country), list(DISTINCT role) FILTER (role IS NOT NULL),
           list(DISTINCT employer) FILTER (employer IS NOT NULL), min(published_on), mode(parent)
    FROM named GROUP BY found_as, apart
"""

_ENTITIES_FOUND = """
    CREATE OR REPLACE TEMP TABLE entities_found AS
    SELECT DISTINCT m.issue_id, m.found_as, m.name
    FROM mentions AS m
    JOIN (
        SELECT DISTINCT p.issue_id, p.affiliation_found_as
        FROM mentions AS p JOIN reach USING (found_as) WHERE p.affiliation_found_as IS NOT NULL
    ) AS wanted ON wanted.issue_id = m.issue_id AND wanted.affiliation_found_as = m.found_as
"""


def _summaries(connection: duckdb.DuckDBPyConnection, *, apart: bool = False) -> list[EntitySummary]:
    """Return the summaries of all in reach: `apart` one per issue, else so only where a correction may name issues."""
    connection.execute(_ENTITIES_FOUND)
    per_issue = apart or bool(
        connection.execute(
            "SELECT count(*) FROM entity_keys JOIN reach ON entity_id = found_as "
            "WHERE starts_with(\"key\", 'correction:')"
        ).fetchall()[0][0]
    )
    rows = connection.execute(_SUMMARIES, {"per_issue": per_issue}).fetchall()
    return [
        EntitySummary(
            entity_id=found_as,
            label=label,
            name=name,
            issue_id=issue_id,
            mention_count=count,
            aliases=tuple(sorted(form for form in forms if form and form != name)),
            country=country,
            roles=tuple(sorted(roles or ())),
            affiliations=tuple(sorted(employers or ())),
            published_on=published_on,
            parent=parent,
        )
        for found_as, label, name, issue_id, count, forms, country, roles, employers, published_on, parent in rows
    ]


def _write(connection: duckdb.DuckDBPyConnection, linking: Linking) -> None:
    persons = {(decision.issue_id, decision.entity_id): decision.into for decision in linking.decisions}
    frame = pl.DataFrame(
        [(issue_id, found_as, into) for (issue_id, found_as), into in persons.items()],
        schema={"issue_id": pl.String, "found_as": pl.String, "target": pl.String},
        orient="row",
    )
    connection.register("decided", frame.to_arrow())
    connection.register("entity_rows", _entity_frame(linking.entities).to_arrow())
    try:
        connection.execute(_TARGETS)
        connection.execute("DELETE FROM entities WHERE entity_id IN (SELECT entity_id FROM stale_entities)")
        for column, found in (("entity_id", "found_as"), ("affiliation", "affiliation_found_as")):
            connection.execute(
                f"UPDATE mentions SET {column} = t.target FROM link_targets AS t "
                f"WHERE mentions.issue_id = t.issue_id AND mentions.{found} = t.found_as "
                f"AND mentions.{column} IS DISTINCT FROM t.target"
            )
        connection.execute("INSERT INTO entities BY NAME SELECT * FROM entity_rows")
        connection.execute(_PARENTS)
    finally:
        connection.unregister("decided")
        connection.unregister("entity_rows")
        for table in ("link_targets", "stale_entities", "entities_found"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")


# A decision over all issues (of what is no person) is told with one issue; it holds for the id in every issue.
_TARGETS = """
    CREATE OR REPLACE TEMP TABLE link_targets AS
    WITH everywhere AS (SELECT found_as, max(target) AS target FROM decided GROUP BY found_as)
    SELECT DISTINCT m.issue_id, m.found_as, m.entity_id AS held,
           coalesce(d.target, CASE WHEN m.label <> 'PERSON' THEN e.target END, m.found_as) AS target
    FROM mentions AS m
    JOIN reach USING (found_as)
    LEFT JOIN decided AS d ON d.issue_id = m.issue_id AND d.found_as = m.found_as
    LEFT JOIN everywhere AS e ON e.found_as = m.found_as;
    CREATE OR REPLACE TEMP TABLE stale_entities AS
    SELECT held AS entity_id FROM link_targets UNION SELECT target FROM link_targets
    UNION SELECT found_as FROM reach UNION SELECT entity_id FROM entity_rows
"""


# Places point to their parents by id once both have a row: the places just written, and those that lie in one just
# written or gone. A parent is looked for under its aliases as well, its own name first.
_PARENTS = """
    UPDATE entities SET parent_id = found.parent_id
    FROM (
        WITH named AS (
            SELECT entity_id, name, country, unnest(list_prepend(name, aliases)) AS form
            FROM entities WHERE label = 'GPE'
        ),
        asked AS (
            SELECT entity_id, parent, country FROM entities
            WHERE parent IS NOT NULL
              AND (entity_id IN (SELECT entity_id FROM stale_entities)
                   OR parent_id IN (SELECT entity_id FROM stale_entities)
                   OR parent IN (SELECT unnest(list_prepend(name, aliases)) FROM entity_rows WHERE label = 'GPE'))
        )
        SELECT asked.entity_id, arg_min(named.entity_id, (named.name <> asked.parent, named.entity_id)) AS parent_id
        FROM asked
        LEFT JOIN named ON named.form = asked.parent AND named.entity_id <> asked.entity_id
                       AND named.country IS NOT DISTINCT FROM asked.country
        GROUP BY asked.entity_id
    ) AS found
    WHERE entities.entity_id = found.entity_id AND entities.parent_id IS DISTINCT FROM found.parent_id
"""


def _entity_frame(entities: Iterable[Entity]) -> pl.DataFrame:
    schema = polars_schema(SHARED_TABLES["entities"])
    rows = [
        {name: list(entity.aliases) if name == "aliases" else getattr(entity, name, None) for name in schema}
        for entity in entities
    ]
    return pl.DataFrame(rows, schema=schema, orient="row")
