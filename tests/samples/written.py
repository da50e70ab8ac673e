"""Reads stories that a person wrote, from TOML: headers as keys, the text in paragraphs with a blank line between two.

Belongs here: the form of such a file. Does not belong here: the words, which are data beside the issue they make.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

from tests.samples.stories import Photo, Story

KNOWN = {field.name for field in fields(Story)} - {"paragraphs", "photos"}


def read_stories(path: Path) -> dict[str, Story]:
    """Return the stories of the file at `path` by their keys."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {key: _story(key, entry) for key, entry in data.items()}


def _story(key: str, entry: dict[str, object]) -> Story:
    unknown = set(entry) - KNOWN - {"text", "photos"}
    assert not unknown, f"{key}: unknown keys {sorted(unknown)}"
    paragraphs = tuple(" ".join(part.split()) for part in str(entry["text"]).strip().split("\n\n"))
    photos = tuple(Photo(**photo) for photo in entry.get("photos", ()))  # type: ignore[attr-defined]
    rest = {name: value for name, value in entry.items() if name in KNOWN}
    return Story(key=key, paragraphs=paragraphs, photos=photos, **rest)  # type: ignore[arg-type]
