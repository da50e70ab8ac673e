"""`bulletins ingest`: bring what is new or changed into the warehouse, and tell what came of it.

Belongs here: progress, summary and exit code. Does not belong here: the stages and the load.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from pipelines.arrivals import Plan, announce, plan, plan_retry
from pipelines.commands.showing import cell, printable, told_of
from pipelines.engine import Engine
from pipelines.quarantine import clear_quarantine
from pipelines.release import Outcome
from pipelines.settings import Settings
from pipelines.stages import ALL_STAGES
from pipelines.storage.database import WarehousePaths
from pipelines.storage.ledger import read_published
from pipelines.storage.staging import Envelope, Staging

STEPS_PER_ISSUE = len(ALL_STAGES) + 1
# How often a file that is still being written is looked at again before it is left for the next run.
LOOKS_AT_WAITING = 3
# How many of the files that are passed over are named.
MOST_NAMED = 5
# The exit code of a command that Ctrl-C ended.
STOPPED = 130
SAMPLE_QUERY = (
    "SELECT concept, value, unit, bound, period_end, page_no FROM figures "
    "WHERE concept IS NOT NULL ORDER BY value DESC LIMIT 5"
)


def ingest(settings: Settings, paths: Sequence[Path], console: Console) -> int:
    """Run the job over what there is to do; return 1 when any file was refused or the load failed, else 0."""
    found = _settled_plan(settings, paths)
    for name in found.waiting:
        console.print(
            f"waiting  {printable(name)}: still being written, the next run takes it", markup=False, soft_wrap=True
        )
    _print_passed_over(console, found)
    if not found.issue_ids:
        console.print(_nothing_to_do(settings, found), markup=False, highlight=False, soft_wrap=True)
        _write_missing_parquet(settings, console)
        return 0
    return _carry_out(settings, found, console)


def _nothing_to_do(settings: Settings, found: Plan) -> str:
    if found.unchanged or found.waiting:
        return f"unchanged  {_counted(found.unchanged, 'file')} as before, nothing to do"
    return f"nothing to do: there is no PDF in {settings.raw}. Copy some into it, or name files"


def _print_passed_over(console: Console, found: Plan) -> None:
    """Say which files nobody will read: what somebody meant to be loaded must not be missing without a word."""
    if not found.passed_over:
        return
    named = ", ".join(printable(name) for name in found.passed_over[:MOST_NAMED])
    more = ", …" if len(found.passed_over) > MOST_NAMED else ""
    console.print(
        f"passed over  {_counted(len(found.passed_over), 'file')}, no PDF by name or content, or named as a copy "
        f"under way: {named}{more}",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _write_missing_parquet(settings: Settings, console: Console) -> None:
    """Write the Parquet tables where they are not those of the warehouse: newly asked for, or not written before."""
    if not settings.parquet or not settings.warehouse.exists():
        return
    from pipelines.storage.parquet import follow

    paths = WarehousePaths(settings.warehouse)
    done = follow(paths, settings.parquet, settings.parquet_kept, settings.lock_wait_seconds)
    if done.is_new:
        console.print(f"written  {len(done.rows)} tables as Parquet: {settings.parquet.rstrip('/')}/{done.folder}",
                      markup=False, highlight=False, soft_wrap=True)  # fmt: skip


def retry(settings: Settings, file_names: Sequence[str], console: Console) -> int:
    """Read refused files again, all of them when none is named; return 1 when any is refused once more."""
    found = plan_retry(settings, file_names, Staging(settings.staging_root))
    if not found.issue_ids:
        console.print("nothing is in quarantine", markup=False)
        return 0
    return _carry_out(settings, found, console)


def clear(settings: Settings, file_names: Sequence[str], console: Console) -> int:
    """Forget that files were refused, all of them when none is named; return 0."""
    cleared = clear_quarantine(settings, file_names)
    for name in cleared:
        console.print(f"cleared  {printable(name)}", markup=False, highlight=False, soft_wrap=True)
    if not cleared:
        console.print("nothing is in quarantine", markup=False)
    return 0


def _carry_out(settings: Settings, found: Plan, console: Console) -> int:
    announce(found.arrivals, Staging(settings.staging_root))
    try:
        outcomes, failures = _run(settings, found, console)
    except KeyboardInterrupt:
        return _stopped(settings, found, console)
    _print_summary(console, outcomes, found)
    for failure in failures:
        console.print(f"failed  {failure}", style="red", markup=False, soft_wrap=True)
    if any(outcome.state in ("loaded", "replaced", "reread") for outcome in outcomes):
        _print_sample_query(settings, console)
    return 1 if failures or any(outcome.state == "quarantined" for outcome in outcomes) else 0


def _stopped(settings: Settings, found: Plan, console: Console) -> int:
    """Say what the warehouse holds of the files after Ctrl-C; what was staged is taken up by the next run."""
    _, issues = read_published(settings.warehouse)
    loaded = [arrival.file_name for arrival in found.arrivals if arrival.issue_id in issues]
    console.print(
        f"stopped  {len(loaded)} of {len(found.issue_ids)} issues are in the warehouse; "
        "the next `bulletins ingest` goes on from what is read already",
        markup=False,
        soft_wrap=True,
    )
    return STOPPED


def _settled_plan(settings: Settings, paths: Sequence[Path]) -> Plan:
    """Plan, and where files have just been written, wait until they have settled, but not for ever."""
    found = plan(settings, paths)
    for _ in range(LOOKS_AT_WAITING):
        if not found.waiting:
            break
        time.sleep(settings.settle_seconds + 0.1)
        found = plan(settings, paths)
    return found


def _run(settings: Settings, found: Plan, console: Console) -> tuple[list[Outcome], list[str]]:
    # Dagster costs a second to import: not before there is something to do.
    from pipelines.orchestration.local import run_in_process

    issue_ids = found.issue_ids
    outcomes: dict[str, Outcome] = {}
    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pages]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("starting", total=len(issue_ids) * STEPS_PER_ISSUE, pages="")
        begun = time.monotonic()

        pages = 0

        def on_stage(envelope: Envelope) -> None:
            nonlocal pages
            if envelope.stage == "pages":
                pages += dict(envelope.counts).get("pages", 0)
            rate = pages / max(time.monotonic() - begun, 0.1)
            progress.update(task, advance=1, description=envelope.stage, pages=f"{pages} pages, {rate:.1f}/s")

        def on_release(outcome: Outcome) -> None:
            outcomes[outcome.issue_id] = outcome
            progress.update(task, advance=1, description="loading")
            if not console.is_terminal:
                console.print(_plain_line(outcome), markup=False, highlight=False, soft_wrap=True)

        with Engine(settings, on_stage, on_release) as engine:
            failures = run_in_process(engine, issue_ids)
    return list(outcomes.values()), failures


def _plain_line(outcome: Outcome) -> str:
    line = f"{outcome.state}  {printable(outcome.file_name)}"
    if outcome.state in ("quarantined", "duplicate", "removed"):
        return f"{line}: {_one_line(outcome)}"
    counts = dict(outcome.counts)
    told = ", ".join(
        _counted(counts[name], name[:-1]) for name in ("pages", "articles", "figures", "mentions") if name in counts
    )
    return f"{line}  revision {outcome.revision}: {told}" if told else line


def _one_line(outcome: Outcome) -> str:
    """Return the detail's first and last line: a fault of ours carries a traceback, which `bulletins status` shows."""
    told = told_of(outcome.file_name, outcome.detail or outcome.reason or "")
    lines = [printable(line.strip()) for line in told.splitlines() if line.strip()]
    return lines[0] if len(lines) < 2 else f"{lines[0]} … {lines[-1]}"


