"""Which wordings of a cell's concept are right.

Belongs here: putting titles and headers together. Does not belong here: drawing.
"""

from __future__ import annotations


def names(title: str, *heads: str) -> tuple[str, ...]:
    """Return every wording of a cell's concept that is right: its headers in order, with or without the title."""
    parts = [head for head in heads if head]
    whole = " ".join(parts)
    options = [whole, f"{title} {whole}"] + [f"{title} {part}" for part in parts] + ([] if len(parts) > 1 else [title])
    return tuple(dict.fromkeys(options))


def placed(title: str, *heads: str) -> tuple[str, ...]:
    """Return the wordings where the row is a place, which has a column of its own."""
    whole = " ".join(heads)
    return tuple(dict.fromkeys(option for option in (title, whole, f"{title} {whole}") if option.strip()))
