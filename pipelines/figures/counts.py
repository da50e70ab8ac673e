"""The concept of a bare number: what it counts, or the number before that it continues.

Belongs here: choosing among the phrases around it; each choice has a name, a part of the figure's rule id. Does not
belong here: amounts with a unit (measures).
"""

from __future__ import annotations

from dataclasses import replace

from pipelines.figures.amount_phrases import is_expected
from pipelines.figures.amounts import Quantity
from pipelines.figures.antecedents import resolve
from pipelines.figures.before_amounts import of_before
from pipelines.figures.changes import changes
from pipelines.figures.chunks import (
    Chunk,
    VerbGroup,
    following_verb,
    governing_verb,
    object_between,
    phrase_left,
    phrase_right,
    subject_of,
)
from pipelines.figures.measures import measure_concept
from pipelines.figures.passage import Passage
from pipelines.figures.readings import (
    Concept,
    Reading,
    counted_in_list,
    echo_nouns,
    gapped_subject,
    is_neutral,
    label_before,
    people_verbs,
    phrase_beside,
    phrase_text,
    previous_count,
    previous_figure,
    set_of,
    with_unit,
)
from pipelines.figures.topics import done_to, is_persons_age, topic_before_colon
from pipelines.figures.wordclasses import is_plural
from pipelines.figures.wordlists import words


