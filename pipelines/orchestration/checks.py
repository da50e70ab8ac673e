"""Asset checks: what Dagster shows as passed, warned or failed beside an asset.

Belongs here: checks over what a run staged or loaded. Does not belong here: the checks on rows themselves, which are in
the table models and set bad rows aside before loading.
"""

from collections.abc import Iterator, Sequence

import dagster as dg

from pipelines.engine import Engine
from pipelines.orchestration.text import bulleted
from pipelines.storage.published import opened
from schemas import ISSUE_TABLES, SCHEMA_VERSION

CHECKED_TABLES = tuple(table for table in ISSUE_TABLES if table != "issues")


@dg.multi_asset_check(
    specs=[
        dg.AssetCheckSpec(
            f"schema_{table}",
            asset="validated",
            description=f"Rows of {table} that failed the model {model.__name__} and were set aside.",
        )
        for table, model in ISSUE_TABLES.items()
        if table in CHECKED_TABLES
    ]
)
def schema_checks(
    context: dg.AssetCheckExecutionContext, engine: dg.ResourceParam[Engine]
) -> Iterator[dg.AssetCheckResult]:
    failed: dict[str, list[tuple[str, str]]] = {table: [] for table in CHECKED_TABLES}
    for issue_id in _issues_of_run(context, engine):
        envelope = engine.staging.envelope("validated", issue_id)
        if envelope is None or envelope.status != "done" or not dict(envelope.counts).get("rejections"):
            continue
        rejections = engine.staging.read_frames("validated", issue_id)["rejections"]
        for table, reason in rejections.select("table_name", "reason").iter_rows():
            failed[table].append((issue_id, reason))
    for table, cases in failed.items():
        shown = "; ".join(f"{issue_id}: {reason}" for issue_id, reason in cases[:5])
        yield dg.AssetCheckResult(
            check_name=f"schema_{table}",
            asset_key="validated",
            passed=not cases,
            severity=dg.AssetCheckSeverity.WARN,
            description=f"{len(cases)} rows were set aside: {shown}" if cases else None,
            metadata={"rejected": len(cases)},
        )


@dg.asset_check(
    asset="warehouse", blocking=True, description="The published file opens, and its tables agree with each other."
)
def published_is_whole(engine: dg.ResourceParam[Engine]) -> dg.AssetCheckResult:
    with opened(engine.settings.warehouse) as connection:
        version = connection.execute("SELECT version FROM schema_version").fetchall()[0][0]
        orphans = connection.execute(
            "SELECT count(*) FROM figures WHERE issue_id NOT IN (SELECT issue_id FROM issues)"
        ).fetchall()[0][0]
        unnamed = connection.execute(
            "SELECT count(*) FROM mentions WHERE entity_id NOT IN (SELECT entity_id FROM entities)"
        ).fetchall()[0][0]
    return dg.AssetCheckResult(
        passed=version == SCHEMA_VERSION and not orphans and not unnamed,
        metadata={"schema_version": version, "figures_without_issue": orphans, "mentions_without_entity": unnamed},
    )


@dg.asset_check(
    asset="warehouse",
    description="Issues that give no figure at all, or far fewer articles than others of their series.",
)
def counts_are_usual(engine: dg.ResourceParam[Engine]) -> dg.AssetCheckResult:
    with opened(engine.settings.warehouse) as connection:
        odd = connection.execute(
            """
            WITH counts AS (
                SELECT i.issue_id, coalesce(i.publication, '') AS publication,
                       (SELECT count(*) FROM figures AS f WHERE f.issue_id = i.issue_id) AS figures,
                       (SELECT count(*) FROM articles AS a WHERE a.issue_id = i.issue_id) AS articles
                FROM issues AS i
            ),
            usual AS (SELECT *, median(articles) OVER (PARTITION BY publication) AS median_articles FROM counts)
            SELECT issue_id, figures, articles, median_articles FROM usual
            WHERE figures = 0 OR articles < median_articles / 3 ORDER BY issue_id
            """
        ).fetchall()
    return dg.AssetCheckResult(
        passed=not odd,
        severity=dg.AssetCheckSeverity.WARN,
        description=_told(
            "Issues unlike the others of their series",
            [f"{name}: {figures} figures, {n} articles where {usual:g} are usual" for name, figures, n, usual in odd],
        ),
        metadata={"odd_issues": len(odd)},
    )


@dg.asset_check(
    asset="warehouse",
    description="Series whose next issue should have come by now, by the interval between its issues.",
)
def series_are_on_time(engine: dg.ResourceParam[Engine]) -> dg.AssetCheckResult:
    with opened(engine.settings.warehouse) as connection:
        late = connection.execute(LATE_SERIES, [FEWEST_ISSUES_OF_A_SERIES]).fetchall()
    told = [f"{publication}, expected on {expected}" for publication, expected in late]
    return dg.AssetCheckResult(
        passed=not late,
        severity=dg.AssetCheckSeverity.WARN,
        description=_told("Late series", told),
        metadata={"late_series": len(late)},
    )


