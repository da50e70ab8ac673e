"""A font's table of characters, and base 85: read the fast way, they say what pdfminer reads."""

from __future__ import annotations

import base64
import io
import random

import pytest
from pdfminer.ascii85 import ascii85decode
from pdfminer.cmapdb import CMapParser, FileUnicodeMap

from pipelines.pages.contents import from_ascii85
from pipelines.pages.tounicode import read_characters

HEAD = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /X def
1 begincodespacerange <0000> <FFFF> endcodespacerange
"""
TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end"


def as_pdfminer_reads(data: bytes) -> dict[int, str]:
    table = FileUnicodeMap()
    CMapParser(table, io.BytesIO(data)).run()
    return table.cid2unichr


@pytest.mark.parametrize(
    "body",
    [
        b"2 beginbfchar <0003> <0020> <0024> <00660069> endbfchar",
        b"2 beginbfrange <0024> <0029> <0041>\n<0030><0032>[<0061> <D835DC00> <0063>] endbfrange",
        b"1 beginbfchar <0003> <0020> endbfchar 1 beginbfchar <0003> <00A0> endbfchar",
        b"1 beginbfrange <01> <03> <0000D835> endbfrange",
        b"1 beginbfrange <D7F0> <E010> <D7F0> endbfrange",
        b"1 beginbfchar <00A0> <0020> endbfchar 2 beginbfrange <0000> <0100> <0000> <0101> <0102> <00A0> endbfrange",
        b"0 beginbfchar endbfchar",
    ],
)
def test_a_usual_table_says_what_pdfminer_reads(body):
    data = HEAD + body + b"\n" + TAIL
    assert read_characters(data) == as_pdfminer_reads(data)


@pytest.mark.parametrize(
    "body",
    [
        b"1 beginbfchar <0003> /space endbfchar",
        b"1 beginbfchar <0003> <002> endbfchar",
        b"1 beginbfrange <0003> <0001> <0020> endbfrange",
        b"1 beginbfrange <0001> <0003> [<0020>] endbfrange",
        b"1 begincidrange <0000> <0010> 0 endcidrange",
        b"/Identity-H usecmap",
        b"1 beginbfchar <0003> <0020>",
    ],
)
def test_an_unusual_table_is_left_to_pdfminer(body):
    assert read_characters(HEAD + body + b"\n" + TAIL) is None


def test_base_85_is_read_whatever_its_length_and_line_breaks():
    draw = random.Random(7)
    for length in range(1, 120):
        raw = bytes(draw.randrange(1, 256) for _ in range(length))
        packed = base64.a85encode(raw, wrapcol=draw.choice([0, 20])) + b"~>\n"
        assert from_ascii85(packed) == raw == ascii85decode(packed)


@pytest.mark.parametrize("packed", [b"", b"z~>", b"<~87cUR~>", b"87cURv~>", b"uuuuu~>", b"8~>"])
def test_base_85_out_of_the_common_is_left_to_pdfminer(packed):
    assert from_ascii85(packed) is None
