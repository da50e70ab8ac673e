"""What a pronoun, or *the figure*, stands for.

Belongs here: looking back within the paragraph. Does not belong here: looking back for bare numbers (readings).
"""

from __future__ import annotations

import re

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk, phrase_right
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import (
    Reading,
    are_people,
    phrase_text,
    previous_count,
    previous_figure,
    spending,
)
from pipelines.figures.sentences.verbs import governing_verb, object_between, says, subject_of

# -- pronouns -------------------------------------------------------------------------------------------------------


def _moving_in(p: Passage, chunk: Chunk) -> Chunk | None:
    """Return what moves by a subject that only says how: *the increase in exports was 4%*; growth keeps its name."""
    head = p.lowers[chunk[1] - 1]
    if head not in changes().nouns or p.lowers[chunk[1] : chunk[1] + 1] != ("in",):
        return None
    inside = phrase_right(p, chunk[1] + 1, counted=False)
    if inside is None or p.lowers[inside[1] - 1] in words("time_nouns"):
        return None
    return (chunk[0], inside[1]) if head in words("growth_nouns") else inside


def resolve(
    p: Passage, chunk: Chunk, floor: int, earlier: list[Reading], quantity: Quantity | None = None
) -> str | None:
    """Return the phrase, or what its pronoun stands for; *the figure* and *the number* take the concept before them."""
    word = p.lowers[chunk[0]]
    if word == "those" and p.tags[chunk[1] : chunk[1] + 1] == "W":  # those who live beyond them
        ends = next((k for k in range(chunk[1], len(p.tags)) if p.tags[k] in "VX"), chunk[1])
        while p.tags[ends : ends + 1] in ("X", "A") and p.tags[ends + 1 : ends + 2] in ("V", "X", "A"):
            ends += 1  # those who have died
        return " ".join(p.between(chunk[0], ends + 1).split())
    if (moving := _moving_in(p, chunk)) is not None:
        return phrase_text(p, moving)
    if chunk[1] - chunk[0] == 1 and word in words("set_pronouns"):
        counted = previous_count(earlier, p)
        if counted is not None:
            return counted.concept.text
    if chunk[1] - chunk[0] == 1 and word in words("remainders") and earlier and earlier[-1].first == chunk[1]:
        return earlier[-1].concept.text  # the last 800 metres cost 310,000 euros
    if chunk[1] - chunk[0] == 1 and word in words("pointing_values") and quantity is not None:
        compared = previous_figure(p, earlier, chunk[0], floor)
        if compared is not None and compared.concept.text:
            return main_count(p, compared, earlier).concept.text
    told = next((r for r in reversed(earlier) if r.quantity.form != "age"), None)  # among those over 60 it is 22%
    if (
        word in ("it", "they")
        and quantity is not None
        and told is not None
        and told.quantity.unit == quantity.unit
        and told.concept.text
        and (word == "it" or is_plural(_head_of(told.concept.text)))
        and not _gives(p, chunk[0])
    ):
        before, _ = p.sentence_of(max(0, floor - 1))
        if told.first >= before:
            return told.concept.text
    worth = word == "they" and "worth" in p.lowers[chunk[1] : chunk[1] + 3]
    if worth and quantity is not None and quantity.unit_kind == "currency":
        counted = previous_count(earlier, p)  # Kenyans made 2.6 billion payments. They were worth 9 trillion
        if counted is not None and not are_people(counted.concept.text or ""):
            return counted.concept.text
    if word in words("speakers") and quantity is not None and quantity.unit == "%" and earlier:
        before, _ = p.sentence_of(max(0, floor - 1))
        if earlier[-1].quantity.unit == "%" and earlier[-1].first >= before and earlier[-1].concept.text:
            return earlier[-1].concept.text  # 90% of the power was solar, and we hope to reach 100%
    if word in ("it", "they") and quantity is not None and not _gives(p, chunk[0]):
        level = _changed_level(p, earlier, quantity, floor)
        if level:
            return level
    if p.tags[chunk[0]] == "R" or (chunk[1] - chunk[0] == 1 and p.lowers[chunk[0]] in words("pointing")):
        return antecedent_of(p, chunk[0], floor, earlier)
    if (of_that := _that_of(p, chunk, earlier)) is not None:
        return of_that
    if chunk[1] - chunk[0] == 1 and p.lowers[chunk[0]] in words("figure_nouns"):
        counted = previous_figure(p, earlier, chunk[0], floor)
        if counted is not None and counted.concept.text:
            return counted.concept.text
    return phrase_text(p, chunk)


def main_count(p: Passage, told: Reading, earlier: list[Reading]) -> Reading:
    """Return the count that another is only told beside: *640 cases with 12 deaths. This is 4% more than*: cases."""
    before, _ = p.sentence_of(told.first)
    for reading in reversed([r for r in earlier if before <= r.first <= told.first]):
        if reading.quantity.unit is not None or not reading.concept.text:
            break
        if p.lowers[reading.first - 1] not in words("aside_leads") and not _is_agent(p, reading):
            return reading
    return told


