"""What the codes of TeX's bitmap fonts stand for, in whichever of its encodings they are."""

from __future__ import annotations

import pytest
from pdfminer.psparser import LIT

from pipelines.pages.tex_bitmaps import bitmap_encoding
from tests.pages.typeset import raw_pdf, read_page, stream, texts

LETTERS = list(range(97, 123))


def spec(codes: list[int], **others: object) -> dict[str, object]:
    listed: list[object] = []
    for code in codes:
        listed += [code, LIT(f"a{code}"), LIT(".notdef")]
    return {"Subtype": LIT("Type3"), "Encoding": {"Differences": listed}} | others


@pytest.mark.parametrize(
    ("codes", "read"),
    [
        ([*LETTERS, 28, 21, 191], {28: "ﬁ", 21: "–", 191: "£"}),
        ([*LETTERS, 12, 123], {12: "ﬁ", 123: "–"}),
        ([0], {0: "−"}),
        ([0, 15, 20], {0: "−", 15: "•", 20: "≤"}),
        ([176, 191], {176: "°", 191: "€"}),
        ([58, 59], {58: ".", 59: ","}),
        (LETTERS, {}),
        ([2, 5], {}),
    ],
)
def test_codes_tell_the_encoding_they_are_in(codes, read):
    found = bitmap_encoding(spec(codes))
    assert {code: text for code, text in found.items() if code not in (39, 96)} == read


@pytest.mark.parametrize(
    "other",
    [
        spec([*LETTERS, 28], ToUnicode="table"),
        spec([*LETTERS, 28]) | {"Subtype": LIT("Type1")},
        {"Subtype": LIT("Type3"), "Encoding": {"Differences": [28, LIT("g28"), LIT("a29")]}},
        {"Subtype": LIT("Type3")},
    ],
)
def test_other_fonts_are_left_as_they_are(other):
    assert bitmap_encoding(other) == {}


def test_a_ligature_and_a_dash_of_such_a_font_are_read_on_the_page():
    codes = [21, 28, 50, 53, 101, 110]
    listed = " ".join(f"{code} /a{code}" for code in codes)
    glyphs = " ".join(f"/a{code} 101 0 R" for code in codes)
    font = (
        "/Type /Font /Subtype /Type3 /FontMatrix [0.01 0 0 0.01 0 0] /FontBBox [0 -20 60 80] /FirstChar 0 "
        f"/LastChar 127 /Widths [{' '.join(['50'] * 128)}] /Encoding << /Differences [{listed}] >> "
        f"/CharProcs << {glyphs} >> /Resources << >>"
    )
    objects = {100: f"<< {font} >>".encode(), 101: stream(b"50 0 0 0 50 60 d1")}
    shown = b"BT /F1 12 Tf 50 200 Td (\\034ne) Tj 60 0 Td (2\\0255) Tj ET"
    assert texts(read_page(raw_pdf(shown, resources="/Font << /F1 100 0 R >>", objects=objects))) == ["fine", "2–5"]
