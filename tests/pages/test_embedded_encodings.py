"""Fonts with their own table of codes, which programs that repair files for print write."""

from __future__ import annotations

import pytest
from pdfminer.pdftypes import PDFStream

from pipelines.pages.encodings import read_encoding
from tests.pages.typeset import raw_pdf, read_page, stream, texts, word

HEAD = b"%!PS-Adobe-3.0 Resource-CMap\n/CIDInit /ProcSet findresource begin begincmap\n/CMapName /Own def\n"
ONE_BYTE = b"1 begincodespacerange <00> <FF> endcodespacerange\n2 begincidrange <20> <39> 3 <41> <7A> 40 endcidrange\n"
TEXTS = b"begincmap 2 beginbfrange <20> <39> <0020> <41> <7A> <0041> endbfrange endcmap"
#: The widths of glyphs 3 (the blank), 19 (a nought) and of all others.
WIDTHS = "/DW 600 /W [3 [250] 19 [700]]"


def page_of(content: bytes, table: bytes = ONE_BYTE, texts: bytes = TEXTS) -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Own+Repaired /Encoding 101 0 R /ToUnicode 102 0 R"
        b" /DescendantFonts [103 0 R] >>"
    )
    below = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own+Repaired /FontDescriptor 104 0 R"
        f" /CIDSystemInfo << /Registry (callas) /Ordering (Own) /Supplement 0 >> {WIDTHS} >>"
    )
    descriptor = b"<< /Type /FontDescriptor /FontName /Own+Repaired /Flags 4 /FontBBox [0 -200 700 800] /Ascent 800 >>"
    objects = {
        100: font,
        101: stream(HEAD + table + b"endcmap", "/Type /CMap /CMapName /Own"),
        102: stream(texts),
        103: below.encode(),
        104: descriptor,
    }
    return raw_pdf(content, resources="/Font << /F1 100 0 R >>", objects=objects)


def test_words_in_such_a_font_are_read():
    page = read_page(page_of(b"BT /F1 10 Tf 20 200 Td (Eels in 40 creeks) Tj ET"))
    assert texts(page) == ["Eels", "in", "40", "creeks"]


def test_widths_go_by_the_glyphs_that_the_table_gives():
    page = read_page(page_of(b"BT /F1 10 Tf 20 200 Td (400) Tj ET"))
    assert word(page, "400").box.width == pytest.approx(6 + 7 + 7)


def test_word_spacing_widens_a_blank_of_one_byte():
    page = read_page(page_of(b"BT /F1 10 Tf 5 Tw 20 200 Td (Eels in) Tj ET"))
    assert word(page, "in").box.x0 == pytest.approx(20 + 4 * 6 + 2.5 + 5)


def test_codes_of_two_lengths_are_cut_by_their_ranges():
    table = (
        b"2 begincodespacerange <00> <7F> <8140> <9FFC> endcodespacerange\n"
        b"1 begincidchar <41> 7 endcidchar 1 begincidrange <8140> <8142> 600 endcidrange\n"
    )
    encoding = read_encoding(PDFStream({}, HEAD + table + b"endcmap"))
    assert encoding is not None
    assert encoding.codes(b"A\x81\x40A\xff\x81\x42") == [0x41, 0x8140, 0x41, 0x8142]
    assert [encoding.cid(code) for code in (0x41, 0x8142, 0x42)] == [7, 602, 0]


def test_a_table_that_stands_on_identity_leaves_its_codes():
    encoding = read_encoding(PDFStream({}, HEAD + b"/Identity-H usecmap endcmap"))
    assert encoding is not None
    assert [encoding.cid(code) for code in encoding.codes(b"\x01\x02\x00\x41")] == [0x102, 0x41]


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange 1 begincodespacerange <00> <FF> endcodespacerange",
        b"1 begincodespacerange <00> <FFFF> endcodespacerange 1 begincidchar <41> 7 endcidchar",
    ],
)
def test_a_damaged_table_is_none(table):
    assert read_encoding(PDFStream({}, HEAD + table + b"\nendcmap")) is None
