"""`bulletins sql` and `bulletins status`: questions to the published warehouse.

Belongs here: printing answers, and the shell's loop. Does not belong here: opening the file (`storage/querying.py`).
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime

import duckdb
from rich.console import Console
from rich.table import Table

from pipelines.commands.showing import cell
from pipelines.errors import WarehouseError
from pipelines.settings import Settings
from pipelines.storage.querying import Answer, Reader

NUMERIC = ("INTEGER", "BIGINT", "DOUBLE", "HUGEINT", "DECIMAL", "FLOAT", "UBIGINT", "SMALLINT", "TINYINT")


def print_result(answer: Answer, console: Console) -> None:
    """Print the answer as a table; NULL stays empty, numbers stand to the right."""
    if not answer.columns:
        return
    table = Table(show_edge=False, header_style="bold")
    for name, kind in zip(answer.columns, answer.types, strict=True):
        table.add_column(cell(name), justify="right" if kind.startswith(NUMERIC) else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(_cell(value) for value in row))
    console.print(table)
    console.print(f"{len(answer.rows)} row{'s' if len(answer.rows) != 1 else ''}", style="dim", highlight=False)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.0f}"
    if isinstance(value, list):
        return ", ".join(cell(str(item)) for item in value)
    if isinstance(value, (datetime, date)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return "\n".join(cell(line) for line in str(value).splitlines())


def print_csv(answer: Answer) -> None:
    """Print the answer as CSV on standard output, for pipes."""
    import csv

    writer = csv.writer(sys.stdout)
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)


def print_json(answer: Answer) -> None:
    """Print the answer as JSON lines on standard output."""
    for row in answer.rows:
        print(json.dumps(dict(zip(answer.columns, row, strict=True)), default=str, ensure_ascii=False))


def shell(settings: Settings, console: Console) -> int:
    """Read statements until the end of input; each one sees the newest state of the warehouse."""
    interactive = sys.stdin.isatty()
    if interactive:
        console.print("Read-only. A statement ends with ; and Ctrl-D leaves. SHOW TABLES; lists what is there.")
    buffer = ""
    failed = False
    with Reader(settings.warehouse) as reader:
        reader.refresh()
        while True:
            try:
                line = input(("bulletins> " if not buffer else "      ...> ") if interactive else "")
            except EOFError:
                break
            except KeyboardInterrupt:
                buffer = ""
                console.print()
                continue
            buffer += line + "\n"
            if not buffer.strip() or not buffer.rstrip().endswith(";"):
                continue
            if buffer.strip().rstrip(";").lower() in ("exit", "quit", ".exit", ".quit"):
                break
            failed |= not _answer(reader, buffer, console)
            buffer = ""
        if buffer.strip():
            failed |= not _answer(reader, buffer, console)
    return 1 if failed and not interactive else 0


def _answer(reader: Reader, sql: str, console: Console) -> bool:
    try:
        if reader.refresh():
            console.print("(the warehouse was loaded anew)", style="dim")
        print_result(reader.query(sql), console)
    except (duckdb.Error, WarehouseError) as error:
        console.print(str(error), style="red", markup=False, highlight=False)
        return False
    return True


STATUS_QUERIES = {
    "Published": "SELECT published_at, run_id, rules_version, issue_count AS issues, article_count AS articles, "
    "figure_count AS figures, mention_count AS mentions FROM published",
    "Files": "SELECT status, count(*) AS files, sum(size_bytes) AS bytes FROM files GROUP BY status ORDER BY status",
    "Quarantine": "SELECT file_name AS file, reason, "
    # The detail begins with the name of the file without its folders, which the first column tells.
    "CASE WHEN starts_with(detail, parse_filename(file_name) || ': ') "
    "THEN substr(detail, length(parse_filename(file_name)) + 3) ELSE detail END AS detail "
    "FROM files WHERE status = 'quarantined' ORDER BY file_name",
    "Rejected rows": 'SELECT issue_id AS issue, table_name AS "table", "check", count(*) AS rows FROM rejections '
    "WHERE table_name <> 'files' GROUP BY ALL ORDER BY ALL",
    "Pages not read": "SELECT issue_id AS issue, page_no AS page, status, reason FROM pages "
    "WHERE status <> 'loaded' ORDER BY ALL",
}


def status(settings: Settings, console: Console) -> int:
    """Print the state of files, issues and quarantine."""
    with Reader(settings.warehouse) as reader:
        for title, sql in STATUS_QUERIES.items():
            answer = reader.ask(sql)
            if answer.rows:
                console.print(f"\n[bold]{title}[/bold]")
                print_result(answer, console)
    return 0


def quarantine(settings: Settings, console: Console) -> int:
    """Print what was refused, and why."""
    with Reader(settings.warehouse) as reader:
        answer = reader.ask(STATUS_QUERIES["Quarantine"])
    if answer.rows:
        print_result(answer, console)
    else:
        console.print("nothing is in quarantine", markup=False)
    return 0