def _is_agent(p: Passage, reading: Reading) -> bool:
    """Whether a count is of those who did something: *guests were lodged by the town's five inns*."""
    at = reading.first - 1
    while at > 0 and p.tags[at] in "DNJS":
        at -= 1
    return p.lowers[at] == "by" and p.tags[at - 1] == "V"


def _that_of(p: Passage, chunk: Chunk, earlier: list[Reading]) -> str | None:
    """Return what *that of* and *those of* stand for, of their own thing: *Output of steel fell; that of tin rose*."""
    of = chunk[0] if p.lowers[chunk[0]] == "of" else chunk[0] - 1
    while of > 0 and p.tags[of] == "D":
        of -= 1
    if of < 1 or p.lowers[of] != "of" or p.lowers[of - 1] not in ("that", "those") or not earlier:
        return None
    return said_of(earlier[-1].concept.text, phrase_text(p, (of + 1, chunk[1]))) if of + 1 < chunk[1] else None


def said_of(told: str | None, thing: str) -> str | None:
    """Return what was told of one thing as told of another: *output of steel*, *steel output* of tin."""
    head, of_what, _ = (told or "").partition(" of ")
    plain = [word for word in head.split() if of_what or (word.islower() and not word.endswith(("'s", "’s")))]
    return f"{' '.join(plain)} of {thing}" if plain else None


def _changed_level(p: Passage, earlier: list[Reading], quantity: Quantity, floor: int) -> str | None:
    """Return what a level was of that only its change stands behind: *a quota of 340 tonnes, 25% less. It was*."""
    if quantity.unit is None or quantity.unit == "%" or not floor:
        return None
    before, _ = p.sentence_of(floor - 1)
    for reading in reversed(earlier):
        if reading.first < before or reading.quantity.unit not in ("%", quantity.unit):
            return None
        if reading.quantity.unit == quantity.unit:
            return reading.concept.text
    return None


def _gives(p: Passage, token: int) -> bool:
    """Whether a pronoun is who pays, spends or sets aside, and so no price or cost: *It will pay farmers 550 euros*."""
    _, ceiling = p.sentence_of(token)
    if p.lowers[token + 1 : token + 2] in (("has",), ("have",), ("had",)) and p.tags[token + 2 : token + 3] == "#":
        return True  # it has 600,000 euros left
    verb = next((k for k in range(token, ceiling) if p.tags[k] == "V"), None)
    given = words("giving_verbs") | words("paying_verbs") | words("reserving") | words("making_verbs") | spending()
    return verb is not None and p.lowers[verb] in given


