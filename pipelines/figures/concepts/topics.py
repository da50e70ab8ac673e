"""What a figure is of where its clause does not name it with a subject of its own.

Belongs here: the noun that a participle or an aside ties to an amount, the topic before a colon, to what something
happens so often, whose age a bare number is. Does not belong here: which of all choices comes first (counts, measures).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.circumstances.context import context_rule
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.antecedents import resolve
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Concept, Reading, phrase_text, spending
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.verbs import following_verb, governing_verb, object_between, says, subject_of

NEAR = 8  # tokens before a figure that may tie a noun to it
OLDEST = 119
TIES = ("concept.noun-put-at", "concept.noun-so-far")


def tied_noun(p: Passage, first: int, floor: int) -> str | None:
    """Return what an amount is of: *at a cost now put at £998 million*, *a sling of coils weighing 18 tonnes*."""
    if p.lowers[first - 1] in ("at", "of"):
        before = p.between(max(floor, first - NEAR), first) + " "
        for rule in TIES:
            if (tied := context_rule(rule).search(before)) is not None:
                return tied["noun"]
    at = first - 1 - (p.lowers[first - 1] in ("from", "between", "to"))  # amounts ranging from 10,000 to 20,000 pesos
    if at - 1 >= floor and p.lowers[at] in words("measuring_participles") and p.tags[at - 1] == "N":
        thing = phrase_left(p, at)
        return phrase_text(p, thing) if thing is not None and thing[0] >= floor else None
    return None


def topic_before_colon(p: Passage, first: int, last: int, floor: int, ceiling: int) -> str | None:
    """Return what a bare number behind a colon counts: *Drones are a newer trouble: 73 were sighted*."""
    set_of = p.lowers[first - 1] in words("set_openers")  # young trees suffered: of 14,000 planted
    first -= set_of
    if first - 2 <= floor or p.words[first - 1] != ":" or not following_verb(p, last, ceiling):
        return None
    for index in range(floor, first - 1):
        if p.tags[index] in "VX" and not says(p, index):
            subject = subject_of(p, VerbGroup(index, index + 1), floor)
            if subject is None or p.tags[subject[0]] == "R" or not is_plural(p.lowers[subject[1] - 1]):
                return None
            return phrase_text(p, subject)
    return None


def is_persons_age(
    p: Passage, quantity: Quantity, verb: VerbGroup | None, subject: Chunk | None, first: int, last: int
) -> bool:
    """Whether a bare number is somebody's age: *He was 34.*"""
    turned = verb is not None and p.lowers[verb.end - 1] in ("turn", "turns", "turned", "turning")  # he turned 40
    while verb is not None and first > verb.end and p.tags[first - 1] == "A":
        first -= 1  # he was still only 22
    if verb is None or subject is None or verb.end != first or not (turned or p.tags[verb.start : verb.end] == "X"):
        return False
    told = p.lowers[verb.start - 1] == "who" and p.words[last : last + 1] == (",",)  # the boy, who was 13, had
    alone = subject[1] - subject[0] == 1 and p.lowers[subject[0]] in words("persons_pronouns")
    if not (alone or told):
        return False
    if quantity.value % 1 or not 0 < quantity.value <= OLDEST or quantity.scale != 1.0:
        return False
    return last >= len(p.tags) or p.tags[last] in ".C" or p.lowers[last] == "when"


def who_is_aged(s: Spot) -> Chunk | None:
    """Return the name behind a bare number that opens the sentence: *At 29, Ohtani has signed*; no *At 29, the*."""
    p, q = s.p, s.quantity
    opens = s.lead == "at" and s.first == s.floor + 1 and p.words[s.last : s.last + 1] == (",",)
    if not opens or q.value % 1 or not YOUNGEST <= q.value <= OLDEST or q.scale != 1.0 or q.bound != "exact":
        return None
    name = phrase_right(p, s.last + 1, counted=False)
    if name is None or name[0] != s.last + 1 or not following_verb(p, name[1], s.ceiling):
        return None
    return name if all(word[0].isupper() for word in p.words[slice(*name)]) else None


YOUNGEST = 10


def is_gapped_alike(p: Passage, previous: Reading, first: int) -> bool:
    """Whether a clause without a verb goes on with the preposition before: *at 5 boxes and bulk at 8 tonnes*."""
    link = p.lowers[first - 1]
    return link in words("level_leads") and previous.first > 0 and p.lowers[previous.first - 1] == link


#: What a choice is called that a second pair of figures may take the concepts of the first for.
LEANING = ("continued", "antecedent", "apposed", "subject", "subject-value")


