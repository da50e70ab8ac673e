"""Any file is read, page by page, or refused with a reason; a fault on one page costs that page alone."""

from __future__ import annotations

import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption

from pipelines.errors import RefusedFileError
from pipelines.pages import contents as contents_module
from pipelines.pages import open_document, read_document
from pipelines.pages import reader as reader_module
from pipelines.pages import recorder as recorder_module
from pipelines.pages.interpreter import UncoveredError
from tests.pages.typeset import FONTS, raw_pdf, stream, texts, typeset

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 400 300]"
LINE = b"BT /F1 12 Tf 20 200 Td (%s) Tj ET"


def _locked(**options: object) -> bytes:
    def draw(canvas):
        canvas.drawString(20, 200, "locked away")

    return typeset(draw, encrypt=StandardEncryption(strength=128, ownerPassword="owner", **options))


def test_pages_come_one_by_one_in_order():
    data = raw_pdf(LINE % b"one", LINE % b"two", LINE % b"three")
    with open_document(data, "issue.pdf") as document:
        assert document.page_count == 3
        assert [(page.page_no, *texts(page)) for page in document.iter_pages("issue")] == [
            (1, "one"),
            (2, "two"),
            (3, "three"),
        ]


def test_an_encrypted_file_opens_with_a_known_password_and_is_refused_without():
    data = _locked(userPassword="user")
    with pytest.raises(RefusedFileError) as caught:
        read_document(data, "issue", "issue.pdf", passwords=("wrong",))
    assert caught.value.reason == "encrypted"
    document = read_document(data, "issue", "issue.pdf", passwords=("wrong", "user"))
    assert texts(document.pages[0]) == ["locked", "away"]


def test_an_encrypted_file_with_an_empty_password_opens():
    assert texts(read_document(_locked(userPassword=""), "issue", "issue.pdf").pages[0]) == ["locked", "away"]


def test_a_file_whose_pages_no_reader_finds_is_refused():
    data = raw_pdf()
    with pytest.raises(RefusedFileError) as caught:
        read_document(data, "issue", "issue.pdf")
    assert caught.value.reason == "no_pages"


def test_glyphs_without_character_are_asked_of_pdfium():
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 101 0 R >>"
    table = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        b"2 beginbfchar <41> <fffd> <42> <0042> endbfchar endcmap end"
    )
    data = raw_pdf(b"BT /F1 12 Tf 20 200 Td (BAB) Tj ET", resources="/Font << /F1 100 0 R >>",
                   objects={100: font, 101: stream(table)})  # fmt: skip
    assert texts(read_document(data, "issue", "issue.pdf").pages[0]) == ["BAB"]


NAMELESS = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType2 /BaseFont /None /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    b"/Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /None /Flags 4 >> >>] >>"
)


def test_text_without_any_character_is_a_fault_not_text():
    data = raw_pdf(b"BT /F1 12 Tf 20 200 Td <00410042e0000043> Tj ET", resources="/Font << /F1 100 0 R >>",
                   objects={100: NAMELESS})  # fmt: skip
    (page,) = read_document(data, "issue", "issue.pdf").pages
    assert page.words == ()
    assert "ocr" in (page.fault or "")


def test_a_page_some_of_whose_text_has_no_characters_says_so_and_keeps_the_rest():
    content = b"BT /F1 8 Tf 20 150 Td <%s> Tj ET BT /F2 8 Tf 20 200 Td (%s) Tj ET" % (
        b"0041" * 30,
        b"harbour news " * 4,
    )
    fonts = "/Font << /F1 100 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    (page,) = read_document(raw_pdf(content, resources=fonts, objects={100: NAMELESS}), "issue", "issue.pdf").pages
    assert texts(page) == ["harbour", "news"] * 4
    assert page.fault == "unreadable text: 30 of 82 glyphs stand for no character"


def test_a_page_that_paints_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(recorder_module, "MOST_OPERATIONS", 10_000)
    (page,) = read_document(raw_pdf(b"q Q " * 20_000), "issue", "issue.pdf").pages
    assert page.words == ()
    assert "10000 operations" in (page.fault or "")


def test_contents_that_swell_without_end_are_refused(monkeypatch):
    monkeypatch.setattr(contents_module, "MOST_BYTES", 50_000)
    data = raw_pdf(LINE % b"sound" + b" /Fm Do", resources=f"{FONTS} /XObject << /Fm 100 0 R >>",
                   objects={100: stream(zlib.compress(b"q Q " * 50_000), FORM + " /Filter /FlateDecode")})  # fmt: skip
    (page,) = read_document(data, "issue", "issue.pdf").pages
    assert "50000 bytes" in (page.fault or "")


