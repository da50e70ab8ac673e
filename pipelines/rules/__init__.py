"""Rule data and the few lines that load it.

Belongs here: tables of units, gazetteers, patterns with their examples, corrections, as TOML or TSV files, and the
functions that read them. Does not belong here: anything that interprets a rule; that is the room's whose rule it is.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

RULES_FOLDER = Path(__file__).parent
DATA_SUFFIXES = (".toml", ".tsv", ".json", ".txt")


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Return the rule file `name` (a path under `rules/`, such as ``figures/bounds.toml``) as parsed TOML.

    Raises FileNotFoundError and tomllib.TOMLDecodeError, both of which name the file or the line.
    """
    with (RULES_FOLDER / name).open("rb") as stream:
        return tomllib.load(stream)


@cache
def load_tsv(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of the tab-separated file `name` under `rules/`; its first line without `#` names the columns."""
    names, lines = _table(name)
    return tuple([dict(zip(names, _filled(line.split("\t"), len(names)), strict=False)) for line in lines])


def load_columns(name: str, *columns: str) -> Iterator[tuple[str, ...]]:
    """Yield the named columns of every row of the tab-separated file `name` under `rules/`, not kept.

    For the large gazetteers: as dictionaries that `load_tsv` keeps, their 80,000 rows take 60 MB and most of the time.
    Raises ValueError for a column that the file does not have, IndexError where a row is too short.
    """
    names, lines = _table(name)
    places = [names.index(column) for column in columns]
    if len(places) == 1:
        return ((line.split("\t")[places[0]],) for line in lines)
    return (chosen(line.split("\t")) for chosen in [itemgetter(*places)] for line in lines)


def _table(name: str) -> tuple[list[str], list[str]]:
    """Return the names of a file's columns, and the lines of its rows."""
    with (RULES_FOLDER / name).open(encoding="utf-8", newline="") as stream:
        lines = [line.rstrip("\r\n") for line in stream if line.strip() and not line.startswith("#")]
    # no field is quoted, so splitting is all that csv would do for these 120,000 lines
    return (lines[0].split("\t") if lines else []), lines[1:]


def _filled(fields: list[str], count: int) -> list[Any]:
    """Return the fields of a row; those that a short row leaves out are None."""
    return fields if len(fields) >= count else [*fields, *[None] * (count - len(fields))]


@cache
def load_lines(name: str) -> tuple[str, ...]:
    """Return the lines of the word list `name` under `rules/`, without blank lines and `#` comments."""
    text = (RULES_FOLDER / name).read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def content_version(*folders: str) -> str:
    """Return a short hash over every data file in the named folders under `rules/` (in all, if none is named)."""
    digest = hashlib.blake2b(digest_size=6)
    roots = [RULES_FOLDER / folder for folder in folders] if folders else [RULES_FOLDER]
    for root in roots:
        for path in sorted(root.rglob("*")):
            if path.suffix in DATA_SUFFIXES:
                digest.update(path.relative_to(RULES_FOLDER).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
