"""A file's objects, read with one regular expression where they are written as the norm says.

Belongs here: the bytes of an indirect object to pdfminer's own values. Does not belong here: where objects stand in the
file, decryption and filters, which stay pdfminer's. pdfminer reads objects character class by character class, which
was a third of what reading a short file costs; what is written in any other manner than the usual one is left to it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import KWD, LIT

_END = rb"(?![^#/%\[\]()<>{}\s])"
_TOKEN = re.compile(
    rb"[\s\x00]*+(?:"
    rb"/(?P<name>[^/%\[\]()<>{}\s]*+)"
    rb"|(?P<reference>\d{1,9})\s++\d{1,9}\s++R" + _END + rb"|(?P<number>[-+]?+(?:\d++\.?+\d*+|\.\d++))"
    rb"|(?P<open><<)"
    rb"|(?P<close>>>)"
    rb"|\[(?P<numbers>[-\d.\s]*+)\]"
    rb"|(?P<begin>\[)"
    rb"|(?P<end>\])"
    rb"|\((?P<text>[^()\\]*+)\)"
    rb"|<(?P<hex>(?:[0-9A-Fa-f]{2})*+)>"
    rb"|(?P<word>true|false|null)" + _END + rb")"
)
_BEGIN = re.compile(rb"[\s\x00]*+(\d{1,9})[\s\x00]++\d{1,9}[\s\x00]++obj" + _END)
_DONE = re.compile(rb"[\s\x00]*+(?:endobj" + _END + rb"|(stream)\r?\n)")
_STREAM_DONE = re.compile(rb"\s*+endstream\s++endobj" + _END)
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_WORDS = {b"true": True, b"false": False, b"null": None}
#: Of streams of objects pdfminer takes this word as it is.
_WORDS_IN_STREAM = {**_WORDS, b"null": KWD(b"null")}


class UnusualError(Exception):
    """The object is written in a manner that is left to pdfminer."""


class SwiftDocument(PDFDocument):
    """pdfminer's document, which reads objects faster; made of one that is open by `quicken`."""

    _bytes: bytes
    _heads: dict[int, list[int] | None]

    def _getobj_parse(self, pos: int, objid: int) -> object:
        if self._parser is not None and not self._parser.fallback:
            try:
                return _indirect_object(self, self._bytes, pos, objid)
            except (UnusualError, ValueError):
                pass
        return super()._getobj_parse(pos, objid)

    def _getobj_objstm(self, stream: PDFStream, index: int, objid: int) -> object:
        if stream.objid is not None and stream.objid not in self._parsed_objs:
            if stream.objid not in self._heads:
                self._heads[stream.objid] = _head(stream)
            head = self._heads[stream.objid]
            if head is not None and index < len(head) // 2 and head[2 * index] == objid:
                try:
                    begin = stream["First"] + head[2 * index + 1]
                    return parse_object(self, stream.get_data(), begin, _WORDS_IN_STREAM)[0]
                except (UnusualError, ValueError):
                    pass
        return super()._getobj_objstm(stream, index, objid)


def quicken(document: PDFDocument, data: bytes) -> None:
    """Let an open document read its objects from `data`, all of its file, in the fast way."""
    document.__class__ = SwiftDocument
    assert isinstance(document, SwiftDocument)
    document._bytes = data
    document._heads = {}


def _head(stream: PDFStream) -> list[int] | None:
    """Return the numbers and places of the objects in a stream of objects, None where they make no sense."""
    first, count = stream.get("First"), stream.get("N")
    if not isinstance(first, int) or not isinstance(count, int):
        return None
    written = stream.get_data()[:first].split()
    if len(written) != 2 * count or not all(number.isdigit() for number in written):
        return None
    numbers = [int(number) for number in written]
    places = numbers[1::2]
    return numbers if all(a < b for a, b in itertools.pairwise(places)) else None


def _indirect_object(document: PDFDocument, data: bytes, pos: int, objid: int) -> object:
    begin = _BEGIN.match(data, pos)
    if begin is None or int(begin[1]) != objid:
        raise UnusualError
    found, place = parse_object(document, data, begin.end(), _WORDS)
    done = _DONE.match(data, place)
    if done is None:
        raise UnusualError
    if done[1] is None:
        return found
    length = found.get("Length") if isinstance(found, dict) else None
    if isinstance(length, PDFObjRef):
        length = length.resolve()
    if not isinstance(length, int) or length < 0 or not _STREAM_DONE.match(data, done.end() + length):
        raise UnusualError
    return PDFStream(found, data[done.end() : done.end() + length], document.decipher)


def parse_object(document: PDFDocument, data: bytes, place: int, words: Mapping[bytes, object]) -> tuple[Any, int]:
    """Return the object at `place` and where it ends; raises UnusualError, or ValueError, for what is not plain."""
    stack: list[list[Any]] = [[]]
    is_dictionary: list[bool] = []
    match = _TOKEN.match
    while True:
        token = match(data, place)
        if token is None:
            raise UnusualError
        place, kind = token.end(), token.lastgroup
        value: Any
        if kind == "name":
            value = LIT(_name(token["name"]))
        elif kind == "number":
            written = token["number"]
            value = float(written) if b"." in written else int(written)
        elif kind == "reference":
            value = PDFObjRef(document, int(token["reference"]))
        elif kind == "numbers":
            value = [float(item) if b"." in item else int(item) for item in token["numbers"].split()]
        elif kind in ("open", "begin"):
            stack.append([])
            is_dictionary.append(kind == "open")
            continue
        elif kind in ("close", "end"):
            if not is_dictionary or is_dictionary.pop() != (kind == "close"):
                raise UnusualError
            items = stack.pop()
            value = _dictionary(items) if kind == "close" else items
        elif kind == "text":
            value = token["text"]
        elif kind == "hex":
            value = bytes.fromhex(token["hex"].decode())
        else:
            value = words[token["word"]]
        if not is_dictionary:
            return value, place
        stack[-1].append(value)


def _dictionary(items: list[Any]) -> dict[str, Any]:
    keys = items[::2]
    if len(items) % 2 or not all(type(key) is _LITERAL and isinstance(key.name, str) for key in keys):
        raise UnusualError
    return {key.name: value for key, value in zip(keys, items[1::2], strict=True) if value is not None}


def _name(written: bytes) -> str | bytes:
    if b"#" in written:
        if written.count(b"#") != len(_NAME_ESCAPE.findall(written)):
            raise UnusualError
        written = _NAME_ESCAPE.sub(lambda found: bytes((int(found[1], 16),)), written)
    try:
        return written.decode()
    except UnicodeDecodeError:
        return written


_LITERAL = type(LIT("Type"))
