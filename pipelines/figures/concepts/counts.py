"""The concept of a bare number: what it counts, or the number before that it continues.

Belongs here: the order of the steps, and the phrase straight behind the number; each choice has a name, a part of the
figure's rule id. Does not belong here: amounts with a unit (measures), numbers that stand against one before them
(counts_beside) and parts of what is counted (parts_of_counts).
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

from pipelines.figures.concepts.amount_phrases import is_expected
from pipelines.figures.concepts.bare_numbers import bare_reading
from pipelines.figures.concepts.bare_spots import taken_from
from pipelines.figures.concepts.count_spots import SIZES, Count
from pipelines.figures.concepts.counts_beside import told_against
from pipelines.figures.concepts.measures import measure_concept
from pipelines.figures.concepts.parts_of_counts import part_of
from pipelines.figures.concepts.topics import done_to
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.chunks import Chunk, phrase_left, phrase_right
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import (
    Concept,
    Reading,
    label_before,
    phrase_text,
    previous_count,
    told_in_bracket,
    with_unit,
)
from pipelines.figures.sentences.verbs import governing_verb, subject_of


def count_reading(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """Return what a number without a unit counts, by the first step that finds it."""
    part = _past_share(p, last, ceiling, before="of") if p.words[last : last + 1] == ("(",) else last
    if part > last:  # 327 (92%) of the cases
        return replace(count_reading(p, quantity, first, part, floor, ceiling, earlier), last=last)
    count = Count(p, quantity, first, last, floor, ceiling, earlier)
    for step in STEPS:
        if (found := step(count)) is not None:
            return found
    return bare_reading(p, quantity, first, last, floor, ceiling, earlier)


def _labelled(c: Count) -> Reading | None:
    """*Boats: 12*: a label before the number, with nothing but a new beginning behind it"""
    if told_in_bracket(c.p, c.first, c.floor, c.earlier) is not None:
        return None
    label = label_before(c.p, c.first, c.floor, c.earlier)
    alone = label is not None and (c.last >= c.ceiling or c.p.words[c.last][:1].isupper())
    return c.said(label, "label") if alone and label is not None else None


def _listed_age(c: Count) -> Reading | None:
    """*Three men, aged 19, 24 and 31, were charged*: numbers that go on with an age are ages."""
    p, quantity, like = c.p, c.quantity, c.beside
    if like is None or like.quantity.form != "age" or quantity.form != "digits" or not 0 < quantity.value < 120:
        return None
    end = p.token_at(quantity.end - 1) + 1
    between = set(p.lowers[like.last : c.first])
    if not between or not between <= {",", "and"} or p.lowers[end:][:1] not in LIST_ENDS:
        return None
    aged = replace(with_unit(quantity, like.quantity.unit or "year", "duration"), form="age")
    return Reading(aged, c.first, end, Concept(like.concept.text, "aged"))


LIST_ENDS = frozenset([(",",), ("and",), (".",), (";",), (")",), ()])


def _with_more(c: Count) -> Reading | None:
    """*10 million fled, with millions more facing hunger*: those counted last"""
    p, last = c.p, c.last
    if c.quantity.form != "vague" or p.lowers[last : last + 1] != ("more",) or not p.lowers[last + 1].endswith("ing"):
        return None
    fled = previous_count(c.earlier)
    goes_on = fled is not None and p.tags[last + 2 : last + 3] in ("N", "J", "D")
    return c.with_concept(taken_from(fled)) if goes_on and fled is not None else None


def _in_another_state(c: Count) -> Reading | None:
    """*left five dead and 21 injured*"""
    if c.word not in words("states") or c.beside is None or c.p.lowers[c.first - 1] not in ("and", ","):
        return None
    alike = (c.beside.concept.text or "").lower() in words("states") and c.beside.quantity.unit is None
    return c.reading(c.p.words[c.last], "counted-noun") if alike else None


@cache
def _amounting() -> frozenset[str]:
    """Return the verbs whose subject a counter counts."""
    return words("level_verbs") | words("measure_verbs") | frozenset(changes().verbs)


def _by_counter(c: Count) -> Reading | None:
    """*placements amounted to 1.66 million head*: a word that says only that they were counted"""
    p, behind = c.p, c.last + 1
    if p.lowers[behind : behind + 1] == ("of",) or p.tags[behind : behind + 1] == "N":
        return None
    verb = governing_verb(p, c.first, c.floor)
    if verb is None or p.lowers[verb.end - 1] not in _amounting():
        return None
    found = bare_reading(p, c.quantity, c.first, behind, c.floor, c.ceiling, c.earlier)
    return found if found.concept.text and found.concept.choice in ("subject-value", "gapped") else None


def _counted_behind(c: Count) -> Reading | None:
    """What stands behind the number, from its first token on: *seven other ships*."""
    p, quantity, first = c.p, c.quantity, c.first
    at = _past_size(p, c.last, c.ceiling)
    if at + 1 < c.ceiling and p.tags[at : at + 2] == "TN" and "-" in p.words[at]:
        at += 1  # three second-half touchdowns
    right = phrase_right(p, at) if at < c.ceiling and (p.tags[at] != "D" or p.lowers[at] == "such") else None
    right = right or _graded(p, at, c.ceiling) or _elliptic(p, quantity, at, c.ceiling)
    if right is None or _is_not_counted(c, right):
        return None
    straight = right[0] == at or p.tags[at] in "DA" or p.lowers[at] in words("phrase_openers")
    if right[0] - at > 2 or not straight:
        return None
    text = phrase_text(p, right)
    if (special := _by_its_noun(c, right, text)) is not None:
        return special
    if (shared := _shared_head(p, quantity, right, c.ceiling)) is not None:
        text = shared
    elif (pair := _with_another(p, right, first, c.floor)) is not None:
        text = phrase_text(p, pair)
    if p.lowers[first - 1] in words("reading_nouns") or p.text.startswith("-magnitude", quantity.number_end):
        quantity = replace(quantity, unit_kind="other")  # a magnitude 6.8 earthquake
    among = first > 1 and p.lowers[first - 2 : first] in (("among", "them"), (",", "including"))
    return Reading(quantity, first, c.last, Concept(text, "kind-of-them" if among else "counted-noun"))


def _is_not_counted(c: Count, right: Chunk) -> bool:
    """Whether the phrase behind the number is none of what it counts, but a state, an act or another thing."""
    p, first, last = c.p, c.first, c.last
    alone = p.lowers[right[0]] if right[1] - right[0] == 1 else ""
    if (
        alone in words("row_adjectives")
        or alone in words("case_states")
        or (alone in words("states") and p.words[first - 1] == "," and c.beside is not None)
        or (
            alone in words("expecting_verbs")
            and not alone.endswith("s")  # the 12 projects
            and "the" in p.lowers[max(0, first - 1) : last]
        )
    ):
        return True  # has won 12 straight; (7 confirmed, 1 probable); above the 1.3 trillion forecast
    if c.quantity.per is not None and c.quantity.end > c.quantity.number_end and p.lowers[first - 1] == "of":
        return True  # a birth rate of 8.1 per 1,000 people compares with that of Tarn
    if alone.endswith("ing") and _are_doing(p, c.quantity, last, c.earlier):
        return True  # two hundred canoes left, with just over 150 paddling across the line
    # an earthquake of magnitude 6.4 hit the west
    return p.lowers[first - 1] in words("reading_nouns") and p.lowers[first - 2] == "of"


def _by_its_noun(c: Count, right: Chunk, text: str) -> Reading | None:
    """What some nouns make of the number before them: points, people of a number, times, money, nights."""
    p, quantity, first, last, floor, ceiling, earlier = c
    alone = p.lowers[right[0]] if right[1] - right[0] == 1 else ""
    if alone in words("point_nouns"):
        return _points(p, quantity, first, last, floor, ceiling, earlier)
    if text in words("counted_people") and (numbered := _number_of(p, first, floor, earlier)) is not None:
        return c.reading(numbered, "subject-value")
    if alone in words("counters") and (counted := _by_counter(c)) is not None:
        return counted
    if text == "times" and (done := done_to(p, first, floor, earlier)) is not None:
        return c.reading(done, "occasions")
    if alone in words("money_nouns"):
        money = measure_concept(p, quantity, first, last + 1, floor, ceiling, earlier)
        return Reading(replace(quantity, unit_kind="other"), first, last + 1, money)
    if text in words("stay_units") and (stay := _stay_of(p, first, floor)) is not None:
        return c.reading(stay, "subject-value")
    if is_expected(p, first, right[1], ceiling):
        like = c.sized  # 4.1 billion kronor, against the 3.95 billion analysts had pencilled in
        if like is not None and like.quantity.scale == quantity.scale > 1.0:
            return c.like(like, "continued")
        if (counted := previous_count(earlier)) is not None:
            return c.with_concept(taken_from(counted))
    return None


def _are_doing(p: Passage, quantity: Quantity, at: int, earlier: list[Reading]) -> bool:
    """Whether several do what a word in -ing behind their number says: no count goes before one such word."""
    many = quantity.value > 1 and quantity.unit is None and quantity.form != "fraction"
    return many and p.tags[at + 1 : at + 2] == "P" and p.lowers[at + 1] != "of" and previous_count(earlier) is not None


def _number_of(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return the people whose number a clause tells: *the number of pensioners fell by 24,000 people to 3 million*."""
    last = earlier[-1] if earlier and earlier[-1].first >= floor else None
    if last is not None and last.concept.choice == "subject-value" and "number of " in (last.concept.text or ""):
        between = p.tags[last.last : first]
        return last.concept.text if not set(between) & set("VXW") else None  # 34,600 people, a drop of 4,600 people
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    told = subject is not None and p.lowers[subject[0] : subject[1]]
    numbered = told and ("number", "of") in pairwise(told)
    return phrase_text(p, subject) if subject is not None and numbered else None


