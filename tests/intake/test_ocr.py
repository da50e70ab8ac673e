"""Pages that are pictures: named without the OCR program, read with it. A stand-in answers as Tesseract does."""

from __future__ import annotations

import io
import sys

import pikepdf
import pytest
from hostile_files import document, line, stream

from pipelines.intake import ocr
from pipelines.intake.limits import Limits
from pipelines.intake.reading import read_file
from pipelines.intake.reasons import Reason

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
ROWS = [
    "1\t1\t0\t0\t0\t0\t0\t0\t2550\t3300\t-1\t",
    "4\t1\t1\t1\t1\t0\t300\t600\t900\t50\t-1\t",
    '5\t1\t1\t1\t1\t1\t300\t600\t400\t50\t96.1\t"Harbour',
    "5\t1\t1\t1\t1\t2\t750\t605\t450\t45\t91.0\t1,200",
    "5\t1\t1\t1\t1\t3\t1300\t605\t10\t45\t12.5\t|",
    "5\t1\t1\t1\t1\t4\t1300\t605\t10\t45\t95.0\t ",
]
ANSWER = "\n".join([HEADER, *ROWS]) + "\n"


@pytest.fixture
def scan(tmp_path):
    image = stream(
        b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    path = tmp_path / "scan.pdf"
    path.write_bytes(
        document(
            [stream(line("Printed")), stream(b"q 600 0 0 780 6 6 cm /I Do Q")],
            resources=b"/Font << /F1 3 0 R >> /XObject << /I 20 0 R >>",
            more={20: image},
        )
    )
    return str(path)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program of the given body in the place of Tesseract."""

    def install(body: str) -> None:
        place = tmp_path / "bin" / "tesseract"
        place.parent.mkdir()
        place.write_text(f"#!{sys.executable}\nimport sys\npicture = sys.stdin.buffer.read()\n{body}\n")
        place.chmod(0o755)
        monkeypatch.setenv("PATH", str(place.parent))

    return install


def test_without_the_program_the_page_is_named_with_what_to_install(scan, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    first, second = read_file(scan, "scan", Limits()).pages
    assert first.fault is None
    assert second.fault == "no_text_layer: the page is a picture"
    assert "apt install tesseract-ocr" in Reason.NO_TEXT_LAYER.describe()


def test_with_the_program_the_page_is_read_and_marked(scan, program):
    program(f"assert picture.startswith(b'\\x89PNG')\nassert '--dpi' in sys.argv\nsys.stdout.write({ANSWER!r})")
    first, second = read_file(scan, "scan", Limits()).pages
    assert (first.text_source, first.reader) == ("text", "pdfplumber")
    assert (second.text_source, second.reader, second.fault) == ("ocr", "ocr", None)
    assert [word.text for word in second.words] == ['"Harbour', "1,200"]
    box = second.words[0].box
    assert (box.x0, box.x1) == pytest.approx((72, 168))
    assert box.top == second.words[1].box.top < 144 < 156 <= box.bottom
    assert len({word.size_pt for word in second.words}) == 1


@pytest.mark.parametrize(
    "body", ["sys.exit(1)", "print('no table')\nprint('at all')", "import os; os.kill(os.getpid(), 9)"]
)
def test_a_program_that_fails_leaves_the_page_named(scan, program, body):
    program(body)
    assert read_file(scan, "scan", Limits()).pages[1].fault == "no_text_layer: the page is a picture"


@pytest.mark.parametrize(
    ("body", "limits", "told"),
    [
        ("while True: pass", Limits(cpu_seconds_per_page=1.0), "more than 1 s of CPU used"),
        ("import signal; signal.pause()", Limits(wall_seconds_per_step=1.0), "nothing came in 0.9 s"),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the CPU time of another process")
def test_a_program_that_takes_too_long_is_ended_and_the_page_says_so(scan, program, body, limits, told):
    program(body)
    page = read_file(scan, "scan", limits).pages[1]
    assert page.fault == f"cpu_time: recognising its picture: {told}"


def test_a_picture_without_words_is_a_page_without_words(scan, program):
    program(f"sys.stdout.write({HEADER + chr(10)!r})")
    page = read_file(scan, "scan", Limits()).pages[1]
    assert (page.words, page.text_source, page.fault) == ((), "none", None)


def seen(words: str, trust: int) -> str:
    """Return the program's answer where it saw `words`, each with this trust."""
    rows = [f"5\t1\t1\t1\t1\t{i}\t{300 + 90 * i}\t600\t80\t50\t{trust}\t{w}" for i, w in enumerate(words.split())]
    return "\n".join([HEADER, ROWS[1], *rows]) + "\n"


@pytest.mark.parametrize("trust", [25, 45])
def test_what_it_is_not_sure_of_is_not_loaded_as_text(scan, program, trust):
    program(f"sys.stdout.write({seen('bab jee Lidell ool EM Sarl lal ee Lie Ane ' * 3, trust)!r})")
    page = read_file(scan, "scan", Limits()).pages[1]
    assert page.words == ()
    assert page.fault == f"unrecognised: Tesseract is {trust} of 100 sure of 96 characters"


def test_lines_that_run_up_the_page_are_refused_and_not_loaded_out_of_order(scan, program):
    rows = [f"5\t1\t1\t1\t1\t{i}\t300\t{3000 - 300 * i}\t40\t250\t95\tHarbour" for i in range(8)]
    program(f"sys.stdout.write({chr(10).join([HEADER, *ROWS[:2], *rows])!r})")
    page = read_file(scan, "scan", Limits()).pages[1]
    assert page.words == ()
    assert page.fault == "unrecognised: most of the 56 characters run up or down the page"
    assert "upright" in Reason.UNRECOGNISED.describe()


def test_a_few_doubtful_letters_are_those_of_a_photograph(scan, program):
    program(f"sys.stdout.write({seen('F QA', 45)!r})")
    page = read_file(scan, "scan", Limits()).pages[1]
    assert (page.words, page.fault) == ((), None)


def test_the_drawing_of_a_poster_stays_within_bounds():
    data = document([stream(line("Big"))], page_extras={0: b"/MediaBox [0 0 14000 14000]"})
    drawing = ocr.draw(data, (), 1)
    assert 14000 / drawing.points_per_pixel == pytest.approx(ocr.MOST_PIXELS_A_SIDE)


@pytest.mark.parametrize(("turn", "origin"), [(0, (106, 242)), (90, (50, 106)), (180, (206, 50)), (270, (242, 206))])
def test_words_of_a_cropped_scan_lie_where_the_whole_sheet_has_them(scan, turn, origin):
    with pikepdf.open(scan) as pdf:
        page = pdf.pages[1]
        left, below, right, above = (float(value) for value in page.mediabox)
        page.cropbox = [left + 106, below + 50, right - 206, above - 242]
        page.Rotate = turn
        data = io.BytesIO()
        pdf.save(data)
    drawing = ocr.draw(data.getvalue(), (), 2)
    assert (drawing.left, drawing.top) == origin
    word = ocr.parse(ANSWER, 0.24, origin).words[0]
    unmoved = ocr.parse(ANSWER, 0.24).words[0]
    assert (word.box.x0 - unmoved.box.x0, word.box.top - unmoved.box.top) == pytest.approx(origin)