def _print_summary(console: Console, outcomes: Sequence[Outcome], found: Plan) -> None:
    if outcomes:
        console.print(_summary_table(outcomes))
    refused = [outcome for outcome in outcomes if outcome.state == "quarantined"]
    console.print(
        f"{sum(o.state in ('loaded', 'replaced', 'reread') for o in outcomes)} loaded, {len(refused)} refused, "
        f"{_counted(sum(o.state == 'duplicate' for o in outcomes), 'duplicate')}, "
        f"{found.unchanged + sum(o.state == 'unchanged' for o in outcomes)} unchanged",
        highlight=False,
    )
    for outcome in refused:
        line = f"refused  {printable(outcome.file_name)}: {_one_line(outcome)}"
        console.print(line, style="red", markup=False, soft_wrap=True)


def _summary_table(outcomes: Sequence[Outcome]) -> Table:
    table = Table(title="Issues", title_justify="left")
    for name in ("file", "state", "rev.", "pages", "articles", "figures", "mentions", "rejected"):
        table.add_column(name, justify="left" if name in ("file", "state") else "right", overflow="fold")
    for outcome in sorted(outcomes, key=lambda outcome: outcome.file_name):
        counts = dict(outcome.counts)
        numbers = [str(counts.get(name, "")) for name in ("pages", "articles", "figures", "mentions", "rejections")]
        state = outcome.state if outcome.status != "partial" else f"{outcome.state} (partial)"
        table.add_row(cell(outcome.file_name), state, str(outcome.revision or ""), *numbers)
    return table


def _print_sample_query(settings: Settings, console: Console) -> None:
    from pipelines.commands.query import print_result
    from pipelines.storage.querying import Reader

    console.print(f'\nTry:  bulletins sql "{SAMPLE_QUERY}"', markup=False, highlight=False, soft_wrap=True)
    with Reader(settings.warehouse) as reader:
        print_result(reader.query(SAMPLE_QUERY), console)
