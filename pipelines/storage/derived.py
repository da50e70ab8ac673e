"""Tables derived from what is loaded, worked out anew for what changed, once per run and before it is published.

Belongs here: `figure_tellings`, which issue tells of a series of figures for the how-manieth time, `contested_levels`,
the figures of which issues differ, and `article_words`, the words of each article. All are what views ask for, and too
slow to work out at each question of a large warehouse.
Does not belong here: loading an issue, and the views.

It is level-triggered like the load: `derived_issues` holds what the tables were made from, so a run that was killed in
between leaves the next one to finish.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress

import duckdb

from pipelines.errors import WarehouseError
from pipelines.model import Figure


def series_id(figure: Figure) -> int | None:
    """Return the number that figures share which tell of one thing (concept, place, subject, unit, modality, period).

    A signed integer of 64 bits that depends on those alone; None for a figure without a concept.
    """
    if figure.concept is None:
        return None
    key = (
        figure.concept_key or figure.concept.lower(),
        figure.place,
        figure.subject,
        figure.unit,
        figure.per_unit,
        figure.modality,
        figure.period_start,
        figure.period_end,
    )
    digest = hashlib.blake2b("\x1f".join("" if part is None else f"={part}" for part in key).encode(), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


def refresh(connection: duckdb.DuckDBPyConnection) -> int:
    """Bring the derived tables up to what is loaded, in one transaction; return how many issues had changed.

    Raises WarehouseError when the database refuses; the tables are as before then.
    """
    connection.begin()
    try:
        connection.execute(_CHANGED)
        changed = int(connection.execute("SELECT count(*) FROM changed").fetchall()[0][0])
        if changed:
            for statement in _TELLINGS:
                connection.execute(statement)
            # Word by word an issue is a thousand rows: all of a large warehouse at once would not fit into memory.
            for first in range(0, changed, ISSUES_AT_ONCE):
                connection.execute(_BATCH, [first, first + ISSUES_AT_ONCE])
                for statement in _WORDS:
                    connection.execute(statement)
            for statement in _NOTED:
                connection.execute(statement)
        connection.execute("DROP TABLE changed")
        connection.commit()
    except duckdb.Error as fault:
        with suppress(duckdb.Error):
            connection.rollback()
        raise WarehouseError(
            f"the derived tables could not be written: {fault}", do="Run `bulletins ingest` again"
        ) from fault
    return changed


ISSUES_AT_ONCE = 500

_CHANGED = """
    CREATE OR REPLACE TEMP TABLE changed AS
    SELECT issue_id FROM (SELECT issue_id, loaded_at FROM issues EXCEPT SELECT issue_id, loaded_at FROM derived_issues)
    UNION
    SELECT issue_id FROM derived_issues WHERE issue_id NOT IN (SELECT issue_id FROM issues)
"""

_TELLINGS = (
    # The series of the changed issues, as they were and as they are: of these, and only these, the order may change.
    """
    CREATE OR REPLACE TEMP TABLE touched AS
    SELECT series_id FROM figure_tellings WHERE issue_id IN (SELECT issue_id FROM changed)
    UNION
    SELECT series_id FROM figures WHERE issue_id IN (SELECT issue_id FROM changed) AND series_id IS NOT NULL
    """,
    "DELETE FROM figure_tellings WHERE series_id IN (SELECT series_id FROM touched)",
    """
    INSERT INTO figure_tellings BY NAME
    SELECT
        series_id,
        issue_id,
        row_number() OVER (PARTITION BY series_id ORDER BY told_on, issue_id) AS telling,
        row_number() OVER (PARTITION BY series_id ORDER BY told_on DESC, issue_id DESC) = 1 AS latest,
        min(low) OVER series <> max(high) OVER series OR min(upper_low) OVER series <> max(upper_high) OVER series
            AS differing
    FROM (
        SELECT
            f.series_id, f.issue_id, coalesce(i.published_on, i.loaded_at::DATE) AS told_on,
            min(f.value) AS low, max(f.value) AS high,
            min(coalesce(f.value_high, f.value)) AS upper_low, max(coalesce(f.value_high, f.value)) AS upper_high
        FROM figures AS f
        JOIN issues AS i USING (issue_id)
        WHERE f.series_id IN (SELECT series_id FROM touched)
        GROUP BY ALL
    )
    WINDOW series AS (PARTITION BY series_id)
    """,
    "DELETE FROM contested_levels WHERE series_id IN (SELECT series_id FROM touched)",
    """
    INSERT INTO contested_levels BY NAME
    SELECT l.*, i.published_on, t.telling
    FROM figure_levels AS l
    JOIN issues AS i USING (issue_id)
    JOIN figure_tellings AS t USING (series_id, issue_id)
    WHERE t.differing AND l.series_id IN (SELECT series_id FROM touched)
    """,
    "DROP TABLE touched",
)

_BATCH = """
    CREATE OR REPLACE TEMP TABLE batch AS
    SELECT issue_id FROM (SELECT issue_id, row_number() OVER (ORDER BY issue_id) - 1 AS place FROM changed)
    WHERE place >= $1 AND place < $2
"""

_WORDS = (
    "DELETE FROM article_words WHERE issue_id IN (SELECT issue_id FROM batch)",
    # In the order of words, so that asking for one reads a small part of what a large load wrote.
    r"""
    INSERT INTO article_words BY NAME
    SELECT word, issue_id, article_id, count(*) AS occurrences
    FROM (
        SELECT issue_id, article_id, unnest(regexp_extract_all(
            lower(concat_ws(' ', headline, deck, body)), '[\p{L}\p{N}]+(?:[''’.-][\p{L}\p{N}]+)*'
        )) AS word
        FROM articles
        WHERE issue_id IN (SELECT issue_id FROM batch)
    )
    GROUP BY ALL
    ORDER BY word, issue_id, article_id
    """,
    "DROP TABLE batch",
)

_NOTED = (
    "DELETE FROM derived_issues WHERE issue_id IN (SELECT issue_id FROM changed)",
    """
    INSERT INTO derived_issues BY NAME
    SELECT issue_id, loaded_at FROM issues WHERE issue_id IN (SELECT issue_id FROM changed)
    """,
)
