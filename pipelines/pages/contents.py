"""The bytes of a content stream, within a limit.

Belongs here: decoding streams whose size nobody vouches for. Does not belong here: what the bytes mean (`lexer`).
"""

from __future__ import annotations

import zlib

from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFStream

#: Contents longer than this, decoded, are a bomb: a page of dense maps has a tenth.
MOST_BYTES = 64 * 1024 * 1024


class TooMuchError(Exception):
    """The page holds or paints more than any page of a bulletin does."""


def decoded(stream: PDFStream) -> bytes:
    """Return the decoded bytes of `stream`; raises TooMuchError beyond what any page needs."""
    if stream.data is None and stream.rawdata is not None and stream.decipher is None:
        filters = stream.get_filters()
        if filters and all(name in LITERALS_FLATE_DECODE and not parameters for name, parameters in filters):
            return _inflated(stream, len(filters))
    data = stream.get_data()
    _check(len(data))
    return data


def _inflated(stream: PDFStream, times: int) -> bytes:
    data = stream.rawdata or b""
    try:
        for _ in range(times):
            data = zlib.decompressobj().decompress(data, MOST_BYTES + 1)
            _check(len(data))
    except zlib.error:
        # pdfminer goes byte by byte and keeps what comes before the damage
        data = stream.get_data()
        _check(len(data))
    return data


def _check(size: int) -> None:
    if size > MOST_BYTES:
        raise TooMuchError(f"contents of more than {MOST_BYTES} bytes")
