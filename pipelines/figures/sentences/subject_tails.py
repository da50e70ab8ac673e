"""What within a subject or an object tells which is meant: *exports to China*, *deaths from malaria*.

Belongs here: which prepositions, participles and numbers such a phrase goes on with. Does not belong here: where it
begins (verbs).
"""

from __future__ import annotations

import re

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import Passage


def keeps_tail(p: Passage, link: int) -> bool:
    """Whether a preposition goes on with the noun before it: *trade in timber*; no place, no amount."""
    behind = link + 1
    if p.tags[link : link + 2] == "PP" and p.lowers[behind] == "to" and p.lowers[link] in words("telling_links"):
        behind += 1  # profit attributable to shareholders
    if behind >= len(p.tags) or p.tags[behind] not in "NDJ":
        return False
    if p.lowers[link] in ("in", "to") and p.lowers[behind] in words("no_tail_nouns"):
        return False  # prices in turn, deaths to date
    if p.lowers[link] in words("telling_links"):
        return p.lowers[link] not in ("to", "from") or p.tags[behind] != "D" or not _opens_amount(p, behind)
    if p.lowers[link] == "by":
        return p.tags[link - 1] == "N" and p.tags[behind] in "NJ"  # spending by visitors
    if p.lowers[link] == "at":
        if p.words[behind][0].isupper():
            return True  # profits at Orvel Mills, not: prices at the pump
        place = phrase_right(p, behind, counted=False, tail=False) if p.tags[behind] in "NJ" else None
        return place is not None and is_plural(p.lowers[place[1] - 1])  # sales at food stores
    if p.lowers[link] != "in":
        return False
    if p.lowers[link - 1] in changes().nouns and p.lowers[link - 1] not in words("growth_nouns"):
        return False  # the increase in exports was 4%: of exports
    return p.lowers[link - 1] in words("held_in") or (p.tags[behind] == "N" and p.words[behind].islower())


def with_tail(p: Passage, phrase: Chunk) -> Chunk:
    """Return what changed with what tells which is meant: *a rise in* exports to China, deaths from malaria, spending
    on roads; no time, no amount and no reason."""
    link, behind = phrase[1], phrase[1] + 1
    if behind >= len(p.tags) or p.lowers[link] not in words("changed_tails") or p.tags[behind] not in "NJD":
        return phrase
    if p.tags[behind] == "D" and p.lowers[link] not in words("tails_with_article"):
        return phrase
    more = phrase_right(p, behind, counted=False, tail=False)
    if more is None or p.tags[more[1] : more[1] + 1] == "#":
        return phrase  # a rise in sales to about 40 boats
    named, head = p.words[more[0]][0].isupper(), p.lowers[more[1] - 1]
    if p.lowers[link] == "to" and not (named or is_plural(head)):
        return phrase  # a rise in funds to help
    told = {head, *p.lowers[more[0] : more[1]]}
    return phrase if told & (words("time_nouns") | words("ordinals") | words("no_tail_nouns")) else (phrase[0], more[1])


def without_name(told: str | None) -> str | None:
    """Return what was told of one named thing as told of all: *visitors from Ruland*, for those from elsewhere."""
    return NAMED_TAIL.sub("", told) if told else told


NAMED_TAIL = re.compile(r" (?:from|to|in|with) [A-Z].*$")


def _opens_amount(p: Passage, token: int) -> bool:
    """Whether an article opens an amount: *to a record 14 percent*."""
    while token < len(p.tags) and p.tags[token] in "DJN":
        token += 1
    return token < len(p.tags) and p.tags[token] == "#"


def qualifies(p: Passage, token: int) -> bool:
    """Whether a number with a hyphen stands before a noun: *raised its* five-year *loan rate to*."""
    return p.tags[token : token + 2] in ("#N", "#J") and "-" in p.words[token]


def with_doing(p: Passage, index: int, last: int, floor: int) -> Chunk | None:
    """Return a subject up to `last` from its noun on where a gerund at `index` tells what of: *the cost of feeding 300
    inmates*, *its bill for housing migrants*."""
    if index - 2 <= floor or p.tags[index] != "V" or not p.lowers[index].endswith("ing"):
        return None
    if p.tags[index - 2 : index] != "NP" or p.lowers[index - 1] not in words("tails"):
        return None
    doing = phrase_left(p, index - 1)
    return (doing[0], last) if doing is not None else None


def with_lead(p: Passage, index: int, last: int) -> int | None:
    """Return the *with* behind `index` that opens what a participle at `last` tells of: *with* the cost of fuel and oil
    *falling 9%*."""
    if last >= len(p.tags) or p.tags[last] != "V" or not p.lowers[last].endswith("ing"):
        return None
    return next((k for k in range(index + 1, last) if p.lowers[k] == "with" and p.tags[k + 1] in "DN"), None)


def before_measure(p: Passage, verb: int, floor: int) -> int | None:
    """Return the last token before *as measured by the price index* where that ends at a verb."""
    if "measured" not in p.lowers:
        return None
    for k in range(verb - 2, floor + 1, -1):
        if p.lowers[k : k + 2] == ("measured", "by"):
            at = k - 1 - (p.lowers[k - 1] == "as")
            at -= p.words[at] == ","
            return at if at >= floor and not set(p.tags[k + 2 : verb]) & set("VX") else None
    return None


