"""What `bulletins parse` says of files that it cannot read whole, and of settings that make no sense."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner, Result

from pipelines import entities, figures
from pipelines.cli import app
from pipelines.commands.parse import parse_lines
from pipelines.errors import BulletinsError, SettingsError
from pipelines.model import Layout
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


def test_a_text_over_which_the_program_stumbles_leaves_the_others_read(monkeypatch: pytest.MonkeyPatch) -> None:
    names = entities.find_mentions

    def stumbling(layout: Layout, **given: object) -> object:
        if "stumble" in layout.articles[0].body:
            raise IndexError("list index out of range")
        return names(layout, **given)

    def spoilt(text: str, *given: object) -> object:
        if "spoilt" in text:
            raise ValueError("year 0 is out of range")
        return prose(text, *given)

    prose = figures.read_prose
    monkeypatch.setattr(entities, "find_mentions", stumbling)
    monkeypatch.setattr(figures, "read_prose", spoilt)
    texts = ["Here 12 men stumble.", "Here 14 cows graze.\n\nHere 15 fish are spoilt.", "There 13 boats sail."]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]
    stumbled, half, whole = map(json.loads, parse_lines(lines, Settings()))
    assert "IndexError: list index out of range" in stumbled["error"]
    assert "Report the text" in stumbled["error"]
    assert [figure["value"] for figure in half["figures"]] == [14]
    assert "year 0 is out of range" in half["error"]
    assert [figure["value"] for figure in whole["figures"]] == [13]
    assert "error" not in whole


def test_a_span_of_this_year_in_a_text_without_a_date_is_read() -> None:
    text = "Since January until June 16 this year 9,453 cases were seen."
    (answer,) = map(json.loads, parse_lines([json.dumps({"id": 1, "text": text})], Settings()))
    (figure,) = answer["figures"]
    assert (figure["value"], figure["period_start"], figure["period_end"]) == (9453, None, None)
