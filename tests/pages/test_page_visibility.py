"""Only what a reader sees becomes words; what is kept out is counted."""

from __future__ import annotations

import pytest

from pipelines.model import Page
from tests.pages.typeset import FONTS, raw_pdf, read_page, stream, texts, typeset

SHOWN = b"BT /F1 12 Tf 20 250 Td (shown) Tj ET "
IMAGE = {
    100: stream(
        b"\x00" * 4, "/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
}


def _text(line: str, prefix: str = "", place: str = "20 200") -> bytes:
    return SHOWN + f"{prefix} BT /F1 12 Tf {place} Td ({line}) Tj ET".encode()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(SHOWN + b"BT 3 Tr /F1 12 Tf 20 200 Td (secret) Tj ET", id="invisible-mode"),
        pytest.param(_text("secret", "1 g"), id="white-on-paper"),
        pytest.param(_text("secret", "0 0 0 0 k"), id="no-ink"),
        pytest.param(_text("secret", "0 0 1 rg 10 190 200 30 re f"), id="blue-on-blue"),
        pytest.param(_text("secret", "0 g 10 190 200 30 re f 1 g 10 190 200 30 re f"), id="white-on-white-over-black"),
        pytest.param(_text("secret", "", "20 -40"), id="below-the-page"),
        pytest.param(_text("secret", "", "450 200"), id="beside-the-page"),
        pytest.param(_text("secret", "100 100 50 50 re W n"), id="clipped"),
        pytest.param(_text("secret", "/G0 gs"), id="transparent"),
    ],
)
def test_what_is_not_seen_is_counted_and_kept_out(content):
    resources = FONTS + " /ExtGState << /G0 << /ca 0 >> >>"
    page = read_page(raw_pdf(content, resources=resources))
    assert texts(page) == ["shown"]
    assert page.hidden_characters == len("secret")
    assert page.text_source == "text"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_text("reversed", "0 g 10 190 200 30 re f 1 g"), id="white-on-black-rect"),
        pytest.param(
            _text("reversed", "0.1 0.2 0.5 rg 45 150 m 145 150 145 250 45 250 c -20 250 -20 150 45 150 c f 1 g"),
            id="white-on-dark-circle",
        ),
        pytest.param(_text("reversed", "24 w 10 204 m 300 204 l S 1 g"), id="white-on-black-band"),
        pytest.param(_text("reversed", "q 200 0 0 60 10 180 cm /Im Do Q 1 g"), id="white-on-photo"),
        pytest.param(_text("reversed", "1 g 10 190 200 30 re f 0 g"), id="black-on-white"),
        pytest.param(_text("reversed", "0 g 10 190 200 0.5 re f 0 g"), id="black-over-black-rule"),
        pytest.param(_text("reversed", "0 g 10 190 200 30 re 11 191 198 28 re f* 0 g"), id="black-in-black-frame"),
        pytest.param(
            _text("reversed", "/G1 gs 0 0 0.5 rg 10 190 200 30 re f /G2 gs 0 0 0.5 rg"), id="on-a-tint-of-itself"
        ),
        pytest.param(
            _text("reversed", "q 12000 w 0.0001 0 0 0.0001 0 0 cm 0 2040000 m 4000000 2040000 l S Q 0 g 0 G"),
            id="black-beside-a-hairline-scaled-after-its-width-was-set",
        ),
        pytest.param(_text("reversed", "/Sep cs 1 scn"), id="full-ink-of-a-spot-colour"),
        pytest.param(_text("reversed", "1 Tr 1 g 0 G"), id="outlined"),
    ],
)
def test_text_that_stands_out_from_its_ground_is_read(content):
    tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>"
    resources = (
        FONTS + " /ExtGState << /G1 << /ca 0.1 >> /G2 << /ca 1 >> >> /XObject << /Im 100 0 R >> "
        f"/ColorSpace << /Sep [/Separation /Scarlet /DeviceCMYK {tint}] >>"
    )
    page = read_page(raw_pdf(content, resources=resources, objects=IMAGE))
    assert texts(page) == ["shown", "reversed"]
    assert page.hidden_characters == 0


