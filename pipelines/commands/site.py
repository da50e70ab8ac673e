"""`bulletins site`: write the review site of the published warehouse.

Belongs here: progress, summary and exit code. Does not belong here: what the site shows.
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as ProgressBar
from rich.text import Text

from pipelines.settings import Settings
from pipelines.site.writing import Progress, SiteReport, write_site

STOPPED = 130


class _Rate(ProgressColumn):
    """Pages per second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f} pages/s" if task.speed else "")


def default_folder(settings: Settings) -> Path:
    """Return where the site goes when no folder is named: beside the warehouse."""
    return settings.warehouse.parent / "site"


def site(settings: Settings, out: Path | None, console: Console) -> int:
    """Write the site; return 0, or 130 when it was stopped."""
    folder = out or default_folder(settings)
    columns = (
        TextColumn("{task.description:<24}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages"),
        _Rate(),
        TimeRemainingColumn(),
    )
    last = Progress(0, 0, "")
    with ProgressBar(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("looking for changes", total=None)

        def show(progress: Progress) -> None:
            nonlocal last
            last = progress
            bar.update(
                task, completed=progress.pages_done, total=progress.pages_total, description=progress.issue_id[:24]
            )

        try:
            report = write_site(settings, folder, show)
        except KeyboardInterrupt:
            bar.stop()
            console.print(
                f"stopped  {last.pages_done} of {last.pages_total} pages are done and kept; "
                "run `bulletins site` again to go on",
                markup=False,
                soft_wrap=True,
            )
            return STOPPED
    _print(report, console)
    return 0


def _print(report: SiteReport, console: Console) -> None:
    for issue_id in report.issues_written:
        console.print(f"written  {issue_id}", markup=False, highlight=False, soft_wrap=True)
    console.print(
        f"{len(report.issues_written)} issues written, {report.issues_unchanged} unchanged; "
        f"{report.pages_drawn} pages drawn, {report.pages_undrawn} without a picture; "
        f"{len(report.files_written)} files written, {len(report.files_removed)} removed",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    console.print(f"open  {report.index}", markup=False, highlight=False, soft_wrap=True)
