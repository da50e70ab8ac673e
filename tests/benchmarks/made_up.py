"""A warehouse of any size, its rows made up by SQL straight into the tables: to measure queries, loads and publishing.

Belongs here: rows that are spread like those of real issues (figures per issue, words per article, names that come
again). Does not belong here: any measurement. ``python -m tests.benchmarks.made_up FILE FIGURES`` makes one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from pipelines.storage.database import WarehousePaths, writing
from pipelines.storage.derived import refresh
from pipelines.storage.publishing import publish
from schemas import ALL_TABLES
from schemas.ddl import columns_of

FIGURES_PER_ISSUE = 100
MENTIONS_PER_ISSUE = 150
ARTICLES_PER_ISSUE = 8
# Counted at 10 million figures: what a few hundred weekly series over years would give.
PUBLICATIONS = 200
CONCEPTS = 60_000
PLACES = 3_000
NAMES = 200_000

WORDS = """
    harbour ferries tonnes cargo council quay dredging wind seagrass residents crossings price islands electric shipyard
    contract minister budget hospital cases vaccine school teachers rainfall reservoir harvest wheat export railway
    passengers bridge tunnel energy solar turbines households income rent wages inflation turnover
"""

VOCABULARY = 80_000
SENTENCES = 50_000

# Numbers and words that follow from a number, the same wherever they are asked for; one word in forty is a real one.
# Sentences come from a stock, since to write each anew takes longer than all the rest.
SETUP = """
    CREATE OR REPLACE TEMP MACRO few(n, most) AS (pow((hash(n) % 1000003) / 1000003.0, 3) * most)::BIGINT;
    CREATE OR REPLACE TEMP MACRO word(n) AS {words}[1 + (hash(n) % {count})::INTEGER];
    CREATE OR REPLACE TEMP MACRO any_word(n) AS
        CASE WHEN hash(n + 1) % 40 = 0 THEN word(n) ELSE 'w' || few(n, {vocabulary}) END;
    SET VARIABLE stock = (
        SELECT list(array_to_string(list_transform(range(18), lambda i: any_word(n * 131 + i)), ' '))
        FROM range({sentences}) AS t(n)
    );
    CREATE OR REPLACE TEMP MACRO sentence(n) AS
        getvariable('stock')[1 + (hash(n) % {sentences})::INTEGER] || ' ' || n || '. ';
    CREATE OR REPLACE TEMP MACRO issue_no(n) AS 'series-' || (n % {publications}) || '-' || (n // {publications});
    CREATE OR REPLACE TEMP MACRO day(n) AS DATE '1990-01-01' + (7 * (n // {publications}))::INTEGER;
"""

FILL = {
    "issues": """
        SELECT issue_no(n) AS issue_id, issue_no(n) || '.pdf' AS file_name, md5(n::VARCHAR) AS sha256,
               100000 AS size_bytes, 'Series ' || (n % {publications}) AS publication, 'No. ' || n AS number,
               day(n) AS published_on, day(n) AS published_to, 4 AS page_count, 1 AS revision,
               TIMESTAMP '2026-01-01' AS loaded_at, 'r' AS rules_version, 'loaded' AS status,
               md5('f' || n) AS fingerprint
        FROM range({issues}) AS t(n)""",
    "files": """
        SELECT issue_no(n) || '.pdf' AS file_name, md5(n::VARCHAR) AS sha256, 100000 AS size_bytes,
               TIMESTAMP '2026-01-01' AS seen_at, 'loaded' AS status, issue_no(n) AS issue_id, 'run' AS run_id,
               1 AS mtime_ns
        FROM range({issues}) AS t(n)""",
    "pages": """
        SELECT issue_no(n // 4) AS issue_id, 1 + n % 4 AS page_no, 595 AS width_pt, 842 AS height_pt,
               900 AS word_count, 'text' AS text_source, 'pdfplumber' AS reader, 0 AS hidden_characters,
               'loaded' AS status
        FROM range({issues} * 4) AS t(n)""",
    "articles": """
        SELECT 'a' || n AS article_id, issue_no(n // {articles}) AS issue_id, 'story' AS kind,
               'On ' || word(n) || ' and ' || any_word(n) AS headline, {body} AS body, 240 AS word_count,
               1 + n % 4 AS page_first, 1 + n % 4 AS page_last
        FROM range({issues} * {articles}) AS t(n)""",
    # An issue in forty tells a thing differently from the others.
    "figures": """
        WITH drawn AS (
            SELECT n, n // {figures} AS issue, few(n * 7, {concepts}) AS concept_no, (hash(n * 11) >> 24)::BIGINT AS h
            FROM range({issues} * {figures}) AS t(n)
        ),
        keyed AS (
            SELECT *,
                   [NULL, NULL, '%', 't', 'EUR', 'km', 'ha', 'USD'][1 + concept_no % 8] AS unit,
                   CASE WHEN n % 10 < 8 THEN concat_ws(' ', word(concept_no), word(concept_no * 7 + 1), concept_no) END
                       AS concept,
                   CASE WHEN n % 10 < 8 THEN concat_ws(' ', word(concept_no), concept_no, word(concept_no * 7 + 1)) END
                       AS concept_key,
                   CASE h % 7 WHEN 5 THEN 'target' WHEN 6 THEN 'forecast' ELSE 'reported' END AS modality,
                   CASE WHEN n % 3 = 0 THEN 'Place ' || few(h, {places}) END AS place,
                   CASE WHEN n % 4 = 0 THEN 'Body ' || few(h * 3, {places}) END AS subject,
                   CASE WHEN n % 2 = 0 THEN date_trunc('month', day(issue)) - INTERVAL 1 MONTH END AS period_start,
                   CASE WHEN n % 2 = 0 THEN date_trunc('month', day(issue)) - INTERVAL 1 DAY END AS period_end
            FROM drawn
        ),
        valued AS (
            SELECT *, hash(concept_key, place, subject, unit, modality, period_start, period_end) AS series
            FROM keyed
        )
        SELECT md5(n::VARCHAR)[:16] AS figure_id, issue_no(issue) AS issue_id,
               'a' || (issue * {articles} + n % {articles}) AS article_id, 'b' || n AS block_id, 1 + n % 4 AS page_no,
               50 + h % 400 AS x0, 100 + h % 600 AS top, 90 + h % 400 AS x1, 110 + h % 600 AS bottom,
               ['prose', 'prose', 'prose', 'table', 'chart', 'headline'][1 + n % 6] AS source,
               (series % 5000)::VARCHAR AS surface, sentence(n) AS sentence, n % 1500 AS char_start,
               n % 1500 + 4 AS char_end, (series % 5000 + CASE WHEN h % 40 = 0 THEN 7 ELSE 0 END)::DOUBLE AS value,
               ['exact', 'exact', 'exact', 'exact', 'more_than', 'about'][1 + h % 6] AS bound,
               ['count', 'count', 'percent', 'mass', 'currency', 'length', 'area', 'currency'][1 + concept_no % 8]
                   AS unit_kind,
               CASE WHEN n % 5 = 0 THEN 'Person ' || few(h * 5, {names}) END AS attributed_to,
               'quantity.digits' AS rule_id, 'text' AS text_source,
               unit, concept, concept_key, modality, place, subject, period_start::DATE AS period_start,
               period_end::DATE AS period_end,
               CASE WHEN concept IS NOT NULL THEN (series >> 1)::BIGINT END AS series_id
        FROM valued""",
    "mentions": """
        WITH made AS (
            SELECT n, n // {mentions} AS issue, few(n * 13, {names}) AS name_no
            FROM range({issues} * {mentions}) AS t(n)
        )
        SELECT 'm' || n AS mention_id, 'e' || name_no AS entity_id, issue_no(issue) AS issue_id,
               'a' || (issue * {articles} + n % {articles}) AS article_id, 'b' || n AS block_id, 1 + n % 4 AS page_no,
               50 AS x0, 100 AS top, 90 AS x1, 110 AS bottom, 'Name ' || name_no AS surface,
               sentence(n) AS sentence, n % 1500 AS char_start, n % 1500 + 8 AS char_end,
               CASE WHEN name_no % 5 = 0 AND n % 3 = 0 THEN word(n) || ' minister' END AS role,
               CASE WHEN name_no % 5 = 0 AND n % 4 = 0 THEN 'e' || (5 * few(n, 2000) + 1) END AS affiliation,
               CASE WHEN name_no % 5 = 3 THEN 'article ' || n % 90 END AS provision,
               'name.rule' AS rule_id, ['PERSON', 'ORG', 'GPE', 'LAW', 'LOC'][1 + name_no % 5] AS label,
               'Name ' || name_no AS name, 'e' || name_no AS found_as, NULL AS affiliation_found_as
        FROM made""",
    "entities": """
        SELECT entity_id, any_value(label) AS label, any_value(name) AS name, CAST([] AS VARCHAR[]) AS aliases,
               min(issue_id) AS first_issue_id, count(*) AS mention_count
        FROM mentions GROUP BY entity_id""",
    "entity_keys": """
        SELECT DISTINCT issue_id, entity_id, 'name:' || lower(name) AS "key" FROM mentions""",
}


def fill(connection: duckdb.DuckDBPyConnection, figures: int) -> None:
    """Put `figures` figures, and what goes with them, into the empty tables of `connection`."""
    numbers: dict[str, object] = {
        "body": " || ".join(f"sentence(n * 13 + {part})" for part in range(13)),
        "issues": figures // FIGURES_PER_ISSUE,
        "articles": ARTICLES_PER_ISSUE,
        "figures": FIGURES_PER_ISSUE,
        "mentions": MENTIONS_PER_ISSUE,
        "publications": PUBLICATIONS,
        "concepts": max(100, min(CONCEPTS, figures // 100)),
        "places": PLACES,
        "names": max(100, min(NAMES, figures // 20)),
    }
    setup = SETUP.format(
        words=WORDS.split(),
        count=len(WORDS.split()),
        vocabulary=VOCABULARY,
        sentences=SENTENCES,
        publications=PUBLICATIONS,
    )
    for statement in setup.split(";"):
        if statement.strip():
            connection.execute(statement)
    for table, sql in FILL.items():
        columns = {spec.name for spec in columns_of(table, ALL_TABLES[table])}
        query = sql.format(**numbers)
        described = connection.execute(f"SELECT * FROM ({query}) LIMIT 0").description or []
        assert {column[0] for column in described} <= columns
        connection.execute(f'INSERT INTO "{table}" BY NAME {query}')


def make(published: Path, figures: int) -> None:
    """Make a published warehouse of that many figures."""
    published.parent.mkdir(parents=True, exist_ok=True)
    paths = WarehousePaths(published)
    with writing(paths, 1) as connection:
        fill(connection, figures)
        refresh(connection)
        publish(connection, paths, "made-up", "r")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
