"""Telling which pages of a PDF are built on damaged or lost data, which every reader passes over in silence.

Belongs here: looking at the streams and objects that a page's text comes from. Does not belong here: reading text, and
pictures, whose damage costs no words.

A reader shows what it can unpack of a damaged stream and says nothing; the page then looks as if it were short.
Compressed streams carry a checksum, so the loss can be told.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf

from pipelines.intake.repair import OBJECT_START, REFERENCE

# What is looked at: text drawn by a form in a form in a form is text of the page.
FORM_DEPTH = 6
CHUNK_BYTES = 1 << 20
# A sound stream does not unpack to more; one that does is a bomb, and reading the page has dealt with it.
MOST_UNPACKED_BYTES = 256 << 20
# How the check fails on an object that is not what it should be; running out of time or memory is the whole file's.
STUMBLES = (pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
# A dictionary is short; what follows it is its stream.
MOST_DICTIONARY_BYTES = 20_000
REFERENCE_DEPTH = 8
# Where a page refers to what it does not show itself: its neighbours, notes, structure, and pictures.
SIDE_PATH = re.compile(
    rb"/(?:Parent|Annots|StructParents?|StructTreeRoot|Metadata|Thumb|B|PieceInfo|Group|ColorSpace|SMask|FontFile[23]?"
    rb"|OC|Properties|Length|Dest|A|P|Prev|Next)\s*(?:\d+\s+\d+\s+R|\[[^\]]*\])"
)
FONT_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
# The filters of ISO 32000-1, table 6, and their short names, which readers take everywhere; another is damage.
FILTERS = frozenset(
    f"/{name}Decode" for name in ("ASCIIHex", "ASCII85", "LZW", "Flate", "RunLength", "CCITTFax", "JBIG2", "DCT", "JPX")
) | {"/Crypt", "/AHx", "/A85", "/LZW", "/Fl", "/RL", "/CCF", "/DCT"}
FLATE = (["/FlateDecode"], ["/Fl"])
# What only pictures are packed with.
PICTURES = frozenset(("/CCITTFaxDecode", "/JBIG2Decode", "/DCTDecode", "/JPXDecode", "/CCF", "/DCT"))
# What may come before the last filter; two layers of Flate are a bomb's, and left to the reader.
PLAIN = frozenset(
    ("/ASCIIHexDecode", "/ASCII85Decode", "/LZWDecode", "/RunLengthDecode", "/AHx", "/A85", "/LZW", "/RL")
)


def damaged_pages(data: bytes, passwords: Sequence[str]) -> dict[int, str]:
    """Return what is broken on which page, counted from 1; nothing where qpdf cannot open the file.

    A page that cannot be looked through is one of them: nobody knows then whether it is whole.
    """
    for password in ("", *passwords):
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as pdf:
                found = {} if pdf.get_warnings() else _faults(pdf, _Checker(None))
                # qpdf warns as it meets damage; the slower look at lost objects is for files that have some.
                if pdf.get_warnings() or not found:
                    found = _faults(pdf, _Checker(_Losses(data, pdf)))
                return {number: fault for number, fault in found.items() if fault is not None}
        except pikepdf.PasswordError:
            continue
        except pikepdf.PdfError:
            return {}
    return {}


def _faults(pdf: pikepdf.Pdf, checker: _Checker) -> dict[int, str | None]:
    return {number: _page_fault(page, checker) for number, page in enumerate(pdf.pages, start=1)}


def _page_fault(page: pikepdf.Page, checker: _Checker) -> str | None:
    try:
        return checker.page_fault(page.obj)
    # Damaged data take many forms; what the check stumbles on costs the page its good name, not its words.
    except STUMBLES as stumble:
        return f"it could not be looked through for damage ({type(stumble).__name__})"


def flate_fault(packed: bytes) -> str | None:
    """Return what is wrong with a stream that is compressed as zlib does, None where nothing is.

    A missing checksum is let pass, as every reader does; one that is there and differs is not.
    """
    if not packed.strip():
        return None
    if len(packed) < 2 or packed[0] & 0x0F != 8 or int.from_bytes(packed[:2]) % 31:
        return "does not begin as compressed data do"
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    checksum, unpacked, rest = 1, 0, packed[2:]
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(rest, CHUNK_BYTES)
            rest = unpacker.unconsumed_tail
            checksum, unpacked = zlib.adler32(piece, checksum), unpacked + len(piece)
            if unpacked > MOST_UNPACKED_BYTES:
                return None
            if not piece and not rest and not unpacker.eof:
                return "breaks off"
    except zlib.error:
        return "cannot be unpacked"
    expected = unpacker.unused_data[:4]
    if len(expected) == 4 and int.from_bytes(expected) != checksum:
        return "fails its checksum"
    return None


class _Checker:
    """Looks at each stream and each font of a file once, whatever number of pages it serves."""

    def __init__(self, losses: _Losses | None) -> None:
        self.losses = losses
        self.known: dict[tuple[int, int], str | None] = {}

    def page_fault(self, page: Any) -> str | None:
        contents = page.get("/Contents")
        if contents is None:
            return "its content is missing" if self.losses and self.losses.had(page.objgen[0], b"/Contents") else None
        for stream in contents if isinstance(contents, pikepdf.Array) else (contents,):
            if fault := self.stream_fault(stream):
                return f"its content {fault}"
        if fault := self.resources_fault(_inherited(page, "/Resources"), 0):
            return fault
        if self.losses and self.losses.touch(page.objgen[0]):
            return "a part of it is missing from the file"
        return None

    def resources_fault(self, resources: Any, depth: int) -> str | None:
        if not isinstance(resources, pikepdf.Dictionary):
            return None
        for font in _values(resources.get("/Font")):
            if fault := self.once(font, self.font_fault):
                return fault
        for form in _values(resources.get("/XObject")) if depth < FORM_DEPTH else ():
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                fault = self.stream_fault(form) or self.once(
                    form.get("/Resources"), lambda inner: self.resources_fault(inner, depth + 1)
                )
                if fault:
                    return f"a drawing on it {fault}"
        return None

    def font_fault(self, font: Any) -> str | None:
        """Return what is wrong with the table that says which characters the glyphs are.

        The font's program counts only where nothing else says so; otherwise it just draws the glyphs.
        """
        if not isinstance(font, pikepdf.Dictionary):
            return "a font on it is missing from the file"
        for key in ("/ToUnicode", "/Encoding"):
            if fault := self.stream_fault(font.get(key)):
                return f"the character table of a font on it {fault}"
        descriptor = font.get("/FontDescriptor")
        if isinstance(descriptor, pikepdf.Dictionary) and "/ToUnicode" not in font and "/Encoding" not in font:
            for key in FONT_PROGRAMS:
                if fault := self.stream_fault(descriptor.get(key)):
                    return f"a font on it {fault}"
        return None

    def stream_fault(self, stream: Any) -> str | None:
        if not isinstance(stream, pikepdf.Stream):
            return None
        return self.once(stream, _stream_fault)

    def once(self, thing: Any, check: Any) -> str | None:
        """Return `check(thing)`, remembered for things that several pages share; a loop finds nothing."""
        key = getattr(thing, "objgen", (0, 0))
        if key == (0, 0):
            fault: str | None = check(thing)
            return fault
        if key not in self.known:
            self.known[key] = None
            self.known[key] = check(thing)
        return self.known[key]


class _Losses:
    """The objects of a file that had to be repaired, and which of them refer to one that is gone.

    qpdf takes a lost object for null and a null for nothing, so the references are looked for in the bytes.
    """

    def __init__(self, data: bytes, pdf: pikepdf.Pdf) -> None:
        starts = list(OBJECT_START.finditer(data))
        ends = [start.start() for start in starts[1:]] + [len(data)]
        self.bodies = {
            int(start["number"]): data[start.end() : min(end, start.end() + MOST_DICTIONARY_BYTES)].partition(
                b"stream"
            )[0]
            for start, end in zip(starts, ends[: len(starts)], strict=True)
        }
        self.present = self.bodies.keys() | {thing.objgen[0] for thing in pdf.objects if hasattr(thing, "objgen")}
        self.known: dict[int, bool] = {}

    def had(self, number: int, key: bytes) -> bool:
        """Return whether the object names `key` in the bytes; True where they do not show it."""
        return key in self.bodies.get(number, key)

    def touch(self, number: int, depth: int = 0) -> bool:
        """Return whether the object, or one that it needs, is gone."""
        if number not in self.present:
            return True
        if number not in self.known and depth < REFERENCE_DEPTH:
            self.known[number] = False
            needed = SIDE_PATH.sub(b"", self.bodies.get(number, b""))
            self.known[number] = any(
                self.touch(int(found["number"]), depth + 1) for found in REFERENCE.finditer(needed)
            )
        return self.known.get(number, False)


def _stream_fault(stream: Any) -> str | None:
    filters = stream.get("/Filter")
    if filters is None:
        raw = stream.read_raw_bytes()
        return "is packed and does not say so" if raw[:1] == b"x" and flate_fault(raw) is None else None
    try:
        names = [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    except UnicodeDecodeError:
        names = [""]
    if not FILTERS.issuperset(names):
        return "is packed in a way that no reader knows"
    if not PICTURES.isdisjoint(names):
        return "is packed as a picture"
    if names in FLATE and (fault := flate_fault(stream.read_raw_bytes())):
        return fault
    if _is_filtered_again(stream) if names in FLATE else names and PLAIN.issuperset(names[:-1]):
        try:
            stream.read_bytes()
        # What qpdf says of damage may quote the file's own bytes, which need be no text.
        except (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, UnicodeDecodeError):
            return "cannot be unpacked"
    return None


def _is_filtered_again(stream: Any) -> bool:
    """Return whether the stream's bytes are differences, as of a picture's rows."""
    parameters = stream.get("/DecodeParms")
    if isinstance(parameters, pikepdf.Array):
        parameters = parameters[0] if len(parameters) else None
    predictor = parameters.get("/Predictor") if isinstance(parameters, pikepdf.Dictionary) else None
    return isinstance(predictor, int) and predictor > 1


def _inherited(page: Any, key: str) -> Any:
    node = page
    for _ in range(50):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node.get(key)
        node = node.get("/Parent")
    return None


def _values(dictionary: Any) -> Iterator[Any]:
    if isinstance(dictionary, pikepdf.Dictionary):
        for name in dictionary.keys():  # noqa: SIM118 - iterating itself is not offered
            yield dictionary.get(name)
