"""From files in the drop folder to rows, as a person sees it: once, again, replaced, copied, refused, removed."""

from __future__ import annotations

import errno
import logging
import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import dagster as dg
import duckdb
import pytest
from dagster._utils.concurrency import ConcurrencySlotStatus
from sqlalchemy.exc import OperationalError

from pipelines import cli, stages
from pipelines.errors import SettingsError, WarehouseError
from pipelines.orchestration import local, retries
from pipelines.orchestration.slots import LOAD_POOL, PROCESS_TAG
from pipelines.settings import Settings
from tests.orchestration.conftest import House, write_issue

Ingest = Callable[..., tuple[int, str]]


def test_a_dropped_file_becomes_rows_with_their_place(house: House, ingest: Ingest) -> None:
    house.drop("harbour-2024-01.pdf")
    code, told = ingest()
    assert code == 0
    assert "harbour-2024-01.pdf" in told
    assert "bulletins sql" in told
    (row,) = house.ask(
        "SELECT f.surface, f.value, f.page_no, f.x0 > 50 AND f.x1 < 545, "
        "a.body[f.char_start + 1 : f.char_end] = f.surface "
        "FROM figures AS f JOIN articles AS a USING (article_id) WHERE f.value = 41"
    )
    assert row[1:] == (41.0, 1, True, True)
    assert house.ask("SELECT status, revision FROM issues") == [("loaded", 1)]
    assert house.ask("SELECT issue_count FROM published") == [(1,)]


def test_the_same_again_is_unchanged_and_nothing_is_published(house: House, ingest: Ingest) -> None:
    house.drop("a.pdf")
    ingest()
    before = house.settings.warehouse.stat().st_ino
    code, told = ingest()
    assert (code, "unchanged" in told) == (0, True)
    assert house.settings.warehouse.stat().st_ino == before


@pytest.mark.parametrize("cut", ["pipelines.release.refresh", "pipelines.storage.publishing._copy"])
def test_what_a_run_loaded_that_came_to_no_end_is_published_by_the_next(
    house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch, cut: str
) -> None:
    house.drop("a.pdf")
    ingest()

    def broken(*_: object) -> None:
        raise WarehouseError("cut short")

    with monkeypatch.context() as patch:
        house.drop("b.pdf", 43)
        patch.setattr(cut, broken)
        assert ingest()[0] != 0
    assert house.ask("SELECT count(*) FROM issues") == [(1,)]
    assert ingest()[0] == 0
    assert house.ask("SELECT file_name, status FROM files ORDER BY 1") == [("a.pdf", "loaded"), ("b.pdf", "loaded")]
    before = house.settings.warehouse.stat().st_ino
    ingest()
    assert house.settings.warehouse.stat().st_ino == before


def test_replaced_content_is_the_next_revision(house: House, ingest: Ingest) -> None:
    house.drop("a.pdf", 41)
    ingest()
    house.drop("a.pdf", 43)
    code, told = ingest()
    assert (code, "replaced" in told) == (0, True)
    assert house.ask("SELECT revision FROM issues") == [(2,)]
    assert house.ask("SELECT count(*) FROM figures WHERE value = 41") == [(0,)]
    assert house.ask("SELECT status FROM files ORDER BY status") == [("loaded",), ("superseded",)]
    house.drop("a.pdf", 41)
    ingest()
    assert house.ask("SELECT revision FROM issues") == [(3,)]
    assert house.ask("SELECT count(*) FROM figures WHERE value = 41") == [(1,)]


def test_the_same_content_under_another_name_is_a_duplicate(house: House, ingest: Ingest) -> None:
    house.drop("a.pdf")
    ingest()
    house.drop("b.pdf")
    code, _ = ingest()
    assert code == 0
    assert house.ask("SELECT file_name, status, reason FROM files ORDER BY file_name") == [
        ("a.pdf", "loaded", None),
        ("b.pdf", "duplicate", "a.pdf"),
    ]
    assert house.ask("SELECT count(*) FROM issues") == [(1,)]


