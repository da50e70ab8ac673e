"""The concept of a figure: the noun phrase that is counted or measured.

Belongs here: choosing among the phrases around a figure. Does not belong here: where phrases begin and end (chunks).
Each choice has a name, which becomes a part of the figure's `rule_id`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

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
from pipelines.figures.passage import Passage, inflections, is_plural
from pipelines.figures.quantities import Quantity
from pipelines.rules import load_lines, load_tsv


@dataclass(frozen=True, slots=True)
class Concept:
    """A noun phrase and the name of the choice that found it."""

    text: str | None
    choice: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Words that say which way a value went, by where they stand."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    after: dict[str, str]
    before: dict[str, str]
    transitive: frozenset[str]


@cache
def changes() -> Changes:
    """Return the words of change, verbs in all their forms."""
    kinds: dict[str, dict[str, str]] = {"verb": {}, "noun": {}, "after": {}, "before": {}}
    irregular = {line.split("\t")[0]: line.split("\t")[1:] for line in load_lines("figures/verbs.txt")}
    for row in load_tsv("figures/changes.tsv"):
        forms = [row["word"]]
        if row["kind"] == "verb":
            forms += [*inflections(row["word"]), *irregular.get(row["word"], [])]
        for form in forms:
            kinds[row["kind"]].setdefault(form, row["change"])
    transitive: set[str] = set()
    for base in load_lines("figures/transitive.txt"):
        transitive.update([base, *inflections(base), *irregular.get(base, [])])
    return Changes(kinds["verb"], kinds["noun"], kinds["after"], kinds["before"], frozenset(transitive))


@cache
def _transparent() -> frozenset[str]:
    return frozenset(load_lines("figures/transparent_nouns.txt"))


@cache
def _adjective_endings() -> tuple[str, ...]:
    return load_lines("figures/adjective_endings.txt")


@cache
def _neutral_heads() -> frozenset[str]:
    return frozenset(load_lines("figures/neutral_heads.txt"))


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity with its tokens (half-open), its concept and the unit it may have borrowed."""

    quantity: Quantity
    first: int
    last: int
    concept: Concept


def read_concepts(p: Passage) -> list[Reading]:
    """Return every quantity of a passage with its concept, bare numbers with the unit of the one they continue."""
    readings: list[Reading] = []
    for quantity in p.quantities:
        first, last = p.token_at(quantity.start), p.token_at(quantity.end - 1) + 1
        readings.append(_read(p, quantity, first, last, readings))
    return _from_what_follows(p, readings)


def _read(p: Passage, quantity: Quantity, first: int, last: int, earlier: list[Reading]) -> Reading:
    floor, ceiling = p.sentence_of(first)
    if quantity.unit is None and quantity.form in ("digits", "words", "vague"):
        return _count(p, quantity, first, last, floor, ceiling, earlier)
    return Reading(quantity, first, last, _measure(p, quantity, first, last, floor, ceiling, earlier))


