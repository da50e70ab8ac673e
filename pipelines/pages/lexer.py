"""A content stream's bytes to operators with their operands.

Belongs here: the lexical rules of ISO 32000-1, 7.2 and 7.3, as far as content streams use them. Does not belong here:
what an operator does (`interpreter`).

Most operations fit one of a few shapes, and one regular expression takes each of those in a single step; what fits
none is read token by token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from pipelines.values import frozen

#: Operands as written: numbers as bytes, names as `Name`, strings and arrays of a shape in its own class.
Operand: TypeAlias = "bytes | Name | Text | TextArray | Properties | InlineImage | list[Operand] | None"


@frozen
class Name:
    """A name object, without its slash."""

    value: str


@frozen
class Text:
    """A string object, decoded to its bytes."""

    value: bytes


@frozen
class TextArray:
    """The operand of TJ as written, without its brackets."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class Properties:
    """The dictionary of a marked-content operator as written, without its brackets."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class InlineImage:
    """An image inside the stream; its data are not kept."""

    length: int


_BLANK = rb"\x00\t\n\x0c\r "
_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f" + _BLANK + rb"]*+>"
_OPERATION = re.compile(
    rb"[" + _BLANK + rb"]*+(?:"
    # 1, 2: numbers, then an operator
    rb"([-+.\d" + _BLANK + rb"]*+)([A-Za-z'\"][A-Za-z\d*'\"]*+)"
    # 3: an array of strings and numbers, shown
    rb"|\[((?:[-+.\d" + _BLANK + rb"]++|" + _STRING + rb"|" + _HEX + rb")*+)\][" + _BLANK + rb"]*+TJ\b"
    # 4: a string, shown
    rb"|(" + _STRING + rb"|" + _HEX + rb")[" + _BLANK + rb"]*+Tj\b"
    # 5, 6, 7: a name, perhaps numbers, then an operator
    rb"|/([^" + _BLANK + rb"()<>\[\]{}/%]*+)([-+.\d" + _BLANK + rb"]*+)([A-Za-z'\"][A-Za-z\d*'\"]*+)"
    # 8, 9, 10: marked content with a plain dictionary or a named one
    rb"|/([^" + _BLANK + rb"()<>\[\]{}/%]*+)[" + _BLANK + rb"]*+"
    rb"(?:<<([^<>()]*+)>>|/([^" + _BLANK + rb"()<>\[\]{}/%]*+))[" + _BLANK + rb"]*+BDC\b"
    # 11: whatever else, to be read token by token
    rb"|([^" + _BLANK + rb"])"
    rb")",
    re.DOTALL,
)
_NUMBERS_AND_OPERATOR, _SHOWN_ARRAY, _SHOWN_STRING, _NAME_AND_OPERATOR, _OTHER = 2, 3, 4, 7, 11
_PIECE = re.compile(
    rb"([-+]?(?:\d+\.?\d*|\.\d+))|\(([^()\\]*+)\)|(" + _STRING + rb"|" + _HEX + rb")",
    re.DOTALL,
)
_TOKEN = re.compile(
    rb"(?:[" + _BLANK + rb"]|%[^\r\n]*)*+(?:"
    rb"(?P<number>[-+.\d]++)"
    rb"|/(?P<name>[^" + _BLANK + rb"()<>\[\]{}/%]*+)"
    rb"|(?P<dict><<|>>)"
    rb"|(?P<hex>" + _HEX + rb")"
    rb"|(?P<open>\()"
    rb"|(?P<bracket>[\[\]])"
    rb"|(?P<word>[^" + _BLANK + rb"()<>\[\]{}/%]++)"
    rb"|(?P<stray>.)"
    rb"|$)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n?|\n)|(.))", re.DOTALL)
_PAREN_OR_ESCAPE = re.compile(rb"\\.|[()]", re.DOTALL)
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_NOT_HEX = re.compile(rb"[^0-9A-Fa-f]")
_IMAGE_END = re.compile(rb"[" + _BLANK + rb"]EI(?=[" + _BLANK + rb"]|$)")
_IMAGE_DATA = re.compile(rb"\bID[" + _BLANK + rb"]")
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
#: Stands for an operator where the data end within a string: what was to be shown, and all behind it, is lost.
CUT_OFF = b"("
_LITERALS = frozenset((b"true", b"false", b"null"))
#: Words that do not end an operation, or begin something that is no operation.
_NO_OPERATORS = _LITERALS | {b"BI"}
#: Arrays and dictionaries nested deeper than this are read flat.
_DEEPEST = 50


def operations(data: bytes) -> Iterator[tuple[bytes, Sequence[Operand]]]:
    """Yield each operator with its operands, CUT_OFF at an end within a string; what is neither is skipped."""
    place, end = 0, len(data)
    while place < end:
        for found in _OPERATION.finditer(data, place):
            kind = found.lastindex
            if kind == _NUMBERS_AND_OPERATOR:
                numbers, operator = found.group(1, 2)
                if operator in _NO_OPERATORS:
                    break
                yield operator, numbers.split() if numbers else ()
            elif kind == _SHOWN_ARRAY:
                yield b"TJ", (TextArray(found.group(3)),)
            elif kind == _SHOWN_STRING:
                yield b"Tj", (Text(decode_string(found.group(4))),)
            elif kind == _NAME_AND_OPERATOR:
                name, numbers, operator = found.group(5, 6, 7)
                if operator in _NO_OPERATORS:
                    break
                yield operator, (_name(name), *numbers.split())
            elif kind == _OTHER:
                break
            else:
                tag, written, properties = found.group(8, 9, 10)
                yield b"BDC", (_name(tag), Properties(written) if properties is None else _name(properties))
        else:
            return
        place, operator, operands = _read_slowly(data, found.start())
        if operator:
            yield operator, operands


#: A piece of what TJ shows: a number, or a string without escapes, or a string as written; the others are empty.
Piece: TypeAlias = tuple[bytes, bytes, bytes]


def text_pieces(operand: Operand) -> Sequence[Piece]:
    """Return the operand of TJ or Tj piece by piece, in order."""
    if isinstance(operand, TextArray):
        return _PIECE.findall(operand.raw)
    if isinstance(operand, Text):
        return ((b"", operand.value, b""),)
    pieces: list[Piece] = []
    for item in operand if isinstance(operand, list) else ():
        if isinstance(item, Text):
            pieces.append((b"", item.value, b""))
        elif isinstance(item, bytes):
            pieces.append((item, b"", b""))
    return pieces


def decode_string(written: bytes) -> bytes:
    """Return the bytes of a string written as ``(literal)`` or ``<hexadecimal>``."""
    if written[:1] == b"<":
        digits = _NOT_HEX.sub(b"", written)
        if len(digits) % 2:
            return bytes.fromhex(digits[:-1].decode()) + bytes((int(digits[-1:], 16),))
        return bytes.fromhex(digits.decode())
    inner = written[1:-1]
    return _ESCAPE.sub(_unescape, inner) if b"\\" in inner else inner


def _unescape(found: re.Match[bytes]) -> bytes:
    octal, line_end, other = found.groups()
    if octal is not None:
        return bytes((int(octal, 8) & 255,))
    if line_end is not None:
        return b""
    return _CONTROLS.get(other, other)


@lru_cache(maxsize=4096)
def _name(written: bytes) -> Name:
    if b"#" in written:
        written = _NAME_ESCAPE.sub(lambda found: bytes((int(found.group(1), 16),)), written)
    return Name(written.decode("utf-8", "replace"))


def _read_slowly(data: bytes, place: int) -> tuple[int, bytes, list[Operand]]:
    """Return where the next operation ends, its operator (b"" when only the end was found) and its operands."""
    operands: list[Operand] = []
    stack: list[list[Operand]] = [operands]
    while place < len(data):
        found = _TOKEN.match(data, place)
        if found is None:
            return len(data), b"", []
        place = found.end()
        kind = found.lastgroup
        if kind == "word":
            word = found["word"]
            if word in _LITERALS:
                stack[-1].append(None)
            elif word == b"BI":
                place = _skip_image(data, place)
                return place, b"EI", [InlineImage(place)]
            elif len(stack) == 1:
                return place, word, operands
        elif kind == "number":
            stack[-1].append(found["number"])
        elif kind == "name":
            stack[-1].append(_name(found["name"]))
        elif kind == "hex":
            stack[-1].append(Text(decode_string(found["hex"])))
        elif kind == "open":
            end, text = _read_string(data, place)
            if end is None:
                return len(data), CUT_OFF, []
            place = end
            stack[-1].append(Text(text))
        elif kind in ("bracket", "dict"):
            opens = found[kind] in (b"[", b"<<")
            if opens and len(stack) < _DEEPEST:
                inner: list[Operand] = []
                stack[-1].append(inner)
                stack.append(inner)
            elif not opens and len(stack) > 1:
                stack.pop()
    return len(data), b"", []


def _read_string(data: bytes, start: int) -> tuple[int | None, bytes]:
    """Return where the string ends, None where it never does, and what it says."""
    depth, place = 1, start
    for found in _PAREN_OR_ESCAPE.finditer(data, start):
        sign = found.group()
        depth += (sign == b"(") - (sign == b")")
        place = found.end()
        if depth == 0:
            return place, _ESCAPE.sub(_unescape, data[start : place - 1])
    return None, b""


def _skip_image(data: bytes, place: int) -> int:
    """Return where the inline image that begins at `place` ends: the first EI that text follows."""
    begin = _IMAGE_DATA.search(data, place)
    if begin is None:
        return len(data)
    for found in _IMAGE_END.finditer(data, begin.end() - 1):
        following = data[found.end() : found.end() + 16]
        if all(32 <= byte < 127 or byte in b"\x00\t\n\x0c\r" for byte in following):
            return found.end()
    return len(data)
