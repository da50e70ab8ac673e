"""Limits and second tries of reading one file, without worker processes."""

from __future__ import annotations

import logging

import pytest
from hostile_files import document, line, many_curves, sound, stream

from pipelines.errors import RefusedFileError
from pipelines.intake import reading, steps
from pipelines.intake.limits import Limits
from pipelines.intake.logs import capped_logs
from pipelines.intake.reading import read_file
from pipelines.intake.reasons import Reason
from pipelines.model import Page


@pytest.fixture
def read(tmp_path):
    def read(data: bytes, limits: Limits | None = None):
        path = tmp_path / "file.pdf"
        path.write_bytes(data)
        return read_file(str(path), "file", limits or Limits())

    return read


@pytest.fixture
def failed_steps():
    """Let steps fail as if each had cost a worker its life."""
    yield lambda faults: steps.connect(None, faults)
    steps.connect(None, {})


def faults(document):
    return [page.fault and page.fault.partition(":")[0] for page in document.pages]


def test_when_the_file_has_used_its_time_the_rest_of_its_pages_is_named(read, monkeypatch):
    clock = iter(range(0, 1000, 4))
    monkeypatch.setattr(reading, "cpu_seconds_used", lambda: next(clock))
    limits = Limits(cpu_seconds_per_file=9, cpu_seconds_per_further_page=0)
    assert faults(read(sound(4), limits)) == [None, None, "file_cpu_time", "file_cpu_time"]


def test_the_time_of_a_file_grows_with_its_pages():
    limits = Limits(cpu_seconds_per_file=60, cpu_seconds_per_further_page=2)
    assert limits.cpu_seconds_for(1) == 60
    assert limits.cpu_seconds_for(101) == 260


def test_a_page_with_more_characters_than_the_limit_is_named(read):
    pages = [stream(line("short")), stream(line("a longer line of text"))]
    assert faults(read(document(pages), Limits(max_characters_per_page=10))) == [None, "too_many_characters"]


def test_a_page_that_killed_its_worker_is_read_by_the_other_reader(read, failed_steps):
    failed_steps({"page 2 of 3": "reader_crashed: SIGSEGV"})
    document = read(sound())
    assert [page.reader for page in document.pages] == ["pdfplumber", "pdfium", "pdfplumber"]
    assert document.pages[1].words


def test_a_page_that_killed_both_readers_is_named_with_what_killed_the_first(read, failed_steps):
    failed_steps(
        {"page 2 of 3": "wall_time: nothing heard for 9 s", "page 2 of 3 with PDFium": "reader_crashed: SIGSEGV"}
    )
    document = read(sound())
    assert document.pages[1].fault == "wall_time: nothing heard for 9 s"
    assert faults(document) == [None, "wall_time", None]


def test_a_file_that_kills_every_reader_at_opening_is_refused_with_the_first_cause(read, failed_steps):
    cause = "memory: a library gave up at 5 bytes"
    failed_steps({"opening": cause, "opening with PDFium": "reader_crashed: SIGSEGV", "rescue": cause})
    with pytest.raises(RefusedFileError) as refusal:
        read(sound())
    assert refusal.value.reason == Reason.MEMORY


def test_a_file_that_only_the_rescue_opens_is_read_through_it(read, failed_steps):
    failed_steps({"opening": "damaged: x", "opening with PDFium": "damaged: x"})
    document = read(sound())
    assert {page.reader for page in document.pages} == {"qpdf"}
    assert faults(document) == [None, None, None]


def test_text_that_the_first_reader_loses_in_silence_is_read_by_the_other(read, monkeypatch):
    def lose(self, issue_id, page_no):
        return Page(issue_id, page_no, 612.0, 792.0, ())

    monkeypatch.setattr(reading.OpenDocument, "read_page", lose)
    document = read(sound(1))
    assert " ".join(word.text for word in document.pages[0].words) == "Page 1 of the harvest bulletin"
    assert document.pages[0].reader == "pdfium"


def test_a_page_that_overruns_its_time_in_python_code_is_interrupted(read):
    document = read(many_curves(), Limits(cpu_seconds_per_page=0.2))
    assert faults(document) == ["cpu_time", None]


def test_a_file_is_refused_where_no_page_gave_a_word(read, failed_steps):
    failed_steps({"page 1 of 1": "cpu_time: 30 s of CPU used", "page 1 of 1 with PDFium": "cpu_time: 30 s of CPU used"})
    with pytest.raises(RefusedFileError) as refusal:
        read(sound(1))
    assert refusal.value.reason == Reason.CPU_TIME
    assert "BULLETINS_CPU_SECONDS_PER_PAGE" in str(refusal.value)


def test_libraries_log_so_many_lines_a_file_and_no_more(caplog):
    logger = logging.getLogger("pdfminer.pdfinterp")
    with caplog.at_level(logging.WARNING), capped_logs(3):
        for number in range(1000):
            logger.warning("bad operator %d", number)
    said = [record.getMessage() for record in caplog.records]
    assert said == ["bad operator 0", "bad operator 1", "bad operator 2", "997 more lines of PDF libraries left out"]
    caplog.clear()
    logger.warning("after")
    assert [record.getMessage() for record in caplog.records] == ["after"]