#: Painted second, before what may come over it.
FORMER = "BT /F1 12 Tf 20 200 Td (former) Tj ET"


@pytest.mark.parametrize(
    "over",
    [
        pytest.param("1 g 10 190 200 30 re f", id="white-box"),
        pytest.param("0 g 10 190 m 210 190 l 210 220 l 10 220 l h f", id="black-bar-drawn-by-corners"),
        pytest.param("q 0 100 400 150 re W n 1 g 10 190 200 30 re f Q", id="white-box-in-a-clip-that-holds-it"),
        pytest.param("/Multiply gs /Plain gs 1 g 10 190 200 30 re f", id="blending-switched-off"),
        pytest.param("q 5 0 0 5 0 0 cm 1 g 2 38 40 6 re f Q", id="scaled-box"),
    ],
)
def test_text_that_was_painted_over_is_kept_out(over):
    page = _painted_over(over)
    assert texts(page) == ["shown", "revised"]
    assert page.hidden_characters == len("former")


@pytest.mark.parametrize(
    "over",
    [
        pytest.param("/Multiply gs 1 1 0 rg 10 190 200 30 re f", id="highlighted"),
        pytest.param("/Half gs 1 g 10 190 200 30 re f", id="seen-through"),
        pytest.param("/Masked gs 1 g 10 190 200 30 re f", id="soft-mask"),
        pytest.param("/Over gs 0 0 0 0 k 10 190 200 30 re f", id="overprinted"),
        pytest.param("/Half gs /Form Do", id="in-a-group-that-is-seen-through"),
        pytest.param("q 10 190 m 210 190 l 210 191 l h W n 1 g 10 190 200 30 re f Q", id="cut-to-a-triangle"),
        pytest.param("q 10 300 200 30 re W n 1 g 10 190 200 30 re f Q", id="clipped-away"),
        pytest.param("0 g 10 203 200 1 re f", id="struck-through"),
        pytest.param("1 g 10 190 200 11 re f", id="low-box-over-its-feet"),
        pytest.param("0 0 1 rg 43 190 80 30 re f", id="column-over-the-end-of-a-word"),
        pytest.param("1 g 10 190 m 210 190 l 10 220 l h f", id="triangle"),
        pytest.param("q 0.9 0.2 -0.2 0.9 0 0 cm 1 g 10 190 200 5 re f Q", id="turned-box"),
        pytest.param("0 0 1 RG 10 190 200 30 re S", id="frame"),
    ],
)
def test_text_under_what_hides_nothing_is_read(over):
    page = _painted_over(over)
    assert texts(page) == ["shown", "former", "revised"]
    assert page.hidden_characters == 0


def _painted_over(over: str) -> Page:
    states = (
        "/Multiply << /BM /Multiply >> /Plain << /BM /Normal >> /Half << /ca 0.5 >> /Over << /op true >> "
        "/Masked << /SMask << /S /Luminosity >> >>"
    )
    resources = FONTS + f" /ExtGState << {states} /Opaque << /ca 1 >> >> /XObject << /Form 101 0 R >>"
    form = stream(
        b"/Opaque gs 1 g 10 190 200 30 re f",
        "/Type /XObject /Subtype /Form /BBox [0 0 400 300] /Resources << /ExtGState << /Opaque << /ca 1 >> >> >>",
    )
    content = SHOWN + f"q {FORMER} {over} Q 0 g BT /F1 12 Tf 20 150 Td (revised) Tj ET".encode()
    return read_page(raw_pdf(content, resources=resources, objects={101: form}))


