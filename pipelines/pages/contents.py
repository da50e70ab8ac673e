"""The bytes of a content stream, within a limit.

Belongs here: decoding streams whose size nobody vouches for. Does not belong here: what the bytes mean (`lexer`).
"""

from __future__ import annotations

import zlib

import numpy as np
from pdfminer.pdftypes import LITERALS_ASCII85_DECODE, LITERALS_FLATE_DECODE, PDFStream

#: Contents longer than this, decoded, are a bomb: a page of dense maps has a tenth.
MOST_BYTES = 64 * 1024 * 1024
#: The digits of base 85 are the characters from ``!`` to ``u``.
_LOWEST_DIGIT, _HIGHEST_DIGIT = 33, 117


class TooMuchError(Exception):
    """The page holds or paints more than any page of a bulletin does."""


def decoded(stream: PDFStream) -> bytes:
    """Return the decoded bytes of `stream`; raises TooMuchError beyond what any page needs."""
    if stream.data is None and stream.rawdata is not None and stream.decipher is None:
        filters = stream.get_filters()
        if filters and all(name in LITERALS_FLATE_DECODE and not parameters for name, parameters in filters):
            return _inflated(stream, stream.rawdata, len(filters))
        if len(filters) == 2 and filters[0][0] in LITERALS_ASCII85_DECODE and filters[1][0] in LITERALS_FLATE_DECODE:
            packed = from_ascii85(stream.rawdata) if not any(parameters for _, parameters in filters) else None
            if packed is not None:
                return _inflated(stream, packed, 1)
    data = stream.get_data()
    _check(len(data))
    return data


def _inflated(stream: PDFStream, packed: bytes, times: int) -> bytes:
    data = packed
    try:
        for _ in range(times):
            data = zlib.decompressobj().decompress(data, MOST_BYTES + 1)
            _check(len(data))
    except zlib.error:
        # pdfminer goes byte by byte and keeps what comes before the damage
        data = stream.get_data()
        _check(len(data))
    return data


def from_ascii85(data: bytes) -> bytes | None:
    """Return what `data` says in base 85, all digits at once; None where it is written in any but the plainest way."""
    digits = np.frombuffer(b"".join(data.split()).removesuffix(b"~>"), dtype=np.uint8)
    if len(digits) == 0 or digits.min() < _LOWEST_DIGIT or digits.max() > _HIGHEST_DIGIT or len(digits) % 5 == 1:
        return None
    missing = -len(digits) % 5
    filled = np.concatenate([digits, np.full(missing, _HIGHEST_DIGIT, dtype=np.uint8)]).reshape(-1, 5)
    numbers = (filled.astype(np.int64) - _LOWEST_DIGIT) @ np.array([85**4, 85**3, 85**2, 85, 1])
    if numbers.max() >= 1 << 32:
        return None
    whole: bytes = numbers.astype(">u4").tobytes()
    return whole[: len(whole) - missing]


def _check(size: int) -> None:
    if size > MOST_BYTES:
        raise TooMuchError(f"contents of more than {MOST_BYTES} bytes")
