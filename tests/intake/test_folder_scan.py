"""One look into the drop folder: what is new, what changed, and what is never opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pipelines.errors import RefusedFileError
from pipelines.intake import files
from pipelines.intake.files import hash_file, read_pdf
from pipelines.intake.folder import KnownFile, scan
from pipelines.intake.limits import Limits
from pipelines.intake.reasons import Reason

PDF = b"%PDF-1.4\n%%EOF\n"
LATER_NS = 10**19


def put(folder: Path, name: str, data: bytes = PDF) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def names(found):
    return [entry.file_name for entry in found]


def known_after(result):
    return {file.file_name: KnownFile(file.size_bytes, file.mtime_ns) for file in result.to_read}


def reasons(result):
    return {entry.file_name: entry.reason for entry in result.refused}


def look(raw, known=None, now_ns=LATER_NS, **options):
    return scan(raw, known or {}, now_ns=now_ns, **options)


def test_new_changed_unchanged_and_vanished_files_are_told_apart(tmp_path):
    for name in ("a.pdf", "b.PDF", "year/c.pdf"):
        put(tmp_path, name)
    first = look(tmp_path)
    assert names(first.new) == ["a.pdf", "b.PDF", "year/c.pdf"]
    put(tmp_path, "a.pdf", PDF + b"more")
    (tmp_path / "b.PDF").unlink()
    second = look(tmp_path, known_after(first))
    assert names(second.changed) == ["a.pdf"]
    assert second.unchanged == ("year/c.pdf",)
    assert second.vanished == ("b.PDF",)
    assert not second.new


def test_known_files_are_not_opened(tmp_path, monkeypatch):
    put(tmp_path, "a.pdf")
    put(tmp_path, "report")
    first = look(tmp_path)
    monkeypatch.setattr(files.os, "open", lambda *_: pytest.fail("opened a known file"))
    assert look(tmp_path, known_after(first)).unchanged == ("a.pdf", "report")


def test_a_file_that_changed_just_now_waits(tmp_path):
    changed_ns = put(tmp_path, "a.pdf").stat().st_ctime_ns
    assert look(tmp_path, now_ns=changed_ns + 10**9, settle_seconds=5).waiting == ("a.pdf",)
    assert names(look(tmp_path, now_ns=changed_ns + 6 * 10**9, settle_seconds=5).new) == ["a.pdf"]


def test_an_old_modification_time_does_not_make_a_fresh_copy_settled(tmp_path):
    path = put(tmp_path, "a.pdf")
    os.utime(path, ns=(10**18, 10**18))
    assert look(tmp_path, now_ns=path.stat().st_ctime_ns + 1).waiting == ("a.pdf",)


def test_files_are_candidates_by_name_or_by_content(tmp_path):
    put(tmp_path, "bulletin")
    put(tmp_path, "notes.txt", b"words")
    put(tmp_path, "page.pdf", b"<html>")
    result = look(tmp_path)
    assert names(result.new) == ["bulletin", "page.pdf"]
    assert result.ignored == ("notes.txt",)


def test_hidden_files_and_unfinished_downloads_are_passed_over(tmp_path):
    for name in (".a.pdf", "a.pdf.crdownload", "a.pdf.part", ".cache/b.pdf", "a.pdf~"):
        put(tmp_path, name)
    result = look(tmp_path)
    assert not result.new
    assert not result.refused
    assert set(result.ignored) == {".a.pdf", "a.pdf.crdownload", "a.pdf.part", ".cache", "a.pdf~"}


def test_what_is_no_regular_file_is_reported_and_never_opened(tmp_path, monkeypatch):
    raw = tmp_path / "raw"
    put(tmp_path, "secret.pdf")
    put(raw, "folder.pdf/inner.pdf")
    (raw / "out.pdf").symlink_to(tmp_path / "secret.pdf")
    (raw / "loop.pdf").symlink_to("loop.pdf")
    (raw / "year").symlink_to(tmp_path)
    os.mkfifo(raw / "pipe.pdf")
    os.mkfifo(raw / "pipe")
    monkeypatch.chdir(raw)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.pdf")
        result = look(raw)
    assert reasons(result) == {
        "folder.pdf": Reason.NOT_A_REGULAR_FILE,
        "out.pdf": Reason.SYMBOLIC_LINK,
        "loop.pdf": Reason.SYMBOLIC_LINK,
        "pipe.pdf": Reason.NOT_A_REGULAR_FILE,
        "socket.pdf": Reason.NOT_A_REGULAR_FILE,
    }
    assert not result.new
    assert result.ignored == ("pipe", "year")


def test_a_refused_entry_is_refused_once(tmp_path):
    (tmp_path / "out.pdf").symlink_to("/etc/hostname")
    entry = look(tmp_path).refused[0]
    again = look(tmp_path, {"out.pdf": KnownFile(entry.size_bytes, entry.mtime_ns)})
    assert again.unchanged == ("out.pdf",)
    assert not again.refused


def test_a_sparse_giant_is_refused_by_its_size(tmp_path):
    path = put(tmp_path, "giant.pdf")
    os.truncate(path, 20 * 1024**3)
    assert reasons(look(tmp_path)) == {"giant.pdf": Reason.TOO_LARGE}
    with pytest.raises(RefusedFileError) as refusal:
        hash_file(path)
    assert refusal.value.reason == Reason.TOO_LARGE
    assert "BULLETINS_MAX_FILE_BYTES" in str(refusal.value)


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.pdf",
        'it\'s "quoted".pdf',
        "%2e%2e%2fetc.pdf",
        "a..\\..pdf",
        "公報.pdf",
        "نشرة.pdf",
        "x" * 251 + ".pdf",
        "-rf.pdf",
        " .pdf",
    ],
)
def test_odd_names_are_found_under_exactly_that_name(tmp_path, name):
    put(tmp_path, name)
    result = look(tmp_path)
    assert names(result.new) == [name]
    assert look(tmp_path, known_after(result)).unchanged == (name,)


def test_a_name_that_is_no_unicode_is_reported_in_a_form_that_can_be_stored(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.pdf"
    with open(path, "wb") as stream:
        stream.write(PDF)
    result = look(tmp_path)
    assert reasons(result) == {"caf\\xe9.pdf": Reason.UNUSABLE_NAME}
    known = {"caf\\xe9.pdf": KnownFile(result.refused[0].size_bytes, result.refused[0].mtime_ns)}
    assert look(tmp_path, known).unchanged == ("caf\\xe9.pdf",)
    with pytest.raises(RefusedFileError) as refusal:
        hash_file(tmp_path / result.refused[0].file_name)
    assert refusal.value.reason == Reason.UNUSABLE_NAME


def test_a_file_that_grows_while_it_is_hashed_has_not_settled(tmp_path, monkeypatch):
    path = put(tmp_path, "a.pdf")
    read = os.read

    def read_and_grow(descriptor, count):
        with path.open("ab") as stream:
            stream.write(b"more")
        monkeypatch.undo()
        return read(descriptor, count)

    monkeypatch.setattr(files.os, "read", read_and_grow)
    with pytest.raises(RefusedFileError) as refusal:
        hash_file(path)
    assert refusal.value.reason == Reason.UNSETTLED


def test_content_that_was_replaced_after_hashing_has_not_settled(tmp_path):
    path = put(tmp_path, "a.pdf")
    hashed = hash_file(path)
    path.write_bytes(PDF + b"2")
    with pytest.raises(RefusedFileError) as refusal:
        read_pdf(path, Limits(), hashed.sha256)
    assert refusal.value.reason == Reason.UNSETTLED


@pytest.mark.parametrize(
    ("data", "reason", "says"),
    [
        (b"", Reason.EMPTY, "empty"),
        (b"\0" * 4096, Reason.NOT_A_PDF, "broken download"),
        (b"<!DOCTYPE html><title>Log in</title>", Reason.NOT_A_PDF, "web page"),
        (b"\x89PNG\r\n\x1a\n", Reason.NOT_A_PDF, "PNG"),
        (b"PK\x03\x04\x14\0", Reason.NOT_A_PDF, "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.NOT_A_PDF, "office"),
        (b"just words", Reason.NOT_A_PDF, "just wor"),
    ],
)
def test_what_is_no_pdf_is_named(tmp_path, data, reason, says):
    with pytest.raises(RefusedFileError) as refusal:
        read_pdf(put(tmp_path, "a.pdf", data), Limits())
    assert refusal.value.reason == reason
    assert says in str(refusal.value)


def test_pipes_folders_links_and_missing_files_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "link.pdf").symlink_to(put(tmp_path, "a.pdf"))
    expected = {
        "pipe.pdf": Reason.NOT_A_REGULAR_FILE,
        "folder.pdf": Reason.NOT_A_REGULAR_FILE,
        "link.pdf": Reason.SYMBOLIC_LINK,
        "gone.pdf": Reason.VANISHED,
    }
    for name, reason in expected.items():
        with pytest.raises(RefusedFileError) as refusal:
            hash_file(tmp_path / name)
        assert refusal.value.reason == reason, name


def test_every_reason_says_what_to_do_and_names_the_setting_of_its_limit():
    for reason in Reason:
        assert reason.message
        assert reason.do
        assert "None" not in reason.do
        if reason.limit:
            assert reason.setting == f"BULLETINS_{reason.limit.upper()}"
            assert reason.setting in reason.do