def test_forms_that_multiply_are_refused():
    forms = {
        100 + depth: stream(b"/Next Do " * 10, f"{FORM} /Resources << /XObject << /Next {101 + depth} 0 R >> >>")
        for depth in range(20)
    }
    data = raw_pdf(b"/Fm Do", resources="/XObject << /Fm 100 0 R >>", objects={**forms, 120: stream(b"", FORM)})
    (page,) = read_document(data, "issue", "issue.pdf").pages
    assert "operations" in (page.fault or "")


def test_metadata_give_title_and_day():
    def draw(canvas):
        canvas.setTitle("Harbour Weekly No. 4")
        canvas.drawString(20, 200, "text")

    document = read_document(typeset(draw), "issue", "issue.pdf")
    assert document.title == "Harbour Weekly No. 4"
    assert document.created_on is not None


def test_a_page_that_only_pdfium_reads_is_read_by_it(monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(reader_module, "read_fast", fail)
    monkeypatch.setattr(reader_module, "read_plain", fail)
    (page,) = read_document(raw_pdf(LINE % b"second opinion"), "issue", "issue.pdf").pages
    assert page.reader == "pdfium"
    assert texts(page) == ["second", "opinion"]
    assert page.words[0].box.x0 == pytest.approx(20, abs=1)


def test_pdfium_and_pdfplumber_agree_on_words_and_drawings():
    content = b"0.2 0.4 0.6 rg 30 40 100 50 re f 40 150 m 200 150 l S BT 0 g /F2 14 Tf 20 200 Td (Two readers) Tj ET"
    with open_document(raw_pdf(content, page="/MediaBox [10 20 410 320] /Rotate 90"), "issue.pdf") as document:
        ours = document.read_page("issue", 1)
        theirs = reader_module.assemble(document.pdfium.read(1), "issue", 1)
    assert texts(ours) == texts(theirs)
    assert [item.bold for item in ours.words] == [item.bold for item in theirs.words]
    for one, other in zip(ours.words, theirs.words, strict=True):
        assert (one.box.x0, one.box.x1) == pytest.approx((other.box.x0, other.box.x1), abs=4)
        assert one.rotation == other.rotation
    assert ours.rects[0].fill == theirs.rects[0].fill
    assert ours.rects[0].box.x0 == pytest.approx(theirs.rects[0].box.x0, abs=0.01)
    assert len(ours.rules) == len(theirs.rules) == 1


def test_what_the_fast_way_does_not_cover_is_read_the_plain_way(monkeypatch):
    def uncovered(*_: object) -> None:
        raise UncoveredError("a kind of text")

    monkeypatch.setattr(reader_module, "read_fast", uncovered)
    (page,) = read_document(raw_pdf(LINE % b"plain words"), "issue", "issue.pdf").pages
    assert page.reader == "pdfplumber"
    assert texts(page) == ["plain", "words"]


def test_a_page_that_nobody_reads_is_a_page_with_a_fault(monkeypatch):
    def fail(*_: object) -> None:
        raise RuntimeError("broken")

    data = raw_pdf(LINE % b"one", LINE % b"two")
    with open_document(data, "issue.pdf") as document:
        first = document.read_page("issue", 1)
        monkeypatch.setattr(reader_module, "assemble", fail)
        second = document.read_page("issue", 2)
    assert texts(first) == ["one"]
    assert second.words == ()
    assert "broken" in (second.fault or "")
    assert second.text_source == "none"


@pytest.mark.parametrize(
    "junk", [b"(((( [ << /X", b"1 2 3 Tf ) ] >>", b"/F1 Tf 12", b"BT /Nope 12 Tf (x) Tj", b"\xff\x00\xfe" * 50]
)
def test_junk_in_a_content_stream_costs_no_more_than_itself(junk):
    (page,) = read_document(raw_pdf(LINE % b"sound" + b"\n" + junk), "issue", "issue.pdf").pages
    assert "sound" in texts(page)


def test_a_form_that_paints_itself_ends():
    own = "/XObject << /Fm 100 0 R >>"
    form = stream(b"/Fm Do", f"/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << {own} >>")
    data = raw_pdf(LINE % b"sound" + b" /Fm Do", resources=f"{FONTS} {own}", objects={100: form})
    assert texts(read_document(data, "issue", "issue.pdf").pages[0]) == ["sound"]
