"""The verb over a figure, and that verb's subject and object.

Belongs here: finding them by word class alone. Does not belong here: noun phrases by themselves (chunks), and which
phrase is a concept. Spans are half-open ranges of token indexes.
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.before_verbs import before_too, foretold, is_adverbial
from pipelines.figures.sentences.chunks import CLOSING, Chunk, phrase_left
from pipelines.figures.sentences.listed_subjects import with_items_before
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.subject_tails import (
    before_doing,
    before_measure,
    behind_time,
    is_short_form_before,
    keeps_tail,
    one_of_many,
    past_named_year,
    past_year,
    qualifies,
    tells_which,
    what_is_there,
    with_doing,
    with_lead,
    with_wholes,
)
from pipelines.rules import load_lines


@cache
def _complements() -> frozenset[str]:
    return frozenset(load_lines("figures/complements.txt"))


@cache
def participles() -> frozenset[str]:
    """Return the participles that are no past tense, so that they open no clause: *mice given the compound*."""
    irregular = (line.split("\t") for line in load_lines("figures/verbs.txt") if line.count("\t") == 2)
    return frozenset(third for _, past, third in irregular if third != past)


def _is_participle(lower: str) -> bool:
    return lower in participles() or lower in words("having_participles")  # a coach carrying 46 fans plunged


def governing_verb(p: Passage, token: int, floor: int) -> VerbGroup | None:
    """Return the verb group nearest before `token`, not before `floor` and not across a semicolon."""
    # Asked several times of most tokens: of a figure's for its concept, its direction, its time and who says so.
    key = token, floor
    if key not in p.verbs:
        p.verbs[key] = _verb_before(p, token, floor)
    return p.verbs[key]


def _verb_before(p: Passage, token: int, floor: int) -> VerbGroup | None:
    tags = p.tags
    index = token - 1
    while index >= floor:
        if tags[index] in "VX":
            return _group(p, index, floor)
        if p.words[index] in (";", ":") or (p.words[index] in ("—", "–") and index < token - 1):
            return None
        index -= 1
    return None


def following_verb(p: Passage, token: int, ceiling: int) -> bool:
    """Whether a verb stands at `token` or just behind adverbs, or an aside: *six (5%) were positive*."""
    token = p.past_bracket(token, ceiling)
    while token < ceiling and p.tags[token] == "A":
        token += 1
    return token < ceiling and p.tags[token] in "VX"


def _group(p: Passage, index: int, floor: int) -> VerbGroup:
    start, end = index, index + 1
    while start > floor and (
        p.tags[start - 1] in "XAV"
        or p.lowers[start - 1] in ("to", "not")
        or _hedges(p, start - 1)
        or _predicates(p, start, floor)
    ):
        start -= 1
    while start < index and p.tags[start] == "A":
        start += 1
    return VerbGroup(start, end)


def _predicates(p: Passage, start: int, floor: int) -> bool:
    """Whether an adjective before *to* belongs to the verb: *is likely to rise*."""
    if p.lowers[start] != "to" or start - 2 < floor or p.lowers[start - 1] not in words("predicates_before_to"):
        return False
    return p.tags[start - 2] in "XA" or p.lowers[start - 2] in words("linking_verbs")


def _hedges(p: Passage, token: int) -> bool:
    """Whether a token belongs to the bound before a verb that is a multiple: *have more than doubled*."""
    return p.tags[token] == "#" and p.lowers[token] in words("verb_hedges") and p.tags[token + 1] in "#V"


def subject_of(p: Passage, verb: VerbGroup, floor: int) -> Chunk | None:
    """Return the noun phrase before a verb group: its subject, with its *of*, *per*, *on* and *for* tails."""
    tags, printed, lowers = p.tags, p.words, p.lowers
    index = before_measure(p, verb.start, floor) or verb.start - 1
    if lowers[verb.start] == "to" and index > floor and lowers[index] == "enough":
        earlier = governing_verb(p, index, floor)  # it makes 382 bhp, enough to haul the van to 62 mph
        return subject_of(p, earlier, floor) if earlier is not None else None
    if lowers[verb.start] == "to" and index > floor and tags[index] in ".#TN":  # shed 112 points, to finish at 15,840
        earlier = governing_verb(p, index, floor)
        on_way = lowers[index] in words("ways_to_reach") and "on" in lowers[index - 2 : index]
        leads = earlier is not None and (on_way or lowers[earlier.end - 1] in changes().verbs)
        if tags[index] == "N" and not leads:
            earlier = verb
    else:
        earlier = verb
    if earlier is not verb:
        if earlier is not None and tags[index] == "#" and lowers[earlier.end - 1] in words("hoping_verbs"):
            hoped = object_between(p, earlier, index)
            return hoped if hoped is not None else subject_of(p, earlier, floor)  # expects a fee of 2 euros to raise 90
        return subject_of(p, earlier, floor) if earlier is not None else None
    for _ in range(4):
        while index >= floor and tags[index] in "AT":
            index -= 1
        if index < floor:
            return None
        if printed[index] == ")":
            opening = next((k for k in range(index, floor - 1, -1) if printed[k] == "("), None)
            if opening is None:
                return None
            index = opening - 1
        elif printed[index] == ",":
            opening = None if _ends_clause(p, verb, index, floor) else _aside_before(p, index, floor)
            if opening is None or opening <= floor:
                break
            index = before_doing(p, opening - 1, floor)
        elif printed[index] in CLOSING:
            index -= 1
        else:
            break
    index = before_too(p, index, floor)
    index -= (
        index > floor and lowers[index] in words("each_of_them") and tags[index - 1] == "N"
    )  # wool and tea each fell
    if index > floor and lowers[index] in ("there", "here") and tags[index - 1] == "N" and tags[verb.start] == "V":
        index -= 1  # fares there rose
    if index < floor:
        return None
    if tags[index] == "W":
        behind = index - 1
        while behind > floor and (printed[behind] == "," or tags[behind] in "AP"):
            behind -= 1
        behind -= 3 * is_short_form_before(p, behind + 1)  # the Harbour Office (HO), which spent
        if tags[behind] == "V" and lowers[behind].endswith("ed") and tags[behind - 1] == "N":
            behind -= 1  # the pedestrians killed, who numbered 42
        behind -= 2 * (tags[behind - 2 : behind + 1] == "NP#")  # a gang of six who made off with 3 million
        if lowers[behind] == "those" and lowers[behind - 1] == "than":
            earlier = governing_verb(p, behind, floor)  # had a lower risk than those who never did, and were
            return subject_of(p, earlier, floor) if earlier is not None else None
        if lowers[behind] == "those":
            return behind, behind + 1  # those who slept less than five hours
        named = _whole_phrase(p, behind, floor) if lowers[index] == "who" else phrase_left(p, behind + 1)
        if named is not None and (one := one_of_many(p, named, verb.start, floor)) is not None:
            return one
        return what_is_there(p, named, floor) if named is not None else None
    if (relative := _relative_before(p, verb, floor)) is not None:
        return subject_of(p, relative, floor)
    valued = lowers[verb.start] in words("valuing") and lowers[verb.end : verb.end + 1] == ("at",)
    if valued and tags[index] == "N" and governing_verb(p, index, floor) is not None:
        return phrase_left(p, index + 1)  # escaped with jewels valued at 1.5 million
    if tags[index] == "C" or printed[index] == ",":
        earlier = governing_verb(p, index, floor) or _bound_verb(p, index, floor)
        if earlier is None and printed[index] == "," and lowers[verb.end - 1].endswith("ing"):
            return phrase_left(p, index)  # England, chasing 271,
        if earlier is not None and tags[index] == "C" and printed[index - 1] == "," and tags[earlier.start - 1] == "W":
            led = earlier.start - 2  # users, who spend 51 minutes a day on it, and was valued
            outer = governing_verb(p, led, floor) if led > floor and printed[led] == "," else None
            earlier = outer or earlier
        while earlier is not None and says(p, earlier.end - 1):  # exports rose, the bureau said, and may reach
            earlier = governing_verb(p, earlier.start, floor)
        return subject_of(p, earlier, floor) if earlier is not None else None
    if lowers[index] == "those" and index - 1 > floor and lowers[index - 1] in words("those_leads"):
        return phrase_left(p, index - 1)  # the rate among those tested
    if tags[index] == "R" and index > floor and tags[index - 1] == "N" and lowers[index - 1].endswith("ing"):
        return index - 1, index + 1  # building it took six years
    if tags[index] == "R" or (tags[index] == "D" and lowers[index] in words("lone_determiners")):
        return index, index + 1
    if index > floor and tags[index] == "V" and tags[index + 1] == "T" and tags[index - 1] == "N":
        return phrase_left(p, index)  # offers received during the month numbered 10,900
    whole = _whole_phrase(p, index, floor)
    if whole is not None and (thing := foretold(p, whole, verb, floor)) is not None:
        return thing  # a market that researchers expect to be worth
    if whole is not None and is_adverbial(p, whole, floor):
        link = next(k for k in range(whole[0] - 1, floor, -1) if tags[k] == "P")
        if tags[link - 1] == "W":
            return subject_of(p, VerbGroup(link, verb.end), floor)  # garages, which at weekends are never full
        earlier = governing_verb(p, whole[0] - 1, floor)
        return subject_of(p, earlier, floor) if earlier is not None else whole  # and at that pace would take 300 years
    if whole is not None and whole[1] - whole[0] == 1 and lowers[whole[0]] in words("predicate_adjectives"):
        described = next((k for k in range(whole[0], floor, -1) if printed[k] == ","), None)
        if described is not None and tags[whole[0] - 1] == "C" and tags[described - 1] == "N":
            return phrase_left(p, described)  # the cruiser, 28 metres long and able to make 24 knots
        told = governing_verb(p, whole[0], floor)
        if told is not None and told.end == whole[0] and tags[told.start] == "X":
            return subject_of(p, told, floor)  # the moth is capable of flying 40 km
    if whole is not None and tags[verb.start : verb.start + 2] == "VV":
        owned = next((k for k in range(whole[0] + 1, whole[1]) if tags[k] == "D" and tags[k - 1] == "N"), None)
        return (whole[0], owned) if owned is not None else whole  # the market the firm serves stood at
    return with_items_before(p, whole, floor) if whole is not None and "," in printed[floor : whole[0]] else whole


def _ends_clause(p: Passage, verb: VerbGroup, comma: int, floor: int) -> bool:
    """Whether a comma before a participle ends a clause with a verb of its own: *On Monday, it rose 4%, reaching*."""
    if comma + 1 != verb.start:
        return False
    opening = next((k for k in range(comma - 1, floor, -1) if p.words[k] == ","), None)
    finite = opening is not None and (p.tags[opening + 1] == "X" or p.lowers[opening + 1].endswith("s"))
    if finite and opening is not None and p.tags[opening + 1] in "VX" and not says(p, opening + 1):
        return True  # the scooter, made in Orve, weighs 111 kg, goes 146 km
    if opening is None or not p.lowers[verb.end - 1].endswith("ing") or p.tags[opening + 1] in "WVXP":
        return False
    led = next((k for k in range(opening + 1, comma) if p.tags[k] in "VX"), None)
    return led is not None and not says(p, led)


def _aside_before(p: Passage, closing: int, floor: int) -> int | None:
    """Return the comma that opens the aside that the comma at `closing` ends: *core inflation, without food and fuel,*.

    An aside may be a list with commas of its own; then it begins with a word that leaves out or adds.
    """
    commas = [k for k in range(closing - 1, floor - 1, -1) if p.words[k] == ","]
    led = next((k for k in commas if p.lowers[k + 1] in words("aside_leads")), None)
    verb = governing_verb(p, closing, floor)
    if led is not None and (verb is None or verb.start < led):
        return led
    framed = commas and p.tags[floor] == "P" and not set(p.tags[floor + 1 : commas[0]]) - set("NDJPTSA")
    return commas[0] if commas and not framed else None  # In a separate report, the mast is 40 m tall, weighs


def _relative_before(p: Passage, verb: VerbGroup, floor: int) -> VerbGroup | None:
    """Return the verb of a relative clause that ends at `verb`: *adults who took the pill shed 12 kilos*."""
    inner = governing_verb(p, verb.start, floor)
    if inner is None or inner.start <= floor or p.tags[inner.start - 1] != "W" or says(p, inner.end - 1):
        return None
    between = p.tags[inner.end : verb.start]
    if between.startswith("W"):
        return None  # which means that a household will pay 118 pounds
    return inner if between and not set(between) & set(".C") else None


def _whole_phrase(p: Passage, index: int, floor: int) -> Chunk | None:
    """Return the phrase that ends at `index`, from its first noun on, without tails of place and time."""
    tags, lowers = p.tags, p.lowers
    while index > floor and tags[index] == "J" and "#" in tags[max(floor, index - 4) : index]:
        index -= 1  # a wall 2 kilometres long and 6 metres high
        while index > floor and (tags[index] == "#" or lowers[index] == "and"):
            index -= 1
    if lowers[index] in words("deliveries") and index > floor and tags[index - 1] == "T":
        while index > floor and (tags[index] != "N" or lowers[index] in words("deliveries")):
            index -= 1  # crude futures for June delivery
    last = index + 1
    joint = 0
    while index >= floor and (
        tags[index] in "NDPSJ#"
        or lowers[index] in ("and", "&", "or")
        or (tags[index] == "A" and tags[index + 1 : index + 2] == "N" and index > floor and tags[index - 1] in "DP")
    ):
        if lowers[index] in ("and", "or", "&"):
            if index == floor or tags[index - 1] not in "NS":
                break
            joint = joint or index
        if tags[index] in "PN" and index - 3 > floor and is_short_form_before(p, index):
            index -= 3  # the Harbour Price Index (HPI) for all goods
        clause = index > floor and (tags[index - 1] in "#TA" or (tags[index - 1] == "N" and "V" in tags[floor:index]))
        clause = clause and lowers[index + 1] not in words("deducted")  # its profit after tax was 79 million
        if lowers[index] in words("clause_openers") and clause and lowers[index - 1] not in words("as_leads"):
            break  # widened to 82.6 billion as exports climbed
        index -= 1
        index = past_named_year(p, index, floor) if tags[index] == "T" else index
    acts = index - 2 > floor and tags[index] == "V" and lowers[index] not in reporting()  # proud to report the rate has
    if acts and lowers[index - 1] == "to" and tags[index - 2] == "N":
        return phrase_left(p, before_too(p, index - 2, floor) + 1)  # the cost of grain to feed hens in the US was
    states = index - 1 >= floor and tags[index] == "X" and tags[index - 1] in "NT"  # wheat was flat and maize rose
    led = with_lead(p, index, last)
    acts = index >= floor and tags[index] == "V" and not says(p, index) and not tells_which(p, index, floor)
    if joint and index >= floor and led is None and (states or acts):
        index = joint  # accounted for 54% of cases and the median age was 29
    elif joint and tags[joint + 1] == "D" and any(tags[k] == "V" and not says(p, k) for k in range(floor, joint)):
        index = joint  # passengers get 14 mm more headroom and the boot grows
    first = (led or index) + 1
    if (doing := with_doing(p, index, last, floor)) is not None:
        return doing
    if index > floor and tags[index] in "VX":
        group = _group(p, index, floor).start
        if group - 1 > floor and tags[group - 1] == "W":
            return phrase_left(p, group - 1)  # houses which had been left empty
    done = index - (index > floor and tags[index - 1] == "A" and lowers[index - 1].endswith("ly"))
    if (
        done > floor
        and tags[index] == "V"
        and tags[done - 1] == "N"
        and first < last
        and not lowers[index].endswith("s")  # this number refers to sailors who died
        and (  # imports fell after the levy was raised
            lowers[first] not in words("clause_openers")
            or (lowers[first] == "as" and lowers[index] in words("naming_participles"))
        )
        and (tags[first] == "P" or (tags[first] in "DN#" and not says(p, index) and _is_participle(lowers[index])))
    ):
        reduced = with_wholes(p, phrase_left(p, done), floor)  # iron made with hydrogen; the price for houses sold at
        if reduced is not None and tags[first] != "P":
            return reduced  # mice given the compound
        return (reduced[0], last) if reduced is not None else None
    while first < last and (
        tags[first] == "#"
        or (lowers[first] == "of" and first + 1 < last and tags[first + 1] in "#D" and first > index + 1)
    ):
        first += 1
    if index > floor and tags[index] in "VX" and lowers[first] in words("time_openers"):
        first += 1  # deaths fell after the speed limit in towns was cut
    while first < last and tags[first] in "CP":
        own = next((k for k in range(first + 2, last) if tags[k] == "D" and tags[k - 1] == "N"), None)
        if tags[first] == "P" and lowers[first] != "of" and own is not None and lowers[own] in words("articles"):
            ends = (k for k in range(own + 1, last) if tags[k] in "P#" and lowers[k] not in words("tails"))
            tail = next(ends, last)
            if lowers[own + 1 : tail] in SUMMED:
                own = next((k for k in range(tail, last) if tags[k] != "#"), last) - 1
                tail = last  # across the county an average of 640 people were
            return (own + 1, tail) if tail > own + 1 else None  # in Sefwi a farmer with three hectares made
        if tags[first] == "P" and lowers[first] != "of":
            # A leading phrase of place without a comma: the subject is the last noun phrase.
            return _behind_place(p, first, phrase_left(p, last), floor)
        first += 1
    first = next((k + 1 for k in range(first, last - 1) if lowers[k] == "whose"), first)  # mills whose share has sunk
    own = next((k for k in range(first + 1, last) if lowers[k] == "the" and tags[k - 1] in "NA"), None)
    if own is not None and first > 0 and tags[first - 1] == "T" and not set(tags[own:last]) & set("PV"):
        first = own  # in the 2021 campaign the eight parties spent
    if lowers[first : first + 1] == ("those",) and first + 2 < last and tags[first + 1] == "P":
        return first, last  # those on placebo lost 0.9%
    while first < last and tags[first] in "D#S":
        first += 1
    end = first
    while end < last:
        behind = next((k for k in range(end, last) if tags[k] != "#"), last)
        attributive = behind < last and tags[behind] == "N"  # the average 30-year rate, a record 2.4 million people
        if tags[end] == "#" and attributive and lowers[first:end] in SUMMED:
            first = end = behind  # an average of 10,400 people were
            continue
        if (tags[end] == "P" and lowers[end] not in words("tails") and not keeps_tail(p, end)) or (
            tags[end] == "#" and end > first and not attributive
        ):
            break
        if tags[end] == "#" and end - 1 > first and lowers[end - 1] == "of" and _is_rate(p, end):
            break  # the death rate of 1.7 fatalities per 100 million miles was
        end += 1
    while end > first and tags[end - 1] in "DPC":
        end -= 1
    return (first, end) if end > first else None


def _behind_place(p: Passage, link: int, phrase: Chunk | None, floor: int) -> Chunk | None:
    """Return what of a phrase stands behind the place it opens with: *In Elmstad* adults *pay 5.50*."""
    if phrase is None or p.lowers[link] != "in" or (link > floor and p.tags[link - 1] not in ".C"):
        return phrase
    named = next((k for k in range(*phrase) if p.words[k][0].isupper()), phrase[1])
    behind = next((k for k in range(named, phrase[1]) if not p.words[k][0].isupper()), phrase[1])
    if (
        named < behind < phrase[1] - 1
        and is_plural(p.lowers[behind])
        and p.lowers[behind - 1].endswith(tuple(words("demonym_endings")))
    ):
        behind += 1  # in Spanish hospitals nurses earned
    plain = behind < phrase[1] and p.tags[behind : phrase[1]].strip("NJ") == "" and is_plural(p.lowers[phrase[1] - 1])
    return (behind, phrase[1]) if plain else phrase


SUMMED = (("average", "of"), ("total", "of"))  # before a number that its noun follows: an average of 10,400 people


def _is_rate(p: Passage, token: int) -> bool:
    """Whether the quantity at a token is a share or told per something."""
    here = next((q for q in p.quantities if p.token_at(q.start) == token), None)
    return here is not None and (here.per is not None or here.unit_kind == "percent")


def object_between(p: Passage, verb: VerbGroup, token: int) -> Chunk | None:
    """Return the noun phrase that stands between a verb and the figure: *raised rates by 0.5*."""
    index = verb.end
    while index < token and (p.tags[index] in "DA" or (index == verb.end and p.lowers[index] in words("particles"))):
        index += 1
    index = behind_time(p, index, token)
    if index >= token or (p.tags[index] not in "NJ" and not qualifies(p, index)):
        return None  # but: sentenced the 52-year-old minister to ten years
    last = index
    while last < token and (
        p.tags[last] in "NSJD" or p.lowers[last] in words("tails") or p.lowers[last] == "and" or qualifies(p, last)
    ):
        if p.lowers[last] == "for" and not words("ordinals").isdisjoint(p.lowers[last + 1 : last + 3]):
            break  # cut its rate for the seventh meeting in a row, by 25 basis points
        last += 1
        if p.tags[last] == "T" and p.lowers[last] == "of":
            last = past_year(p, last, token)
    while last > index and (p.tags[last - 1] in "PDC" or p.tags[last - 1] == "T"):
        last -= 1  # extending its loss for the week to
    nouns = [k for k in range(index, last) if p.tags[k] == "N"]
    if not nouns or (
        len(nouns) == 1
        and p.tags[index - 1] != "D"
        and not is_plural(p.lowers[nouns[0]])
        and p.lowers[nouns[0]] in _complements()
    ):
        return None
    return index, last


def _bound_verb(p: Passage, token: int, floor: int) -> VerbGroup | None:
    """Return the verb before `token` that is a part of its amount: *Temperatures topped 40C, peaking at 42.4C*."""
    at = next((k for k in range(floor + 1, token) if p.tags[k] == "#" and p.tags[k - 1] == "N"), None)
    return VerbGroup(at, at + 1) if at is not None and p.lowers[at] in words("bound_verbs") else None


def says(p: Passage, verb: int) -> bool:
    """Whether the verb at `verb` tells what someone says, so that its subject is not what the report is about."""
    while p.tags[verb] == "X" and verb + 1 < len(p.tags) and p.tags[verb + 1] in "XVA":
        verb += 1
    return p.lowers[verb] in _saying() or (p.lowers[verb] in reporting() and p.lowers[verb + 1 : verb + 2] == ("that",))


@cache
def reporting() -> frozenset[str]:
    return frozenset(load_lines("figures/reporting.txt"))


@cache
def _saying() -> frozenset[str]:
    return reporting() - words("not_saying")
