"""From file names to issue ids: slugs that serve as partition keys and never collide.

Belongs here: the slug and what is done where two names would share one. Does not belong here: looking at files.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

MAX_SLUG_LENGTH = 100
NOT_SLUG = re.compile(r"[^a-z0-9]+")


def issue_id_of(file_name: str) -> str:
    """Return the slug of the stem of `file_name`: ASCII lower case, digits and single hyphens, never empty.

    Letters with marks lose the marks. Where that would lose letters (another alphabet), leave nothing or be too long, a
    short hash of the stem is appended, so that two such names differ: ``公報 12`` gives ``12-`` and eight
    hexadecimal digits.
    """
    stem = stem_of(file_name)
    decomposed = unicodedata.normalize("NFKD", stem).casefold()
    slug = NOT_SLUG.sub("-", "".join(c for c in decomposed if not unicodedata.combining(c))).strip("-")
    lost = any(c.isalnum() and not c.isascii() for c in decomposed)
    if lost or not slug or len(slug) > MAX_SLUG_LENGTH:
        return with_hash(slug, stem)
    return slug


def assign_issue_ids(file_names: Iterable[str], taken: Mapping[str, str]) -> dict[str, str]:
    """Return the issue id of each file name; `taken` says which file name has which id already (id to name).

    A name that has an id keeps it. Of two names with one slug, the first in alphabetical order among the new ones keeps
    it and the other gets a hash of its whole name, so that no two files ever write into the same issue.
    """
    owners = dict(taken)
    kept = {name: issue_id for issue_id, name in taken.items()}
    assigned: dict[str, str] = {}
    for name in sorted(set(file_names)):
        issue_id = kept.get(name) or issue_id_of(name)
        if owners.get(issue_id, name) != name:
            issue_id = with_hash(issue_id, name)
        owners[issue_id] = name
        assigned[name] = issue_id
    return assigned


def stem_of(file_name: str) -> str:
    """Return the last part of `file_name` without its ending."""
    name = PurePosixPath(file_name).name
    return name[:-4] if name.lower().endswith(".pdf") and len(name) > 4 else name


def with_hash(slug: str, text: str) -> str:
    """Return `slug`, cut to length, with eight hexadecimal digits of the hash of `text` appended."""
    digest = hashlib.blake2b(text.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
    return f"{slug[: MAX_SLUG_LENGTH - 9].rstrip('-')}-{digest}".lstrip("-")
