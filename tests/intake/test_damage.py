"""Damage that no reader reports: streams that do not unpack, objects that are lost, pages without a tree."""

from __future__ import annotations

import base64
import io
import zlib

import pikepdf
import pytest
from hostile_files import assemble, deflated, document, line, sound, stream
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import RefusedFileError
from pipelines.intake import soundness
from pipelines.intake.limits import Limits
from pipelines.intake.reading import read_file
from pipelines.intake.repair import declared_page_count, repaired, with_new_page_tree
from pipelines.intake.soundness import damaged_pages, flate_fault

TEXT = b"\n".join(b"BT /F1 9 Tf 72 %d Td (Row %d of the table) Tj ET" % (780 - 10 * row, row) for row in range(75))
PACKED = zlib.compress(TEXT, 9)


def read(tmp_path, data):
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    return read_file(str(path), "file", Limits())


def test_a_sound_stream_has_no_fault():
    assert flate_fault(PACKED) is None
    assert flate_fault(PACKED + b"\r\n") is None
    assert flate_fault(b"") is None


def test_a_stream_without_its_checksum_is_let_pass_as_every_reader_does():
    assert flate_fault(PACKED[:-4]) is None


@pytest.mark.parametrize(
    ("packed", "fault"),
    [
        (PACKED[: len(PACKED) // 2], "breaks off"),
        (PACKED[:-1] + b"\0", "fails its checksum"),
        (b"\0" + PACKED[1:], "does not begin as compressed data do"),
        (PACKED[:2] + b"\xff" * 50 + PACKED[52:], "cannot be unpacked"),
    ],
)
def test_each_way_to_be_broken_is_named(packed, fault):
    assert flate_fault(packed) == fault


@given(st.binary(max_size=4000), st.integers(1, 9))
def test_whatever_zlib_packs_is_sound(data, level):
    assert flate_fault(zlib.compress(data, level)) is None


# The last byte before the checksum ends in bits that mean nothing.
@given(st.integers(2, len(PACKED) - 12), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(place, change):
    damaged = bytearray(PACKED)
    damaged[place] ^= change
    assert flate_fault(bytes(damaged)) is not None


def two_pages(second: bytes) -> bytes:
    return document([deflated(line("Whole")), second])


def broken_off() -> bytes:
    return stream(PACKED[: len(PACKED) // 2], b"/Filter /FlateDecode")


def test_a_page_on_a_broken_stream_keeps_its_words_and_says_so(tmp_path):
    first, second = read(tmp_path, two_pages(broken_off())).pages
    assert first.fault is None
    assert second.fault == "damaged: its content breaks off"
    assert [word.text for word in second.words[:2]] == ["Row", "0"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (stream(PACKED), "its content is packed and does not say so"),
        (stream(PACKED, b"/Filter /ASCIIHexDecode"), "its content cannot be unpacked"),
        (stream(b"\xa9" + PACKED, b"/Filter /ASCIIHexDecode"), "its content cannot be unpacked"),
        (stream(b"zzz\xff" + PACKED, b"/Filter [/ASCII85Decode /FlateDecode]"), "its content cannot be unpacked"),
        (stream(PACKED, b"/Filter [/FlateDecode /JBIG2Decode]"), "its content is packed as a picture"),
        (stream(TEXT, b"/Filter /Nonsense"), "its content is packed in a way that no reader knows"),
        (
            deflated(TEXT, b"/DecodeParms << /Predictor 12 /Columns 2000000000 /Colors 32 >>"),
            "its content cannot be unpacked",
        ),
    ],
)
def test_content_that_is_not_packed_as_it_says_is_noticed(content, fault):
    assert damaged_pages(two_pages(content), ()) == {2: fault}


@pytest.mark.parametrize(
    "content",
    [
        stream(TEXT.hex().encode() + b">", b"/Filter /ASCIIHexDecode"),
        stream(base64.a85encode(PACKED) + b"~>", b"/Filter [/ASCII85Decode /FlateDecode]"),
        stream(b"x 1 0 0 1 0 0 cm " + TEXT),
        stream(zlib.compress(PACKED), b"/Filter [/FlateDecode /FlateDecode]"),
    ],
)
def test_content_that_is_packed_as_it_says_is_no_damage(content):
    assert damaged_pages(two_pages(content), ()) == {}


@pytest.mark.parametrize("rest", [b"(and the rest) Tj ET", b"[(and) -20 (the rest"])
def test_a_page_whose_content_ends_within_a_string_says_so(tmp_path, rest):
    content = stream(line("Begun").removesuffix(b" ET") + b" (never ended " + rest)
    first, second = read(tmp_path, two_pages(content)).pages
    assert (first.fault, second.fault) == (None, "damaged: its content ends within a string")
    assert [word.text for word in second.words] == ["Begun"]


def test_text_in_a_broken_form_is_noticed():
    form = stream(PACKED[:-1] + b"\0", b"/Filter /FlateDecode /Type /XObject /Subtype /Form /BBox [0 0 612 792]")
    data = document([stream(b"/X Do")], resources=b"/XObject << /X 20 0 R >>", more={20: form})
    assert damaged_pages(data, ()) == {1: "a drawing on it fails its checksum"}


def test_a_broken_character_table_is_noticed():
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 20 0 R >>"
    data = document([stream(line("Mapped"))], font=font, more={20: broken_off()})
    assert damaged_pages(data, ()) == {1: "the character table of a font on it breaks off"}


def test_a_form_that_draws_itself_is_no_damage():
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 20 0 R >> >>")
    data = document([stream(b"/X Do")], resources=b"/XObject << /X 20 0 R >>", more={20: form})
    assert damaged_pages(data, ()) == {}


def test_sound_files_have_no_damaged_pages():
    assert damaged_pages(sound(), ()) == {}


@pytest.mark.parametrize(("contents", "found"), [(b"", {}), (b"/Contents 99 0 R", {2: "its content is missing"})])
def test_a_blank_page_in_a_damaged_file_is_told_from_one_that_lost_its_content(contents, found):
    whole = document([stream(line("Whole")), stream(b"")])
    blank = whole.replace(b"/Contents 103 0 R", contents.ljust(len(b"/Contents 103 0 R")))
    assert damaged_pages(blank.replace(b"startxref\n", b"startxref\n9"), ()) == found


def test_a_file_cut_off_before_its_page_tree_gives_the_pages_that_came_through(tmp_path):
    pages = {
        number: b"<< /Type /Page /Parent 90 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
        % (number + 1)
        for number in (10, 12, 14)
    }
    contents = {number + 1: stream(line(f"Page {number}")) for number in pages}
    whole = assemble(
        {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
        | pages
        | contents
        | {90: b"<< /Type /Pages /Count 3 /Kids [10 0 R 12 0 R 14 0 R] >>", 91: b"<< /Type /Catalog /Pages 90 0 R >>"},
        trailer=b"/Root 91 0 R",
    )
    document = read(tmp_path, whole[: whole.index(b"14 0 obj")])
    assert [" ".join(word.text for word in page.words) for page in document.pages] == ["Page 10", "Page 12", ""]
    assert [page.fault for page in document.pages] == [
        None,
        None,
        "damaged: the file breaks off here, with an unknown number of pages",
    ]
    assert [page.reader for page in document.pages] == ["qpdf", "qpdf", "none"]


def test_a_lost_object_is_noticed_on_the_pages_that_need_it_alone():
    whole = document([stream(line("First")), stream(line("Second"))], more={20: stream(b"")})
    cut = whole.replace(b"\n103 0 obj", b"\n999 0 obj")
    assert list(damaged_pages(cut, ())) == [2]


def test_the_new_page_tree_takes_no_number_that_the_file_refers_to():
    cut = sound()[: sound().index(b"105 0 obj")]
    with pikepdf.open(io.BytesIO(with_new_page_tree(cut))) as pdf:
        assert len(pdf.pages) == 3
        assert not isinstance(pdf.pages[2].obj.get("/Contents"), pikepdf.Dictionary)


def test_without_any_page_object_there_is_nothing_to_repair():
    assert with_new_page_tree(b"%PDF-1.4\n1 0 obj\n<< /Type /Pages >>\nendobj") is None
    with pytest.raises(RefusedFileError):
        repaired(b"%PDF-1.4\n", "x.pdf", ())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (b"<< /Type /Pages /Kids [3 0 R] /Count 12 >>", 12),
        (b"<</Count 7/Kids[3 0 R 4 0 R]/Type/Pages>>", 7),
        (b"<</Linearized 1/L 1114756/O 4/E 64/N 8/T 111>>", 8),
        (b"<< /Type /Outlines /Count 40 >>", 0),
        (b"", 0),
    ],
)
def test_the_number_of_pages_a_file_says_it_has(text, count):
    assert declared_page_count(text) == count


def test_a_page_that_cannot_be_looked_through_says_so_and_keeps_its_words(tmp_path, monkeypatch):
    def stumbles(*_):
        raise TypeError("unexpected object")

    monkeypatch.setattr(soundness._Checker, "page_fault", stumbles)
    page = read(tmp_path, sound()).pages[0]
    assert page.words
    assert page.fault == "damaged: it could not be looked through for damage (TypeError)"


def test_a_file_that_cannot_be_looked_through_says_so_on_its_pages(tmp_path, monkeypatch):
    def runs_out(*_):
        raise MemoryError

    monkeypatch.setattr(soundness, "_faults", runs_out)
    page = read(tmp_path, sound()).pages[0]
    assert page.words
    assert page.fault.startswith("memory: not looked through for damage: more than ")
