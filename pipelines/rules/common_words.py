"""The words that English mostly writes small, by which an ordinary word with a capital is told from a name.

Belongs here: reading their table, once for all rooms. Does not belong here: what a room concludes from a capital.
"""

from __future__ import annotations

from functools import cache

from pipelines.rules import load_columns

#: The surplus of a word that is written small so much oftener that it is hardly ever a name.
ORDINARY = 2


@cache
def common_words() -> dict[str, int]:
    """Return the words that English mostly writes small, with the class of their surplus: 0 to `ORDINARY`."""
    return {word: int(surplus) for word, surplus in load_columns("gazetteers/common_words.tsv", "word", "surplus")}
