"""What `bulletins parse` says of files that it cannot read whole, and of settings that make no sense."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner, Result

from pipelines.cli import app
from pipelines.commands.parse import parse_lines
from pipelines.errors import BulletinsError, SettingsError
from pipelines.settings import Settings
from tests.orchestration.conftest import write_issue


def parse(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["parse", *map(str, arguments)])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "The file is empty"),
        (b"PK\x03\x04" + b"0" * 200, "no PDF, whatever its name: it looks like a zip archive"),
        (b"<html><body>Please log in</body></html>", "it looks like a web page"),
        (b"Dear all,\nthe minutes are below.\n", "it begins with “Dear all,”. Fetch"),
        (b"\x01\x02\x03\x04" * 20, "it begins with b'"),
    ],
)
def test_what_is_called_a_pdf_and_is_none_is_not_read_as_text(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "issue.pdf").write_bytes(data)
    answer = parse(tmp_path / "issue.pdf")
    assert isinstance(answer.exception, BulletinsError)
    assert told in str(answer.exception)
    assert str(answer.exception).startswith("issue.pdf: ")
    assert not answer.stdout


def test_a_page_that_is_not_read_is_told_of(tmp_path: Path) -> None:
    whole, spoilt = write_issue(tmp_path / "whole.pdf"), tmp_path / "spoilt.pdf"
    with pikepdf.open(whole) as pdf:
        pdf.pages.append(pdf.pages[0])
        pdf.pages[1].Contents = pikepdf.Stream(pdf, b"BT /F1 12 Tf (((( q Do")
        pdf.save(spoilt)
    answer = parse(spoilt)
    assert answer.exit_code == 0
    assert "warning: spoilt.pdf: page 2 is not read: " in answer.stderr
    assert any(json.loads(line)["type"] == "figure" for line in answer.stdout.splitlines())


def test_a_folder_that_cannot_be_made_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = parse("--overlay", tmp_path / "file" / "out", write_issue(tmp_path / "a.pdf"))
    assert isinstance(answer.exception, SettingsError)
    assert "file/out: no folder can be made" in str(answer.exception)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": 1}', "it has no 'text'"),
        ('{"id": 1, "text": "It rose.", "published_on": "May 2"}', "Invalid isoformat string: 'May 2'"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_it_lacks(line: str, told: str) -> None:
    (answer,) = parse_lines([line], Settings())
    assert json.loads(answer)["error"] == f"line 1 is not {{id, text, published_on?}}: {told}"


@pytest.mark.parametrize(
    ("given", "passwords"),
    [("", ()), ("harbour", ("harbour",)), ('["one", "another"]', ("one", "another")), ("[]", ())],
)
def test_one_password_is_given_as_it_is(
    monkeypatch: pytest.MonkeyPatch, given: str, passwords: tuple[str, ...]
) -> None:
    monkeypatch.setenv("BULLETINS_PASSWORDS", given)
    assert Settings().passwords == passwords


def test_a_list_of_passwords_that_is_none_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BULLETINS_PASSWORDS", "['one', 'another']")
    answer = parse("-")
    assert isinstance(answer.exception, SettingsError)
    assert str(answer.exception).startswith("BULLETINS_PASSWORDS: several passwords are a JSON list")
