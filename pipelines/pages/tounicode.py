"""A font's table of characters (ToUnicode), read with a few regular expressions where it is written as the norm says.

Belongs here: that table. Does not belong here: everything else of a font, which pdfminer reads. pdfminer walks such a
table with its PostScript parser, token by token, which was a quarter of what reading a page costs; what is written in
any other manner than the usual one is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pdfminer.pdftypes import PDFStream, resolve1

_CODE = rb"<(?:[0-9A-Fa-f]{2}){1,4}>"
_TEXT = rb"<(?:[0-9A-Fa-f]{2})+>"
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SPAN = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_ITEM = re.compile(rb"<([0-9A-Fa-f]+)>")
_SECTION = re.compile(
    rb"beginbfchar\s*(?P<chars>(?:" + _CODE + rb"\s*" + _TEXT + rb"\s*)*)endbfchar"
    rb"|beginbfrange\s*(?P<ranges>(?:" + _CODE + rb"\s*" + _CODE + rb"\s*(?:" + _TEXT + rb"|\[(?:\s*" + _TEXT
    + rb")*\s*\])\s*)*)endbfrange"
)  # fmt: skip
#: Words of a table that does more than list characters.
_MORE = re.compile(rb"usecmap|begincid|beginnotdef|[%(]")
#: A range of more codes than this is damage.
_MOST_CODES = 0x10000
#: Halves of letters, which are none alone.
_HALVES = range(0xD800, 0xE000)


def read_characters(data: bytes) -> dict[int, str] | None:
    """Return the text of each code that the table `data` lists; None where it is written in an unusual manner."""
    begin = max(data.find(b"begincmap"), 0)
    end = data.find(b"endcmap", begin)
    table = data[begin : end if end >= 0 else len(data)]
    if _MORE.search(table.split(b"begincodespacerange")[-1]) or data.find(b"bf", max(end, 0)) > end >= 0:
        return None
    sections = list(_SECTION.finditer(table))
    if len(sections) != table.count(b"beginbf"):
        return None
    found: dict[int, str] = {}
    for section in sections:
        for codes, texts in _listed(section["chars"]) if section["chars"] is not None else _spread(section["ranges"]):
            if not codes:
                return None
            read: Iterable[tuple[int, str]] = zip(codes, texts, strict=True)
            if "\u00a0" in texts:
                # as pdfminer has it: fonts with one code for both kinds of space mean the plain one
                read = ((code, text) for code, text in read if text != "\u00a0" or found.get(code) != " ")
            found.update(read)
    return found


#: Codes and the text of each, at once: a font may list every letter that there is, where each step counts.
Listed = tuple[Sequence[int], Sequence[str]]


def _listed(chars: bytes) -> Iterator[Listed]:
    pairs = _PAIR.findall(chars)
    if pairs:
        yield [int(code, 16) for code, _ in pairs], [_text(bytes.fromhex(text.decode())) for _, text in pairs]


def _text(written: bytes) -> str:
    return written.decode("utf-16-be", "ignore")


def _letter(number: int) -> str:
    return "" if number in _HALVES else chr(number)


def _spread(ranges: bytes) -> Iterator[Listed]:
    """Yield the codes of each range; none for one that is damaged."""
    for first, last, text, texts in _SPAN.findall(ranges):
        start, count = int(first, 16), int(last, 16) - int(first, 16) + 1
        items = [bytes.fromhex(item.decode()) for item in _ITEM.findall(texts)] if not text else []
        if len(first) != len(last) or not 0 <= count <= _MOST_CODES or (not text and len(items) != count):
            yield (), ()
            return
        codes = range(start, start + count)
        if not count:
            continue
        if not text:
            yield codes, [_text(item) for item in items]
            continue
        whole = bytes.fromhex(text.decode())
        head, tail = whole[:-4], whole[-4:]
        base = int.from_bytes(tail, "big")
        if base + count > 1 << (8 * len(tail)):
            yield (), ()
            return
        if len(whole) == 2:
            letters = range(base, base + count)
            whole_letters = letters.stop <= _HALVES.start or letters.start >= _HALVES.stop
            yield codes, "".join(map(chr, letters)) if whole_letters else [*map(_letter, letters)]
        else:
            yield codes, [_text(head + (base + step).to_bytes(len(tail), "big")) for step in range(count)]


def without_table(spec: dict[str, object]) -> tuple[dict[str, object], dict[int, str] | None]:
    """Return a font's dictionary with its table emptied, and what the table says; as it is where it has none, or one
    that is left to pdfminer."""
    stream = resolve1(spec.get("ToUnicode"))
    if not isinstance(stream, PDFStream):
        return spec, None
    characters = read_characters(stream.get_data())
    if characters is None:
        return spec, None
    return {**spec, "ToUnicode": PDFStream({}, b"")}, characters