# -- counts ---------------------------------------------------------------------------------------------------------
def count_reading(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    label = label_before(p, first, floor, earlier)
    if label is not None and (last >= ceiling or p.words[last][:1].isupper()):
        return Reading(quantity, first, last, Concept(phrase_text(p, label), "label"))
    if (listed := _listed_age(p, quantity, first, floor, earlier)) is not None:
        return listed
    at = _past_size(p, last, ceiling)
    right = phrase_right(p, at) if at < ceiling and p.tags[at] != "D" else None
    if right is not None and right[0] - at <= 2 and (right[0] == at or p.tags[at] in "DA"):
        text = phrase_text(p, right)
        if right[1] - right[0] == 1 and p.lowers[right[0]] in ("points", "point"):
            return _points(p, quantity, first, last, floor, ceiling, earlier)
        if text == "times" and (done := done_to(p, first, floor, earlier)) is not None:
            return Reading(quantity, first, last, Concept(done, "occasions"))
        if right[1] - right[0] == 1 and p.lowers[right[0]] in words("money_nouns"):
            money = measure_concept(p, quantity, first, last + 1, floor, ceiling, earlier)
            return Reading(replace(quantity, unit_kind="other"), first, last + 1, money)
        if is_expected(p, first, right[1], ceiling) and (counted := previous_count(earlier)) is not None:
            return Reading(quantity, first, last, _taken_from(counted))
        if p.lowers[first - 1] in words("reading_nouns"):
            quantity = replace(quantity, unit_kind="other")  # a magnitude 6.8 earthquake
        return Reading(quantity, first, last, Concept(text, "counted-noun"))
    if (compared := _compared_with_last(p, quantity, first, last, floor, ceiling, earlier)) is not None:
        return compared
    beside = earlier[-1] if earlier and earlier[-1].first >= floor else None
    if (
        beside is not None
        and beside.quantity.unit_kind == "duration"
        and beside.quantity.unit is not None
        and quantity.form in ("words", "digits")
        and " ".join(p.lowers[last : last + 2]) in ("more than", "fewer than", "less than")
    ):  # it took 53 days to sell a house, six more than the average
        spent = with_unit(quantity, beside.quantity.unit, "duration", beside.quantity)
        return Reading(spent, first, last, Concept(beside.concept.text, "continued"))
    if last < ceiling and p.lowers[last] in words("fewer_or_more") and (counted := previous_count(earlier)) is not None:
        return Reading(quantity, first, last, _taken_from(counted))
    if last + 2 < ceiling and p.lowers[last] == "of":
        if _of_number(p, last + 1, ceiling):
            return Reading(quantity, first, last, Concept(None, "of-the-next"))
        whole = phrase_right(p, last + 1, counted=False)
        if whole is not None and p.tags[whole[1] : whole[1] + 2] == "S#":
            return Reading(quantity, first, last, Concept(None, "of-the-next"))  # 14 of the country's 22 districts
        previous = previous_figure(p, earlier, first, floor)
        if (
            whole is not None
            and p.tags[last + 1] == "N"
            and previous is not None
            and previous.quantity.unit
            and previous.first >= floor
        ):
            borrowed = with_unit(quantity, previous.quantity.unit, previous.quantity.unit_kind, previous.quantity)
            return Reading(borrowed, first, last, Concept(phrase_text(p, whole), "continued-of"))
        if whole is not None and p.tags[last + 1] != "R":
            return Reading(quantity, first, last, Concept(phrase_text(p, whole), "of-phrase"))
        if (counted := previous_count(earlier)) is not None:
            return Reading(quantity, first, last, _taken_from(counted))
    return _elliptic(p, quantity, first, last, floor, ceiling, earlier)


def _listed_age(p: Passage, quantity: Quantity, first: int, floor: int, earlier: list[Reading]) -> Reading | None:
    """*Three men, aged 19, 24 and 31, were charged*: numbers that go on with an age are ages."""
    last = earlier[-1] if earlier and earlier[-1].first >= floor else None
    if last is None or last.quantity.form != "age" or quantity.form != "digits" or not 0 < quantity.value < 120:
        return None
    between = set(p.lowers[last.last : first])
    if not between or not between <= {",", "and"} or p.lowers[p.token_at(quantity.end - 1) + 1 :][:1] not in LIST_ENDS:
        return None
    unit = last.quantity.unit or "year"
    aged = replace(with_unit(quantity, unit, "duration"), form="age")
    return Reading(aged, first, p.token_at(quantity.end - 1) + 1, Concept(last.concept.text, "aged"))


LIST_ENDS = frozenset([(",",), ("and",), (".",), (";",), (")",), ()])


def _compared_with_last(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading | None:
    """*That was 30,000 fewer than in April*: the last figure of the sentence before, with its unit."""
    points = first - floor == 2 and p.tags[first - 1] == "X" and p.lowers[floor] in words("pointing_subjects")
    if not points or words("fewer_or_more").isdisjoint(p.lowers[last : last + 1]):
        return None
    like = next((r for r in reversed(earlier) if r.quantity.unit_kind not in ("duration", "percent", "ratio")), None)
    if like is None:
        return None
    if like.quantity.unit is not None:
        quantity = with_unit(quantity, like.quantity.unit, like.quantity.unit_kind, like.quantity)
    return Reading(quantity, first, last, Concept(like.concept.text, "continued"))


def _of_number(p: Passage, at: int, ceiling: int) -> bool:
    """Whether a number stands behind *of*, with or without an article: *of the 16*, *of their past ten*."""
    if p.tags[at] == "D":
        at += 1
        if at < ceiling and p.lowers[at] in words("order_words"):
            at += 1
    return at < ceiling and p.tags[at] == "#"


def _taken_from(counted: Reading) -> Concept:
    """Return the concept of what was counted before; a level's is that of a level: *nearly double the 170,000 seen*."""
    level = counted.concept.choice == "subject-value"
    return Concept(counted.concept.text, "subject-value" if level else "antecedent")


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
    if not indexed and not scored and (shares or any(q.unit in ("%", "pp") for q in near)):
        return Reading(with_unit(quantity, "pp", "percent"), first, last + 1, concept)
    verb = governing_verb(p, first, floor)
    moved = indexed or p.lowers[last + 1 : last + 2] in (("higher",), ("lower",), ("up",), ("down",))
    moved = moved or p.lowers[first - 1] in changes().before
    if not moved and (verb is None or p.lowers[verb.end - 1] not in changes().verbs):
        return Reading(quantity, first, last, Concept(p.words[last], "counted-noun"))
    return Reading(replace(quantity, unit_kind="other"), first, last + 1, concept)


def _past_size(p: Passage, last: int, ceiling: int) -> int:
    """Return the token behind a size that says which things are counted: *3.6 million 60-kg bags*."""
    size = next((q for q in p.quantities if p.token_at(q.start) == last and q.unit_kind in SIZES), None)
    if size is None or not (size.hyphenated or size.explicit_unit):
        return last
    at = p.token_at(size.end - 1) + 1
    counted = size.hyphenated or is_plural(p.lowers[at : at + 1][0] if at < ceiling else "")  # two 0.5 ml doses
    return at if at < ceiling and p.tags[at] == "N" and counted else last


SIZES = frozenset({"length", "area", "volume", "mass", "energy", "power", "duration", "data", "currency", "other"})


def _elliptic(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """A bare number: it continues an earlier quantity, or is the value of its clause's subject."""
    named = of_before(p, first)
    if named is not None and p.lowers[first - 1] == "of":
        like = previous_figure(p, earlier, first, floor)
        if p.lowers[named[1] - 1] in echo_nouns() and like is not None and like.quantity.unit and like.first >= floor:
            quantity = with_unit(quantity, like.quantity.unit, like.quantity.unit_kind, like.quantity)
        extreme = p.lowers[named[1] - 1] in words("extremes") and p.lowers[named[0] - 1] in ("a", "an")
        if extreme and like is not None and like.first >= floor and like.concept.text:
            return Reading(quantity, first, last, Concept(like.concept.text, "continued"))
        change = p.lowers[named[1] - 1] in changes().nouns and p.lowers[named[1] - 1] not in words("growth_nouns")
        if change and like is not None and like.first >= floor and p.words[named[0] - 2 : named[0] - 1] == (",",):
            if like.quantity.unit is not None and _may_borrow(quantity, like.quantity):
                quantity = with_unit(quantity, like.quantity.unit, like.quantity.unit_kind, like.quantity)
            return Reading(
                quantity, first, last, Concept(like.concept.text, "apposed-change")
            )  # 300 jobs, a rise of 40
        moved = governing_verb(p, named[0], floor) if extreme else None
        risen = subject_of(p, moved, floor) if moved is not None else None
        if risen is not None:  # deaths fell to a record low of 214
            return Reading(quantity, first, last, Concept(resolve(p, risen, floor, earlier), "subject-value"))
        return Reading(quantity, first, last, Concept(phrase_text(p, named), "noun-of-value"))
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    previous = previous_figure(p, earlier, first, floor)
    gap = gapped_subject(p, first, floor, earlier)
    if (label := label_before(p, first, floor, earlier)) is not None:
        return Reading(quantity, first, last, Concept(phrase_text(p, label), "label"))
    if previous is not None and _ends_span(p, previous, first, floor) and _may_borrow(quantity, previous.quantity):
        spanned = with_unit(quantity, previous.quantity.unit or "", previous.quantity.unit_kind, previous.quantity)
        return Reading(spanned, first, last, Concept(previous.concept.text, "continued"))
    spoken = previous_count(earlier) or (earlier[-1] if earlier else None)
    if spoken is not None and spoken.concept.text and _is_places_own(p, verb, subject, first):
        return Reading(quantity, first, last, _taken_from(spoken))
    if first > floor + 2 and p.lowers[first - 1] == "at" and p.words[first - 2] == "," and p.tags[first - 3] == "N":
        aside = phrase_left(p, first - 2)
        if aside is not None and aside[0] == floor:
            return Reading(quantity, first, last, Concept(phrase_text(p, aside), "apposition"))
    if (topic := topic_before_colon(p, first, last, floor, ceiling)) is not None:
        return Reading(quantity, first, last, Concept(topic, "topic"))
    there = p.tags[first - 1] == "X" and "there" in p.lowers[first - 2 : first - 1]  # at present there are nine
    alone = there and (last >= ceiling or p.tags[last] in ".C")
    if alone and (counted := previous_count(earlier, p)) is not None:
        return Reading(quantity, first, last, Concept(counted.concept.text, "antecedent"))
    if subject is not None and is_persons_age(p, quantity, verb, subject, first, last):
        aged = replace(quantity, unit="year", unit_kind="duration", rule_id=f"{quantity.rule_id}.age")
        return Reading(aged, first, last, Concept(resolve(p, subject, floor, earlier), "subject-value"))
    if (listed := counted_in_list(p, first, floor, earlier)) is not None:
        return Reading(quantity, first, last, Concept(listed, "listed"))
    if (beside := phrase_beside(p, first, last, ceiling)) is not None:
        return Reading(quantity, first, last, Concept(phrase_text(p, beside), "apposition"))
    if (counted := set_of(p, floor, earlier)) is not None and following_verb(p, last, ceiling):
        return Reading(quantity, first, last, Concept(counted.concept.text, "of-the-set"))
    if verb is not None and (again := _said_again(p, verb, floor, earlier)) is not None:
        borrowed = with_unit(quantity, again.quantity.unit or "", again.quantity.unit_kind, again.quantity)
        return Reading(borrowed, first, last, Concept(again.concept.text, "continued"))
    if p.lowers[first - 1] in people_verbs():
        return Reading(quantity, first, last, Concept("people", "people-verb"))
    if quantity.form == "words" and p.tags[first - 1] == "V" and (counted := previous_count(earlier)) is not None:
        return Reading(quantity, first, last, _taken_from(counted))
    if last < ceiling and p.tags[last] == "J" and (counted := previous_count(earlier)) is not None:
        return Reading(quantity, first, last, _taken_from(counted))
    if p.lowers[first - 1] in ("another", "further") and (counted := previous_count(earlier)) is not None:
        return Reading(quantity, first, last, _taken_from(counted))
    if (
        previous is not None
        and previous.first < floor
        and previous.quantity.unit is None
        and p.tags[previous.first - 1] == "P"
    ):
        previous = previous_count(earlier, p) or previous
    parted = previous is not None and (
        previous.first < floor or (subject is not None and ";" in p.words[previous.last : first])
    )
    if parted and previous is not None and not _may_continue(p, quantity, previous, subject, gap):
        previous = None
    if (
        verb is not None
        and gap is None
        and p.lowers[verb.end - 1] in changes().transitive
        and p.lowers[first - 1] in words("level_leads")
    ):
        inner = object_between(p, verb, first)
        if inner is not None:
            scale = previous.quantity if previous is not None and previous.first >= floor else None
            counterpart = previous is not None and p.lowers[previous.first - 1] == "from"
            if (
                scale is not None
                and scale.unit is not None
                and (scale.unit_kind != "duration" or counterpart)  # cut the trip from ten hours to three and a half
                and scale.form != "multiple"
            ):
                quantity = with_unit(quantity, scale.unit, scale.unit_kind, scale)
            return Reading(quantity, first, last, Concept(resolve(p, inner, floor, earlier), "object"))
    other_rate = quantity.per is not None and previous is not None and previous.quantity.per is None
    if subject is not None and gap is None and (is_neutral(p, subject) or other_rate):
        return Reading(quantity, first, last, Concept(resolve(p, subject, floor, earlier), "subject-value"))
    if following_verb(p, last, ceiling) or (
        (last < ceiling and p.lowers[last] in words("part_links")) and p.tags[first - 1] in ".C"
    ):
        counted = previous_count(earlier, p)
        if counted is not None and (
            previous is None or previous.quantity.unit is None or following_verb(p, last, ceiling)
        ):
            return Reading(quantity, first, last, _taken_from(counted))
    if previous is not None:
        borrowed, unit = quantity, previous.quantity.unit
        acts = previous.quantity.unit_kind in ("duration", "currency") and following_verb(p, last, ceiling)
        # it weighs 62 tonnes; the factory is to turn out 240 a year
        acts = acts or (previous.first < floor and p.lowers[last : last + 1] in (("a",), ("an",), ("per",), ("each",)))
        if unit is not None and _may_borrow(quantity, previous.quantity) and not acts:
            borrowed = with_unit(quantity, unit, previous.quantity.unit_kind, previous.quantity)
        own = gap or _own_subject(p, verb, subject, previous)
        shared_out = previous.concept.choice == "spent-on" and p.lowers[last : last + 1] in (("for",), ("on",), ("to",))
        if borrowed.unit is not None and last + 1 < ceiling and (p.lowers[last] == "of" or shared_out):
            whole = phrase_right(p, last + 1, counted=False)
            own = whole or own
        other = previous.quantity.unit is not None  # revenue fell 13% as visits dropped to 2.4 million
        named_here = own is not None and (borrowed.unit is not None or other or _moves_alike(p, own, verb, first))
        kept = previous.concept
        if borrowed.unit is None and unit is not None and previous.first < floor and quantity.scale > 1.0:
            counted = previous_count(
                earlier, p
            )  # sold 3 million oysters; 60% of the stock died. They may sell 8 million
            kept = counted.concept if counted is not None else kept
        text = phrase_text(p, own) if own is not None and named_here else kept.text
        of_value = borrowed.unit is None and previous.concept.choice == "subject-value"
        return Reading(borrowed, first, last, Concept(text, "subject-value" if of_value else "continued"))
    if named is not None:
        return Reading(quantity, first, last, Concept(phrase_text(p, named), "noun-of-value"))
    if subject is not None:
        return Reading(quantity, first, last, Concept(resolve(p, subject, floor, earlier), "subject-value"))
    beside = phrase_left(p, first)
    return Reading(quantity, first, last, Concept(phrase_text(p, beside) if beside else None, "phrase-before"))


def _ends_span(p: Passage, previous: Reading, first: int, floor: int) -> bool:
    """Whether a bare number ends what an amount with a unit begins: *rose from 412 zlotys to 455*."""
    begins = previous.first > floor and p.lowers[previous.first - 1] == "from" and previous.quantity.unit is not None
    return begins and first - previous.last == 1 and p.lowers[first - 1] == "to"


def _is_places_own(p: Passage, verb: VerbGroup | None, subject: Chunk | None, first: int) -> bool:
    """Whether a place has so many of what was counted before: *Colombo district alone had 1,201*."""
    if verb is None or subject is None or verb.end != first or p.lowers[verb.end - 1] not in words("having_verbs"):
        return False
    return p.words[subject[0]][0].isupper() and subject[0] > 0 and p.tags[subject[0]] == "N"


def _may_borrow(quantity: Quantity, previous: Quantity) -> bool:
    """Whether a bare number takes the unit before it: *lost 1.3% to 4,967.23* is no percentage."""
    if previous.form in ("age", "multiple") or quantity.per is not None:
        return False
    if previous.unit_kind == "duration" and quantity.scale > 1.0:
        return False  # lost 7 million customers in six months; it now serves 3.4 million
    return not (previous.unit == "%" and abs(quantity.value) > 100)


def _may_continue(p: Passage, quantity: Quantity, previous: Reading, subject: Chunk | None, gap: Chunk | None) -> bool:
    """Whether a bare number may continue one of the sentence before: its subject must point back, or be missing."""
    if quantity.form == "words":
        return False
    if subject is None:
        return gap is None
    return p.tags[subject[0]] == "R" or (
        subject[1] - subject[0] == 1
        and subject[0] > 0
        and p.lowers[subject[0] - 1] in words("pointing_determiners")
        and (previous.quantity.unit is not None or p.lowers[subject[0]] in words("figure_nouns"))
    )


def _said_again(p: Passage, verb: VerbGroup, floor: int, earlier: list[Reading]) -> Reading | None:
    """Return the amount of the sentence before with the same verb: *a case took 14 months. In 2019 it took nine*."""
    if not earlier or not earlier[-1].quantity.unit or floor == 0 or p.tags[verb.end - 1] != "V":
        return None
    last = earlier[-1]
    before = governing_verb(p, last.first, p.sentence_of(last.first)[0])
    same = before is not None and p.lowers[before.end - 1] == p.lowers[verb.end - 1] and last.first == before.end
    return last if same and p.sentence_of(floor - 1)[0] <= last.first < floor else None


def _moves_alike(p: Passage, own: Chunk, verb: VerbGroup | None, first: int) -> bool:
    """Whether the subject behind an earlier count moves to a level itself: *cases fell to 40 and deaths rose to 9*."""
    if verb is None or not p.words[own[1] - 1].islower() or p.tags[own[1] - 1] != "N":
        return False
    word = p.lowers[verb.end - 1]
    if word in words("revising_verbs"):
        return p.lowers[first - 1] in ("to", "from", "by")  # and July's gain was revised up by 79,000
    stays = word in words("level_verbs") and p.tags[verb.end - 1] == "V"  # though deaths remained below 100
    return stays or (word in changes().verbs and p.lowers[first - 1] in ("to", "from", "by"))


def _own_subject(p: Passage, verb: VerbGroup | None, subject: Chunk | None, previous: Reading) -> Chunk | None:
    """Return the subject where it stands behind the earlier quantity: *sorghum* in *and sorghum to 310,000*."""
    if subject is None or verb is None or subject[0] < previous.last or p.tags[subject[0]] == "R":
        return None
    return subject