@dg.asset_check(
    asset="warehouse",
    description="Issues that tell of one thing twice with values that cannot both be right (figure_matches).",
)
def issues_agree_with_themselves(engine: dg.ResourceParam[Engine]) -> dg.AssetCheckResult:
    with opened(engine.settings.warehouse) as connection:
        found = connection.execute(
            """
            SELECT issue_id, concept, surface, source, page_no, other_surface, other_source, other_page_no
            FROM figure_matches WHERE relation = 'contradiction' ORDER BY issue_id, page_no, figure_id, other_figure_id
            """
        ).fetchall()
    told = [
        f"{issue_id}: {concept} is {surface} in {source} on page {page}, {other} in {other_source} on page {other_page}"
        for issue_id, concept, surface, source, page, other, other_source, other_page in found
    ]
    return dg.AssetCheckResult(
        passed=not found,
        severity=dg.AssetCheckSeverity.WARN,
        description=_told("Contradictions", told),
        metadata={"contradictions": len(found)},
    )


@dg.asset_check(
    asset="warehouse",
    description="What graphics do not bear out: totals that are no sums, labels that do not fit their bars, pictures "
    "that are not read, labels without a number; and paragraphs that are not in English (findings).",
)
def graphics_are_sound(engine: dg.ResourceParam[Engine]) -> dg.AssetCheckResult:
    with opened(engine.settings.warehouse) as connection:
        counts = connection.execute('SELECT "check", count(*) FROM findings GROUP BY 1 ORDER BY 1').fetchall()
        found = connection.execute(
            "SELECT issue_id, page_no, reason FROM findings ORDER BY issue_id, page_no, top, finding_id"
        ).fetchall()
    return dg.AssetCheckResult(
        passed=not counts,
        severity=dg.AssetCheckSeverity.WARN,
        description=_told("Findings", [f"{issue_id}, page {page}: {reason}" for issue_id, page, reason in found]),
        metadata={"findings": len(found), **dict(counts)},
    )


@dg.asset_check(
    asset="warehouse",
    description="Files in the drop folder that were refused, each with its reason and what to do about it.",
)
def files_were_read(engine: dg.ResourceParam[Engine]) -> dg.AssetCheckResult:
    with opened(engine.settings.warehouse) as connection:
        refused = connection.execute(
            "SELECT file_name, reason, detail FROM files WHERE status = 'quarantined' ORDER BY seen_at DESC, file_name"
        ).fetchall()
    return dg.AssetCheckResult(
        passed=not refused,
        severity=dg.AssetCheckSeverity.WARN,
        description=_told("Refused files", [detail or f"{name}: {reason}" for name, reason, detail in refused]),
        metadata={"refused_files": len(refused)},
    )


def _told(what: str, cases: Sequence[str]) -> str | None:
    """Return what a failed check says: how many, and the first ones in words; None for a passed one."""
    if not cases:
        return None
    return f"{what}: {len(cases)}\n\n{bulleted(cases)}"


# With fewer dated issues there is no interval to speak of.
FEWEST_ISSUES_OF_A_SERIES = 3
# A series is late when half an interval more than usual has gone by.
LATE_SERIES = """
    WITH gaps AS (
        SELECT publication, published_on,
               published_on - lag(published_on) OVER (PARTITION BY publication ORDER BY published_on) AS days
        FROM issues WHERE publication IS NOT NULL AND published_on IS NOT NULL
    ),
    series AS (
        SELECT publication, max(published_on) AS latest, median(days) FILTER (days > 0) AS days
        FROM gaps GROUP BY publication HAVING count(*) >= ?
    )
    SELECT publication, latest + CAST(round(days) AS INTEGER) AS expected
    FROM series
    WHERE days IS NOT NULL AND latest + CAST(ceil(1.5 * days) AS INTEGER) < current_date
    ORDER BY expected
"""


def _issues_of_run(context: dg.AssetCheckExecutionContext, engine: Engine) -> list[str]:
    """Return the partitions of the run; a check outside a partitioned run looks at everything staged."""
    tags = context.run.tags
    keys = context.instance.get_dynamic_partitions("issues")
    first, last = tags.get("dagster/asset_partition_range_start"), tags.get("dagster/asset_partition_range_end")
    if first in keys and last in keys:
        return list(keys[keys.index(first) : keys.index(last) + 1])
    single = tags.get("dagster/partition")
    return [single] if single else sorted(engine.staging.issues("validated"))


ALL_CHECKS = [
    schema_checks,
    published_is_whole,
    counts_are_usual,
    series_are_on_time,
    issues_agree_with_themselves,
    graphics_are_sound,
    files_were_read,
]
