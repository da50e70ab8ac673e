"""The `bulletins` command: its subcommands, their arguments and exit codes.

Belongs here: the surface. Does not belong here: what a subcommand does (`pipelines/commands/`). Heavy imports are made
inside the subcommands, so that `bulletins --help` and an ingest with nothing to do are quick.
"""

from __future__ import annotations

import difflib
import errno
import gc
import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from pipelines.errors import DISK_ADVICE, RIGHTS_ADVICE, BulletinsError, SettingsError
from pipelines.settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Printed bulletins to facts that can be queried.")
rules_app = typer.Typer(no_args_is_help=True, help="Check and explain the rules that read figures and entities.")
app.add_typer(rules_app, name="rules")
quarantine_app = typer.Typer(no_args_is_help=True, help="List refused files, or forget that they were refused.")
app.add_typer(quarantine_app, name="quarantine")

RawOption = Annotated[Path | None, typer.Option("--raw", help="The drop folder (BULLETINS_RAW).")]
WarehouseOption = Annotated[
    Path | None, typer.Option("--warehouse", help="The DuckDB file analysts open (BULLETINS_WAREHOUSE).")
]
StagingOption = Annotated[
    str | None, typer.Option("--staging", help="Folder or fsspec address of the staged files (BULLETINS_STAGING).")
]


def _warn_of_unknown_settings() -> None:
    """Name the variables that look like settings and are none: a slip of the pen would be obeyed by nobody."""
    known = [PREFIX + name.upper() for name in Settings.model_fields]
    for name in sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known):
        near = difflib.get_close_matches(name, known, 1)
        told = f"Did you mean {near[0]}?" if near else "`pipelines/settings.py` lists them all"
        _console(stderr=True).print(f"warning: {name} is no setting. {told}", style="yellow", soft_wrap=True)


def _settings(**given: object) -> Settings:
    _warn_of_unknown_settings()
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type]
    except ValidationError as fault:
        first = fault.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(first["msg"].removeprefix("Value error, "), where=name, do="Mend or unset it") from fault


PREFIX = str(Settings.model_config["env_prefix"])
# A pipe or a log has no width of its own: wide enough that no name is broken.
PLAIN_WIDTH = 160


# What the machine is to be helped with, whatever was being written.
DISK_FAULTS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM)


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr)
    return console if console.is_terminal else Console(stderr=stderr, width=PLAIN_WIDTH)


@app.command()
def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, everything in raw/.")
    ] = None,
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    staging: StagingOption = None,
    workers: Annotated[int | None, typer.Option(help="Worker processes (BULLETINS_WORKERS).")] = None,
) -> None:
    """Load what is new or changed. Exit code 1 when any file was refused."""
    from pipelines.commands.ingest import ingest as run

    settings = _settings(raw=raw, warehouse=warehouse, staging=staging, workers=workers)
    raise typer.Exit(run(settings, paths or [], _console()))


@app.command()
def retry(
    files: Annotated[
        list[str] | None, typer.Argument(help="Names as `bulletins status` shows them; without any, all.")
    ] = None,
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    staging: StagingOption = None,
) -> None:
    """Read refused files again, although they have not changed."""
    from pipelines.commands.ingest import retry as run

    settings = _settings(raw=raw, warehouse=warehouse, staging=staging)
    raise typer.Exit(run(settings, files or [], _console()))


@app.command()
def status(warehouse: WarehouseOption = None) -> None:
    """Show files, issues, and what was refused and why."""
    from pipelines.commands.query import status as run

    raise typer.Exit(run(_settings(warehouse=warehouse), _console()))


@app.command()
def sql(
    statement: Annotated[str | None, typer.Argument(help="A query; without one, a read-only shell.")] = None,
    warehouse: WarehouseOption = None,
    form: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
) -> None:
    """Query the published warehouse; never waits for a load."""
    import duckdb

    from pipelines.commands import query
    from pipelines.storage.querying import Reader

    settings, console = _settings(warehouse=warehouse), _console()
    if form not in ("table", "csv", "json"):
        raise SettingsError(f"there is no format {form!r}", where="--format", do="Choose one of table, csv, json")
    if statement is None:
        raise typer.Exit(query.shell(settings, console))
    with Reader(settings.warehouse) as reader:
        try:
            answer = reader.query(statement)
        except duckdb.Error as error:
            _console(stderr=True).print(str(error), style="red", markup=False, highlight=False)
            raise typer.Exit(1) from error
    if form == "csv":
        query.print_csv(answer)
    elif form == "json":
        query.print_json(answer)
    else:
        query.print_result(answer, console)


