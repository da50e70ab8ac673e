"""The concept of a bare number that stands before nothing it could count: it continues a figure, or is a value.

Belongs here: the steps, each with an example, and their order. Does not belong here: numbers before a noun (counts) and
amounts with a unit of their own (measures).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pipelines.figures.concepts.bare_levels import (
    level_behind_gap,
    level_behind_step,
    level_left,
    level_of_next,
    of_age,
    of_magnitude,
)
from pipelines.figures.concepts.bare_spots import Bare, is_age_reached, is_set_against, may_borrow, money_spoken_of
from pipelines.figures.concepts.before_amounts import of_before
from pipelines.figures.concepts.behind_amounts import brought_to
from pipelines.figures.concepts.clause_steps import is_taken_change
from pipelines.figures.concepts.continuing import continuing
from pipelines.figures.concepts.counted_before import (
    acting_before,
    ahead_by,
    dying,
    handled,
    made_by,
    more_of_them,
    of_next_place,
    of_place,
    of_pointed,
    of_set,
    on_board,
    opening_in,
    others,
    parts_of,
    people_acted_on,
    the_same,
    there_are,
    thing_told,
)
from pipelines.figures.concepts.exchange_rates import exchanged, moved_against
from pipelines.figures.concepts.expected import expected_level, is_other_change
from pipelines.figures.concepts.first_told import first_told
from pipelines.figures.concepts.listed_places import listed
from pipelines.figures.concepts.moving import moved_from, moving_with, reached, risen_from
from pipelines.figures.concepts.restated import had_by, with_room
from pipelines.figures.concepts.set_beside import of_rival_bare
from pipelines.figures.concepts.share_counts import count_of_share, sample_then
from pipelines.figures.concepts.topics import (
    JOINTS,
    is_persons_age,
    tied_noun,
    topic_before_colon,
    who_is_aged,
)
from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity, speaks_of_warmth
from pipelines.figures.sentences.antecedents import resolve
from pipelines.figures.sentences.chunks import phrase_left, phrase_right
from pipelines.figures.sentences.gaps import gapped_subject
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import (
    Concept,
    Reading,
    echo_nouns,
    is_neutral,
    label_before,
    phrase_beside,
    phrase_text,
    previous_count,
    told_in_bracket,
    what_changed,
    with_unit,
)
from pipelines.figures.sentences.spots import spot_of
from pipelines.figures.sentences.verbs import following_verb, governing_verb, object_between, subject_of


def bare_reading(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """Return a bare number as the continuation of an earlier figure or as the value of its clause's subject."""
    s = spot_of(p, quantity, first, last, floor, ceiling, earlier)
    verb = governing_verb(p, first, floor)
    if s.bears_verb:
        verb = VerbGroup(first, first + 1)  # arrivals in Sri Lanka passed 1.5 million
    subject = subject_of(p, verb, floor) if verb is not None else None
    bare = Bare(s, of_before(p, first), verb, subject, gapped_subject(p, first, floor, earlier), s.previous)
    for step in CLOSE_BY:
        if (found := step(bare)) is not None:
            return found
    bare = replace(bare, previous=_continuable(bare))
    for step in BY_CLAUSE:
        if (found := step(bare)) is not None:
            return found
    if verb is None and first - floor <= 2 and p.words[last : last + 1] == (",",) and last + 1 < ceiling:
        behind = phrase_right(p, last + 1, counted=False)  # At 8.1 billion, the world's population has doubled
        if behind is not None:
            return bare.said(behind, "subject-value")
    beside = phrase_left(p, first)
    return bare.reading(phrase_text(p, beside) if beside else None, "phrase-before")


