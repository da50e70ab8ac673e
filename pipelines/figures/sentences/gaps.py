"""The subject of a clause whose verb is left out: *and sorghum to 310,000*, *Silesia 11.8 percent*.

Belongs here: finding that phrase before a figure. Does not belong here: what the figure is of then (before_amounts,
bare_numbers).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading


def _before_tail(p: Passage, chunk: Chunk, floor: int) -> Chunk | None:
    """Return the phrase that opens its clause before an article's phrase: rents in *the city* by 7 percent."""
    link = chunk[0] - 1
    while link > floor and p.tags[link] in "DJ":
        link -= 1
    place = p.lowers[link] in words("place_links")
    if place and p.tags[link - 1] == "C" and p.lowers[chunk[1]] == "by":
        return None
    if not place and (link == chunk[0] - 1 or p.lowers[link] not in words("tails")):
        return chunk
    behind = phrase_left(p, link) if link - 1 >= floor and p.tags[link - 1] == "N" else None
    opens = behind is not None and behind[0] - 1 >= floor
    if behind is None or not opens or not (p.tags[behind[0] - 1] == "C" or p.words[behind[0] - 1] == ","):
        return chunk
    return behind if place else (behind[0], chunk[1])


def gapped_subject(p: Passage, first: int, floor: int, earlier: list[Reading]) -> Chunk | None:
    """Return the phrase of a clause whose verb is left out: *and sorghum to 310,000*, *Silesia 11.8 percent*."""
    before = [reading for reading in earlier if reading.first >= floor]
    if not before or first < 2:
        return None
    index = first - 1
    while index > floor and (p.tags[index] == "A" or p.lowers[index] in words("more_of_it")):
        index -= 1  # the west barely 52 percent, the shop another 148 euros
    if p.lowers[index] in words("extremes_before") and p.tags[index - 1] == "D":
        index -= 2  # landing fees by a mere 2
    if p.lowers[index] in words("gap_links"):
        index -= 1
    if p.words[index] == "," and p.tags[index - 1] == "N":
        comma = True
        index -= 1
    else:
        comma = False
    if p.tags[index] == "S" and index < first - 1:
        index -= 1  # Ireland's share comes to 540 tonnes, France's to 810
    if p.tags[index] != "N" or index < before[-1].last or p.lowers[index] in words("leads_of_to"):
        return None
    chunk = phrase_left(p, index + 1)
    ranked = chunk is not None and _is_ranked(p, chunk[0], before[-1].last)
    if any(p.tags[k] in "VX" for k in range(before[-1].last, first)):
        return chunk if ranked else None
    if chunk is not None and p.lowers[chunk[0] - 1] in words("tails") and chunk[0] - 2 >= before[-1].last:
        behind = phrase_left(p, chunk[0] - 1)
        chunk = (behind[0], chunk[1]) if behind is not None else chunk  # and tax on imports to 894 million
    elif chunk is not None and p.lowers[first - 1] in ("by", "to"):
        chunk = _before_tail(p, chunk, before[-1].last)
        if p.lowers[first - 1] == "by" and chunk is None:
            return None  # bills rose 4 percent and in the city by 7 percent
    if chunk is None:
        return None
    opening = max(chunk[0], before[-1].last)
    joint = next((k for k in range(opening, chunk[1]) if p.tags[k] == "C"), None)
    if joint is not None and opening == chunk[0] and p.lowers[opening - 2 : opening] == (",", "and"):
        joint = None  # schools take 298 million euros, or 40%, and roads and parks 131 million
    if joint is not None and joint + 1 < chunk[1]:
        opening = joint + 1
    if opening >= chunk[1] or (
        opening + 1 == chunk[1] and p.lowers[opening] in words("no_gapped_subject") | words("remainders")
    ):
        return None
    chunk = (opening, chunk[1])
    start = chunk[0] - 1
    while start > floor and p.tags[start] in "DJ":
        start -= 1
    opener = p.words[start].lower()
    if p.tags[start] == "C" and p.lowers[first - 1] == "to" and p.lowers[before[-1].first - 1] == "from":
        listed = start - 1
        while listed > before[-1].last and p.words[listed][0].isupper():
            listed -= 1
        if p.tags[listed] == "P":
            return None  # from 20 per cent in Central and Southern Asia to 6 in Oceania
    if comma:
        return (
            chunk
            if opener in (";", ":")
            or (opener == "and" and start == before[-1].last)
            or (opener == "in" and p.words[start - 1] in (";", ","))
            else None
        )
    if opener == "in" and p.words[chunk[0]][0].isupper() and p.lowers[floor] == "in":
        return None  # In Porto the figure is 1,080 euros, in Coimbra 790
    begin = start
    while p.tags[start] == "P" and begin > before[-1].last + 1 and p.tags[begin - 1] in "NDJ":
        begin -= 1
    if begin < start and p.words[begin - 1] in (",", ";"):  # a seat costs €118, a place in the gods €12
        return begin + (p.tags[begin] == "D"), chunk[1]
    if opener in ("for", "in") and p.words[start - 1] in (",", ";", "and"):
        return chunk
    return chunk if opener in ("and", ",", ";", "but", "while") else None


def _is_ranked(p: Passage, begin: int, told: int) -> bool:
    """Whether a phrase comes next in a ranking: *came second with 24.9 percent, followed by the Greens on 11.2*."""
    at = begin - 1
    while at > told and p.tags[at] in "DJ":
        at -= 1
    by = p.lowers[at] == "by" and at - 1 > told and p.lowers[at - 1] in words("ranking_verbs")
    return by and p.words[at - 2] == "," and not set("VX") & set(p.tags[told : at - 2])