def _shared_head(p: Passage, quantity: Quantity, phrase: Chunk, ceiling: int) -> str | None:
    """Return what a count's own word and the next count's head make: *12 male and 14 female members*."""
    link, following = phrase[1], phrase[1] + 2
    alone = phrase[1] - phrase[0] == 1 and not is_plural(p.lowers[phrase[0]]) and quantity.value > 1
    counted = p.lowers[link : link + 1] in (("and",), ("or",)) and p.tags[link + 1 : link + 2] == "#"
    if not alone or not counted or following + 1 >= ceiling:
        return None
    beside = phrase_right(p, following)
    if beside is None or beside[0] != following or beside[1] - beside[0] != 2 or not is_plural(p.lowers[beside[1] - 1]):
        return None
    return f"{p.words[phrase[0]]} {p.words[beside[1] - 1]}"


def _elliptic(p: Passage, quantity: Quantity, at: int, ceiling: int) -> Chunk | None:
    """Return a participle whose noun stands behind the next count: *76 confirmed and 12 probable cases*."""
    participle = at + 1 < ceiling and p.tags[at] == "V" and p.lowers[at].endswith("ed")
    return (at, at + 1) if participle and _shared_head(p, quantity, (at, at + 1), ceiling) is not None else None


def _with_another(p: Passage, phrase: Chunk, first: int, floor: int) -> Chunk | None:
    """Return what one number counts of two kinds: *24 colleges and universities*, *12 police and soldiers*."""
    link = phrase[1]
    if p.lowers[link : link + 1] != ("and",) or p.tags[link + 1 : link + 2] not in ("N", "J"):
        return None
    other = phrase_right(p, link + 1, tail=False)
    if other is None or other[0] != link + 1 or other[1] - other[0] > 2 or not is_plural(p.lowers[other[1] - 1]):
        return None
    if p.words[other[0]][0].isupper() or not is_plural(p.lowers[phrase[1] - 1]):
        return None
    acts = p.tags[other[1] : other[1] + 1] in ("V", "X", "A")
    opens = first == floor or p.tags[first - 1] in ".WD"
    return None if acts and not opens else (phrase[0], other[1])


