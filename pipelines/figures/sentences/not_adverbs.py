"""Words that are adverbs elsewhere: names, nouns and adjectives by what stands around them.

Belongs here: adverbs that turn out to be something else. Does not belong here: the classes of all other words
(wordclasses).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words as word_list


def class_of_adverb(
    words: tuple[str, ...], tags: list[str], lowers: tuple[str, ...], index: int, previous: str
) -> str | None:
    """Return what an adverb is instead: *in South Africa*, *44 home runs*, *median overall survival*; None for none."""
    lower = lowers[index]
    if words[index].istitle() and index + 1 < len(words) and words[index + 1].istitle():
        named = previous != "." or lower in word_list("compass_words")
        if named and lower not in word_list("adverbs_of_titles"):
            return "N"
    followed = tags[index + 1 : index + 2] == ["N"]
    if lower == "home" and (followed or previous == "D" or (index and lowers[index - 1] in word_list("home_leads"))):
        return "N"  # an existing home
    return "J" if lower == "overall" and followed else None
