"""How well the rules in force read the labelled sample, as an asset with a check per group of measures.

Belongs here: showing scores and floors in Dagster, and when they are taken anew. Does not belong here: the sample and
its scores (`pipelines/quality`).

It runs once for each version of code and rules, never per issue. A floor that is not reached is told; that loads wait
for it is a setting, because new issues read a little worse are mostly better than none.
"""

import hashlib
from collections.abc import Sequence

import dagster as dg

from pipelines.engine import Engine
from pipelines.orchestration.alerts import send
from pipelines.orchestration.text import bulleted
from pipelines.quality.sample import FOLDER, Measured, floors, held_against_floors, read_sample
from pipelines.stages import STAGES, code_version, rules_version

CODE_VERSION_TAG = "dagster/code_version"
ASSET = dg.AssetKey("labelled_sample")
BELOW = "below_floors"
MEANINGS = {
    "articles": "Stories of the sample are whole and in order, with their headlines, bylines, jumps and issue.",
    "figures": "Figures of the sample have their value, unit, bound, concept and period.",
    "graphics": "Figures in the sample's charts and panels have their value, unit, bound, concept and period.",
    "names": "Names and provisions of laws in the sample are found under their right name.",
}


def reading_version() -> str:
    """Return a hash of all code and rules that read an issue, and of the sample and its floors."""
    digest = hashlib.blake2b(digest_size=6)
    for name in STAGES:
        digest.update(code_version(name).encode())
    for path in sorted(FOLDER.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@dg.asset(
    key=ASSET,
    group_name="quality",
    kinds={"pdf", "python"},
    owners=["team:bulletins"],
    code_version=reading_version(),
    check_specs=[
        dg.AssetCheckSpec(f"{group}_reach_their_floors", asset=ASSET, description=f"{MEANINGS[group]} (pinned floors)")
        for group in floors()
    ],
    description="The labelled issue that ships with the package, read with the rules in force and scored against its "
    "labels: F1 of each measure, 0 to 1. Taken anew whenever code or rules change; the plots show how they did.",
)
def labelled_sample(engine: dg.ResourceParam[Engine]) -> dg.MaterializeResult:  # type: ignore[type-arg]
    report = read_sample()
    groups = held_against_floors(report)
    below = [f"{name} {score:.3f}, floor {floor:.2f}" for group in groups for name, score, floor in group.below]
    if below:
        details = {"rules_version": rules_version(), "below": below}
        send("quality_floor", f"the labelled sample is read worse than its floors: {'; '.join(below)}", details,
             engine.settings)  # fmt: skip
    scores = {name: dg.MetadataValue.float(score) for group in groups for name, score, _ in group.measures}
    return dg.MaterializeResult(
        metadata={
            **scores,
            "rules_version": rules_version(),
            BELOW: dg.MetadataValue.text("; ".join(below)),
            "still_missed": dg.MetadataValue.md(bulleted(report.misses) or "nothing"),
        },
        check_results=[_result(group, report.misses) for group in groups],
    )


def _result(group: Measured, misses: Sequence[str]) -> dg.AssetCheckResult:
    """Return one group's check: every score with its floor, and, where one is too low, what was read wrong."""
    told = None
    if group.below:
        low = ", ".join(f"{name} is {score:.3f}, its floor {floor:.2f}" for name, score, floor in group.below)
        told = f"{low}.\n\nWhat was read wrong in the sample:\n\n{bulleted(misses)}"
    return dg.AssetCheckResult(
        check_name=f"{group.group}_reach_their_floors",
        passed=not group.below,
        severity=dg.AssetCheckSeverity.ERROR,
        description=told,
        metadata={name: dg.MetadataValue.text(f"{score:.3f} (floor {floor:.2f})") for name, score, floor in
                  group.measures},
    )  # fmt: skip


def why_loads_wait(instance: dg.DagsterInstance) -> str | None:
    """Return why rules in force may not load: they read the sample below its floors, or have not read it; else None."""
    made = _latest(instance)
    version = reading_version()
    if made is None or (made.tags or {}).get(CODE_VERSION_TAG) != version:
        return f"the labelled sample has not been read with this version of code and rules yet ({version})"
    below = made.metadata.get(BELOW)
    return f"the labelled sample is read worse than its floors: {below.value}" if below and below.value else None


def _latest(instance: dg.DagsterInstance) -> dg.AssetMaterialization | None:
    event = instance.get_latest_materialization_event(ASSET)
    return event.asset_materialization if event is not None else None


quality_job = dg.define_asset_job(
    "score_sample",
    selection=dg.AssetSelection.assets(labelled_sample),
    description="Reads the labelled sample with the rules in force and holds the scores against their floors.",
)


@dg.sensor(
    job=quality_job,
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Has the labelled sample read anew once code or rules are of another version.",
)
def rules_changed(context: dg.SensorEvaluationContext) -> dg.RunRequest | dg.SkipReason:
    latest = context.instance.get_latest_materialization_event(ASSET)
    made = latest.asset_materialization if latest is not None else None
    version = reading_version()
    if made is not None and (made.tags or {}).get(CODE_VERSION_TAG) == version:
        return dg.SkipReason(f"the sample was read with this version of code and rules ({version})")
    # What was read with a version before makes the key another one when that version comes back.
    return dg.RunRequest(run_key=f"{version}:{latest.run_id if latest is not None else 'first'}")
