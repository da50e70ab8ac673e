"""Which way a figure went, what it is compared with, whether it is a fact, and the period it holds for.

Belongs here: fields that the clause around a figure decides. Does not belong here: who (attribution) and what (concepts).
"""

from __future__ import annotations

import re

from pipelines.figures.chunks import governing_verb
from pipelines.figures.passage import Passage
from pipelines.figures.periods import Period
from pipelines.figures.readings import Reading, changes
from pipelines.figures.rulebook import pattern_rules

CHANGE_LINKS = frozenset({"average", "total", "by", "to", "a", "an", "about", "around", "roughly", "nearly", "almost", "another", "some", "from",
                          "between", "more", "than", "over", "sharply", "slightly", "further", "only", "just", "of", "the"})  # fmt: skip


def change_of(p: Passage, reading: Reading, neighbours: list[Reading]) -> str | None:
    """Return ``increase`` or ``decrease`` where the text says that the value rose or fell."""
    table = changes()
    quantity, first, last = reading.quantity, reading.first, reading.last
    if quantity.unit == "times" or quantity.form == "age":
        return None
    floor, ceiling = p.sentence_of(first)
    if comparison_of(p, reading) in ("from", "previous"):
        return None
    if reading.concept.choice == "gapped":
        before = [r for r in neighbours if floor <= r.first < first and r.quantity.unit_kind == quantity.unit_kind]
        if before:
            return change_of(p, before[-1], neighbours)
    if last < ceiling:
        word = p.lowers[last]
        if word in table.after and not (word in ("above", "below") and last + 1 < ceiling and p.tags[last + 1] == "#"):
            return table.after[word]
        if word in table.nouns and quantity.unit_kind == "percent":
            return table.nouns[word]
    if (
        first - 1 >= floor
        and p.lowers[first - 1] in table.before
        and quantity.unit_kind != "duration"
        and not _phrasal(p, first - 1)
    ):
        return table.before[p.lowers[first - 1]]
    lead = first - 1
    crossed: list[str] = []
    while lead >= floor and first - lead <= 12:
        word, tag = p.lowers[lead], p.tags[lead]
        if (
            word in table.before
            and first - lead <= 3
            and tag != "N"
            and not _phrasal(p, lead)
            and all(w in CHANGE_LINKS for w in crossed)
        ):
            return table.before[word]
        if (
            word in table.nouns
            and (tag == "N")
            and crossed
            and crossed[-1] in ("of", "by", "to", "at")
            and len(crossed) <= 2
        ):
            return table.nouns[word]
        if (word in table.verbs and tag == "V") or (
            word in table.verbs
            and tag == "N"
            and (
                (crossed and crossed[-1] in ("by", "to", "from"))
                or (word.endswith("ing") and all(w in CHANGE_LINKS for w in crossed))
            )
        ):
            return _by_verb(p, reading, neighbours, lead, table.verbs[word])
        if tag in "V" or word in (";", ":", ","):
            break
        crossed.append(word)
        lead -= 1
    if (
        first > floor
        and p.lowers[first - 1] in ("or", "(")
        and reading.concept.choice in ("apposed", "apposition", "subject")
    ):
        before = [r for r in neighbours if floor <= r.first < first]
        if (
            before
            and before[-1].last >= first - 3
            and {before[-1].quantity.unit_kind, quantity.unit_kind} & {"percent"}
        ):
            return change_of(p, before[-1], neighbours)
    if quantity.signed and quantity.unit in ("%", "pp"):
        return "decrease" if quantity.value < 0 else "increase"
    return None


def _phrasal(p: Passage, particle: int) -> bool:
    """Whether *up* or *down* belongs to its verb: *make up 38 percent*."""
    return particle > 0 and p.lowers[particle - 1] in PHRASAL


PHRASAL = frozenset({"make", "makes", "made", "making", "take", "takes", "took", "taking", "end", "ended", "set", "pick", "picked",
                     "buy", "bought", "snap", "snapped", "lay", "laid", "used", "use", "eat", "eats"})  # fmt: skip


def _by_verb(p: Passage, reading: Reading, neighbours: list[Reading], verb: int, change: str) -> str | None:
    """Of the amounts behind one verb of change, the one that says *by how much* has its direction, else the level."""
    lead = p.lowers[reading.first - 1]
    others = [r for r in neighbours if r is not reading and r.first > verb and abs(r.first - reading.first) <= 10]
    if lead == "to" or (reading.quantity.bound == "range" and "to" in p.lowers[verb : reading.first]):
        sizes = [r for r in others if r.first < reading.first and p.lowers[r.first - 1] not in ("from", "to")
                 and comparison_of(p, r) != "from"]  # fmt: skip
        return None if sizes else change
    between = p.tags[verb + 1 : reading.first]
    if "#" in between and lead not in ("to", "by"):
        return None
    if lead in ("in", "for", "at", "on", "with", "over", "after", "since", "per") or (
        lead == "of" and not set(p.lowers[verb : reading.first]) & {"average", "total"}
    ):
        return None
    if reading.quantity.unit_kind == "duration" and lead not in ("by", "to") and reading.first - 1 != verb:
        return None
    if reading.quantity.unit_kind == "currency" and p.lowers[verb].startswith("rais") and lead not in ("by", "to"):
        return None
    if reading.quantity.unit is None and reading.concept.choice == "counted-noun" and p.lowers[verb] in LOSING:
        return change if p.lowers[verb] in ("lost", "shed", "gained", "added", "cut") else None
    return change