# -- counts ---------------------------------------------------------------------------------------------------------
def _count(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    if quantity.per_unit and quantity.rule_id and last - 1 > first:
        pass
    right = phrase_right(p, last) if last < ceiling else None
    if right is not None and right[0] - last <= 2 and (right[0] == last or p.tags[last] in "DA"):
        text = _text(p, right)
        if p.lowers[right[1] - 1] in ("points", "point"):
            return _points(p, quantity, first, last, floor, ceiling, earlier)
        return Reading(quantity, first, last, Concept(text, "counted-noun"))
    if last < ceiling and p.lowers[last] in ("fewer", "less", "more") and (counted := _previous_count(earlier)) is not None:
        return Reading(quantity, first, last, Concept(counted.concept.text, "antecedent"))
    if last + 2 < ceiling and p.lowers[last] == "of":
        if p.tags[last + 1] == "#" or (p.tags[last + 1] == "D" and p.tags[last + 2] == "#"):
            return Reading(quantity, first, last, Concept(None, "of-the-next"))
        whole = phrase_right(p, last + 1, counted=False)
        previous = _previous(p, earlier, first, floor)
        if whole is not None and p.tags[last + 1] == "N" and previous is not None and previous.quantity.unit and previous.first >= floor:
            borrowed = _with_unit(quantity, previous.quantity.unit, previous.quantity.unit_kind, previous.quantity)
            return Reading(borrowed, first, last, Concept(_text(p, whole), "continued-of"))
        if whole is not None and p.tags[last + 1] != "R":
            return Reading(quantity, first, last, Concept(_text(p, whole), "of-phrase"))
        if (counted := _previous_count(earlier)) is not None:
            return Reading(quantity, first, last, Concept(counted.concept.text, "antecedent"))
    return _elliptic(p, quantity, first, last, floor, ceiling, earlier)


def _points(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """Points are percentage points beside a percentage or a percentage point, else those of an index."""
    concept = _measure(p, quantity, first, last + 1, floor, ceiling, earlier)
    nearby = [r.quantity.unit for r in earlier if r.first >= floor] + [q.unit for q in p.quantities if q.start > quantity.end]
    sentence = p.between(floor, ceiling).lower()
    if "index" not in sentence and ("pp" in nearby[-3:] or ("%" in nearby[-2:] and "percentage point" in p.text.lower())):
        quantity = _with_unit(quantity, "pp", "percent")
    return Reading(quantity, first, last + 1, concept)


def _with_unit(quantity: Quantity, unit: str, kind: str, like: Quantity | None = None) -> Quantity:
    """Return a bare number with a unit, scaled as `like` was: *9 cents from 7* are both hundredths."""
    factor = like.value / (like.mantissa * like.scale) if like is not None and like.mantissa and like.scale else 1.0
    factor = float(f"{factor:.9g}")
    scaled = {} if factor == 1.0 else {"value": quantity.value * factor}
    return replace(quantity, unit=unit, unit_kind=kind, rule_id=quantity.rule_id + ".borrowed-unit", **scaled)


def _elliptic(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Reading:
    """A bare number: it continues an earlier quantity, or is the value of its clause's subject."""
    named = _of_before(p, first)
    if named is not None and p.lowers[first - 1] == "of":
        like = _previous(p, earlier, first, floor)
        if p.lowers[named[1] - 1] in _echo_nouns() and like is not None and like.quantity.unit and like.first >= floor:
            quantity = _with_unit(quantity, like.quantity.unit, like.quantity.unit_kind, like.quantity)
        return Reading(quantity, first, last, Concept(_text(p, named), "noun-of-value"))
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    previous = _previous(p, earlier, first, floor)
    gap = _gapped(p, first, floor, earlier)
    if (beside := _beside(p, first, last, ceiling)) is not None:
        return Reading(quantity, first, last, Concept(_text(p, beside), "apposition"))
    if (counted := _set_of(p, floor, earlier)) is not None and following_verb(p, last, ceiling):
        return Reading(quantity, first, last, Concept(counted.concept.text, "of-the-set"))
    if quantity.form == "words" and p.tags[first - 1] == "V" and (counted := _previous_count(earlier)) is not None:
        return Reading(quantity, first, last, Concept(counted.concept.text, "antecedent"))
    if last < ceiling and p.tags[last] == "J" and (counted := _previous_count(earlier)) is not None:
        return Reading(quantity, first, last, Concept(counted.concept.text, "antecedent"))
    if verb is not None and verb.end == first and p.lowers[first - 1] in _people_verbs():
        return Reading(quantity, first, last, Concept("people", "people-verb"))
    if previous is not None and previous.first < floor and not _may_continue(p, quantity, subject, gap):
        previous = None
    if verb is not None and gap is None and p.lowers[verb.end - 1] in changes().transitive and p.lowers[first - 1] in ("at", "to", "by", "from"):
        inner = object_between(p, verb, first)
        if inner is not None:
            return Reading(quantity, first, last, Concept(_text(p, inner), "object"))
    if subject is not None and gap is None and _is_neutral(p, subject):
        return Reading(quantity, first, last, Concept(_resolved(p, subject, floor, earlier), "subject-value"))
    if following_verb(p, last, ceiling) or (last < ceiling and p.lowers[last] in ("of", "in", "with", "among")) and p.tags[first - 1] in ".C":
        counted = _previous_count(earlier)
        if counted is not None and (previous is None or previous.quantity.unit is None or following_verb(p, last, ceiling)):
            return Reading(quantity, first, last, Concept(counted.concept.text, "antecedent"))
    if previous is not None:
        borrowed = quantity
        if previous.quantity.unit is not None and previous.quantity.form not in ("age", "multiple") and quantity.per is None:
            borrowed = _with_unit(quantity, previous.quantity.unit, previous.quantity.unit_kind, previous.quantity)
        own = gap or _own_subject(p, verb, subject, previous)
        if borrowed.unit is not None and last < ceiling and p.lowers[last] == "of" and last + 1 < ceiling:
            whole = phrase_right(p, last + 1, counted=False)
            own = whole or own
        text = _text(p, own) if own is not None and borrowed.unit is not None else previous.concept.text
        return Reading(borrowed, first, last, Concept(text, "continued"))
    if named is not None:
        return Reading(quantity, first, last, Concept(_text(p, named), "noun-of-value"))
    if subject is not None:
        return Reading(quantity, first, last, Concept(_resolved(p, subject, floor, earlier), "subject-value"))
    beside = phrase_left(p, first)
    return Reading(quantity, first, last, Concept(_text(p, beside) if beside else None, "phrase-before"))


def _beside(p: Passage, first: int, last: int, ceiling: int) -> Chunk | None:
    """Return the phrase that a figure between commas or in brackets stands behind: *the number of firms, 412, rose*."""
    if first < 2 or p.tags[first - 2] != "N":
        return None
    if p.words[first - 1] == "(" or (p.words[first - 1] == "," and last < ceiling and p.words[last] == ","):
        return phrase_left(p, first - 1)
    return None


def _set_of(p: Passage, floor: int, earlier: list[Reading]) -> Reading | None:
    """Return the count that a sentence opens with as the whole: *Of the 41 members, 39 took part*."""
    for reading in earlier:
        if reading.first > floor and p.lowers[floor] in ("of", "among", "out") and reading.first <= floor + 3 and reading.quantity.unit is None:
            return reading
    return None


def _may_continue(p: Passage, quantity: Quantity, subject: Chunk | None, gap: Chunk | None) -> bool:
    """Whether a bare number may continue one of the sentence before: its subject must point back, or be missing."""
    if quantity.form == "words":
        return False
    if subject is None:
        return gap is None
    return p.tags[subject[0]] == "R" or (
        subject[1] - subject[0] == 1 and subject[0] > 0 and p.lowers[subject[0] - 1] in ("the", "that", "this")
    )


GAP_LINKS = frozenset({"by", "to", "at", "from", "in", "after", "about", "around"})


def _gapped(p: Passage, first: int, floor: int, earlier: list[Reading]) -> Chunk | None:
    """Return the phrase of a clause whose verb is left out: *and sorghum to 310,000*, *Silesia 11.8 percent*."""
    before = [reading for reading in earlier if reading.first >= floor]
    if not before or first < 2:
        return None
    index = first - 1
    if p.lowers[index] in GAP_LINKS:
        index -= 1
    if p.words[index] == "," and p.tags[index - 1] == "N":
        comma = True
        index -= 1
    else:
        comma = False
    if p.tags[index] != "N" or index < before[-1].last:
        return None
    if any(p.tags[k] in "VX" for k in range(before[-1].last, first)):
        return None
    chunk = phrase_left(p, index + 1)
    if chunk is None:
        return None
    opening = max(chunk[0], before[-1].last)
    joint = next((k for k in range(opening, chunk[1]) if p.tags[k] == "C"), None)
    if joint is not None and joint + 1 < chunk[1]:
        opening = joint + 1
    if opening >= chunk[1] or p.lowers[opening] in ("points", "point"):
        return None
    chunk = (opening, chunk[1])
    start = chunk[0] - 1
    while start > floor and p.tags[start] in "DJ":
        start -= 1
    opener = p.words[start].lower()
    if comma:
        return chunk if opener in (";", ":") or (opener == "in" and p.words[start - 1] in (";", ",")) else None
    if opener in ("for", "in") and p.words[start - 1] in (",", ";", "and"):
        return chunk
    return chunk if opener in ("and", ",", ";", "but", "while") else None


@cache
def _echo_nouns() -> frozenset[str]:
    return frozenset(load_lines("figures/echo_nouns.txt"))


@cache
def _measure_adjectives() -> frozenset[str]:
    return frozenset(load_lines("figures/measure_adjectives.txt"))


@cache
def _people_verbs() -> frozenset[str]:
    return frozenset(load_lines("figures/people_verbs.txt"))


@cache
def _spending() -> frozenset[str]:
    return frozenset(load_lines("figures/spending.txt"))


def _own_subject(p: Passage, verb: VerbGroup | None, subject: Chunk | None, previous: Reading) -> Chunk | None:
    """Return the subject where it stands behind the earlier quantity: *sorghum* in *and sorghum to 310,000*."""
    if subject is None or verb is None or subject[0] < previous.last or p.tags[subject[0]] == "R":
        return None
    return subject


def _is_neutral(p: Passage, subject: Chunk) -> bool:
    words = [p.lowers[k] for k in range(*subject)]
    return any(word in _neutral_heads() for word in words)


def _previous(p: Passage, earlier: list[Reading], first: int, floor: int) -> Reading | None:
    """Return the quantity that a bare number continues: the nearest in its sentence, or the last of the one before."""
    for reading in reversed(earlier):
        if reading.quantity.form in ("share", "fraction", "age", "multiple"):
            continue
        link = p.lowers[reading.first - 1] if reading.first else ""
        if link == "the" and reading.first > 1:
            link = p.lowers[reading.first - 2]
        if reading.quantity.unit_kind == "duration" and link in ("in", "over", "within", "for", "every") and p.lowers[first - 1] != link:
            continue
        if reading.quantity.unit_kind == "duration" and reading.quantity.form != "digits" and reading.first < floor:
            continue
        if reading.first >= floor:
            return reading
        before, _ = p.sentence_of(floor - 1)
        return reading if reading.first >= before else None
    return None


def _previous_count(earlier: list[Reading], salient: Passage | None = None) -> Reading | None:
    """Return the last count; with `salient`, one that is not the object of a preposition, if there is any."""
    counts = [r for r in earlier if r.quantity.unit is None and r.concept.text is not None and r.quantity.form in ("digits", "words", "vague")]
    if salient is not None:
        free = [r for r in counts if r.first == 0 or salient.tags[r.first - 1] != "P" and salient.lowers[r.first - 1] not in ("every", "the")]
        counts = free or counts
    return counts[-1] if counts else None


# -- measures -------------------------------------------------------------------------------------------------------
def _measure(
    p: Passage, quantity: Quantity, first: int, last: int, floor: int, ceiling: int, earlier: list[Reading]
) -> Concept:
    """Return the concept of an amount with a unit, a share or a multiple."""
    table = changes()
    at = last
    if at < ceiling and p.lowers[at] == "of" and quantity.form != "multiple":
        inner = at + 1
        if inner < ceiling and p.tags[inner] == "R" or p.lowers[at + 1 : at + 2] == ("which",):
            return Concept(_antecedent(p, inner, floor, earlier), "of-pronoun")
        whole = phrase_right(p, inner, counted=False)
        if whole is not None and whole[1] + 1 < ceiling and p.tags[whole[1]] == "S" and p.tags[whole[1] + 1] == "#":
            return Concept(None, "of-the-next")
        if whole is not None:
            return Concept(_text(p, whole), "of-phrase")
        if inner < ceiling and p.tags[inner] == "#" or (inner + 1 < ceiling and p.tags[inner + 1] == "#"):
            return Concept(None, "of-the-next")
    word = p.lowers[at] if at < ceiling else ""
    if quantity.form == "multiple" and p.tags[last - 1] == "V":
        subject = subject_of(p, VerbGroup(first, last), floor)
        if subject is not None:
            return Concept(_resolved(p, subject, floor, earlier, quantity), "subject")
    if quantity.form == "multiple" and at + 1 < ceiling and p.tags[at] == "D" and word in ("the", "its", "their", "his", "her"):
        standard = phrase_right(p, at, counted=False)
        if standard is not None:
            return Concept(_text(p, standard), "multiple-of")
    if (beside := _beside(p, first, last, ceiling)) is not None:
        return Concept(_text(p, beside), "apposition")
    if quantity.form == "age" and (whose := _aged(p, first, floor)) is not None:
        return Concept(_text(p, whose), "aged")
    if quantity.unit_kind == "currency" and word == "in" and at + 1 < ceiling and p.tags[at + 1] == "N" and not p.words[at + 1][0].isupper():
        made_of = phrase_right(p, at + 1, counted=False, tail=False)
        if made_of is not None:
            return Concept(_text(p, made_of), "amount-in")
    if quantity.hyphenated or quantity.form == "fraction" or (word and p.tags[at] in "NJ" and word not in table.after):
        right = phrase_right(p, at, counted=quantity.form in ("fraction", "share"))
        if right is not None and quantity.unit == "%" and right[1] - right[0] == 1 and word.endswith(_adjective_endings()):
            right = None
        if right is not None and quantity.form == "share":
            plural = next((k for k in range(*right) if is_plural(p.lowers[k])), right[1] - 1)
            right = (right[0], plural + 1)
        if right is not None and not _after_measure(p, at):
            head = p.lowers[right[1] - 1]
            if head in table.nouns:
                return _of_change(p, right[1], first, floor, ceiling, earlier)
            return Concept(_text(p, right), "noun-behind")
    if word in table.after and p.tags[at] != "V" or (p.tags[at] == "A" if at < ceiling else False) and word in table.after:
        inside = phrase_right(p, at + 1, counted=False) if at + 1 < ceiling and p.lowers[at + 1] in ("in", "of") else None
        if word in table.nouns and at + 2 < ceiling and p.lowers[at + 1] in ("in", "of"):
            inside = phrase_right(p, at + 2, counted=False)
            if inside is not None:
                return Concept(_text(p, inside), "change-in")
        counted = phrase_right(p, at + 1) if at + 1 < ceiling and p.tags[at + 1] == "N" else None
        if counted is not None and word in ("more", "fewer", "less"):
            return Concept(_text(p, counted), "noun-behind")
    gap = _gapped(p, first, floor, earlier)
    if gap is not None and any(r.first >= floor and r.quantity.unit_kind in (quantity.unit_kind, "ratio", "percent") for r in earlier[-2:]):
        return Concept(_text(p, gap), "gapped")
    if at < ceiling and word in _measure_adjectives() and p.tags[first - 1] == "N" and first > floor:
        beside = phrase_left(p, first)
        if beside is not None:
            return Concept(_text(p, beside), "measured-thing")
    if quantity.unit_kind in ("percent", "ratio") and quantity.form != "multiple" and following_verb(p, at, ceiling):
        if (thing := _shared_out(p, first, floor, earlier)) is not None:
            return Concept(thing, "shared-out")
    previous = _previous(p, earlier, first, floor)
    if (previous is not None and previous.first >= floor and quantity.unit == "%" == previous.quantity.unit and at < ceiling
            and p.tags[at] == "P" and p.lowers[first - 1] in ("and", ",") and word in ("to", "from", "in", "for", "by", "on")):  # fmt: skip
        return Concept(previous.concept.text, "continued")
    apposed = previous if previous is not None and previous.first >= floor and _apposed(p, previous, first) else None
    before = _of_before(p, first)
    if before is not None:
        head = p.lowers[before[1] - 1]
        article = p.lowers[before[0] - 1] if before[0] else ""
        if before[1] - before[0] == 1 and head in _transparent() and article in ("a", "an"):
            return _by_verb(p, quantity, before[0] - 1, last, floor, earlier)
        whole_head = next((p.lowers[k - 1] for k in range(before[0] + 1, before[1]) if p.lowers[k] == "of"), head)
        if whole_head not in table.nouns or whole_head in ("growth", "expansion"):
            return Concept(_text(p, before), "noun-of-value")
        if apposed is not None:
            return Concept(apposed.concept.text, "apposed-change")
    elif apposed is not None:
        return Concept(apposed.concept.text, "apposed")
    return _by_verb(p, quantity, first, last, floor, earlier)


def _aged(p: Passage, first: int, floor: int) -> Chunk | None:
    """Return whose age it is: *men aged 18*, *people under 60*, *the suspect, aged 34*."""
    index = first - 1
    while index > floor and (p.lowers[index] in ("aged", "of", "age", "the", "under", "over", "ages", "below", "above") or p.words[index] == ","):
        index -= 1
    if index < floor or p.tags[index] != "N" or index == first - 1 and p.tags[first] != "#":
        return None
    return phrase_left(p, index + 1)


def _shared_out(p: Passage, first: int, floor: int, earlier: list[Reading]) -> str | None:
    """What is divided in *they share the grains: 55 percent stay, 30 percent go*: the phrase before the colon, or the last count."""
    for k in range(first - 1, floor, -1):
        if p.words[k] == ":":
            before = phrase_left(p, k)
            return _text(p, before) if before is not None else None
    for reading in reversed(earlier):
        if reading.quantity.unit == "%" and reading.first >= floor and reading.concept.text:
            return reading.concept.text
    counted = _set_of(p, floor, earlier) or _previous_count(earlier, p)
    return counted.concept.text if counted is not None else None


def _apposed(p: Passage, previous: Reading, first: int) -> bool:
    """Whether only commas, brackets and words of comparison stand between two quantities: *, up 17 percent*, *(about $9)*."""
    for k in range(previous.last, first):
        if p.tags[k] in "VX" or p.words[k] in (";", ":"):
            return False
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
    while opener > previous.last and (p.tags[opener] in "DPA" or p.lowers[opener] in table.nouns or p.lowers[opener] in table.before):
        opener -= 1
    if p.words[first - 1] == "," and (following >= len(p.tags) or p.tags[following] != "N"):
        return True
    turned = turned or (following < len(p.tags) and p.lowers[following] == "as")
    if p.words[opener] in (",", "(") and at >= 0 and (
        turned or any(w in table.before or w in table.nouns for w in p.lowers[opener:first])
    ):  # fmt: skip
        return True
    noun = any(p.tags[k] == "N" and p.lowers[k] not in changes().nouns for k in range(previous.last, first))
    return not noun and ("," in words or "(" in words or "or" in words or "against" in words or "from" in words or "to" in words or (
        "compared" in words) or "up" in lead or "down" in lead)  # fmt: skip


def _after_measure(p: Passage, at: int) -> bool:
    """Whether an adjective of measure stands behind the figure: *610 metres long*."""
    return p.tags[at] == "J" and not (at + 1 < len(p.tags) and p.tags[at + 1] == "N")


def _of_change(p: Passage, at: int, first: int, floor: int, ceiling: int, earlier: list[Reading]) -> Concept:
    """``a 5 percent rise in exports`` is about exports; without *in* it is about the subject."""
    if at + 1 < ceiling and p.lowers[at] in ("in", "of"):
        inside = phrase_right(p, at + 1, counted=False)
        if inside is not None:
            return Concept(_text(p, inside), "change-in")
    verb = governing_verb(p, first, floor)
    subject = subject_of(p, verb, floor) if verb is not None else None
    return Concept(_resolved(p, subject, floor, earlier) if subject else None, "subject")


def _of_before(p: Passage, first: int) -> Chunk | None:
    """Return the phrase before *of*, *at*, *worth* and the like in front of the figure: *a yield of 1.43*."""
    if first < 2:
        return None
    link = p.lowers[first - 1]
    if link == "of" and p.tags[first - 2] in "NJ":
        return phrase_left(p, first - 1)
    if link == "worth":
        return phrase_left(p, first - 2 if p.words[first - 2] == "," else first - 1)
    return None


def _by_verb(p: Passage, quantity: Quantity, first: int, last: int, floor: int, earlier: list[Reading]) -> Concept:
    verb = governing_verb(p, first, floor)
    if quantity.unit_kind == "duration" and first > 2 and p.lowers[first - 1] == "for" and p.tags[first - 2] == "N" and _is_apposition(p, first - 2, floor):
        title = phrase_left(p, first - 1)
        if title is not None:
            return Concept(_text(p, title), "apposition")
    if verb is not None and p.lowers[verb.end - 1] in _spending() and last + 1 < len(p.tags) and p.lowers[last] in ("on", "into", "in"):
        at = last + 1
        while at < len(p.tags) and p.tags[at] in "D#":
            at += 1
        purpose = phrase_right(p, at)
        if purpose is not None:
            return Concept(_text(p, purpose), "spent-on")
    if verb is not None:
        inner = object_between(p, verb, first)
        lead = p.lowers[first - 1]
        if inner is not None and inner[1] <= first and (p.lowers[verb.end - 1] in changes().transitive or lead in ("at", "in", "for", "as", "by")):
            return Concept(_text(p, inner), "object")
        subject = subject_of(p, verb, floor)
        if subject is not None:
            resolved = _resolved(p, subject, floor, earlier, quantity)
            if resolved is None and last + 1 < len(p.tags) and p.lowers[last] == "for":
                purpose = phrase_right(p, last + 1, counted=False)
                resolved = _text(p, purpose) if purpose is not None else None
            return Concept(resolved, "subject")
        if inner is not None:
            return Concept(_text(p, inner), "object")
    if verb is None and last < len(p.tags) and p.words[last] == "," and first - floor <= 3:
        subject = phrase_right(p, last + 1, counted=False)
        if subject is not None:
            return Concept(_text(p, subject), "subject-behind")
    beside = phrase_left(p, first if p.words[first - 1] != "," else first - 1) if first else None
    if beside is not None and beside[0] >= floor:
        return Concept(_text(p, beside), "phrase-before")
    opener = _opening_phrase(p, floor, first)
    if opener is not None:
        return Concept(_text(p, opener), "opening-phrase")
    if quantity.unit_kind == "ratio" and (counted := _previous_count(earlier)) is not None:
        return Concept(counted.concept.text, "antecedent")
    return Concept(_sentence_subject(p, floor - 1, earlier) if floor else None, "earlier-subject")


def _is_apposition(p: Passage, token: int, floor: int) -> bool:
    """Whether the phrase that ends at `token` opens with an article behind a comma: *Petkus, a teacher*."""
    while token > floor and p.tags[token] in "NJS":
        token -= 1
    return token > floor and p.lowers[token] in ("a", "an", "the") and p.words[token - 1] == ","


def _opening_phrase(p: Passage, floor: int, first: int) -> Chunk | None:
    for k in range(floor, first):
        if p.tags[k] == "N":
            return phrase_right(p, k, counted=False)
    return None


# -- pronouns -------------------------------------------------------------------------------------------------------
POINTING = frozenset({"it", "they", "this", "that", "these", "those", "he", "she", "each", "which", "them", "both", "itself"})


def _resolved(p: Passage, chunk: Chunk, floor: int, earlier: list[Reading], quantity: Quantity | None = None) -> str | None:
    """Return the phrase, or what its pronoun stands for; *the figure* and *the number* take the concept before them."""
    word = p.lowers[chunk[0]]
    if chunk[1] - chunk[0] == 1 and word in ("each", "both", "all", "these", "those", "some", "many"):
        counted = _previous_count(earlier, p)
        if counted is not None:
            return counted.concept.text
    if word in ("it", "they") and quantity is not None and earlier and earlier[-1].quantity.unit == quantity.unit and earlier[-1].concept.text:
        before, _ = p.sentence_of(max(0, floor - 1))
        if earlier[-1].first >= before:
            return earlier[-1].concept.text
    if p.tags[chunk[0]] == "R" or (chunk[1] - chunk[0] == 1 and p.lowers[chunk[0]] in POINTING):
        return _antecedent(p, chunk[0], floor, earlier)
    if chunk[1] - chunk[0] == 1 and p.lowers[chunk[0]] in ("figure", "number", "total", "count", "rest"):
        counted = _previous(p, earlier, chunk[0], floor)
        if counted is not None and counted.concept.text:
            return counted.concept.text
    return _text(p, chunk)


def _antecedent(p: Passage, token: int, floor: int, earlier: list[Reading]) -> str | None:
    """Return what a pronoun stands for: *them* what was counted last, *it* the subject before."""
    word = p.lowers[token]
    if word in ("them", "which", "these", "those", "it", "that", "whom") and earlier and token > 0 and p.lowers[token - 1] in ("of", "for", "from"):
        last = earlier[-1]
        if word == "them" and (counted := _previous_count(earlier)) is not None:
            return counted.concept.text
        if last.first >= floor and last.concept.text:
            return last.concept.text
    verb = None
    index = floor
    while index < token:
        if p.tags[index] in "VX":
            verb = VerbGroup(index, index + 1)
            break
        index += 1
    if verb is not None and index < token:
        subject = subject_of(p, verb, floor)
        if subject is not None and p.tags[subject[0]] != "R":
            return _text(p, subject)
    return _sentence_subject(p, floor - 1, earlier) if floor else None


def _sentence_subject(p: Passage, token: int, earlier: list[Reading]) -> str | None:
    """Return the subject of the sentence that holds `token`, or of the nearest one before that names it."""
    for _ in range(4):
        if token < 0:
            return None
        floor, ceiling = p.sentence_of(token)
        for index in range(floor, ceiling):
            if p.tags[index] in "VX":
                subject = subject_of(p, VerbGroup(index, index + 1), floor)
                if subject is not None and p.tags[subject[0]] != "R":
                    return _text(p, subject)
                if subject is not None:
                    break
        token = floor - 1
    return None


def _text(p: Passage, chunk: Chunk) -> str:
    return " ".join(p.between(*chunk).split())


def _from_what_follows(p: Passage, readings: list[Reading]) -> list[Reading]:
    """Give ``nine of the 16 provinces`` and ``from 14 to 6 documents`` the concept of the quantity behind them."""
    out = list(readings)
    for index in range(len(out) - 2, -1, -1):
        if out[index].concept.choice == "of-the-next":
            out[index] = replace(out[index], concept=Concept(out[index + 1].concept.text, "of-the-next"))
    return out


__all__ = ["Concept", "Reading", "changes", "is_plural", "read_concepts"]
