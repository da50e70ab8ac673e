"""Whether an amount is told beside another and of the same thing: *300 boats, up 17 percent*.

Belongs here: what may stand between the two. Does not belong here: what they are of (`measures`).
"""

from __future__ import annotations

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words as words_of
from pipelines.figures.sentences.chunks import phrase_right
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading


def is_apposed(p: Passage, previous: Reading, first: int) -> bool:
    """Whether only commas, brackets and words of comparison stand between two quantities: *, up 17 percent*."""
    if p.lowers[first].startswith("start"):
        return False  # the model, with a range of 480 km, starts at 89,900 dollars
    for k in range(previous.last, first):
        if p.tags[k] in "VX" or p.words[k] in (";", ":"):
            return False
    if (
        p.lowers[previous.last : previous.last + 1] == ("and",)
        and p.words[first - 1] == ","
        and set(p.tags[previous.last + 1 : first - 1]) == {"N"}
    ):
        return False  # steers sold from 2 to 3 euros and heifers, 1 to 2 euros
    lead = p.lowers[max(previous.last, first - 2) : first]
    words = set(p.lowers[previous.last : first])
    if not words:
        return False
    table = changes()
    at = p.token_at(p.quantities[0].start)  # keeps the figure's own tokens out of the test below
    following = first
    while following < len(p.tags) and p.tags[following] == "#":
        following += 1
    turned = following < len(p.tags) and p.lowers[following] in table.after
    opener = first - 1
    while opener > previous.last and (
        p.tags[opener] in "DPA"
        or p.lowers[opener] in table.nouns
        or p.lowers[opener] in table.before
        or p.lowers[opener] in words_of("change_qualifiers")
    ):
        opener -= 1
    if p.words[first - 1] == "," and (following >= len(p.tags) or p.tags[following] != "N"):
        return True
    if turned and p.lowers[first - 1] == "and" and p.lowers[following + 1 : following + 2] == ("than",):
        return True  # 8 percent more than in 2023 and a fifth more than in 2019
    turned = turned or (following < len(p.tags) and p.lowers[following] == "as")
    if p.words[opener] in (",", "(") and at >= 0 and (
        turned or any(w in table.before or w in table.nouns for w in p.lowers[opener:first])
    ):  # fmt: skip
        return True
    begin = previous.last
    of_base = previous.concept.choice == "noun-of-value" and p.lowers[begin : begin + 1] == ("of",)
    if (of_base or previous.concept.choice == "of-phrase") and (
        whole := phrase_right(p, begin + 1, counted=False)
    ) is not None:
        begin = whole[1]  # 3.8% of consultations, compared with 4.4%
    if (
        p.lowers[first - 1] == "or"
        and previous.concept.choice == "counted-noun"
        and (counted := phrase_right(p, begin)) is not None
    ):
        begin = counted[1]
    noun = any(
        p.tags[k] == "N" and p.lowers[k] not in changes().nouns and p.lowers[k] not in words_of("told_earlier")
        for k in range(begin, first)
    )
    linked = not words.isdisjoint({",", "(", "or", "against", "from", "to", "compared"})
    return not noun and (linked or "up" in lead or "down" in lead)
