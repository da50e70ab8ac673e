"""The concept of an amount that says how something moves and to what level, where its clause has no verb of its own.

Belongs here: one step for each way of saying it; a step returns None where its way is not taken. Does not belong here:
the order of the steps (measures), and other amounts told by what stands before them (before_amounts).
"""

from __future__ import annotations

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import phrase_left, phrase_right
from pipelines.figures.sentences.readings import Concept
from pipelines.figures.sentences.spots import Spot


def moving_with(s: Spot) -> Concept | None:
    """*the index rose 0.3 percent, with miners gaining 1.5 percent and banks adding 0.8 percent*"""
    p, first = s.p, s.first
    if first < s.floor + 3:
        return None
    while p.lowers[first - 1] in words("adding_words"):
        first -= 1  # with board adding a further $20,000
    first -= s.lead == "by" and p.lowers[first - 2] in changes().before  # with imports also up by 2%
    stepped = s.lead in words("level_leads") and first > s.floor + 3 and p.lowers[first - 2].endswith("ing")
    first -= stepped  # with pay for cooks rising from 18 to 19 euros
    making = p.lowers[first - 2 : first] == ("making", "up")
    first -= making  # with vans making up 18 percent
    lead = p.lowers[first - 1]
    moves = (lead.endswith("ing") and lead in changes().verbs) or lead in changes().before
    does = lead.endswith("ing") and not moves and p.lowers[first - 2] not in words("articles")
    gives = making or does or lead in words("measuring_participles")  # with its mines contributing $12 million
    moves = moves or gives
    low = p.lowers[first : first + 2] in EXTREMES  # with wind chills as low as -15 °F
    if not moves and (s.word in COMPARED or low or _compares(s)) and p.tags[first - 1] == "N":
        first, moves = first + 1, True  # with fuel costs 22% higher
    noun = first - 2
    noun -= p.lowers[noun] in ("also", "each")
    if first < s.floor + 3 or not moves or p.tags[noun] != "N":
        return None
    if stepped or gives:
        return _moving_behind_with(s, first - 1)
    moving = phrase_left(p, first - 1)  # with whole milk powder up 7 percent
    if moving is not None and moving[0] - 1 > s.floor and p.lowers[moving[0] - 1] == "from":
        moving = phrase_left(p, moving[0] - 1) or moving  # with revenues from operations rising 7%
    if moving is None or moving[0] <= s.floor:
        return None
    gerund = moving[0] - 2
    if p.lowers[moving[0] - 1] in ("on", "to") and p.lowers[gerund].endswith("ing") and p.tags[gerund - 1] in "PC":
        moving = gerund, moving[1]  # with spending on roads up 9 percent
    before = moving[0] - 1
    owned = p.lowers[before] in words("owners") - {"the"} and p.words[before - 1] == "," and before - 1 > s.floor
    opens = owned or p.lowers[before] in words("absolute_leads")  # the firm is struggling, its sales down 14%
    return s.said(moving, "moving-with") if opens else None


def risen_from(s: Spot) -> Concept | None:
    """*the number of cases was 1,373, an increase from 1,263*: of what reached the level before"""
    p, here, at = s.p, s.previous_here, s.first - 2
    if s.lead != "from" or here is None or p.lowers[at] not in changes().nouns or not here.concept.text:
        return None
    while at > here.last and p.tags[at - 1] in "JNDA":
        at -= 1
    level = here.concept.choice == "subject-value"
    apposed = p.words[at - 1] in (",", "(") and at - 1 == here.last and p.tags[at] == "D"
    return Concept(here.concept.text, "subject-value" if level else "antecedent") if apposed else None


def _compares(s: Spot) -> bool:
    """Whether a comparison of degree stands behind: *with boys 3.8 times likelier to*."""
    return s.word.endswith("er") and s.word in changes().after and s.p.tags[s.at + 1 : s.at + 2] not in ("N", "J")


EXTREMES = (("as", "low"), ("as", "high"))
COMPARED = ("higher", "lower", "up", "down")