def _of_named(b: Bare) -> Reading | None:
    """*an index of 104.7*; *300 jobs, a rise of 40*; *deaths fell to a record low of 214*"""
    s, p, named = b.spot, b.spot.p, b.named
    if named is None or s.lead != "of" or s.word == "others":
        return None
    head, like = p.lowers[named[1] - 1], s.previous_here
    echoes = like is not None and head in echo_nouns() and may_borrow(s.quantity, like.quantity)
    unit = like.quantity if like is not None and echoes else None
    extreme = head in words("extremes") and p.lowers[named[0] - 1] in ("a", "an")
    paced = head in words("paces") and not words("yearly_adjectives").isdisjoint(p.lowers[slice(*named)])
    if paced and like is not None and like.concept.text and s.quantity.unit is None:
        return b.reading(like.concept.text, "continued")  # sales rose 2% to an annual rate of 4.01 million
    if extreme and like is not None and like.concept.text:
        return b.reading(like.concept.text, "continued", unit)
    change = head in changes().nouns and head not in words("growth_nouns")
    if change and like is not None and p.words[named[0] - 2 : named[0] - 1] == (",",):
        borrows = may_borrow(s.quantity, like.quantity)
        changed = what_changed(p, like, s.floor, s.earlier)
        return b.reading(changed, "apposed-change", like.quantity if borrows else unit)
    if change and like is not None and is_other_change(p, named[1] - 1, s.floor):
        borrows = unit is None and like.quantity.scale == s.quantity.scale > 1 and may_borrow(s.quantity, like.quantity)
        return b.reading(like.concept.text, "continued", like.quantity if borrows else unit)
    moved = governing_verb(p, named[0], s.floor) if extreme else None
    risen = subject_of(p, moved, s.floor) if moved is not None else None
    if risen is not None:
        return b.reading(resolve(p, risen, s.floor, s.earlier), "subject-value", unit)
    return b.said(named, "noun-of-value", unit or money_spoken_of(b, head))


def _labelled(b: Bare) -> Reading | None:
    """*Number of deaths: 6*"""
    told = told_in_bracket(b.spot.p, b.spot.first, b.spot.floor, b.spot.earlier)
    if told is not None:
        return b.reading(told.concept.text, "continued")
    last = b.spot.earlier[-1] if b.spot.earlier else None
    equal = last is not None and b.spot.p.words[last.first - 1] == "=" and last.concept.choice == "label"
    if last is not None and equal and b.spot.p.lowers[last.last : b.spot.first] in JOINTS:
        return b.reading(last.concept.text, "label")  # (OR = 1.3 and 1.4)
    label = label_before(b.spot.p, b.spot.first, b.spot.floor, b.spot.earlier)
    return b.said(label, "label") if label is not None else None


def _ends_span(b: Bare) -> Reading | None:
    """*rose from 412 zlotys to 455*"""
    s, begun = b.spot, b.previous
    if begun is None or begun.quantity.unit is None or s.lead != "to" or s.first - begun.last != 1:
        return None
    if begun.first <= s.floor or s.p.lowers[begun.first - 1] != "from" or not may_borrow(s.quantity, begun.quantity):
        return None
    return b.reading(begun.concept.text, "continued", begun.quantity)


def _ends_count(b: Bare) -> Reading | None:
    """*from 28 sailings a week to 19*"""
    s, p, begun = b.spot, b.spot.p, b.spot.previous_here
    if begun is None or s.lead != "to" or begun.quantity.unit is not None or begun.concept.choice != "counted-noun":
        return None
    plain = set(p.tags[begun.last : s.first - 1]) <= set("NJDP")
    return b.taken_from(begun) if plain and p.lowers[begun.first - 1] == "from" else None


def _below_zero(b: Bare) -> Reading | None:
    """*the freezer keeps 400 kilos of meat at minus 20*: degrees, where the paragraph speaks of cold or warmth"""
    s = b.spot
    if s.quantity.value >= 0 or not s.quantity.text.lower().startswith("minus") or not speaks_of_warmth(s.p.text):
        return None
    if s.lead not in words("level_leads") or (s.previous_here is not None and s.previous_here.quantity.unit == "%"):
        return None
    unit = "°F" if any(q.unit == "°F" for q in s.p.quantities) else "°C"
    cold = with_unit(s.quantity, unit, "temperature")
    subject = resolve(s.p, b.subject, s.floor, s.earlier) if b.subject is not None else None
    return Reading(cold, s.first, s.last, Concept(subject, "subject-value"))


