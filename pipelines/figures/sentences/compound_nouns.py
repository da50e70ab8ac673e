"""Words that could be verbs, within a noun that has a verb of its own: *food stores sales volumes were*, *mining and
quarrying rose*.

Belongs here: the words of a list that are nouns by what stands behind them. Does not belong here: classes that words
before them settle (word_neighbours), and their order (wordclasses).
"""

from __future__ import annotations

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words as word_list

FARTHEST = 4  # words of the noun behind such a word


def with_nouns(lowers: tuple[str, ...], tags: str) -> str:
    """Return the word classes of a text with the words of compounds as nouns."""
    compound, trades = word_list("compound_words"), word_list("trades_in_ing")
    if compound.isdisjoint(lowers) and trades.isdisjoint(lowers):
        return tags
    out = list(tags)
    for index, lower in enumerate(lowers):
        if out[index] != "V":
            continue
        if (lower in compound and _moves(lowers, out, index)) or (lower in trades and _is_joined(lowers, out, index)):
            out[index] = "N"
    return "".join(out)


def _moves(lowers: tuple[str, ...], tags: list[str], index: int) -> bool:
    """Whether a noun before and none but nouns behind a word lead to a verb of change or of being."""
    if index == 0 or tags[index - 1] != "N":
        return False
    at = index + 1
    while at < len(tags) and at - index < FARTHEST and tags[at] == "N":
        at += 1
    return at < len(tags) and (tags[at] == "X" or (tags[at] == "V" and lowers[at] in changes().verbs))


def _is_joined(lowers: tuple[str, ...], tags: list[str], index: int) -> bool:
    """Whether *and* joins the name of a trade to another noun: *mining and quarrying*, *clothing and shoes*."""
    if lowers[index + 1 : index + 2] != ("and",) or tags[index + 2 : index + 3] != ["N"]:
        return False
    return index == 0 or tags[index - 1] in ".PCDJ"