def antecedent_of(p: Passage, token: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return what a pronoun stands for: *them* what was counted last, *it* the subject before."""
    word = p.lowers[token]
    if word in words("speakers"):
        return None  # nothing told before is who speaks
    told = word in OBJECT_PRONOUNS and p.lowers[token + 1 : token + 2] == ("to",)
    if told and (ordered := governing_verb(p, token, floor)) is not None and ordered.end == token:
        return _acted_on_before(p, ordered, floor, earlier)
    if word in words("objects_of_of") and earlier and token > 0 and p.lowers[token - 1] in words("antecedent_leads"):
        last = earlier[-1]
        counted = previous_count(earlier, p if last.first < floor else None) if word == "them" else None
        if counted is not None:
            return counted.concept.text
        if last.first >= floor and last.concept.text:
            return _one_before(p, token, floor, earlier) or last.concept.text
        whole = _amount_before(p, token, floor, earlier) if floor and word in words("pointing_whole") else None
        if whole is not None:
            return whole
    verb = None
    index = floor
    while index < token:
        if p.tags[index] in "VX" and not says(p, index):
            verb = VerbGroup(index, index + 1)
            break
        index += 1
    if verb is not None and index < token:
        subject = subject_of(p, verb, floor)
        if subject is not None and p.tags[subject[0]] != "R":
            return phrase_text(p, subject)
    if not floor and word == "it" and (teller := _teller(p, token, floor)) is not None:
        return phrase_text(p, teller)
    if not floor:
        return None
    if word in ("that", "this") and (done := _done_before(p, token, floor)) is not None:
        return phrase_text(p, done)
    subject_before = sentence_subject(p, floor - 1, earlier, of_one=word in words("persons_pronouns"))
    if word == "they" and subject_before is not None and not is_plural(_head_of(subject_before)):
        return _many_before(p, floor, earlier) or subject_before
    return subject_before


#: Pronouns of whom somebody orders or asks to do something.
OBJECT_PRONOUNS = ("him", "them")


def _acted_on_before(p: Passage, ordered: VerbGroup, floor: int, earlier: list[Reading]) -> str | None:
    """Return whom somebody acted on before: *jailed the mayor for six years and ordered him to pay 1.1 million*."""
    before = governing_verb(p, ordered.start, floor)
    if before is not None and (whom := object_between(p, before, ordered.start)) is not None:
        return phrase_text(p, whom)
    return sentence_subject(p, floor - 1, earlier) if floor else None


def _one_before(p: Passage, token: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return what an amount of this sentence is of, for a share of *it* behind a count of many: *asks for 31 million to
    help 195,000 people; donors gave 27 percent of it*."""
    if p.lowers[token] != "it" or earlier[-1].quantity.unit is not None:
        return None
    told = (r for r in reversed(earlier) if r.first >= floor and r.quantity.unit_kind in WHOLE_KINDS)
    last = next(told, None)
    return last.concept.text if last is not None else None


def _amount_before(p: Passage, token: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return what the last amount of the sentence before was of, for a share of *it*: *voted 2 billion for schools.
    Half of it has been spent*."""
    goes_on = p.words[floor - 1] == ";" or not p.tags[floor:token].strip("PAD#N")
    if not goes_on or p.lowers[token - 1] != "of":
        return None
    before, _ = p.sentence_of(floor - 1)
    told = (r for r in reversed(earlier) if before <= r.first < floor and r.quantity.unit_kind in WHOLE_KINDS)
    last = next(told, None)
    return last.concept.text if last is not None else None


#: Kinds of amounts that have parts and are one.
WHOLE_KINDS = ("currency", "mass", "area", "volume", "energy")


def _head_of(phrase: str) -> str:
    """Return the last word of a phrase before its first *of*, *in*, *for* or *at*, in small letters."""
    return (HEAD_ENDS.split(phrase, maxsplit=1)[0].split() or [""])[-1].lower()


HEAD_ENDS = re.compile(r" (?:of|in|for|at|from|with|on|who|which) ")


def _many_before(p: Passage, floor: int, earlier: list[Reading]) -> str | None:
    """Return what the sentence before counts, for *they* where its subject is one: *The agency plans 160 cameras. They
    pay for themselves*."""
    before, _ = p.sentence_of(floor - 1)
    counted = previous_count([r for r in earlier if before <= r.first < floor], p)
    many = counted is not None and counted.concept.choice == "counted-noun"
    return (
        counted.concept.text
        if many and counted is not None and is_plural(_head_of(counted.concept.text or ""))
        else None
    )


def _done_before(p: Passage, token: int, floor: int) -> Chunk | None:
    """Return what the last clause of the sentence before does something to: *It is to close its mill. That will save
    85 million*."""
    if token != floor or p.tags[token + 1 : token + 2] != "X" or p.tags[token + 2 : token + 3] not in ("V", "A"):
        return None
    verb = governing_verb(p, floor - 1, p.sentence_of(floor - 1)[0])
    thing = object_between(p, verb, floor - 1) if verb is not None and p.tags[verb.end - 1] == "V" else None
    return thing if thing is not None and "#" not in p.tags[slice(*thing)] else None


def _teller(p: Passage, token: int, floor: int) -> Chunk | None:
    """Return who says of itself what it does: *the airline said it lost 200 million*; no person, and none of many."""
    said = next((k for k in range(token - 1, floor, -1) if p.tags[k] == "V"), None)
    if said is None or not says(p, said) or token - said > 2:
        return None
    subject = subject_of(p, VerbGroup(said, said + 1), floor)
    if subject is None or is_plural(p.lowers[subject[1] - 1]) or _may_be_person(p, subject):
        return None
    return subject


def sentence_subject(p: Passage, token: int, earlier: list[Reading], *, of_one: bool = False) -> str | None:
    """Return the subject of the sentence that holds `token`, or of the nearest one before that names it.

    With `of_one` it is no subject of many: *his trees are old. He is 61.*
    """
    for _ in range(4):
        if token < 0:
            return None
        floor, ceiling = p.sentence_of(token)
        for index in range(floor, ceiling):
            if p.tags[index] in "VX" and not says(p, index):
                subject = subject_of(p, VerbGroup(index, index + 1), floor)
                many = subject is not None and of_one and not _may_be_person(p, subject)
                if subject is not None and p.tags[subject[0]] != "R" and not many:
                    told = _told_of(p, subject, earlier, floor, ceiling)
                    return told if told is not None else phrase_text(p, subject)
                if subject is not None:
                    break
        token = floor - 1
    return None


def _told_of(p: Passage, subject: Chunk, earlier: list[Reading], floor: int, ceiling: int) -> str | None:
    """Return what *this number* of a sentence before was of: *This number fell to 41%. Now 12% said*."""
    if subject[1] - subject[0] != 1 or p.lowers[subject[0]] not in words("figure_nouns"):
        return None
    return next((r.concept.text for r in reversed(earlier) if floor <= r.first < ceiling), None)


def _may_be_person(p: Passage, subject: Chunk) -> bool:
    """Whether *he* or *she* may stand for a subject: a full name, or one who makes, sells or drives; no *trees*."""
    head = next((k for k in range(subject[0] + 1, subject[1]) if p.tags[k] == "P"), subject[1]) - 1
    if p.words[head][0].isupper() and (head > subject[0] or p.tags[subject[0] - 1] != "."):
        return True
    return p.lowers[head].endswith(tuple(words("person_endings")))