def _aside(b: Bare) -> Reading | None:
    """*The index, at 104.7, rose*"""
    p, first = b.spot.p, b.spot.first
    if first <= b.spot.floor + 2 or b.spot.lead != "at" or p.words[first - 2] != "," or p.tags[first - 3] != "N":
        return None
    aside = phrase_left(p, first - 2)
    whole = aside is not None and (aside[0] == b.spot.floor or p.words[b.spot.last : b.spot.last + 1] == (",",))
    return b.said(aside, "apposition") if aside is not None and whole else None


def _topic(b: Bare) -> Reading | None:
    s = b.spot
    topic = topic_before_colon(s.p, s.first, s.last, s.floor, s.ceiling)
    return b.reading(topic, "topic") if topic is not None else None


def _moved(b: Bare) -> Reading | None:
    """*a drop in thefts from 140 to 97*"""
    here = b.spot.previous_here
    if (begun := moved_from(b.spot)) is not None:
        return b.reading(begun.text, "change-in")
    if (level := risen_from(b.spot)) is not None:
        return b.reading(level.text, level.choice)
    ends = here is not None and reached(b.spot) is not None and here.quantity.unit != "%"
    return b.reading(here.concept.text, "change-in", here.quantity) if here is not None and ends else None


def _tied(b: Bare) -> Reading | None:
    """*audiences averaging 1,900*"""
    if (given := moving_with(b.spot)) is not None and b.spot.lead in words("measuring_participles"):
        like = b.spot.previous_here
        borrows = like is not None and may_borrow(b.spot.quantity, like.quantity)
        return b.reading(given.text, "moving-with", like.quantity if like is not None and borrows else None)
    noun = tied_noun(b.spot.p, b.spot.first, b.spot.floor) if b.spot.lead in words("measuring_participles") else None
    return b.reading(noun, "noun-of-value") if noun is not None else None


def _of_the_most(b: Bare) -> Reading | None:
    """*at 1,240 metres, the tunnel is the longest of the 11*: as many as the most is one of, of no unit"""
    s, p = b.spot, b.spot.p
    if p.lowers[s.first - 2 : s.first] != ("of", "the") or not p.lowers[s.first - 3].endswith("est"):
        return None
    return b.said(b.subject, "antecedent") if b.subject is not None and p.tags[b.subject[0]] != "R" else None


def _age(b: Bare) -> Reading | None:
    """*he was 34*; *At 29, Ohtani has signed*"""
    s = b.spot
    behind = who_is_aged(s) if b.verb is None else None
    told = b.subject is not None and is_persons_age(s.p, s.quantity, b.verb, b.subject, s.first, s.last)
    if behind is None and not told and not is_age_reached(s):
        return None
    aged = replace(s.quantity, unit="year", unit_kind="duration", rule_id=f"{s.quantity.rule_id}.age")
    text = phrase_text(s.p, behind) if behind else resolve(s.p, b.subject, s.floor, s.earlier) if b.subject else None
    return Reading(aged, s.first, s.last, Concept(text, "subject-value"))


def _in_brackets(b: Bare) -> Reading | None:
    """*the number of firms, 412, rose*; *deaths (n = 12) fell*"""
    s = b.spot
    first = s.first - 2 if s.lead == "=" and s.p.lowers[s.first - 2] == "n" else s.first
    beside = phrase_beside(s.p, first, s.last, s.ceiling)
    like = s.previous_here.quantity if s.previous_here is not None else None
    alike = like is not None and like.unit is not None and like.scale == s.quantity.scale > 1.0
    alike = (
        alike and like is not None and may_borrow(s.quantity, like)
    )  # 5.9 million tonnes, ahead of oil (4.7 million)
    return b.said(beside, "apposition", like if alike else None) if beside is not None else None


def _said_again(b: Bare) -> Reading | None:
    """*a case took 14 months. In 2019 it took nine*"""
    s, p, verb = b.spot, b.spot.p, b.verb
    if verb is None or not s.earlier or not s.earlier[-1].quantity.unit or s.floor == 0 or p.tags[verb.end - 1] != "V":
        return None
    last = s.earlier[-1]
    before = governing_verb(p, last.first, p.sentence_of(last.first)[0])
    same = before is not None and p.lowers[before.end - 1] == p.lowers[verb.end - 1] and last.first == before.end
    if not same or not p.sentence_of(s.floor - 1)[0] <= last.first < s.floor:
        return None
    return b.reading(last.concept.text, "continued", last.quantity)