def in_pairs(p: Passage, readings: list[Reading]) -> list[Reading]:
    """Give two figures that are compared with two before the concept of each: *87 alerts and 11 warnings, against 152
    and 40*; *a year earlier they were 3 million and 2 million*.
    """
    out = list(readings)
    for k in range(2, len(out) - 1):
        first, second, third, fourth = out[k - 2 : k + 2]
        joint = p.lowers[third.last : fourth.first]
        if joint not in PAIR_JOINTS or not _pairs_up(p, first, second, third, joint[0]):
            continue
        if third.concept.choice not in LEANING or fourth.concept.choice not in LEANING:
            continue
        same = (first.quantity.unit, second.quantity.unit) == (third.quantity.unit, fourth.quantity.unit)
        floor, _ = p.sentence_of(third.first)
        before = p.sentence_of(floor - 1)[0] if floor else 0
        named = {first.concept.text, second.concept.text}
        if same and first.first >= before and len(named - {None}) == 2:
            out[k] = replace(third, concept=Concept(first.concept.text, "paired"))
            out[k + 1] = replace(fourth, concept=Concept(second.concept.text, "paired"))
    return out


PAIR_JOINTS = (("and",), ("in",), ("from",), ("at",))


def _pairs_up(p: Passage, first: Reading, second: Reading, third: Reading, joint: str) -> bool:
    """Whether two figures stand to each other as the next two, which only `joint` parts: *carried 18 million people,
    filling 95% of seats, versus 17 million and 94%*; *1,912 migrants in 57 boats, compared with 2,744 in 96*."""
    if set(".;") & set(p.words[first.last : second.first]):
        return False
    if joint == "and":
        alike = "and" in p.lowers[first.last : second.first] or first.quantity.unit != second.quantity.unit
        return alike and p.lowers[third.first - 1] in words("pair_leads")
    led = p.lowers[third.first - 1] in words("pair_leads") or p.tags[third.first - 1] == "V"
    counted = first.concept.choice == second.concept.choice == "counted-noun"
    return led and counted and p.lowers[second.first - 1] == joint


def respectively(p: Passage, readings: list[Reading]) -> list[Reading]:
    """Give figures of two or more things named together each its own: *births and deaths were 210 and 140
    respectively*, *use of oil and coal fell by 3% and 9%, respectively*."""
    out = list(readings)
    for k, word in enumerate(p.lowers):
        if word != "respectively":
            continue
        at = k - 1 if p.words[k - 1] == "," else k
        at -= 3 * (" ".join(p.lowers[max(at - 3, 0) : at]) in words("spelled_steps_of_time"))
        end = next((i for i, r in enumerate(out) if r.last == at), None)
        if end is None:
            continue
        begin = end
        while begin and p.lowers[out[begin - 1].last : out[begin].first] in JOINTS:
            begin -= 1
        named = {r.concept.text for r in out[begin : end + 1]}
        each = _parts_of(named.pop() or "") if len(named) == 1 else []
        if begin < end and len(each) != end + 1 - begin:
            each = _listed(p, out[begin].first, end + 1 - begin)
        if begin < end and len(each) == end + 1 - begin:
            for i, text in enumerate(each, begin):
                out[i] = replace(out[i], concept=Concept(text, f"{out[i].concept.choice}+respectively"))
        elif begin < end and out[begin].concept.choice == "noun-of-value":
            for i in range(begin + 1, end + 1):  # ratings of 23%, 26% and 35%, respectively
                out[i] = replace(out[i], concept=Concept(out[begin].concept.text, out[i].concept.choice))
    return _pairs_of_percents(p, out)


def _pairs_of_percents(p: Passage, readings: list[Reading]) -> list[Reading]:
    """Give two percentages behind a change of two things each its own: *rye and oats fell by 44 and 25 percent*."""
    out = list(readings)
    for k in range(len(out) - 1):
        one, other = out[k], out[k + 1]
        if not one.quantity.unit == other.quantity.unit == "%" or p.lowers[one.last : other.first] != ("and",):
            continue
        if "+respectively" in one.concept.choice or p.tags[other.last : other.last + 1] in ("N", "V", "X"):
            continue
        verb = governing_verb(p, one.first, p.sentence_of(one.first)[0])
        moves = verb is not None and p.lowers[verb.end - 1] in changes().verbs
        moves = moves or (p.lowers[one.first - 1] == "of" and p.lowers[one.first - 2] in words("plural_changes"))
        each = _listed(p, one.first, 2) if moves else []
        for i, text in enumerate(each, k):
            out[i] = replace(out[i], concept=Concept(text, f"{out[i].concept.choice}+respectively"))
    return out


JOINTS = ((",",), ("and",), (",", "and"))


