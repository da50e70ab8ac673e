"""A page typeset here comes out as its words, in place, with fonts and colours."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipelines.errors import RefusedFileError
from pipelines.pages import read_document


def _pdf(draw, size=(400, 300), **options) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_words_stand_where_they_are_printed():
    def draw(canvas):
        canvas.setFont("Helvetica-Bold", 20)
        canvas.setFillColorRGB(1, 0, 0)
        canvas.drawString(50, 250, "Harbour wall")

    (page,) = read_document(_pdf(draw), "issue", "issue.pdf").pages
    first, second = page.words
    assert (first.text, second.text) == ("Harbour", "wall")
    assert first.box.x0 == pytest.approx(50)
    assert first.box.bottom == pytest.approx(50 + 20 * 0.207, abs=0.1)
    assert (first.font, first.bold, first.size_pt, first.color) == ("Helvetica-Bold", True, 20.0, "#ff0000")


@pytest.mark.parametrize(("data", "reason"), [(b"<html>", "not_a_pdf"), (b"%PDF-1.4\ngarbage", "damaged")])
def test_what_is_no_sound_pdf_is_refused_with_its_reason(data, reason):
    with pytest.raises(RefusedFileError) as caught:
        read_document(data, "issue", "issue.pdf")
    assert caught.value.reason == reason
