"""Copies of PDFs whose objects are changed: sound in their bytes, wrong in what they say.

Belongs here: one function per way to change an object graph. Does not belong here: damaged bytes (`mutations`), and
reading the copies.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

Container = Dictionary | Stream
# What an entry is replaced by; a reference to another object of the file comes beside these.
ODD_VALUES: tuple[Any, ...] = (
    0, -1, 1, 2**31, -(2**40), True, 1e30, Name("/X"), Name("/FlateDecode"), pikepdf.String("text"), pikepdf.String(""),
    Array([]), Array([0, 0, 0, 0]), Array([Array([Array([])])]), Dictionary(), Dictionary(Type=Name.Font),
)  # fmt: skip
FILTERS = ("/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode", "/RunLengthDecode", "/DCTDecode",
           "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/Crypt", "/Nonsense")  # fmt: skip
BOXES = (
    [], [0], [0, 0, 0, 0], [0, 0, 1e12, 1e12], [0, 0, -612, -792], [612, 792, 0, 0], [1e6, 1e6, 2e6, 2e6],
    [0, 0, 0.001, 0.001], [0, 0, Name("/a"), 792], [0, 0, 612],
)  # fmt: skip
TABLES = (
    b"1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange",
    b"1 beginbfrange <00> <FF> [<41>] endbfrange",
    b"1 beginbfrange <FF> <00> <0041> endbfrange",
    b"1 beginbfchar <41> <" + b"0042" * 20_000 + b"> endbfchar",
    b"1 beginbfchar <41> /nothing endbfchar 3 beginbfchar",
    b"1 begincodespacerange <> <> endcodespacerange 100 beginbfrange",
    b"/Self usecmap 1 beginbfchar <41> <D800> endbfchar",
    b"(" * 5_000,
)
OPERATORS = (
    b"\nq " * 3_000, b"\nQ Q Q Q ", b"\nBT /F1 0 Tf 0 0 0 0 0 0 Tm (x) Tj ET ", b"\n1e400 0 0 1e-400 nan inf cm ",
    b"\n[(a) /b << /c [ ", b"\n(never closed ", b"\nBI /W 99999 /H 99999 ID xyz ",
    b"\n/Missing Do /Missing gs /M cs 1 scn ",
    b"\n-1 Tr 99 Tr 1e9 Tz -1e9 TL T* ", b"\n<</MCID 0>> BDC /X /Y BDC EMC EMC EMC ",
    b"\n0 0 m 1 1 c h W n S ", b"\n]>)} ",
)  # fmt: skip
FONT_KEYS = ("/Subtype", "/Encoding", "/Widths", "/FirstChar", "/LastChar", "/FontDescriptor", "/DescendantFonts",
             "/BaseFont", "/W", "/DW", "/CIDSystemInfo", "/CIDToGIDMap", "/CharProcs", "/FontMatrix",
             "/FontFile2")  # fmt: skip


def delete_entries(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Entries that a writer forgot."""
    for holder in _some(_containers(pdf), chance):
        keys = _keys(holder)
        if keys:
            del holder[chance.choice(keys)]


