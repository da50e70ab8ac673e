"""The stress command: counts every file once, and fails where text is lost without a word."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pipelines.model import Document, Page
from tests.stress import __main__ as command
from tests.stress import comparison, mutations

sys.path.insert(0, str(Path(__file__).parent.parent / "intake"))
from hostile_files import encrypted_attachments_alone, header_only, sound


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
    for line in ("1 loaded", "1 refused: damaged", "1 refused: symbolic_link", "3 in all", "0 unexplained"):
        assert line in said


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


def test_mutations_are_the_same_for_the_same_seed(folder, tmp_path_factory, monkeypatch):
    made = []
    for name in ("one", "two"):
        out = tmp_path_factory.mktemp(name)
        monkeypatch.setattr(sys, "argv", ["mutations", str(folder), str(out), "--copies", "8", "--seed", "5"])
        mutations.main()
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert made[0] == made[1]
    assert len(set(made[0].values())) > len(mutations.KINDS)
