"""The fast way gives the characters and boxes that pdfplumber gives."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from pipelines.pages.fast import read_fast
from pipelines.pages.interpreter import make_cache
from tests.benchmarks.reader import difference
from tests.pages.typeset import FONTS, raw_pdf, stream, typeset


def differences(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        cache = make_cache(pdf.rsrcmgr, pdf.doc.catalog)
        found = [difference(page, read_fast(page, cache)) for page in pdf.pages]
        assert any(page.chars for page in pdf.pages)
    return [problem for problem in found if problem]


def test_a_typeset_report_reads_the_same():
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    sentence = "The <b>quay</b> was <i>rebuilt</i> in 2<super>nd</super> gear; H<sub>2</sub>O levels rose. "
    figures = [[str(row * column) for column in range(5)] for row in range(30)]
    body = [Paragraph(sentence * 30, styles["BodyText"]), Table(figures)]
    SimpleDocTemplate(out, pagesize=A4).build(body)
    assert differences(out.getvalue()) == []


def test_an_embedded_truetype_font_reads_the_same():
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas):
        canvas.setFont("Vera", 11)
        canvas.drawString(20, 200, "Žalčių ežeras – 3½ °C")

    assert differences(typeset(draw)) == []


LINES = {
    "letter-spacing": b"/F1 10 Tf 1.5 Tc 20 200 Td (spread) Tj (again) Tj [(a)-200(b) 50 (c)] TJ",
    "word-spacing": b"/F1 10 Tf 3 Tw 20 200 Td (word space here) Tj (and on) Tj",
    "scaling-and-rise": b"/F1 10 Tf 70 Tz 5 Ts 2 Tc 20 200 Td (narrow raised) Tj",
    "line-operators": b"/F1 10 Tf 14 TL 20 200 Td (one) Tj T* (two) Tj (three) '",
    "td-sets-leading": b"/F1 10 Tf 20 200 TD (one) Tj 5 -12 TD (two) Tj T* (three) Tj",
    "skewed-matrix": b"/F1 1 Tf 9 2 -1 11 20 200 Tm (slanted) Tj (on) Tj",
    "escapes": rb"/F1 10 Tf 20 200 Td (par\(en\) \101\102\7 nested (deep (er)) \\) Tj",
    "hexadecimal": b"/F1 10 Tf 20 200 Td <48 65 6C6C 6> Tj [<4865> -20 (y)] TJ",
    "saved-in-text": b"/F1 10 Tf 20 200 Td (a) Tj q (b) Tj Q (c) Tj ET BT /F2 8 Tf (d) Tj",
    "font-change": b"/F1 10 Tf 20 200 Td (a) Tj /F2 20 Tf (b) Tj 5 Tc [-300 (cd) -100] TJ (e) Tj",
    "inline-image": b"ET BI /W 2 /H 2 /BPC 8 /CS /G ID \x01\x02EI\x03 EI BT /F1 10 Tf 20 200 Td (after) Tj",
    "tagged": b"% (comment) Tj\n/Span << /MCID 0 /Lang (en) >> BDC /F1 10 Tf 20 200 Td (tagged) Tj EMC",
    "no-blanks": b"/F1 10 Tf 20 200 Td[(tight)]TJ ET 0 0 10 10 re f BT/F2 5 Tf(tighter)Tj",
    "numbers": b"/F1 10 Tf 20 200 Td [(a) 10.5 (b) -.5 (c) +3 (d) () 7 (e)] TJ [] TJ",
    "undefined-font": b"/Missing 10 Tf 20 200 Td (undefined font) Tj",
    "mirrored": b"ET 0.5 0 0 -0.5 10 290 cm BT /F1 -10 Tf 20 200 Td (mirrored) Tj",
}
BOXES = ("/MediaBox [0 0 400 300]", "/MediaBox [50 -20 450 280] /Rotate 90", "/MediaBox [0 0 400 300] /Rotate 270")


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("page", BOXES)
def test_every_text_operator_reads_the_same(name, page):
    assert differences(raw_pdf(b"BT " + LINES[name] + b" ET", page=page)) == []


def test_forms_and_type_3_fonts_read_the_same():
    entries = f"/Subtype /Form /BBox [0 0 200 50] /Matrix [1 0 0.2 1 7 8] /Resources << {FONTS} >>"
    form = stream(b"BT /F1 10 Tf 2 Tc 5 5 Td (in a form) Tj ET", entries)
    glyph = stream(b"600 0 0 0 500 500 d1 0 0 500 500 re f")
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 -100 600 700] /FontMatrix [0.001 0 0 0.001 0 0] "
        b"/CharProcs << /a 102 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> "
        b"/FirstChar 97 /LastChar 97 /Widths [600] /Resources << >> >>"
    )
    content = b"q 1 0 0 1 30 40 cm /Fm Do Q BT /T3 12 Tf 20 200 Td (aa a) Tj ET"
    data = raw_pdf(content, resources="/Font << /T3 101 0 R >> /XObject << /Fm 100 0 R >>",
                   objects={100: form, 101: font, 102: glyph})  # fmt: skip
    assert differences(data) == []


_number = st.one_of(st.integers(-500, 500), st.floats(-50, 50).map(lambda value: round(value, 3)))
_string = st.binary(min_size=0, max_size=12).map(lambda raw: b"(" + b"".join(b"\\%03o" % byte for byte in raw) + b")")
_operation = st.one_of(
    st.tuples(_number, _number).map(lambda p: b"%a %a Td" % p),
    st.tuples(st.sampled_from([b"/F1", b"/F2"]), st.floats(-20, 40)).map(lambda p: b"%s %.2f Tf" % p),
    st.floats(-3, 5).map(lambda value: b"%.3f Tc" % value),
    st.floats(-3, 9).map(lambda value: b"%.3f Tw" % value),
    st.floats(40, 160).map(lambda value: b"%.3f Tz" % value),
    st.floats(-5, 5).map(lambda value: b"%.3f Ts" % value),
    _string.map(lambda text: text + b" Tj"),
    st.lists(st.one_of(_string, _number.map(lambda value: b"%a" % value)), max_size=5).map(
        lambda parts: b"[" + b" ".join(parts) + b"] TJ"
    ),
    st.sampled_from([b"T*", b"q", b"Q", b"BT", b"12 TL", b"1 0 0.3 1 5 5 cm", b"1.2 0.1 0 0.9 30 100 Tm"]),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_operation, max_size=25))
def test_any_sequence_of_text_operators_reads_the_same(operations):
    content = b"BT /F1 10 Tf 50 150 Td (start) Tj\n" + b"\n".join(operations)
    assert differences(raw_pdf(content)) == []
