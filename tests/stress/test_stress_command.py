"""The stress command: counts every file once, and fails where text is lost without a word."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason
from pipelines.intake.workers import Done, Failed, WorkerPool
from pipelines.model import Document, Page
from tests.stress import __main__ as command
from tests.stress import comparison, mutations

sys.path.insert(0, str(Path(__file__).parent.parent / "intake"))
from hostile_files import (
    deflated,
    document,
    encrypted_attachments_alone,
    form_that_draws_itself,
    header_only,
    line,
    sound,
    stream,
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "whole.pdf").write_bytes(sound())
    (tmp_path / "broken.pdf").write_bytes(header_only())
    (tmp_path / "link.pdf").symlink_to("whole.pdf")
    (tmp_path / "notes.txt").write_text("words")
    return tmp_path


def test_every_file_is_counted_once(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["stress", str(folder), "--workers", "1"])
    assert command.main() == 0
    said = capsys.readouterr().out
    for told in ("1 loaded", "1 refused: damaged", "1 refused: symbolic_link", "3 in all", "0 unexplained"):
        assert told in said


def test_lost_text_fails_the_command(folder, monkeypatch, capsys):
    blank = Document("stress", "x", tuple(Page("stress", number, 612.0, 792.0, ()) for number in (1, 2)))
    monkeypatch.setattr(comparison, "read_file", lambda *_: blank)
    monkeypatch.setattr(comparison, "FEW_CHARACTERS", 10)
    monkeypatch.setattr(sys, "argv", ["stress", str(folder), "--workers", "0"])
    assert command.main() == 1
    said = capsys.readouterr().out
    assert "2 pages, PDFium sees 3" in said
    assert "page 1: 0 characters, PDFium sees 25" in said


def test_what_pdfplumber_alone_loses_is_told(folder, monkeypatch, capsys):
    (folder / "attached.pdf").write_bytes(encrypted_attachments_alone())
    monkeypatch.setattr(sys, "argv", ["stress", str(folder), "--workers", "1", "--bare"])
    assert command.main() == 0
    said = capsys.readouterr().out
    assert "1 fails or finds no pages, others have text: 1 loaded" in said
    assert "1 of 1 files of which others alone have text: loaded or partial" in said


@pytest.mark.parametrize("level", ["bytes", "objects"])
def test_mutations_are_the_same_for_the_same_seed(level, folder, tmp_path_factory, monkeypatch):
    made = []
    for name in ("one", "two"):
        out = tmp_path_factory.mktemp(name)
        argv = ["mutations", str(folder), str(out), "--level", level, "--seed", "5"]
        monkeypatch.setattr(sys, "argv", argv)
        mutations.main()
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert made[0] == made[1]
    assert len(set(made[0].values())) >= len(mutations.LEVELS[level])


LIMITS = Limits(max_pages=500, cpu_seconds_per_page=2.0, cpu_seconds_per_file=10.0, wall_seconds_per_step=30.0)
PER_SOURCE = 3 * len(mutations.LEVELS["objects"])


@pytest.fixture(scope="module")
def changed_objects(tmp_path_factory):
    """Read copies of four files of different make whose objects are changed, the same ones each time."""
    out = tmp_path_factory.mktemp("copies")
    items = []
    for name, data in SOURCES.items():
        for copy_name, copy in mutations.copies(data(), f"{name}.pdf", "objects", PER_SOURCE, seed=8):
            (out / copy_name).write_bytes(copy)
            items.append(comparison.StressItem(str(out / copy_name), copy_name, LIMITS))
    with WorkerPool(1, LIMITS, comparison.read_and_compare) as pool:
        return {item.file_name: outcome for item, outcome in pool.run(items)}


MAPPED = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 20 0 R >>"
TABLE = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfrange <20> <7E> <0020> endbfrange endcmap end"
SOURCES = {
    "sound": sound,
    "forms": form_that_draws_itself,
    "packed": lambda: document([deflated(line(f"Packed {number}") * 20) for number in range(4)]),
    "mapped": lambda: document([stream(line("Mapped"))], font=MAPPED, more={20: stream(TABLE)}),
}


def test_whatever_objects_say_each_copy_ends_with_a_reason_a_person_can_act_on(changed_objects):
    assert len(changed_objects) > 0.9 * PER_SOURCE * len(SOURCES)
    ours = (Reason.INTERNAL_ERROR, Reason.READER_CRASHED)
    failed = {name: outcome for name, outcome in changed_objects.items() if isinstance(outcome, Failed)}
    assert {name: outcome.detail for name, outcome in failed.items() if outcome.reason in ours} == {}
    assert len(failed) < len(changed_objects) / 3, "most of them still have pages"


def test_no_copy_loses_what_pdfium_sees_without_a_word(changed_objects):
    lost = {
        name: outcome.value.disagreements
        for name, outcome in changed_objects.items()
        if isinstance(outcome, Done) and outcome.value.disagreements
    }
    assert lost == {}