def _graded(p: Passage, at: int, ceiling: int) -> Chunk | None:
    """Return a counted phrase that an adverb begins: *200 mostly elderly people*, *seven most widely sold ropes*."""
    if at + 2 >= ceiling:
        return None
    grading = p.lowers[at] in words("grading")
    if not grading and not (p.tags[at] == "A" and p.lowers[at].endswith("ly")):
        return None
    graded = at + 1
    if grading and p.tags[graded] == "A" and p.lowers[graded].endswith("ly"):
        graded += 1
    participle = p.tags[graded] == "V" and p.lowers[graded].endswith(("ed", "en", "t", "ld", "ad", "nd"))
    if participle and p.tags[graded + 1] in "NJ":
        graded += 1
    behind = phrase_right(p, graded) if p.tags[graded] in "NJ" else None
    if behind is None or behind[0] != graded or not is_plural(p.lowers[behind[1] - 1]):
        return None
    return at, behind[1]


WHOLE = 100.0  # percent, above which points are those of an index: cereals averaged 111.4 points


def _points(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """Points are percentage points beside a percentage, else those of an index that moves, else what is scored."""
    concept = measure_concept(p, quantity, first, last + 1, floor, ceiling, earlier)
    end = p.starts[ceiling - 1]
    near = [r.quantity for r in earlier if r.first >= floor] or [r.quantity for r in earlier[-1:]]
    near += [q for q in p.quantities if quantity.end < q.start < end]
    indexed = any(word in words("index_words") for word in p.lowers[floor:ceiling])
    scored = any(word in words("scoring_words") for word in p.lowers[floor:ceiling])
    shares = any(word in words("percent_measures") for word in p.lowers[floor:ceiling])
    indexed = indexed or _told_in_percent_too(p, last + 1, ceiling) or quantity.value > WHOLE
    if not indexed and not scored and (shares or any(q.unit in ("%", "pp") for q in near)):
        return Reading(with_unit(quantity, "pp", "percent"), first, last + 1, concept)
    if not indexed and p.lowers[last + 1 : last + 2] and p.lowers[last + 1] in words("standing_behind_leads"):
        return Reading(quantity, first, last, Concept(p.words[last], "counted-noun"))  # 14th, seven points above them
    verb = governing_verb(p, first, floor)
    moved = indexed or p.lowers[last + 1 : last + 2] in (("higher",), ("lower",), ("up",), ("down",))
    moved = moved or p.lowers[first - 1] in changes().before
    if not moved and (verb is None or p.lowers[verb.end - 1] not in changes().verbs):
        return Reading(quantity, first, last, Concept(p.words[last], "counted-noun"))
    return Reading(replace(quantity, unit_kind="other"), first, last + 1, concept)


def _told_in_percent_too(p: Passage, behind: int, ceiling: int) -> bool:
    """Whether a percentage says the same of an index as the points before it: *lost 307 points, or 1.76 per cent*."""
    at = behind + (p.words[behind : behind + 1] == (",",))
    if p.lowers[at : at + 1] not in (("or",), ("(",)) or at + 1 >= ceiling:
        return False
    return any(q.unit == "%" and p.token_at(q.number_start) <= at + 2 and q.start > p.starts[at] for q in p.quantities)


def _past_size(p: Passage, last: int, ceiling: int) -> int:
    """Return the token behind a size that says which things are counted: *3.6 million 60-kg bags*."""
    if p.words[last : last + 1] == ("(",):
        return _past_share(p, last, ceiling)
    size = next((q for q in p.quantities if p.token_at(q.start) == last and q.unit_kind in SIZES), None)
    if size is None or not (size.hyphenated or size.explicit_unit):
        return last
    at = p.token_at(size.end - 1) + 1
    counted = size.hyphenated or is_plural(p.lowers[at : at + 1][0] if at < ceiling else "")  # two 0.5 ml doses
    return at if at < ceiling and p.tags[at] == "N" and counted else last


def _past_share(p: Passage, last: int, ceiling: int, before: str = "") -> int:
    """Return the token behind a count's share, or the count again, in brackets: *214 (61%) severe cases*."""
    at = next((k for k in range(last + 2, min(last + 5, ceiling - 1)) if p.words[k] == ")"), last)
    inside = p.words[last + 1 : at]
    again = len(inside) == 1 and inside[0].isdigit()
    share = bool(inside) and inside[0][0].isdigit() and inside[-1].endswith(("%", "percent", "cent"))
    follows = p.lowers[at + 1 : at + 2] == (before,) if before else p.tags[at + 1 : at + 2] in ("N", "J")
    return at + 1 if (again or share) and at + 1 < ceiling and follows else last


def _stay_of(p: Passage, first: int, floor: int) -> str | None:
    """Return the stay that lasts so many nights: *the average stay was 3.2 nights*."""
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    if p.lowers[first - 1] == "of":
        subject = phrase_left(p, first - 1)  # with an average length of stay of 7.1 nights
    elif p.lowers[floor] == "at" and first == floor + 1 and p.words[first + 2 : first + 3] == (",",):
        subject = phrase_right(p, first + 3, counted=False)  # At 6.9 nights, the average stay was unchanged
    named = subject is not None and not words("stay_nouns").isdisjoint(p.lowers[subject[0] : subject[1]])
    return phrase_text(p, subject) if subject is not None and named else None


#: The steps in the order in which they are asked.
STEPS = (_labelled, _listed_age, _with_more, _in_another_state, _counted_behind, told_against, part_of)