def _moving_behind_with(s: Spot, end: int) -> Concept | None:
    """Return what stands behind the *with* of a clause that a participle at `end` heads."""
    p, at = s.p, end - 1
    while at > s.floor and p.tags[at] in "NDPSJC" and p.lowers[at] not in words("moving_openers"):
        at -= 1
    if p.lowers[at] not in words("moving_openers") or p.tags[at + 1] not in "NJD":
        return None
    moving = phrase_right(p, at + 1, counted=False)
    if moving is not None and moving[1] > end and set(p.tags[at + 1 : end]) <= set("NJ"):
        moving = at + 1, end  # with electric models making up
    return s.said(moving, "moving-with") if moving is not None and moving[1] <= end else None


def going_on(s: Spot) -> Concept | None:
    """*a payment of €250, rising to €400 for pensioners*: what was told just before moves on"""
    here, p = s.previous_here, s.p
    if here is None or s.lead not in ("to", "by") or here.quantity.unit != s.quantity.unit or s.quantity.unit is None:
        return None
    at = here.last
    led = p.words[at] == "," and p.tags[at + 1] == "V" and p.lowers[at + 1].endswith("ing")
    moves = led and p.lowers[at + 1] in changes().verbs and set(p.tags[at + 2 : s.first]) <= set("APD")
    return Concept(here.concept.text, "apposed") if moves else None


def followed_by(s: Spot) -> Concept | None:
    """*rises to 18 tonnes in 2030, followed by a slow decline to 14 tonnes*"""
    here, p, at = s.previous_here, s.p, s.first - 2
    if here is None or s.lead not in ("to", "of") or at < 3 or p.lowers[at] not in changes().nouns:
        return None
    before = _before_article(s, at)
    while before > s.floor and p.tags[before] in "JN":
        before = _before_article(s, before)
    follows = p.lowers[before - 1 : before + 1] == ("followed", "by")
    return Concept(here.concept.text, "apposed") if follows else None


def arriving(s: Spot) -> Concept | None:
    """*posted a 26% rise in net profit, reaching Rs 6,861 crore*"""
    here, p = s.previous_here, s.p
    if here is None or here.concept.choice != "change-in" or s.first < 2 or s.lead not in words("arriving_verbs"):
        return None
    between = p.tags[here.last : s.first - 2]
    return (
        Concept(here.concept.text, "apposed") if p.words[s.first - 2] == "," and not set(between) & set("VX.") else None
    )


def level_of_change(s: Spot) -> Concept | None:
    """*imports down 2% at $4.4bn*"""
    here = s.previous_here
    if here is None or s.lead != "at" or here.last != s.first - 1 or here.quantity.unit != "%":
        return None
    return Concept(here.concept.text, "apposed") if s.p.lowers[here.first - 1] in changes().before else None


def reached(s: Spot) -> Concept | None:
    """*reported a 23 percent rise in profit to 2.8 billion rupees*"""
    here = s.previous_here
    if here is None and s.earlier and s.earlier[-1].first >= s.floor:
        here = s.earlier[-1]  # a rise in the leaving age from 65, which is an age, to 67
    if here is None or s.lead not in ("to", "from") or here.concept.choice != "change-in":
        return None
    between = s.p.tags[here.last : s.first]
    if s.lead == "from" and between.count(".") == 1 and s.p.words[s.first - 2] == ",":
        between = between.replace(".", "")  # a rise of 40% in output, from 8 tonnes to 12
    return None if set(between) & set("VX.") else Concept(here.concept.text, "apposed")


def moved_from(s: Spot) -> Concept | None:
    """*a rise in the retirement age from 65 to 67*; *a drop in thefts from 140 in May*"""
    if s.lead != "from":
        return None
    p, end = s.p, s.first - 1
    phrase = phrase_left(p, end)
    at = _before_article(s, phrase[0]) if phrase is not None else s.floor
    if phrase is not None and at > s.floor + 1 and p.lowers[at] in words("narrowing_links"):
        wider = phrase_left(p, at)  # a rise in pay for cooks from 18 euros
        if wider is not None:
            phrase, at = (wider[0], phrase[1]), _before_article(s, wider[0])
    if phrase is None or at <= s.floor or p.lowers[at] not in words("changed_links"):
        return None
    told = p.tags[at - 1] == "N" and p.lowers[at - 1] in changes().nouns
    return s.said(phrase, "change-in") if told else None


def _before_article(s: Spot, token: int) -> int:
    """Return the last token before a phrase that is no article or owner of it."""
    while token > s.floor and s.p.tags[token - 1] in "DSA":
        token -= 1
    return token - 1