def _brought_to(b: Bare) -> Reading | None:
    """*bringing to 1.4 million the number of displaced people*"""
    brought = brought_to(b.spot)
    return b.reading(brought.text, "object-value") if brought is not None else None


def _continuable(b: Bare) -> Reading | None:
    """Return the figure that the number may go on with; of the sentence before only where the subject points back."""
    s, p, previous = b.spot, b.spot.p, b.previous
    if previous is None or p.lowers[previous.first - 1] == "aged":
        return None  # highest among children aged 0-4 years, at 412
    if previous.first < s.floor and previous.quantity.unit is None and p.tags[previous.first - 1] == "P":
        previous = previous_count(s.earlier, p) or previous
    parted = previous.first < s.floor or (b.subject is not None and ";" in p.words[previous.last : s.first])
    return previous if not parted or _points_back(b, previous) else None


def _points_back(b: Bare, previous: Reading) -> bool:
    p, subject = b.spot.p, b.subject
    points = subject is not None and p.lowers[subject[0]] in words("pointing_values") and previous.first >= b.spot.floor
    if points:
        return True  # below the mark on 41 days; a year earlier that happened on only six
    if b.spot.quantity.form == "words":
        return False
    if subject is None:
        return b.gap is None
    return (
        (p.tags[subject[0]] == "R" and (p.lowers[subject[0]] not in words("speakers") or previous.quantity.unit == "%"))
        or (p.lowers[subject[1] - 1] in words("limit_nouns") and previous.quantity.unit is not None)
        or p.words[subject[1] - 1] in ("’s", "'s")
        or (
            subject[1] - subject[0] == 1
            and subject[0] > 0
            and p.lowers[subject[0] - 1] in words("pointing_determiners")
            and (previous.quantity.unit is not None or p.lowers[subject[0]] in words("figure_nouns"))
        )
    )


def _object(b: Bare) -> Reading | None:
    """*lifted its target from 3 million euros to 4.5*; *lowered the toll to 17*"""
    s, p, verb = b.spot, b.spot.p, b.verb
    if verb is None or b.gap is not None or p.lowers[verb.end - 1] not in changes().transitive:
        return None
    inner = object_between(p, verb, s.first) if s.lead in words("level_leads") else None
    if inner is None or is_taken_change(p, verb, inner):
        return None
    scale = b.previous.quantity if b.previous is not None and b.previous.first >= s.floor else None
    counterpart = b.previous is not None and p.lowers[b.previous.first - 1] == "from"
    counterpart = counterpart or p.lowers[s.first - 2 : s.first] in (("down", "from"), ("up", "from"))
    if scale is not None and not may_borrow(s.quantity, scale):
        valued = p.lowers[verb.end - 1].startswith("valu")  # a 49% stake, valuing the mine at 20 billion
        scale = money_spoken_of(b, "valuation" if valued else p.lowers[inner[1] - 1])  # cut its guidance to 5 billion
    apart = scale is not None and scale.unit_kind == "currency" and scale.scale > s.quantity.scale == 1.0
    if apart and s.lead == "by" and not counterpart:
        scale = None  # spends 240 million on furnaces and cut its headcount by 650
    if scale is not None and (scale.form == "multiple" or (scale.unit_kind == "duration" and not counterpart)):
        scale = None  # but: cut the trip from ten hours to three and a half
    return b.reading(resolve(p, inner, s.floor, s.earlier), "object-value", scale)


def _numbered(b: Bare) -> Reading | None:
    """*the pedestrians killed, who numbered 42*; *the stadium, which cost 90 million euros, will hold 61,000*"""
    s, p = b.spot, b.spot.p
    holds = s.lead in words("room_verbs") and b.previous is not None and b.previous.quantity.unit_kind == "currency"
    if b.verb is None or b.verb.end != s.first or b.subject is None:
        return None
    if not holds and s.lead not in words("numbering_verbs"):
        return None
    return b.reading(resolve(p, b.subject, s.floor, s.earlier), "subject-value")