def before_doing(p: Passage, index: int, floor: int) -> int:
    """Return the last token before *carrying flour* where an aside of what a thing does ends at `index`, else it."""
    comma = next((k for k in range(index, floor, -1) if p.words[k] == ","), None)
    if comma is None or p.tags[comma + 1] != "V" or not p.lowers[comma + 1].endswith("ing"):
        return index
    return index if set(p.tags[comma + 2 : index + 1]) & set("VXW") else comma - 1


def with_wholes(p: Passage, named: Chunk | None, floor: int) -> Chunk | None:
    """Return a phrase with what it tells of: the median price for *houses sold at auction*."""
    while named is not None and named[0] - 2 >= floor and p.lowers[named[0] - 1] in ("for", "on"):
        whole = phrase_left(p, named[0] - 1) if p.tags[named[0] - 2] == "N" else None
        if whole is None or whole[0] < floor:
            break
        named = whole[0], named[1]
    return named


def past_named_year(p: Passage, year: int, floor: int) -> int:
    """Return the token before the time that tells which thing it is: *bidding* for the 1962 *coupe*."""
    at = year
    while at > floor and p.tags[at] == "T":
        at -= 1
    named = p.lowers[year - 1] == "the" and p.tags[year + 1 : year + 2] == "N"
    led = named and p.lowers[at + 1] in ("for", "of") and at >= floor and p.tags[at] == "N" and p.words[year].isdigit()
    return at if led else year


def behind_time(p: Passage, index: int, token: int) -> int:
    """Return where an object goes on behind the time it opens with: *raised its* July *selling price by*."""
    at = index
    while at < token and p.tags[at] == "T" and p.tags[index - 1] == "D":
        at += 1
    gerund = p.tags[at : at + 2] == "VN" and p.lowers[at].endswith("ing")
    return at + gerund if at > index and (gerund or p.tags[at] in "NJ") else index


def past_year(p: Passage, of: int, token: int) -> int:
    """Return the token behind the year of a phrase that goes on: *its estimate* of the 2025 *wheat crop*."""
    behind = of
    while behind < token and p.tags[behind] == "T":
        behind += 1
    return behind if p.tags[behind] in "NJ" and behind < token else of


def not_on_top(p: Passage, named: Chunk | None) -> Chunk | None:
    """Return a phrase without what only adds it: *on top of* a bonus *of 1,000 euros*."""
    if named is None or p.lowers[named[0] - 1 : named[0] + 2] != ("on", "top", "of"):
        return named
    return named[0] + 2 + (p.tags[named[0] + 2] == "D"), named[1]


def is_short_form_before(p: Passage, index: int) -> bool:
    """Whether a short form in brackets stands before a token: *the Harbour Price Index (HPI)* for."""
    return p.words[index - 1] == ")" and p.words[index - 3] == "(" and p.words[index - 2].isupper()


def tells_which(p: Passage, participle: int, floor: int) -> bool:
    """Whether a participle opens a subject behind a phrase that a comma ends: *In May,* registered *births in A and B
    fell*."""
    opens = p.lowers[participle].endswith("ed") and p.tags[participle + 1] in "NJ"
    behind = opens and participle > 1 and p.words[participle - 1] == ","
    return behind and (participle == floor or p.tags[floor] in "PT")


def what_is_there(p: Passage, named: Chunk, floor: int) -> Chunk:
    """Return the phrase before the place that `named` is, else `named`: *the plant in* Yen Phong, which cost."""
    link = named[0] - 1
    while link > floor and p.tags[link] == "D":
        link -= 1
    if link - 1 < floor or p.lowers[link] not in words("place_links") or p.tags[link - 1] != "N":
        return named
    way = p.lowers[link] == "to" and p.lowers[link - 1] in words("ways_there")  # the ride to the coast, which costs
    whole = phrase_left(p, link) if way or p.words[named[0]][0].isupper() else None
    if whole is not None and whole[0] >= floor and p.lowers[link] in words("telling_links"):
        if p.lowers[link] == "to" and p.lowers[whole[0] - 1] == "from" and p.tags[whole[0] - 2] == "N":
            return what_is_there(p, (whole[0], named[1]), floor)  # a ticket from Leeds to York which costs
        return whole[0], named[1]  # exports to China, which make up a tenth
    return whole if whole is not None and whole[0] >= floor else named


def one_of_many(p: Passage, named: Chunk, verb: int, floor: int) -> Chunk | None:
    """Return the one thing that so many others are of, where a verb is of one: *the database of 40 records, which takes
    up*."""
    if p.lowers[verb - 1] != "which" or not p.lowers[verb].endswith("s") or p.lowers[verb] == "was":
        return None
    at = named[0] - 1
    many = is_plural(p.lowers[named[1] - 1]) and p.tags[at] == "#"
    while many and at > floor and p.tags[at] == "#":
        at -= 1
    led = many and p.lowers[at] == "of" and p.tags[at - 1] == "N" and not is_plural(p.lowers[at - 1])
    return phrase_left(p, at) if led else None
