"""Spelling variants of names, by the tables of `rules/entities/variants.toml`.

Belongs here: keys under which two spellings of a name meet. Does not belong here: whether two things are one.
"""

from __future__ import annotations

from pipelines.entities.naming import canonical_key, legal_forms
from pipelines.rules import load_toml


def spelling_key(name: str, label: str) -> str:
    """Return what `name` has in common with its other spellings: legal form, British or American, transliteration."""
    tables = load_toml("entities/variants.toml")
    key = name.casefold()
    if label == "PERSON":
        for variant, base in tables["transliterations"]:
            key = key.replace(variant, base)
    key = canonical_key(key)
    if label == "ORG":
        short = legal_forms().sub("", key)
        key = short if len(short) > 3 else key
    if label != "PERSON":
        key = f" {key} "
        for variant, base in tables["spellings"]:
            key = key.replace(f" {variant} ", f" {base} ")
    return key.replace("'", "").strip()


def word_order_key(name: str) -> str:
    """Return a key that the two orders of a person's name share."""
    return " ".join(sorted(canonical_key(name).split()))


def is_initialled(short: str, full: str) -> bool:
    """Return whether `short` is `full` with initials for its first names: *J. R. Okafor*, *John Robert Okafor*."""
    left, right = canonical_key(short).split(), canonical_key(full).split()
    if len(left) != len(right) or len(left) < 2 or left == right or left[-1] != right[-1]:
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(left[:-1], right[:-1], strict=True))