def _expected(b: Bare) -> Reading | None:
    """*earned 1.24 billion euros. Analysts had expected 1.1 billion*"""
    hoped = expected_level(b.spot, b.verb)
    if hoped is None:
        return None
    like = next((r.quantity for r in reversed(b.spot.earlier) if r.concept.text == hoped.text), None)
    borrows = like is not None and may_borrow(b.spot.quantity, like)
    return b.reading(hoped.text, hoped.choice, like if borrows else None)


def _neutral_subject(b: Bare) -> Reading | None:
    """*the index rose to 104.7*: no unit is left out"""
    s = b.spot
    compared = s.p.lowers[s.first - 2 : s.first] in (("up", "from"), ("down", "from"))
    if compared and s.previous_here is not None and s.previous_here.concept.choice == "counted-noun":
        return None  # the average farm has 96 cows, up from 81
    if is_set_against(s):
        return None  # the average rate was 1,284 kroner, compared with 1,190
    other_rate = s.quantity.per is not None and b.previous is not None and b.previous.quantity.per is None
    if b.subject is None or b.gap is not None or not (is_neutral(s.p, b.subject) or other_rate):
        return None
    return b.reading(resolve(s.p, b.subject, s.floor, s.earlier), "subject-value")


def _acting(b: Bare) -> Reading | None:
    """*40 farms joined; 12 left*, *12 of them*"""
    s, p = b.spot, b.spot.p
    acts = following_verb(p, s.last, s.ceiling)
    part = s.last < s.ceiling and p.lowers[s.last] in words("part_links") and p.tags[s.first - 1] in ".C"
    counted = (thing_told(s) or previous_count(s.earlier, p)) if acts or part else None
    if counted is None or not (acts or b.previous is None or b.previous.quantity.unit is None):
        return None
    return b.taken_from((acting_before(s, s.last) if s.lead == "and" else None) or counted)


def _own_value(b: Bare) -> Reading | None:
    """*contracts worth 40*; *enrolment fell to 900,000*"""
    s = b.spot
    if b.named is not None:
        return b.said(b.named, "noun-of-value")
    if b.subject is None:
        return None
    like = _level_like(b) or money_spoken_of(b, s.p.lowers[b.subject[1] - 1])
    return b.reading(resolve(s.p, b.subject, s.floor, s.earlier), "subject-value", like)


def _level_like(b: Bare) -> Quantity | None:
    """Return the amount whose unit a decimal behind a semicolon has: *the river is at 3.1 metres; it floods at 2.8*."""
    s, told = b.spot, b.spot.previous_here
    if told is None or s.quantity.value == int(s.quantity.value) or s.lead not in words("level_leads"):
        return None
    like = told.quantity
    apart = ";" in s.p.words[told.last : s.first] and like.unit_kind in (
        "length",
        "volume",
        "temperature",
        "mass",
        "area",
    )
    return like if apart and s.quantity.scale == 1.0 and may_borrow(s.quantity, like) else None


Step = Callable[[Bare], Reading | None]
CLOSE_BY: tuple[Step, ...] = (
    exchanged,
    moved_against,
    _of_named,
    count_of_share,
    sample_then,
    first_told,
    _labelled,
    _moved,
    _ends_span,
    _ends_count,
    level_behind_step,
    level_behind_gap,
    level_of_next,
    of_magnitude,
    of_place,
    of_next_place,
    _below_zero,
    _aside,
    _topic,
    others,
    _tied,
    parts_of,
    there_are,
    ahead_by,
    of_rival_bare,
    handled,
    opening_in,
    _of_the_most,
    _age,
    _numbered,
    of_age,
    listed,
    _in_brackets,
    of_pointed,
    made_by,
    of_set,
    _said_again,
    _brought_to,
    the_same,
    people_acted_on,
    dying,
    on_board,
    more_of_them,
    had_by,
    with_room,
)
BY_CLAUSE: tuple[Step, ...] = (_expected, _object, level_left, _neutral_subject, _acting, continuing, _own_value)