LOSING = frozenset({"lost", "cut", "added", "shed", "gained", "raised", "lose", "add", "put", "adding"})


def comparison_of(p: Passage, reading: Reading) -> str | None:
    """Return ``from``, ``to``, ``by`` or ``previous`` where the figure is one side of a comparison."""
    first = reading.first
    floor, ceiling = p.sentence_of(first)
    if reading.quantity.bound == "range" and p.lowers[first] in ("between", "from"):
        return None
    lead = " ".join(p.lowers[max(floor, first - 2) : first])
    tail = p.text[reading.quantity.end : reading.quantity.end + 24]
    if re.match(r"[ ](?:a|one|two|three|\w+)[ ](?:year|month|week|quarter|day)s?[ ](?:earlier|ago|before|previously)", tail) and re.search(
        r"(?:from|against|with|to|than|versus|after)$", lead):  # fmt: skip
        return "previous"
    for rule in pattern_rules("figures/context.toml"):
        if (
            rule.side == "left"
            and rule.rule_id == "comparison.previous"
            and re.search(rf"(?:{rule.pattern.pattern})$", lead, re.X | re.I)
        ):
            return "from" if lead.endswith("from") else "previous"
    word = p.lowers[first - 1] if first > floor else ""
    if word == "from" and _changing(p, first, floor):
        return "from"
    if word == "to" and _changing(p, first, floor):
        return "to"
    if word == "by" and _changing(p, first, floor):
        return "by"
    return None


def _changing(p: Passage, first: int, floor: int) -> bool:
    verbs, nouns = changes().verbs, changes().nouns
    return any(
        word in verbs or word in nouns or word in ("up", "down", "gone", "went", "go", "goes", "taking", "took")
        for word in p.lowers[max(floor, first - 14) : first]
    )


def modality_of(p: Passage, reading: Reading) -> str:
    """Return whether the figure is ``reported``, a ``target``, a ``forecast`` or ``hypothetical``."""
    floor, ceiling = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    start = verb.start if verb is not None else floor
    begin = max(floor, start - 6)
    for k in range(reading.first - 1, floor, -1):
        if p.words[k] in (";", ":"):
            begin = max(begin, k + 1)
            break
    clause = p.between(begin, reading.first)
    for rule in pattern_rules("figures/context.toml"):
        if rule.rule_id.startswith("modality") and rule.pattern.search(clause):
            return rule.value
    return "reported"


# -- periods --------------------------------------------------------------------------------------------------------
COMPARING = re.compile(
    r"(?i)\b(?:than|from|against|compared with|compared to|versus|since|after|instead of|above|below|twice|double)\b"
)


def period_of(p: Passage, reading: Reading, readings: list[Reading]) -> Period | None:
    """Return the period the figure holds for: the one that follows it, the one that leads its clause, or its sentence's."""
    floor, ceiling = p.sentence_of(reading.first)
    begin, end = p.starts[floor], p.starts[ceiling - 1] + len(p.words[ceiling - 1])
    inside = [period for period in p.periods if begin <= period.char_start < end and period.start is not None]
    quantity = reading.quantity
    behind = _period_behind(p, quantity.end, end, reading, readings, inside)
    if behind is not None:
        return behind
    held = [period for period in inside if period.holds and not _is_compared(p, period, begin)]
    before = [period for period in held if period.char_end <= quantity.start + 1]
    if before:
        return before[-1]
    after = [period for period in held if period.char_start >= quantity.end]
    if after and not any(
        r.first > reading.first and r.quantity.end <= after[0].char_start and _breaks(p, reading, r) for r in readings
    ):
        return after[0]
    if not inside and _continues(p, floor):
        earlier = p.sentence_of(floor - 1)[0]
        lead = [period for period in p.periods if p.starts[earlier] <= period.char_start < begin and period.holds]
        if lead and lead[0].char_start - p.starts[earlier] < 4:
            return lead[0]
    return None


def _period_behind(
    p: Passage, start: int, end: int, reading: Reading, readings: list[Reading], inside: list[Period]
) -> Period | None:
    """Return the period that stands behind a figure with no other figure and no comma between them."""
    following = next((period for period in inside if period.char_start >= start), None)
    if following is None:
        return None
    gap = p.text[start : following.char_start]
    if any(start <= r.quantity.start < following.char_start for r in readings):
        return None
    adjacent = len(gap.split()) <= 1
    if not following.holds and not (
        adjacent
        and following.form in ("earlier", "same_period", "relative", "month", "year")
        and following.lead in ("", "in")
    ):
        return None
    if "," in gap or ";" in gap or COMPARING.search(gap):
        return None
    return following


def _is_compared(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period is only the other side of a comparison: *than in July 2023*, *from the first quarter*."""
    if period.lead in ("than", "from") and period.form != "between":
        return True
    head = p.text[max(begin, period.char_start - 22) : period.char_start]
    return (
        COMPARING.search(head) is not None
        and re.search(r"(?i)\b(?:than|from|against|with|to|since|versus|above|below)\b[^,;]{0,16}$", head) is not None
    )


def _breaks(p: Passage, reading: Reading, other: Reading) -> bool:
    return ";" in p.text[reading.quantity.end : other.quantity.start]


CONTINUING = re.compile(
    r"(?i)(?:of (?:these|those|them|the)|among them|it|its|they|their|these|those|this|another|the rest|the others)\b"
)


def _continues(p: Passage, floor: int) -> bool:
    return floor > 0 and CONTINUING.match(p.text, p.starts[floor]) is not None
