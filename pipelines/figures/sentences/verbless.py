"""Clauses that would have no verb: *imports of oil increase to 6 million tonnes*, *output peaks at 14 million*.

Belongs here: a noun that may be a verb of change, read as the verb where its clause has no other, an amount stands
behind it and it agrees with the subject. Does not belong here: the classes of all other words (wordclasses).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words as word_list


@cache
def _homographs() -> frozenset[str]:
    """Return the forms of the present tense that are nouns as well."""
    table = changes()
    plain = {word for word in table.verbs if word in table.nouns or word.removesuffix("s") in table.nouns}
    return frozenset(word for word in plain if not word.endswith(("ed", "ing"))) | word_list("noun_like_verbs")


def with_verbs(words: tuple[str, ...], lowers: tuple[str, ...], tags: str) -> str:
    """Return the word classes with a verb in each clause that had none but a noun that can be one."""
    if _homographs().isdisjoint(lowers):
        return tags
    out = list(tags)
    for at, lower in enumerate(lowers):
        if lower in _homographs() and tags[at] == "N" and _is_verb(words, lowers, tags, at):
            out[at] = "V"
    return "".join(out)


def _is_verb(words: tuple[str, ...], lowers: tuple[str, ...], tags: str, at: int) -> bool:
    if at == 0 or tags[at - 1] != "N" or not _leads_on(lowers, tags, at):
        return False
    start, end = _clause(lowers, tags, at)
    clause = tags[start:end]
    stop = next((k for k in range(end, len(tags)) if words[k] in (".", ";", "!", "?")), len(tags))
    told = "#" in tags[at:stop] or lowers[at] in _linked()  # increase through 2044, reaching 6 tonnes
    if not told or "V" in clause or "X" in clause or tags[start] == "P":
        return False
    head = next((k - 1 for k in range(start + 1, at + 1) if tags[k] == "P"), at - 1)
    if tags[head] != "N" or words[head].isupper() or "-" in words[at - 1]:
        return False
    if lowers[at].endswith("s"):
        return not is_plural(lowers[head])
    return is_plural(lowers[head]) and lowers[start] not in word_list("singular_determiners")


def _leads_on(lowers: tuple[str, ...], tags: str, at: int) -> bool:
    """Whether what follows goes with a verb: an amount, a time, *to*, *by*; *in* and *of* go with the noun."""
    following = lowers[at + 1 : at + 2]
    if lowers[at] in _linked():
        return following in (("in",), ("to",)) and tags[at + 2 : at + 3] == "D"
    return tags[at + 1 : at + 2] in ("#", "T", "A") or bool(set(following) & word_list("verb_links"))


def _clause(lowers: tuple[str, ...], tags: str, at: int) -> tuple[int, int]:
    """Return where the clause of a word starts and ends: between marks and words that open another."""
    openers = word_list("openers_of_clauses")
    start = next((k + 1 for k in range(at - 1, -1, -1) if tags[k] in ".W" or lowers[k] in openers), 0)
    end = next((k for k in range(at + 1, len(tags)) if tags[k] in ".W"), len(tags))
    return start, end


def _linked() -> frozenset[str]:
    return word_list("outcome_verbs")