def test_a_bad_file_is_quarantined_and_the_good_one_loaded(house: House, ingest: Ingest) -> None:
    (house.settings.raw / "page.pdf").write_text("<html><body>404 Not Found</body></html>")
    house.drop("good.pdf")
    code, told = ingest()
    assert code == 1
    assert "refused  page.pdf: The file is no PDF" in told
    assert house.ask("SELECT file_name, status, reason FROM files ORDER BY file_name") == [
        ("good.pdf", "loaded", None),
        ("page.pdf", "quarantined", "not_a_pdf"),
    ]
    rejected = house.ask("SELECT table_name, \"check\" FROM rejections WHERE table_name = 'files'")
    assert rejected == [("files", "not_a_pdf")]
    code, told = ingest()
    assert (code, "unchanged" in told) == (0, True), "a refused file is not tried again until it changes"


def test_names_that_a_terminal_or_a_table_would_obey_are_only_shown(house: House, ingest: Ingest) -> None:
    house.drop("[red] two\nlines \x1b[31m.pdf")
    os.rename(write_issue(house.settings.raw / "x.pdf", 43), os.fsencode(house.settings.raw) + b"/bad\xff.pdf")
    code, told = ingest()
    assert code == 1
    assert "loaded  [red] two\\nlines \\x1b[31m.pdf" in told
    assert "\x1b[31m" not in told
    assert house.ask("SELECT file_name, status, reason FROM files ORDER BY file_name") == [
        ("[red] two\nlines \x1b[31m.pdf", "loaded", None),
        ("bad\\xff.pdf", "quarantined", "unusable_name"),
    ]


def test_a_removed_file_is_told_and_its_rows_stay(house: House, ingest: Ingest) -> None:
    house.drop("a.pdf")
    ingest()
    (house.settings.raw / "a.pdf").unlink()
    code, told = ingest()
    assert (code, "removed" in told) == (0, True)
    assert house.ask("SELECT status FROM files") == [("removed",)]
    assert house.ask("SELECT count(*) FROM issues") == [(1,)]
    assert "nothing to do" in ingest()[1]


@pytest.mark.parametrize(("before", "after"), [("a.pdf", "b.pdf"), ("b.pdf", "a.pdf")])
def test_a_renamed_file_counts_once_under_its_new_name(house: House, ingest: Ingest, before: str, after: str) -> None:
    house.drop(before)
    ingest()
    figures = house.ask("SELECT value, count(*) FROM figures GROUP BY ALL ORDER BY ALL")
    mentioned = house.ask("SELECT name, mention_count FROM entities ORDER BY ALL")
    (house.settings.raw / before).rename(house.settings.raw / after)
    code, told = ingest()
    assert (code, f"removed  {before}: {after} is the same file under its new name" in told) == (0, True)
    assert house.ask("SELECT file_name, status, reason FROM files ORDER BY status") == [
        (after, "loaded", None),
        (before, "removed", after),
    ]
    assert house.ask("SELECT file_name FROM issues") == [(after,)]
    assert house.ask("SELECT value, count(*) FROM figures GROUP BY ALL ORDER BY ALL") == figures
    assert house.ask("SELECT name, mention_count FROM entities ORDER BY ALL") == mentioned
    assert "unchanged" in ingest()[1]


def test_a_removed_file_that_comes_back_under_another_name_counts_once(house: House, ingest: Ingest) -> None:
    house.drop("a.pdf")
    ingest()
    (house.settings.raw / "a.pdf").unlink()
    ingest()
    house.drop("b.pdf")
    ingest()
    assert house.ask("SELECT file_name FROM issues") == [("b.pdf",)]