def swap_entries(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Two entries, of one object or of two, each in the other's place."""
    for one in _some(_containers(pdf), chance):
        other = chance.choice(_containers(pdf))
        if _keys(one) and _keys(other):
            here, there = chance.choice(_keys(one)), chance.choice(_keys(other))
            one[here], other[there] = other[there], one[here]


def retype_entries(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Values of another type than the entry has."""
    for holder in _some(_containers(pdf), chance):
        keys = _keys(holder)
        if keys:
            holder[chance.choice(keys)] = chance.choice(ODD_VALUES)


def loop_entries(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """References back to the object itself, to one that holds it, or to any other."""
    things = [thing for thing in _containers(pdf) if thing.is_indirect]
    for holder in _some(things, chance):
        target = chance.choice([holder, pdf.Root, pdf.Root.get("/Pages", holder), chance.choice(things)])
        keys = _keys(holder)
        if keys:
            key = chance.choice(keys)
            holder[key] = Array([target, target]) if isinstance(holder.get(key), Array) else target


def change_filters(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Streams that say they are packed in another way, or many times over."""
    for stream in _some(_streams(pdf), chance):
        names = [Name(name) for name in chance.choices(FILTERS, k=chance.choice((1, 1, 2, 30)))]
        raw = stream.read_raw_bytes()
        stream.write(raw, filter=Array(names) if len(names) > 1 else names[0])
        if chance.random() < 0.3:
            stream.DecodeParms = Dictionary(Predictor=chance.choice((2, 12, 99)), Columns=chance.choice((0, -1, 2**31)))


def change_streams(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Streams with another's data, noise, nothing, or half of what they had."""
    streams = _streams(pdf)
    for stream in _some(streams, chance):
        raw = stream.read_raw_bytes()
        given = chance.choice(
            (chance.choice(streams).read_raw_bytes(), chance.randbytes(200), b"", raw[: len(raw) // 2], raw * 2)
        )
        # What is written leaves no filter behind that is not named again.
        stream.write(given, filter=stream.get("/Filter"), decode_parms=stream.get("/DecodeParms"))


def change_boxes(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Pages of no size, of a continent's size, upside down, or elsewhere."""
    for page in _some(_typed(pdf, "/Page"), chance):
        key = chance.choice(("/MediaBox", "/MediaBox", "/CropBox"))
        page[key] = Array(chance.choice(BOXES))
        if chance.random() < 0.3:
            page["/Rotate"] = chance.choice((45, -90, 10**9, 0.5))
            page["/UserUnit"] = chance.choice((0, -1, 1e9))


def change_page_tree(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Trees that count wrongly, hold themselves, a page twice, or what is no page."""
    for node in _some(_typed(pdf, "/Pages"), chance):
        kids = node.get("/Kids")
        what = chance.randrange(6)
        if what == 0:
            node["/Count"] = chance.choice((0, -1, 1, 7, 2**31, 10**12))
        elif isinstance(kids, Array) and len(kids):
            if what == 1:
                kids.append(node)
            elif what == 2:
                kids.append(kids[0])
            elif what == 3:
                kids.insert(chance.randrange(len(kids) + 1), chance.choice(_containers(pdf)))
            elif what == 4:
                kids[chance.randrange(len(kids))] = chance.choice(ODD_VALUES)
            else:
                kids[chance.randrange(len(kids))]["/Type"] = chance.choice((Name.Pages, Name.Font, Name.Page))


def change_fonts(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Fonts of another kind, with widths of no number and characters of no font."""
    for font in _some(_typed(pdf, "/Font"), chance):
        for key in chance.sample(FONT_KEYS, 3):
            font[key] = chance.choice((*ODD_VALUES, Name.Type0, Name.Type3, Name("/Identity-V"), Name.WinAnsiEncoding))


def change_meanings(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Tables of characters that are huge, empty, backwards or no tables."""
    for font in _some(_typed(pdf, "/Font"), chance):
        table = b"/CIDInit /ProcSet findresource begin begincmap " + chance.choice(TABLES) + b" endcmap end"
        font["/ToUnicode"] = pdf.make_stream(table)


def change_contents(pdf: pikepdf.Pdf, chance: random.Random) -> None:
    """Content streams with operators that make no sense, somewhere in them."""
    for page in _some(_typed(pdf, "/Page"), chance):
        contents = page.get("/Contents")
        for stream in contents if isinstance(contents, Array) else [contents]:
            if isinstance(stream, Stream):
                data = stream.read_bytes()
                place = chance.randrange(len(data) + 1)
                stream.write(data[:place] + chance.choice(OPERATORS) + data[place:])
                break


def change_xref(pdf: pikepdf.Pdf, chance: random.Random) -> bytes:
    """A cross-reference whose offsets, sizes and predecessors are wrong; returns the file's bytes."""
    out = io.BytesIO()
    packed = chance.choice((pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate))
    pdf.save(out, object_stream_mode=packed)
    data = out.getvalue()
    start = data.rfind(b"startxref")
    place = max(data.rfind(b"\nxref\n", 0, start), data.rfind(b"/XRef", 0, start), 0)
    tail = bytearray(data[place:start])
    digits = [at for at, byte in enumerate(tail) if 48 <= byte <= 57]
    for at in chance.sample(digits, min(len(digits), chance.choice((1, 3, 40)))):
        tail[at] = 48 + chance.randrange(10)
    own = b"/Prev %d >>" % max(data.rfind(b"\nxref\n") + 1, 0)
    tail = bytearray(bytes(tail).replace(b">>", own, 1)) if chance.random() < 0.3 else tail
    return data[:place] + bytes(tail) + data[start:]


OBJECT_KINDS: tuple[Callable[[pikepdf.Pdf, random.Random], bytes | None], ...] = (
    delete_entries,
    swap_entries,
    retype_entries,
    loop_entries,
    change_filters,
    change_streams,
    change_boxes,
    change_page_tree,
    change_fonts,
    change_meanings,
    change_contents,
    change_xref,
)


def changed(
    data: bytes, kind: Callable[[pikepdf.Pdf, random.Random], bytes | None], chance: random.Random
) -> bytes | None:
    """Return the file with objects changed by `kind`, None where qpdf cannot open or save it."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            # Not every value fits every place: what could be changed by then stays changed.
            with suppress(*REFUSED):
                given = kind(pdf, chance)
                if given is not None:
                    return given
            out = io.BytesIO()
            pdf.save(out, static_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
            return out.getvalue()
    except REFUSED:
        return None


REFUSED = (
    pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, AttributeError,
    IndexError, RuntimeError,
)  # fmt: skip


def _containers(pdf: pikepdf.Pdf) -> list[Container]:
    return [thing for thing in pdf.objects if isinstance(thing, Dictionary | Stream)]


def _streams(pdf: pikepdf.Pdf) -> list[Stream]:
    return [thing for thing in pdf.objects if isinstance(thing, Stream)]


def _typed(pdf: pikepdf.Pdf, kind: str) -> list[Container]:
    return [thing for thing in _containers(pdf) if thing.get("/Type") == kind]


def _keys(holder: Container) -> list[str]:
    return [key for key in holder.keys() if key != "/Length"]  # noqa: SIM118 - iterating itself is not offered


def _some(things: Sequence[Any], chance: random.Random) -> list[Object]:
    return chance.sample(list(things), min(len(things), chance.choice((1, 1, 3, 8))))
