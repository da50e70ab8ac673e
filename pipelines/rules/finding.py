"""Running the pattern of a rule only where it can match: what every room's rules share.

Belongs here: tests that are cheaper than the pattern whose place they take. Does not belong here: rules, and what a
match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def holds_any(text: str, pieces: tuple[str, ...]) -> bool:
    """Return whether one of the pieces stands in `text`; False for no pieces."""
    for piece in pieces:  # noqa: SIM110  a generator for any() takes twice as long, and this runs for each rule and text
        if piece in text:
            return True
    return False


def matches_at(text: str, pattern: re.Pattern[str], head: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer` does, but try the pattern only where its beginning, the `head`, stands.

    A pattern that opens with a boundary or a look behind is tried at every letter of a text; a head that opens with a
    letter or a set of them is searched for in C.
    """
    behind = 0
    for place in head.finditer(text):
        start = place.start()
        if start >= behind and (match := pattern.match(text, start)) is not None:
            behind = match.end()
            yield match