def test_an_emptied_staging_folder_stops_no_later_run(
    house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, name in enumerate(("a.pdf", "b.pdf", "c.pdf")):
        house.drop(name, 41 + number)
    ingest()
    shutil.rmtree(house.settings.staging_root)
    for name in ("b.pdf", "c.pdf"):
        (house.settings.raw / name).unlink()
        house.drop("d.pdf", 51)
        code, told = ingest()
        assert (code, f"removed  {name}" in told) == (0, True)
    shutil.rmtree(house.settings.staging_root)
    monkeypatch.setattr("pipelines.arrivals.expected_fingerprint", lambda sha256: "newer code")
    code, told = ingest()
    assert (code, "failed" in told, "unchanged  a.pdf" in told) == (0, False, True)
    assert house.ask("SELECT count(*) FROM issues") == [(4,)], "what the removed files said stays"


def test_what_nobody_reads_is_named(house: House, ingest: Ingest) -> None:
    code, told = ingest()
    assert (code, "there is no PDF in" in told) == (0, True)
    for name in ("minutes.docx", "late.pdf.part", ".hidden"):
        (house.settings.raw / name).write_text("words")
    house.drop("a.pdf")
    code, told = ingest()
    assert (code, "passed over  2 files" in told, "late.pdf.part, minutes.docx" in told) == (0, True, True)
    assert ".hidden" not in told


def test_named_files_are_read_where_they_are(house: House, ingest: Ingest, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    path = write_issue(elsewhere / "far.pdf")
    assert ingest(path)[0] == 0
    assert house.ask("SELECT file_name, status, folder FROM files") == [("far.pdf", "loaded", str(elsewhere))]
    assert "unchanged" in ingest(path)[1]
    assert "nothing to do" in ingest()[1], "a file outside the drop folder is not missed in it"


def test_new_rules_reread_figures_and_open_no_pdf(
    house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.drop("a.pdf")
    ingest()
    known = stages.code_version
    changed = {"figures": "another"}
    monkeypatch.setattr(stages, "code_version", lambda name: changed.get(name) or known(name))
    monkeypatch.setitem(
        stages.STAGES,
        "pages",
        stages.Stage(**{**_fields(stages.STAGES["pages"]), "work": _must_not_run}),
    )
    code, told = ingest()
    assert (code, "reread" in told) == (0, True)
    assert house.ask("SELECT revision FROM issues") == [(1,)]


def _fields(stage: stages.Stage) -> dict[str, object]:
    return {name: getattr(stage, name) for name in stage.__slots__}


def _must_not_run(*given: object) -> stages.Result:
    raise AssertionError("a PDF was opened")


def test_one_issues_failure_is_its_own(house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines import figures

    honest = figures.find_figures

    def failing(layout, *given):
        if layout.issue.issue_id == "b":
            raise ZeroDivisionError("a fault of ours")
        return honest(layout, *given)

    monkeypatch.setattr(figures, "find_figures", failing)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        house.drop(name, 41 + ord(name[0]))
    assert ingest()[0] == 1
    assert house.ask("SELECT issue_id FROM issues ORDER BY issue_id") == [("a",), ("c",)]
    ((reason, detail),) = house.ask("SELECT reason, detail FROM files WHERE status = 'quarantined'")
    assert reason == "internal_error"
    assert "a fault of ours" in detail


def test_what_is_staged_and_not_published_is_taken_along(house: House, ingest: Ingest) -> None:
    from pipelines.arrivals import announce, plan
    from pipelines.engine import Engine

    house.drop("a.pdf", 41)
    with Engine(house.settings) as engine:
        found = plan(house.settings)
        announce(found.arrivals, engine.staging)
        engine.settle(found.issue_ids)
        for stage in stages.STAGES:
            engine.run(stage, found.issue_ids)
    house.drop("b.pdf", 42)
    ingest(house.settings.raw / "b.pdf")
    assert house.ask("SELECT issue_id FROM issues ORDER BY issue_id") == [("a",), ("b",)]


def test_the_warehouse_is_queried_while_it_loads(house: House, ingest: Ingest) -> None:
    house.drop("a.pdf", 41)
    ingest()
    with duckdb.connect(str(house.settings.warehouse), read_only=True) as held:
        house.drop("b.pdf", 42)
        assert ingest()[0] == 0
        assert held.execute("SELECT count(*) FROM issues").fetchall() == [(1,)]
    assert house.ask("SELECT count(*) FROM issues") == [(2,)]


def test_a_refused_file_is_read_again_on_request(house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from rich.console import Console

    from pipelines.commands.ingest import retry

    house.drop("a.pdf")
    monkeypatch.setenv("BULLETINS_MAX_FILE_BYTES", "10")
    house.settings = Settings()
    assert ingest()[0] == 1
    assert house.ask("SELECT status, reason FROM files") == [("quarantined", "too_large")]
    monkeypatch.delenv("BULLETINS_MAX_FILE_BYTES")
    house.settings = Settings()
    assert "unchanged" in ingest()[1]
    assert retry(house.settings, ["a.pdf"], Console(file=StringIO())) == 0
    assert house.ask("SELECT status, reason FROM files WHERE status <> 'superseded'") == [("loaded", None)]


def test_a_cleared_refusal_is_forgotten_and_a_file_that_is_still_there_is_read_anew(
    house: House, ingest: Ingest
) -> None:
    from io import StringIO

    from rich.console import Console

    from pipelines.commands.ingest import clear

    for name in ("one.pdf", "two.pdf"):
        (house.settings.raw / name).write_text(f"<html><body>404 {name}</body></html>")
    house.drop("good.pdf")
    assert ingest()[0] == 1
    with pytest.raises(SettingsError, match="not in quarantine"):
        clear(house.settings, ["good.pdf"], Console(file=StringIO()))
    (house.settings.raw / "one.pdf").unlink()
    assert clear(house.settings, ["one.pdf"], Console(file=StringIO())) == 0
    assert house.ask("SELECT file_name FROM files ORDER BY file_name") == [("good.pdf",), ("two.pdf",)]
    assert len(house.ask("SELECT row FROM rejections WHERE table_name = 'files'")) == 1
    assert "unchanged" in ingest()[1]
    house.drop("two.pdf", 43)
    assert clear(house.settings, [], Console(file=StringIO())) == 0
    assert house.ask("SELECT file_name FROM files") == [("good.pdf",)]
    assert house.ask("SELECT count(*) FROM issues") == [(1,)]
    assert (house.settings.raw / "two.pdf").exists()
    assert ingest()[0] == 0
    assert house.ask("SELECT file_name, status FROM files ORDER BY file_name") == [
        ("good.pdf", "loaded"),
        ("two.pdf", "loaded"),
    ]


def test_a_full_disk_is_told_in_a_line_and_not_as_a_traceback(
    house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def log_is_full(*_: object) -> list[str]:
        raise OperationalError("INSERT INTO event_logs", {}, Exception("disk I/O error"))

    def disk_is_full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/staging/part")

    house.drop("a.pdf")
    monkeypatch.setattr(local, "_materialize", log_is_full)
    with pytest.raises(WarehouseError, match=r"log of runs cannot be written: disk I/O error\. Make room"):
        ingest()
    monkeypatch.setattr(cli, "app", disk_is_full)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "error: /staging/part: No space left on device. Make room" in capsys.readouterr().err


def test_a_folder_that_may_not_be_written_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def not_allowed() -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "/warehouse/.staging")

    monkeypatch.setattr(cli, "app", not_allowed)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert "error: /warehouse/.staging: Permission denied. Give this user" in capsys.readouterr().err


def test_each_publication_is_written_as_parquet_where_the_setting_says(
    house: House, ingest: Ingest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house.drop("a.pdf", 41)
    ingest()
    monkeypatch.setenv("BULLETINS_PARQUET", str(tmp_path / "lake"))
    house.settings = Settings()
    assert "tables as Parquet" in ingest()[1], "asked for afterwards, it is made up for"
    house.drop("a.pdf", 43)
    ingest()
    assert "as Parquet" not in ingest()[1]
    # What the README tells to ask.
    lake = tmp_path / "lake"
    with duckdb.connect() as connection:
        connection.execute(f"SET VARIABLE now = (SELECT folder FROM '{lake}/latest.json')")
        asked = f"SELECT value FROM read_parquet('{lake}/' || getvariable('now') || '/figures.parquet')"
        assert (43.0,) in connection.execute(asked).fetchall()


@pytest.mark.parametrize(
    ("fault", "passes"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (BlockingIOError(errno.EAGAIN, "locked"), True),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), True),
        (OSError(errno.EACCES, "Permission denied"), False),
        (ValueError("damaged"), False),
    ],
)
def test_only_what_can_pass_is_tried_again(fault: Exception, passes: bool) -> None:
    told = WarehouseError("it did not go", do="Mend it")
    told.__cause__ = fault
    context = SimpleNamespace(run=SimpleNamespace(tags={}), log=logging.getLogger())
    with pytest.raises(dg.RetryRequested if passes else WarehouseError), retries.tried_again(context):
        raise told


@pytest.mark.parametrize("process", [None, f"{socket.gethostname()}:{2**22 + 1}:1"])
def test_a_run_that_was_killed_as_it_loaded_does_not_block_the_next(
    house: House, ingest: Ingest, process: str | None
) -> None:
    house.drop("a.pdf")
    ingest()
    with dg.DagsterInstance.get() as instance:
        tags = {PROCESS_TAG: process} if process else {}
        killed = dg.DagsterRun("ingest", status=dg.DagsterRunStatus.STARTED, tags=tags)
        instance.run_storage.add_run(killed)
        claim = instance.event_log_storage.claim_concurrency_slot(LOAD_POOL, killed.run_id, "warehouse")
        assert claim.slot_status == ConcurrencySlotStatus.CLAIMED
    house.drop("a.pdf", 43)
    assert "replaced" in ingest()[1]