def test_text_written_again_over_its_cover_is_read_once():
    again = "BT /F1 12 Tf 20 200 Td (kept) Tj ET "
    content = SHOWN + f"{again} 1 g 10 190 200 30 re f 0 g {again}".encode()
    assert texts(read_page(raw_pdf(content))) == ["shown", "kept"]


def test_the_outline_of_a_label_a_little_over_it_is_no_text_of_its_own():
    outline = b"BT /F1 12 Tf 20 202.4 Td (61) Tj ET BT /F1 12 Tf 20 200 Td (61) Tj ET "
    assert texts(read_page(raw_pdf(outline + b"BT /F1 12 Tf 20 200 Td (61) Tj ET"))) == ["61"]


def test_a_spot_colour_looks_like_its_tint():
    tint = "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>"
    resources = FONTS + f" /ColorSpace << /Sep [/Separation /Scarlet /DeviceCMYK {tint}] >>"
    page = read_page(raw_pdf(b"/Sep cs 1 scn BT /F1 12 Tf 20 200 Td (red) Tj ET", resources=resources))
    assert page.words[0].color == "#ff0000"


@pytest.mark.parametrize(
    ("operator", "colour"), [("0.5 g", "#808080"), ("1 0 0 rg", "#ff0000"), ("0 1 0 0 k", "#ff00ff")]
)
def test_colours_of_any_device_space_are_told(operator, colour):
    page = read_page(raw_pdf(operator.encode() + b" BT /F1 12 Tf 20 200 Td (tint) Tj ET 20 20 50 50 re f"))
    assert page.words[0].color == colour
    assert page.rects[0].fill == colour


def test_the_text_layer_over_a_scan_is_read_and_marked():
    content = b"q 400 0 0 300 0 0 cm /Im Do Q BT 3 Tr /F1 12 Tf 20 200 Td (minutes of the meeting) Tj ET"
    page = read_page(raw_pdf(content, resources=FONTS + " /XObject << /Im 100 0 R >>", objects=IMAGE))
    assert texts(page) == ["minutes", "of", "the", "meeting"]
    assert page.text_source == "ocr"


def test_transparent_text_over_a_picture_of_itself_is_read():
    content = SHOWN + b"q 120 0 0 20 18 195 cm /Im Do Q /G0 gs BT /F1 12 Tf 20 200 Td (with a shadow) Tj ET"
    resources = FONTS + " /XObject << /Im 100 0 R >> /ExtGState << /G0 << /ca 0 >> >>"
    page = read_page(raw_pdf(content, resources=resources, objects=IMAGE))
    assert texts(page) == ["shown", "with", "a", "shadow"]
    assert page.text_source == "text"


def test_a_picture_without_text_layer_has_a_fault_that_says_what_reads_it():
    content = b"q 400 0 0 300 0 0 cm /Im Do Q"
    page = read_page(raw_pdf(content, resources=FONTS + " /XObject << /Im 100 0 R >>", objects=IMAGE))
    assert (page.words, page.text_source) == ((), "none")
    assert page.fault is not None
    assert "ocr" in page.fault
    assert len(page.images) == 1


def test_an_empty_page_has_no_fault():
    page = read_page(raw_pdf(b""))
    assert (page.words, page.fault) == ((), None)


def test_a_layer_that_is_switched_off_is_not_read():
    content = (
        SHOWN
        + b"/OC /Off BDC BT /F1 12 Tf 20 200 Td (secret) Tj ET EMC /OC /On BDC BT /F1 12 Tf 20 150 Td (open) Tj ET EMC"
    )
    page = read_page(
        raw_pdf(
            content,
            resources=FONTS + " /Properties << /Off 101 0 R /On 102 0 R >>",
            objects={101: b"<< /Type /OCG /Name (draft) >>", 102: b"<< /Type /OCG /Name (final) >>"},
            catalog="/OCProperties << /OCGs [101 0 R 102 0 R] /D << /OFF [101 0 R] >> >>",
        )
    )
    assert texts(page) == ["shown", "open"]
    assert page.hidden_characters == 6


