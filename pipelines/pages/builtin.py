"""The encoding that a font program brings along, for fonts whose dictionary leaves part of theirs to it.

Belongs here: code to character of embedded Type 1 and bare CFF programs. Does not belong here: tables of characters
(`tounicode`), which go before this, and all else of a font. ISO 32000-1, table 114: an encoding without a base takes
what it does not list from the embedded program. pdfminer takes the standard one, in which the ligatures, dashes and
quotes of TeX's fonts have no place: *ef cient*, *fnite*.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from io import BytesIO

from pdfminer.cmapdb import FileUnicodeMap
from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import CFFFont, PDFFont, PDFSimpleFont, Type1FontHeaderParser, getdict
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSException, PSLiteral, literal_name

#: Entries of a CFF's top dictionary.
_CHARSET, _ENCODING, _CHARSTRINGS = 15, 16, 17
#: Offsets up to here name an encoding or a set of glyphs that the format defines itself.
_PREDEFINED = 2
_HAS_SUPPLEMENT = 0x80


def program_encoding(font: PDFFont, spec: Mapping[str, object]) -> dict[int, str]:
    """Return the characters of the codes that the dictionary `spec` leaves to the font's embedded program."""
    if not isinstance(font, PDFSimpleFont) or literal_name(spec.get("Subtype")) not in ("Type1", "MMType1"):
        return {}
    encoding = resolve1(spec.get("Encoding"))
    listed = encoding if isinstance(encoding, dict) else {}
    if (encoding is not None and not isinstance(encoding, dict)) or "BaseEncoding" in listed:
        return {}
    own = {code for code, _ in differences(listed)}
    table = font.unicode_map.cid2unichr if isinstance(font.unicode_map, FileUnicodeMap) else {}
    found = _built_in(resolve1(spec.get("FontDescriptor")))
    return {code: text for code, text in found.items() if code not in own and code not in table}


def differences(encoding: object) -> Iterator[tuple[int, str]]:
    """Yield the codes that a font's encoding lists by itself, each with the name of its glyph."""
    listed = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    code = 0
    for item in map(resolve1, listed if isinstance(listed, list) else ()):
        if isinstance(item, int):
            code = item
        elif isinstance(item, PSLiteral):
            yield code, str(item.name)
            code += 1


def _built_in(descriptor: object) -> dict[int, str]:
    """Return the characters of an embedded program's codes; nothing where there is none, or it is damaged."""
    if not isinstance(descriptor, dict):
        return {}
    program, bare = resolve1(descriptor.get("FontFile")), resolve1(descriptor.get("FontFile3"))
    try:
        if isinstance(program, PDFStream):
            length = resolve1(program.get("Length1"))
            data = program.get_data()
            return Type1FontHeaderParser(BytesIO(data[:length] if isinstance(length, int) else data)).get_encoding()
        if isinstance(bare, PDFStream) and literal_name(bare.get("Subtype")) == "Type1C":
            return {code: text for code, name in cff_encoding(bare.get_data()).items() if (text := _text(name))}
    except (struct.error, PSException, ValueError, IndexError, KeyError, TypeError):
        return {}
    return {}


def _text(name: str) -> str:
    try:
        return name2unicode(name)
    except (KeyError, ValueError):
        return ""


def cff_encoding(data: bytes) -> dict[int, str]:
    """Return the glyph name of each code that the bare CFF font `data` encodes itself; nothing where it refers to an
    encoding that the format defines. Raises struct.error, ValueError or IndexError for a damaged one."""
    source = BytesIO(data)
    source.seek(data[2])
    CFFFont.INDEX(source)
    top = getdict(CFFFont.INDEX(source)[0])
    strings = CFFFont.INDEX(source)
    source.seek(_offset(top, _CHARSTRINGS))
    count = len(CFFFont.INDEX(source))
    if _offset(top, _ENCODING) < _PREDEFINED:
        return {}
    names = [_name(number, strings) for number in _charset(data, _offset(top, _CHARSET), count)]
    return {code: names[glyph] for code, glyph in _codes(data, _offset(top, _ENCODING)) if glyph < len(names)}


def _offset(top: Mapping[int, list[float | int]], key: int) -> int:
    return int(top.get(key, [0])[0])


def _codes(data: bytes, place: int) -> list[tuple[int, int]]:
    """Return the codes of a CFF's own encoding with their glyphs; a supplement names characters twice, left out."""
    form, entries = data[place] & ~_HAS_SUPPLEMENT, data[place + 1]
    if form == 0:
        return [(code, glyph) for glyph, code in enumerate(data[place + 2 : place + 2 + entries], 1)]
    found: list[tuple[int, int]] = []
    for first, left in struct.iter_unpack("BB", data[place + 2 : place + 2 + 2 * entries]):
        found += [(code, len(found) + 1 + step) for step, code in enumerate(range(first, first + left + 1))]
    return found


def _charset(data: bytes, place: int, count: int) -> list[int]:
    """Return the number of each glyph's name, in the order of the glyphs."""
    if place <= _PREDEFINED:
        return list(range(count))
    form, place = data[place], place + 1
    if form == 0:
        return [0, *struct.unpack_from(f">{count - 1}H", data, place)]
    numbers = [0]
    pattern = ">HB" if form == 1 else ">HH"
    while len(numbers) < count:
        first, left = struct.unpack_from(pattern, data, place)
        numbers += range(first, first + left + 1)
        place += struct.calcsize(pattern)
    return numbers[:count]


def _name(number: int, strings: CFFFont.INDEX) -> str:
    known = CFFFont.STANDARD_STRINGS
    return known[number] if number < len(known) else strings[number - len(known)].decode("latin-1")