@app.command()
def parse(
    source: Annotated[str | None, typer.Argument(help="FILE.pdf, FILE.txt or - for standard input.")] = None,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Standard input is lines of {id, text, published_on?}.")
    ] = False,
    form: Annotated[str, typer.Option("--format", help="jsonl or markdown.")] = "jsonl",
    overlay: Annotated[Path | None, typer.Option(help="Draw each page with its blocks into this folder.")] = None,
) -> None:
    """Print articles, figures and mentions of one file, without touching the warehouse."""
    from pipelines.commands import parse as parsing

    settings = _settings()
    if jsonl:
        for line in parsing.parse_lines(sys.stdin, settings):
            print(line)
        return
    if source is None:
        raise SettingsError("nothing to parse", do="Name a PDF or text file, - for standard input, or use --jsonl")
    data, name = parsing.read_input(source)
    parsing.print_file(data, name, form, overlay, settings)


@app.command()
def dev(
    port: Annotated[int, typer.Option(help="Port of the web UI.")] = 3000,
    host: Annotated[
        str, typer.Option(help="Address to listen on; anything but loopback exposes the UI.")
    ] = "127.0.0.1",
) -> None:
    """Start Dagster's UI and daemon (`dg dev`) with a home that remembers runs."""
    from pipelines.commands.dev import dev as run

    raise typer.Exit(run(_settings(), host, port))


@app.command()
def schema(write: Annotated[bool, typer.Option("--write", help="Write warehouse/DATA_DICTIONARY.md.")] = False) -> None:
    """Print the data dictionary, or write it where the repository keeps it."""
    from pipelines.settings import PROJECT
    from schemas import ALL_TABLES, DERIVED_TABLES
    from schemas.ddl import dictionary_markdown

    text = dictionary_markdown(ALL_TABLES | DERIVED_TABLES)
    if write:
        (PROJECT / "warehouse" / "DATA_DICTIONARY.md").write_text(text, encoding="utf-8")
    else:
        print(text, end="")


@app.command()
def site(
    out: Annotated[Path | None, typer.Argument(help="Folder to write; site/ beside the warehouse by default.")] = None,
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the review site: every issue's pages with what was found on them, openable from disk."""
    from pipelines.commands.site import site as run

    raise typer.Exit(run(_settings(raw=raw, warehouse=warehouse), out, _console()))


@app.command()
def export(
    out: Annotated[Path, typer.Argument(help="Folder to write to.")],
    warehouse: WarehouseOption = None,
    form: Annotated[str, typer.Option("--format", help="parquet, csv or xlsx.")] = "parquet",
) -> None:
    """Write every table, with the data dictionary beside it."""
    from pipelines.commands.export import export as run

    raise typer.Exit(run(_settings(warehouse=warehouse), out, form, _console()))


@rules_app.command("check")
def rules_check(warehouse: WarehouseOption = None) -> None:
    """Run every rule's examples, and say what each correction changes in the warehouse."""
    from pipelines.commands.rules import check as run

    raise typer.Exit(run(_settings(warehouse=warehouse), _console()))


@rules_app.command("explain")
def rules_explain(
    sentence: Annotated[str, typer.Argument(help="The sentence to explain.")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The issue's date, for times such as last year.")
    ] = None,
) -> None:
    """Show which rule sets which field of which figure in a sentence, and what is no figure and why."""
    from pipelines.commands.rules import explain as run

    raise typer.Exit(run(sentence, _settings(), _console(), on.date() if on else None))


@quarantine_app.command("list")
def quarantine_list(warehouse: WarehouseOption = None) -> None:
    """Show the refused files, each with its reason and what to do."""
    from pipelines.commands.query import quarantine as run

    raise typer.Exit(run(_settings(warehouse=warehouse), _console()))


@quarantine_app.command("clear")
def quarantine_clear(
    files: Annotated[list[str] | None, typer.Argument(help="Names as the list shows them; without any, all.")] = None,
    raw: RawOption = None,
    warehouse: WarehouseOption = None,
    staging: StagingOption = None,
) -> None:
    """Forget refusals; no file is deleted, and one that is still in raw/ is read by the next ingest."""
    from pipelines.commands.ingest import clear as run

    raise typer.Exit(run(_settings(raw=raw, warehouse=warehouse, staging=staging), files or [], _console()))


def main() -> None:
    """Run the command; an error of ours is one line on standard error and exit code 2."""
    # Libraries, word lists and rules are hundreds of thousands of objects that stay: to look through them for garbage
    # after every 700 new ones took a sixth of a short command's time.
    gc.set_threshold(20_000, 20, 50)
    # What the log says, the command prints in its own words; whoever wants the log attaches a handler.
    logging.getLogger("bulletins").addHandler(logging.NullHandler())
    try:
        app()
    except BulletinsError as error:
        _console(stderr=True).print(f"error: {error}", style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)
    except OSError as fault:
        if fault.errno not in DISK_FAULTS:
            raise
        advice = RIGHTS_ADVICE if fault.errno in (errno.EACCES, errno.EPERM) else DISK_ADVICE
        told = f"error: {fault.filename or 'the disk'}: {fault.strerror}. {advice}"
        _console(stderr=True).print(told, style="red", markup=False, highlight=False, soft_wrap=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
