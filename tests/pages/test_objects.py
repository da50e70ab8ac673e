"""A file's objects, read the fast way, are what pdfminer reads, however they are written."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import PSKeyword, PSLiteral

from pipelines.pages.objects import quicken

USUAL = [
    b"<</Type/Font /Widths [250 333.5 -.5 +4 5.]/First 32 /Name /A#20B/Last 1 0 R/Flag true/None null>>",
    b"[1 2 0 R 3 null false (plain) <48656C6C6F> <</Deep [[<</A/B>>]]>>]",
    b"<</Hex <41>>>",
    b"/Name",
    b"<</Length 5>>\nstream\n12345\nendstream",
    b"<</Length 4 0 R>> stream\r\n12345\r\nendstream",
]
UNUSUAL = [
    b"<</Title (with \\(escapes\\) and \\101) /Other (nested (parentheses))>>",
    b"<</A 1 % a remark\n/B 2>>",
    b"<</A <4>/B <4 1>>>",
    b"<</A 1 /B>>",
    b"<</A --5 /B 1..2 /C 12abc>>",
    b"[1 2 >> 3]",
    b"<</Length 3>>\nstream\n12345\nendstream",
    b"<</Length 500>>\nstream\n12345\nendstream",
    b"<</Nothing 1>>\nstream\n12345\nendstream",
    b"<</Bad#2 /Na#me>>",
    b"1 2 3",
    b"",
]


def file_of(bodies: Sequence[bytes]) -> bytes:
    """Return a file whose objects 3 and following have these bodies; the fourth is the number 5."""
    written = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", bodies[0], b"5", *bodies[1:]]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(written, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n" % (len(written) + 1, table)
    return data + start + b"<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(written) + 1, len(data))


def plain(value: object) -> object:
    if isinstance(value, PDFStream):
        return "stream", plain(value.attrs), value.rawdata, value.objid, value.genno
    if isinstance(value, PDFObjRef):
        return "reference", value.objid
    if isinstance(value, PSLiteral | PSKeyword):
        return type(value).__name__, value.name
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return type(value).__name__, value


def objects(data: bytes, count: int, fast: bool) -> list[object]:
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    if fast:
        quicken(document, data)
    found: list[object] = []
    for number in range(1, count + 1):
        try:
            found.append(plain(document.getobj(number)))
        except Exception as error:  # noqa: BLE001  whatever pdfminer raises, it is raised either way
            found.append((type(error), str(error)))
    return found


@pytest.mark.parametrize("body", USUAL + UNUSUAL)
def test_an_object_is_what_pdfminer_reads(body):
    data = file_of([body])
    assert objects(data, 4, fast=True) == objects(data, 4, fast=False)


def test_usual_objects_are_read_without_pdfminer(monkeypatch):
    data = file_of(USUAL)
    expected = objects(data, 9, fast=False)
    document = PDFDocument(PDFParser(io.BytesIO(data)))
    quicken(document, data)
    monkeypatch.setattr(PDFDocument, "_getobj_parse", None)
    assert [plain(document.getobj(number)) for number in range(3, 10)] == expected[2:]


def stream_of_objects(written: Sequence[bytes]) -> bytes:
    places, body = [], b""
    for value in written:
        places.append(len(body))
        body += value + b" "
    head = b" ".join(b"%d %d" % (20 + number, place) for number, place in enumerate(places)) + b" "
    whole = head + body
    return b"<</Type/ObjStm/N %d/First %d/Length %d>>\nstream\n%b\nendstream" % (
        len(written), len(head), len(whole), whole
    )  # fmt: skip


@pytest.mark.parametrize("written", [[b"<</A 1/B[null 2 0 R]>>", b"[1 2]", b"/Name"], [b"(a\\)b)", b"<<>>"]])
def test_an_object_of_a_stream_is_what_pdfminer_reads(written):
    data = file_of([stream_of_objects(written)])
    found = []
    for fast in (True, False):
        document = PDFDocument(PDFParser(io.BytesIO(data)))
        if fast:
            quicken(document, data)
        stream = document.getobj(3)
        assert isinstance(stream, PDFStream)
        found.append([plain(document._getobj_objstm(stream, k, 20 + k)) for k in range(len(written))])
    assert found[0] == found[1]


@given(st.lists(st.sampled_from([*USUAL, *UNUSUAL, b"[", b"]", b"<<", b">>", b"/A", b"1", b"R", b"\x00", b"(", b")"])))
def test_whatever_stands_in_an_object_is_what_pdfminer_reads(parts):
    data = file_of([b" ".join(parts)])
    assert objects(data, 4, fast=True) == objects(data, 4, fast=False)
