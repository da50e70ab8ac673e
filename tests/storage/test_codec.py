"""What goes to staging comes back equal."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.arrivals import Arrival
from pipelines.errors import StagingError
from pipelines.model import Box, Document, Page, TextSpan, Word
from pipelines.storage.codec import from_table, to_table
from pipelines.storage.staging import Envelope, Staging

numbers = st.floats(allow_nan=False, allow_infinity=False, width=32)
boxes = st.builds(Box, numbers, numbers, numbers, numbers)
# Lone surrogates are no text that a PDF's characters can give.
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
words = st.builds(
    Word, texts, boxes, texts, numbers, bold=st.booleans(), color=st.none() | texts, rotation=st.integers(0, 270)
)
pages = st.builds(
    Page,
    texts,
    st.integers(1, 9),
    numbers,
    numbers,
    st.lists(words, max_size=4).map(tuple),
    images=st.lists(boxes, max_size=2).map(tuple),
    fault=st.none() | texts,
)
documents = st.builds(
    Document, texts, texts, st.lists(pages, max_size=3).map(tuple), created_on=st.none() | st.dates(date(1900, 1, 1))
)


@given(documents)
def test_documents_come_back_equal(document: Document) -> None:
    assert from_table(Document, to_table(document)) == document


@dataclass(frozen=True, slots=True)
class Nested:
    maybe_box: Box | None
    pairs: tuple[tuple[str, int], ...]
    maybe_list: tuple[TextSpan, ...] | None


@given(
    st.builds(
        Nested,
        st.none() | boxes,
        st.lists(st.tuples(texts, st.integers(-5, 5)), max_size=3).map(tuple),
        st.none() | st.lists(st.builds(TextSpan, st.integers(0, 9), st.integers(0, 9), st.just(1), boxes)).map(tuple),
    )
)
def test_missing_records_and_lists_come_back_missing(value: Nested) -> None:
    assert from_table(Nested, to_table(value)) == value


def test_a_type_without_arrow_form_is_named() -> None:
    @dataclass(frozen=True)
    class Odd:
        anything: complex

    with pytest.raises(TypeError, match="complex"):
        to_table(Odd(1j))


def test_staged_files_carry_their_envelope(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    document = Document("a", "a.pdf", ())
    envelope = Envelope("pages", "a", "f1", counts=(("pages", 0),))
    staging.write(envelope, document)
    assert staging.envelope("pages", "a") == envelope
    assert staging.read("pages", "a", Document) == document
    assert staging.envelope("pages", "b") is None
    assert list(staging.issues("pages")) == ["a"]


def test_a_refusal_has_no_value_and_says_so(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    staging.write_refusal(Envelope("pages", "a", "f1", "refused", "damaged", "page tree missing"))
    assert staging.envelope("pages", "a").reason == "damaged"
    with pytest.raises(StagingError, match="refused"):
        staging.read("pages", "a", Document)


def test_a_damaged_staged_file_is_an_error_that_names_it(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    staging.write(Envelope("pages", "a", "f1"), Document("a", "a.pdf", ()))
    (tmp_path / "pages" / "a.arrow").write_bytes(b"ARROW1 nonsense")
    with pytest.raises(StagingError, match="damaged"):
        staging.envelope("pages", "a")
    with pytest.raises(StagingError, match="damaged"):
        staging.read("pages", "a", Document)


def test_a_staged_file_of_another_version_is_an_error_that_says_so(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    staging.write(Envelope("pages", "a", "f1"), Document("a", "a.pdf", ()))
    with pytest.raises(StagingError, match="another version"):
        staging.read("pages", "a", Arrival)


def test_what_an_earlier_version_staged_is_read_until_there_is_something_newer(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    staging.write(Envelope("pages", "a", "f1"), Document("a", "a.pdf", ()))
    with pa.ipc.open_file(str(tmp_path / "pages" / "a.arrow")) as newer:
        pq.write_table(newer.read_all(), tmp_path / "pages" / "a.parquet")
    (tmp_path / "pages" / "a.arrow").unlink()
    assert staging.envelope("pages", "a").fingerprint == "f1"
    assert staging.read("pages", "a", Document) == Document("a", "a.pdf", ())
    staging.write(Envelope("pages", "a", "f2"), Document("a", "b.pdf", ()))
    assert staging.envelope("pages", "a").fingerprint == "f2"
    assert staging.read("pages", "a", Document).file_name == "b.pdf"
    assert list(staging.issues("pages")) == ["a"]
    staging.forget("a", ["pages"])
    assert staging.envelope("pages", "a") is None


def test_pending_notes_are_listed_and_cleared(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    assert staging.pending() == []
    staging.mark_pending("b")
    staging.mark_pending("a")
    assert staging.pending() == ["a", "b"]
    staging.clear_pending(["a"])
    assert staging.pending() == ["b"]


def test_half_written_files_of_dead_processes_are_swept(tmp_path) -> None:
    staging = Staging(str(tmp_path))
    staging.write(Envelope("pages", "a", "f1"), Document("a", "a.pdf", ()))
    left = tmp_path / "pages" / "b.arrow.999999999.part"
    left.write_bytes(b"half")
    fresh = tmp_path / "pages" / "c.arrow.999999998.part"
    fresh.write_bytes(b"half")
    written = left.stat().st_mtime
    os.utime(left, (written - 7200, written - 7200))
    assert staging.sweep_parts(written) == 1
    assert fresh.exists()
    assert not left.exists()
    assert staging.envelope("pages", "a") is not None


def test_what_no_later_stage_asks_for_is_kept_no_longer(tmp_path) -> None:
    staging = Staging(str(tmp_path), keeps=True)
    document, other = Document("issue-1", "a.pdf", ()), Document("issue-2", "b.pdf", ())
    for stage, issue_id, value in (("pages", "issue-1", document), ("pages", "issue-2", other)):
        staging.write(Envelope(stage, issue_id, "f"), value)
    assert staging.read("pages", "issue-1", Document) is document
    staging.let_go("issue-1", but={"articles"})
    assert staging.read("pages", "issue-1", Document) is not document
    assert staging.read("pages", "issue-1", Document) == document
    assert staging.read("pages", "issue-2", Document) is other