#: Words that part a list, what may stand before it, and where what its last or first part shares begins.
LISTED, OPENING, SHARED = (
    re.compile(r",? and |, "),
    re.compile(r"^(?:The|Its|Their|Our) "),
    re.compile(r" (?:of|in|for|per) "),
)


def _listed(p: Passage, first: int, count: int) -> list[str]:
    """Return the `count` things that open a sentence as the subject of the verb over `first`, each with what it shares:
    *The age, height and weight of the rowers were*, *Sales of wheat, barley and oats came to*; none where it is other.
    """
    floor, _ = p.sentence_of(first)
    verb = governing_verb(p, first, floor)
    if verb is None or set(_unbracketed(p, floor, verb.start)) & set("VX#"):
        return []
    begin, end = p.starts[floor], p.starts[verb.start]
    if any(begin <= period.char_start < end for period in p.periods):
        return []  # the price in May and June
    subject = BRACKETED.sub("", OPENING.sub("", p.between(floor, verb.start)))
    parts = LISTED.split(subject)
    if len(parts) != count or not all(parts) or "(" in subject or ")" in subject:
        return []
    shared = [SHARED.search(part) for part in parts]
    opens, closes = shared[0], shared[-1]
    if closes is not None and not any(shared[:-1]):
        return [*(f"{part}{parts[-1][closes.start() :]}" for part in parts[:-1]), parts[-1]]
    if opens is not None and not any(shared[1:]):
        return [parts[0], *(f"{parts[0][: opens.end()]}{part}" for part in parts[1:])]
    if any(shared):
        return []
    return _parts_of(subject) if is_plural(parts[-1].lower()) or parts[-1].isdigit() else parts


BRACKETED = re.compile(r" ?\([^()]*\)")


def _unbracketed(p: Passage, begin: int, end: int) -> str:
    """Return the word classes of a stretch without what stands in brackets: *overnight guests (1.4 million) and*."""
    depth, kept = 0, []
    for k in range(begin, end):
        depth += p.words[k] == "("
        if not depth:
            kept.append(p.tags[k])
        depth -= p.words[k] == ")"
    return "".join(kept)


def _parts_of(named: str) -> list[str]:
    """Return the things that a phrase joins, each with what it shares: *infant and maternal death rates*."""
    head, of, tail = named.rpartition(" of ") if " of " in named else named.rpartition(" for ")
    *firsts, last = re.split(r", and | and |, ", tail)
    words_of_last = last.split()
    if last.isdigit() and len(firsts) == 1 and " " in firsts[0]:
        last = f"{firsts[0].rpartition(' ')[0]} {last}"  # Orbiters 9 and 10
    if len(words_of_last) > 1 and all(" " not in part and not is_plural(part.lower()) for part in firsts):
        firsts = [" ".join((part, *words_of_last[1:])) for part in firsts]
    return [f"{head}{of}{part}" for part in (*firsts, last)]


def done_to(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return to what something happens so many times: *the vandals cut the cable 40 times*, else who does it."""
    verb = governing_verb(p, first, floor)
    if verb is None:
        return None
    inner = object_between(p, verb, first)
    whom = inner is not None and p.lowers[inner[0]] != "done" and p.lowers[first - 1] not in words("gap_links")
    thing = inner if whom else subject_of(p, verb, floor)
    if not whom and earlier and earlier[-1].last == verb.start:
        return earlier[-1].concept.text  # and 12 percent had done so more than five times
    return resolve(p, thing, floor, earlier) if thing is not None else None


def made_by_person(
    p: Passage, previous: Reading, verb: VerbGroup | None, subject: Chunk | None, first: int, floor: int
) -> bool:
    """Whether a bare number is what somebody did to things told of before: *it sells for 900 euros. He built 26*."""
    if verb is None or subject is None or previous.first >= floor or previous.quantity.unit is None:
        return False
    if verb.end != first or p.tags[first - 1] != "V" or p.lowers[subject[0]] not in words("persons_pronouns"):
        return False
    money = words("giving_verbs") | words("paying_verbs") | words("yielding_verbs") | words("reserving") | spending()
    return p.lowers[first - 1] not in money | words("level_verbs")


def told_of_pointed(s: Spot) -> str | None:
    """Return what *of the 40* are, told before: *pickers were paid €75, and 17 of the 40 came from Nepal*."""
    p, first = s.p, s.first
    if p.lowers[max(0, first - 2) : first] != ("of", "the") or p.tags[max(0, first - 3)] != "#":
        return None
    told = next((r for r in reversed(s.earlier) if r.first >= s.floor and r.concept.text), None)
    return told.concept.text if told is not None and following_verb(p, s.last, s.ceiling) else None