def test_a_forms_box_clips_its_text():
    form = stream(b"BT /F1 12 Tf 0 10 Td (in) Tj 0 200 Td (out) Tj ET",
                  f"/Type /XObject /Subtype /Form /BBox [0 0 100 50] /Resources << {FONTS} >>")  # fmt: skip
    page = read_page(
        raw_pdf(b"q 1 0 0 1 50 50 cm /Fm Do Q", resources="/XObject << /Fm 100 0 R >>", objects={100: form})
    )
    assert texts(page) == ["in"]
    assert page.words[0].box.x0 == pytest.approx(50)


def test_text_outside_the_crop_box_is_kept_out_and_places_count_from_the_media_box():
    content = b"BT /F1 12 Tf 60 200 Td (inside) Tj 0 80 Td (outside) Tj ET"
    page = read_page(raw_pdf(content, page="/MediaBox [0 0 400 300] /CropBox [50 50 350 250]"))
    assert texts(page) == ["inside"]
    assert page.hidden_characters == len("outside")
    assert page.words[0].box.x0 == pytest.approx(60)
    assert (page.width_pt, page.height_pt) == (400, 300)


def test_a_media_box_that_does_not_begin_at_zero_is_moved_there():
    content = b"0.9 g 110 -190 100 80 re f 0 g BT /F1 10 Tf 120 -150 Td (pier) Tj ET 0 1 0 RG 110 -95 m 190 -95 l S"
    page = read_page(raw_pdf(content, page="/MediaBox [100 -200 500 100]"))
    assert page.words[0].box.x0 == pytest.approx(20)
    assert page.words[0].box.bottom == pytest.approx(250 + 2.07, abs=0.1)
    assert (page.rects[0].box.x0, page.rects[0].box.top) == pytest.approx((10, 210))
    assert page.rules[0].box.x0 == pytest.approx(10)
    assert page.rules[0].color == "#00ff00"


@pytest.mark.parametrize(
    ("rotation", "matrix"), [(90, "0 1 -1 0 380 20"), (180, "-1 0 0 -1 380 280"), (270, "0 -1 1 0 20 280")]
)
def test_a_turned_page_is_read_as_it_is_displayed(rotation, matrix):
    content = f"BT /F1 12 Tf {matrix} Tm (upright now) Tj ET".encode()
    page = read_page(raw_pdf(content, page=f"/MediaBox [0 0 400 300] /Rotate {rotation}"))
    assert texts(page) == ["upright", "now"]
    assert {item.rotation for item in page.words} == {0}
    assert (page.width_pt, page.height_pt) == ((300, 400) if rotation != 180 else (400, 300))
    first, second = page.words
    assert 0 <= first.box.x0 < second.box.x0 < page.width_pt
    assert 0 <= first.box.top < page.height_pt


def test_rules_rects_and_curves_are_told_apart():
    def draw(canvas):
        canvas.setLineWidth(0.5)
        canvas.line(20, 100, 220, 100)
        canvas.rect(20, 120, 200, 0.8, stroke=0, fill=1)
        canvas.setFillColorRGB(0.9, 0.9, 1)
        canvas.rect(20, 140, 100, 50, stroke=1, fill=1)
        canvas.circle(200, 200, 20, stroke=1, fill=0)
        canvas.line(20, 20, 80, 90)
        canvas.setLineWidth(12)
        canvas.line(300, 20, 300, 90)

    page = read_page(typeset(draw))
    assert [(round(item.box.width), item.width_pt) for item in page.rules] == [(200, 0.5), (200, pytest.approx(0.8))]
    assert page.rects[0].fill == "#e6e6ff"
    assert page.rects[0].stroke == "#000000"
    assert (page.rects[1].box.width, page.rects[1].fill) == (12, "#000000")
    assert len(page.curves) == 2
