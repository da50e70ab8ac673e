"""A font's own table from character codes to glyphs (an embedded CMap), which pdfminer does not read.

Belongs here: that table, and cutting a string into its codes. Does not belong here: what codes mean (`tounicode`), and
the tables that are known by name, which pdfminer has. Programs that repair files for print write a table into each
font; read without it, a page has none of its text in such type.

Source: ISO 32000-1, 9.7.5 and 9.7.6; Adobe Technical Note 5014.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from pdfminer.pdftypes import PDFStream, resolve1

from pipelines.pages.contents import decoded

_HEX = rb"<\s*([0-9A-Fa-f\s]*)>"
_SECTION = re.compile(rb"begin(codespacerange|cidrange|cidchar)(.*?)end\1", re.DOTALL)
_SPACE_RANGE = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(\d+)")
_CHARACTER = re.compile(_HEX + rb"\s*(\d+)")
_COMMENT = re.compile(rb"%[^\r\n]*")
#: A table that stands on this one leaves every code that it does not list as it is.
_IDENTITY = re.compile(rb"/Identity-H\s+usecmap")
#: A range of more codes than this is damage.
_MOST_CODES = 0x10000


class _CodeRange(NamedTuple):
    """Codes of one length: each byte lies between those of `low` and `high`."""

    low: bytes
    high: bytes

    def holds(self, code: bytes) -> bool:
        bounds = zip(self.low, code, self.high, strict=True)
        return len(code) == len(self.low) and all(low <= byte <= high for low, byte, high in bounds)


@dataclass(frozen=True, slots=True, eq=False)
class Encoding:
    """Which codes a string holds, and the glyph number (CID) of each."""

    ranges: tuple[_CodeRange, ...]
    cids: dict[int, int]
    is_identity: bool

    @property
    def has_single_bytes(self) -> bool:
        """Tell whether there are codes of one byte, which is what word spacing asks of a blank."""
        return any(len(each.low) == 1 for each in self.ranges)

    def cid(self, code: int) -> int:
        """Return the glyph number of `code`; 0, the glyph for what is missing, where the table does not list it."""
        return self.cids.get(code, code if self.is_identity else 0)

    def codes(self, shown: bytes) -> list[int]:
        """Return the codes of the string `shown`; what begins none is passed over."""
        if all(len(each.low) == 1 for each in self.ranges):
            return list(shown)
        lengths = sorted({len(each.low) for each in self.ranges})
        found: list[int] = []
        place = 0
        while place < len(shown):
            step = lengths[0]
            for length in lengths:
                piece = shown[place : place + length]
                if len(piece) == length and any(len(r.low) == length and r.holds(piece) for r in self.ranges):
                    found.append(int.from_bytes(piece, "big"))
                    step = length
                    break
            place += step
        return found


def read_encoding(table: object) -> Encoding | None:
    """Return the table that a font's Encoding entry holds; None where it names one, is vertical or is damaged."""
    stream = resolve1(table)
    if not isinstance(stream, PDFStream) or resolve1(stream.get("WMode")) == 1:
        return None
    data = _COMMENT.sub(b"", decoded(stream))
    ranges: list[_CodeRange] = []
    cids: dict[int, int] = {}
    for kind, body in _SECTION.findall(data):
        if kind == b"codespacerange":
            ranges += (_CodeRange(_bytes(low), _bytes(high)) for low, high in _SPACE_RANGE.findall(body))
        elif kind == b"cidchar":
            cids.update((int.from_bytes(_bytes(code), "big"), int(cid)) for code, cid in _CHARACTER.findall(body))
        else:
            for first, last, cid in _RANGE.findall(body):
                start, end = (int.from_bytes(_bytes(code), "big") for code in (first, last))
                if end - start >= _MOST_CODES:
                    return None
                cids.update((code, int(cid) + code - start) for code in range(start, end + 1))
    sound = [each for each in ranges if len(each.low) == len(each.high) > 0]
    is_identity = _IDENTITY.search(data) is not None
    if is_identity and not sound:
        sound = [_CodeRange(b"\x00\x00", b"\xff\xff")]
    return Encoding(tuple(sound), cids, is_identity) if sound and (cids or is_identity) else None


def _bytes(written: bytes) -> bytes:
    digits = b"".join(written.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
