"""Ligatures and quotes that only the font's own program names are read."""

from __future__ import annotations

import struct

import pytest

from tests.pages.typeset import raw_pdf, read_page, stream, texts

#: Glyph names by their numbers in the format's own list of strings: f, i, n, e, fi.
NUMBERS = {"e": 70, "f": 71, "i": 74, "n": 79, "fi": 109}


def index(*items: bytes) -> bytes:
    places = [1]
    for item in items:
        places.append(places[-1] + len(item))
    return (
        struct.pack(">HB", len(items), 2) + b"".join(struct.pack(">H", place) for place in places) + b"".join(items)
        if items
        else b"\0\0\1\1"
    )


def number(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


def cff(codes: dict[int, str], *, ranges: bool = False) -> bytes:
    """Return a bare CFF font whose own encoding gives glyphs to `codes`, in which it lists all of its glyphs."""
    head = b"\1\0\4\1" + index(b"Own")
    size = len(head) + len(index(b"x" * 18)) + 2 * len(index())
    glyphs = index(*[b"\x0e"] * (len(codes) + 1))
    if ranges:
        encoding = bytes([1, len(codes)]) + b"".join(bytes([code, 0]) for code in codes)
        names = b"\1" + b"".join(struct.pack(">HB", NUMBERS[name], 0) for name in codes.values())
    else:
        encoding = bytes([0, len(codes), *codes])
        names = b"\0" + b"".join(struct.pack(">H", NUMBERS[name]) for name in codes.values())
    top = number(size) + b"\x11" + number(size + len(glyphs)) + b"\x10"
    top += number(size + len(glyphs) + len(encoding)) + b"\x0f"
    return head + index(top) + index() + index() + glyphs + encoding + names


TYPE_1 = (
    b"%!PS-AdobeFont-1.0: Own\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n"
    b"dup 12 /fi put\ndup 101 /e put\ndup 105 /i put\ndup 110 /n put\nreadonly def\ncurrentfile eexec\n"
)
OWN = {12: "fi", 101: "e", 105: "i", 110: "n"}


def page_with(key: str, program: bytes, entries: str, encoding: str) -> list[str]:
    font = (
        "/Type /Font /Subtype /Type1 /BaseFont /Own /FirstChar 0 /LastChar 255 "
        f"/Widths [{' '.join(['500'] * 256)}] /FontDescriptor 101 0 R {encoding}"
    )
    descriptor = (
        f"/Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 800 800] /Ascent 700 /Descent -200 "
        f"/ItalicAngle 0 /CapHeight 700 /StemV 80 /{key} 102 0 R"
    )
    objects = {
        100: f"<< {font} >>".encode(),
        101: f"<< {descriptor} >>".encode(),
        102: stream(program, entries),
    }
    data = raw_pdf(b"BT /F1 12 Tf 50 200 Td (\\014ne) Tj ET", resources="/Font << /F1 100 0 R >>", objects=objects)
    return texts(read_page(data))


@pytest.mark.parametrize("encoding", ["", "/Encoding << /Type /Encoding /Differences [65 /A] >>"])
@pytest.mark.parametrize(
    ("key", "program", "entries"),
    [
        ("FontFile3", cff(OWN), "/Subtype /Type1C"),
        ("FontFile3", cff(OWN, ranges=True), "/Subtype /Type1C"),
        ("FontFile", TYPE_1, f"/Length1 {len(TYPE_1)} /Length2 0 /Length3 0"),
    ],
)
def test_a_ligature_that_only_the_font_program_names_is_read(key, program, entries, encoding):
    assert page_with(key, program, entries, encoding) == ["fine"]


def test_what_the_file_lists_goes_before_what_the_program_says():
    words = page_with("FontFile3", cff(OWN), "/Subtype /Type1C", "/Encoding << /Differences [12 /f 110 /a] >>")
    assert words == ["fae"]


@pytest.mark.parametrize("size", [3, 20, 60])
def test_a_damaged_program_says_nothing(size):
    assert page_with("FontFile3", cff(OWN)[:size], "/Subtype /Type1C", "") == ["ne"]
