"""The assets: one per stage, from settled files to the warehouse, a partition per issue.

Belongs here: what Dagster needs to know of a stage, and bodies that fetch, call and return. Does not belong here: how a
stage works (`pipelines/stages.py`).

A run covers any number of partitions at once; what goes wrong with one issue is its own envelope's refusal, never an
exception that would lose the others.
"""

from collections.abc import Sequence

import dagster as dg

from pipelines.engine import Engine
from pipelines.orchestration.alerts import alert_on_refusals
from pipelines.orchestration.lineage import stage_schema, warehouse_lineage, warehouse_schema
from pipelines.orchestration.metadata import envelope_metadata, release_metadata, summary_metadata
from pipelines.orchestration.partitions import ISSUES
from pipelines.orchestration.retries import tried_again
from pipelines.orchestration.slots import LOAD_POOL
from pipelines.orchestration.tables import published_tables
from pipelines.stages import STAGES, Stage, code_version
from pipelines.storage.database import WarehousePaths
from pipelines.storage.parquet import follow
from pipelines.storage.staging import Envelope

GROUPS = {"files": "intake", "pages": "reading", "articles": "reading", "graphics": "reading", "warehouse": "warehouse"}
SINGLE_RUN = dg.BackfillPolicy.single_run()
# Dagster reads all partitions again for each one that gets metadata of its own: in larger runs only refusals do.
MOST_TOLD_APART = 500
# Pictures and previews cost more than all the numbers: a larger run leaves them to the review site.
MOST_DRAWN = 50


def _report(
    context: dg.AssetExecutionContext, engine: Engine, envelopes: Sequence[Envelope]
) -> dg.MaterializeResult[None]:
    few = len(envelopes) <= MOST_TOLD_APART
    drawn = len(envelopes) <= MOST_DRAWN
    for envelope in envelopes:
        if few or envelope.status != "done":
            told = envelope_metadata(envelope, engine, drawn=drawn)
            context.add_asset_metadata(told, partition_key=envelope.issue_id)
        if envelope.status == "refused":
            context.log.warning("%s: refused at %s: %s", envelope.issue_id, envelope.stage, envelope.detail)
    refused = sum(envelope.status == "refused" for envelope in envelopes)
    context.log.info(f"{len(envelopes)} issues, {refused} refused")
    return dg.MaterializeResult(metadata={} if few else summary_metadata(envelopes))


@dg.asset(
    partitions_def=ISSUES,
    backfill_policy=SINGLE_RUN,
    group_name="intake",
    kinds={"pdf"},
    owners=["team:bulletins"],
    description="Files that have settled, hashed and told apart from duplicates.",
)
def files(context: dg.AssetExecutionContext, engine: dg.ResourceParam[Engine]) -> dg.MaterializeResult[None]:
    return _report(context, engine, engine.settle(context.partition_keys))


def _stage_asset(stage: Stage) -> dg.AssetsDefinition:
    @dg.asset(
        name=stage.name,
        deps=list(stage.inputs),
        partitions_def=ISSUES,
        backfill_policy=SINGLE_RUN,
        group_name=GROUPS.get(stage.name, "facts"),
        kinds={"python", "arrow"},
        owners=["team:bulletins"],
        code_version=code_version(stage.name),
        description=stage.meaning.capitalize() + ".",
        metadata={"dagster/column_schema": stage_schema(stage.name)},
    )
    def run(context: dg.AssetExecutionContext, engine: dg.ResourceParam[Engine]) -> dg.MaterializeResult[None]:
        chosen = context.run.asset_selection
        then = [name for name in STAGES if chosen is None or dg.AssetKey(name) in chosen]
        return _report(context, engine, engine.run(stage.name, context.partition_keys, then))

    return run


@dg.asset(
    deps=["validated"],
    partitions_def=ISSUES,
    backfill_policy=SINGLE_RUN,
    group_name="warehouse",
    kinds={"duckdb"},
    owners=["team:bulletins"],
    # Loads are serialised by a pool, so that a run waits in the queue and not for the kernel's lock.
    pool=LOAD_POOL,
    description="The file analysts open: every validated issue loaded, and a finished copy published.",
    metadata={"dagster/column_schema": warehouse_schema()},
)
def warehouse(context: dg.AssetExecutionContext, engine: dg.ResourceParam[Engine]) -> dg.MaterializeResult[None]:
    with tried_again(context):
        done = engine.release(context.partition_keys, context.run.run_id)
    asked = set(context.partition_keys)
    few = len(done.outcomes) <= MOST_TOLD_APART
    for outcome in done.outcomes:
        if outcome.issue_id in asked and (few or outcome.state == "quarantined"):
            context.add_asset_metadata(release_metadata(outcome), partition_key=outcome.issue_id)
    # It is the same for all: Dagster shows that of the latest event, and stores what it gets once for each partition.
    lineage = {"dagster/column_lineage": warehouse_lineage()}
    context.add_asset_metadata(lineage, partition_key=context.partition_keys[-1])
    alert_on_refusals(done.outcomes, engine.settings)
    context.log.info(f"{len(done.outcomes)} issues loaded or as they were; published: {done.published}")
    return dg.MaterializeResult()


@dg.asset(
    deps=["warehouse"],
    group_name="warehouse",
    kinds={"html"},
    owners=["team:bulletins"],
    description="The review site: every issue's pages with what was found on them. Only what changed is written again.",
)
def site(engine: dg.ResourceParam[Engine]) -> dg.MaterializeResult[None]:
    # What draws pages and writes HTML is not loaded for a run that loads issues.
    from pipelines.commands.site import default_folder
    from pipelines.site.writing import write_site

    report = write_site(engine.settings, default_folder(engine.settings))
    return dg.MaterializeResult(
        metadata={
            "index": dg.MetadataValue.path(str(report.index)),
            "issues_written": len(report.issues_written),
            "issues_unchanged": report.issues_unchanged,
            "pages_drawn": report.pages_drawn,
        }
    )


@dg.asset(
    deps=["warehouse"],
    group_name="warehouse",
    kinds={"parquet"},
    owners=["team:bulletins"],
    description="Each publication's tables as Parquet, in a folder of its own that latest.json names: for Spark, "
    "another DuckDB or anything that reads Parquet in place. Written where BULLETINS_PARQUET says, else nowhere.",
)
def parquet(context: dg.AssetExecutionContext, engine: dg.ResourceParam[Engine]) -> dg.MaterializeResult[None]:
    settings = engine.settings
    if not settings.parquet:
        return dg.MaterializeResult(metadata={"status": "off: BULLETINS_PARQUET names no folder or address"})
    paths = WarehousePaths(settings.warehouse)
    with tried_again(context):
        done = follow(paths, settings.parquet, settings.parquet_kept, settings.lock_wait_seconds)
    return dg.MaterializeResult(
        metadata={
            "status": "written" if done.is_new else "as it was",
            "folder": f"{settings.parquet.rstrip('/')}/{done.folder}",
            "rows": dg.MetadataValue.json(done.rows),
        }
    )


STAGE_ASSETS = [_stage_asset(stage) for stage in STAGES.values()]
# What a run over issues materializes; the site follows on its own.
ISSUE_ASSETS = [files, *STAGE_ASSETS, warehouse, parquet, published_tables]
ALL_ASSETS = [*ISSUE_ASSETS, site]
