"""Which of a text's periods a figure holds for.

Belongs here: choosing among the periods of its sentence, and those that stand for it. Does not belong here: finding
periods and their days (periods), and the standing period of a paragraph (standing).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.figures.circumstances.context import comparison_of, context_rule, past_restatement
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import UNKNOWN_DAYS, Period
from pipelines.figures.periods.relations import REPORTED, counted_from, is_part_of_year, is_year_ago
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.timing.clause_times import (
    CLAUSE_JOINTS,
    before_own_clause,
    behind_own_clause,
    in_adjunct,
    in_closed_relative,
    in_past_clause,
    in_relative,
    of_event,
    of_unknown_days,
)
from pipelines.figures.timing.compared_times import (
    BACKWARD,
    BASES,
    at_span_edge,
    before_the_change,
    bracketed_year,
    counterpart_of,
    is_change,
    is_compared,
    is_compared_on,
    is_other_side,
    is_over_a_base,
    start_level,
)
from pipelines.figures.timing.held_before import held_before
from pipelines.figures.timing.leads import LEAD
from pipelines.figures.timing.owned_times import (
    at_edge,
    in_others_brackets,
    is_habit,
    is_occasion,
    is_of_another,
    is_of_total,
    is_owner,
    leads_bracket,
    owned_time,
    running_total,
)
from pipelines.figures.timing.pointing import pointed_at
from pipelines.figures.timing.sentence_parts import goes_on, in_other_part, is_behind_part
from pipelines.figures.timing.since_times import counted_since, counting_on, since_until
from pipelines.figures.timing.standing import (
    NEAR_START,
    clause_of,
    is_of_record,
    present_aside,
    standing_period,
)

OVER_A_YEAR = re.compile(r"(?i)over the (?:year|month|quarter)$")
#: How a clause begins that tells of what a comparison is with: better than that of 2023, which was 60.
TELLING_OF = re.compile(
    r",?[ ](?:when|which[ ](?:was|were|had[ ]been|stood[ ]at)"
    r"|(?<=,[ ])(?:registered|recorded|estimated|reported|put|valued)[ ]at)[ ]"
)
#: Between a change and the time that it is a change on: up 2.2% on the period from April to June 2030.
ON_A_BASE = re.compile(r"[ ](?:on|over)(?:[ ]the(?:[ ](?:period|months?|same[ ][a-z]+))?)?[ ]")
#: Between what is compared with and its time: against 14,780 cases reported in the same period of 2030.
COUNTED_THEN = re.compile(r"[ ](?:[a-z]+[ ]){0,2}(?:[a-z]{2,}ed|seen|made|sold|built)[ ](?:in[ ])?")
#: What stands beside a count, before its time: 567 cases, with no deaths, reported in May.
ASIDE = re.compile(r",[ ](?:with|without|including|excluding)[ ][^,;]{1,40},")
SIDE_CLAUSE = re.compile(r",[ ](?:whereas|while|but|though|although|compared[ ]with)[ ](?:in[ ])?\Z")
SAME_DAY = re.compile(r"(?i)at\b|on the same (?:day|date)\b")  # a time alike that a level stood at
#: The stretch that was named last, and no other year's: rents fell 0.3 percent over the same three months.
SAME_STRETCH = re.compile(r"the[ ]same[ ](?:[a-z\d]+[ ])?(?:period|months|quarters|weeks|days)$")
LIST = 4  # tokens between a figure and the time of a list


def period_of(p: Passage, reading: Reading, readings: list[Reading], about: tuple[Period, ...] = ()) -> Period | None:
    """Return the period the figure holds for: the one behind it, the one that leads its clause, the sentence's, or the
    one that the paragraph or, by its head, the story is `about`."""
    floor, ceiling = p.sentence_of(reading.first)
    begin, end = p.starts[floor], p.starts[ceiling - 1] + len(p.words[ceiling - 1])
    inside = [period for period in p.periods if begin <= period.char_start < end and period.start is not None]
    quantity = reading.quantity
    inside = [o for o in inside if not in_others_brackets(p, o, reading, readings)]
    if of_unknown_days(p, reading, readings, end):
        return None
    if (opened := next((o for o in inside if leads_bracket(p.text, o, quantity)), None)) is not None:
        return opened  # 18% fewer than in week 18 (1,468), than in the same period of 2030 (104,910 cases)
    whose = next((o for o in inside if is_owner(p, o) and o.char_end + 3 == quantity.start), None)
    whose = whose or next((o for o in inside if _is_owned_part(p, o, quantity.start)), None)
    if whose is not None or (whose := owned_time(p, reading, inside)) is not None:
        return whose
    level = next((o for o in inside if _is_of_level(p, o, quantity.start)), None)
    if level is not None:
        return level
    shared = next((o for o in inside if is_owner(p, o) and p.text[quantity.end : o.char_start] == " of "), None)
    if shared is not None:
        return shared  # half of this week's cases
    inside = [o for o in inside if (not is_owner(p, o) or is_occasion(p, o)) and not _is_delivery(p, o)]
    inside = [o for o in inside if not is_habit(p, o) and not is_of_another(p, o, quantity)]
    if (counted := since_until(p, reading, inside)) is not None:
        return counted
    behind = _period_behind(p, past_restatement(p, quantity.end), end, reading, readings, inside)
    if behind is not None and behind.lead != REPORTED and not behind_own_clause(p, reading, behind):
        if behind.form == "earlier" and len(inside) == 1 and comparison_of(p, reading) == "previous":
            standing = standing_period(p, reading, floor, ceiling, held_before(p, floor), about)
            if standing is not None and is_year_ago(behind) and is_part_of_year(standing):
                return counted_from(behind, standing)  # 1,533 a year ago, in a report of the first quarter
            counted = counted_from(behind, standing) if standing is not None else None
            if counted and counted.start and behind.start and counted.start > behind.start:
                return counted  # behind a look back at a record of 2019, a year earlier is none of 2018
        return at_span_edge(p, reading, behind)
    if (shared := _shared_earlier(p, reading, readings, inside)) is not None:
        return shared
    if (total := running_total(p, reading)) is not None:
        own = [o for o in inside if total <= o.char_start < quantity.start]
        if own:
            return replace(own[-1], end=own[-1].until) if own[-1].until is not None else own[-1]
        inside = [o for o in inside if o.start == o.end]
    if (counted := counted_since(p, reading, readings, inside)) is not None:
        return counted
    if _has_deadline(p, begin, quantity.end, inside, readings):
        return None
    if (started := start_level(p, reading, inside)) is not None:
        return started
    held = [period for period in inside if _holds(period) and not is_compared(p, period, begin)]
    if (aside := present_aside(p, reading, floor)) is not None:
        held = [o for o in held if o.char_start >= p.starts[aside]]
    before = [
        period
        for period in held + [period for period in inside if _turns_back(p, period) or _has_own_clause(p, period)]
        if period.char_end <= quantity.start + 1
        and (_has_own_clause(p, period) or not _is_aside(p, period, begin))
        and not in_past_clause(p, reading, period)
        and not in_closed_relative(p, reading, period)
        and not before_own_clause(p, reading, period)
        and goes_on(p, period, reading, ceiling, opens=period.char_start - begin < 4)
    ]
    if before and (ending := _ends_list(p, reading, before[-1], held, begin)) is not None:
        return ending
    if before:
        return before_the_change(p, reading, at_edge(p, reading, before[-1]))
    opening = next((o for o in inside if o.form in BACKWARD and o.char_start - begin < 4), None)
    after = [o for o in held if o.char_start >= quantity.end and not is_of_total(p, o)]
    after = [] if after and behind_own_clause(p, reading, after[0]) else after
    if opening is not None and after and p.lowers[p.token_at(after[0].char_start) - 1] in ("and", "but"):
        return opening  # a month earlier it was 74% and on 1 May last year 89%
    between = [r for r in readings if r.first > reading.first and after and r.quantity.end <= after[0].char_start]
    if (
        after
        and ";" not in p.text[quantity.end : after[0].char_start]
        and not any(_breaks(p, reading, r) for r in between)
        and not (between and any(comparison_of(p, r) in ("from", "previous") for r in (between[0], between[-1])))
        and not (between and _in_other_clause(p, reading, between[-1], after[0]))
        and not (between and _on_day_of_aside(p, reading, between[-1], after[0]))
        and not in_adjunct(p, reading, after[0])
        and not _opens_side_clause(p, reading, readings, after[0])
    ):
        of_clause = _of_its_clause(p, reading, after[0], about) if between else None
        return before_the_change(p, reading, of_clause or after[0])
    told = [o for o in held if not is_behind_part(p, reading, o)]
    told = [o for o in told if o.char_start < quantity.end or not in_adjunct(p, reading, o)]
    told = [o for o in told if not in_closed_relative(p, reading, o)]
    if between and comparison_of(p, between[0]) == "previous" and between[0].quantity.unit == quantity.unit:
        told = [
            o for o in told if o.char_start < quantity.end
        ]  # 93 percent, after 92 in May and 91 in June of last year
    if opening is not None and not (opening.form == "same_period" and told):
        return opening  # the year before, it was 590,000; in the same month six ships called
    if not held and (pointed := pointed_at(p, floor)) is not None:
        return pointed
    timed = [period for period in p.periods if begin <= period.char_start < end]
    timed = [period for period in timed if not in_other_part(p, reading, period)]
    if any(not _is_aside(p, o, begin) for o in told):
        return None
    if any(_is_own_time(p, o, begin) for o in timed):
        return None
    counterpart = counterpart_of(p, reading, timed, begin, about)
    here = [o for o in timed if not is_behind_part(p, reading, o) and not in_adjunct(p, reading, o)]
    if any(o.start is not None and o.lead != REPORTED and not is_other_side(p, o, begin) for o in here):
        about = tuple(o for o in about if o.form != LEAD)
    standing = standing_period(p, reading, floor, ceiling, held_before(p, floor), about)
    if standing is not None and any(_is_later(o, standing) for o in timed):
        standing = None  # 60 fewer than a year ago is not of 2019
    if counterpart is not None and (standing is None or (standing.start, standing.end) != counterpart.days):
        return counterpart
    earlier = next((o for o in timed if o.form == "earlier" and _goes_with(p, reading, o)), None)
    if earlier is not None and earlier.start is None and standing is not None:
        return counted_from(earlier, standing)  # 61 were tested, against 40 a week earlier
    if standing is None:
        return (counting_on(p, reading) or bracketed_year(p, reading)) if not inside else None
    return before_the_change(p, reading, standing)


def _is_owned_part(p: Passage, period: Period, figure: int) -> bool:
    """Whether a part of a year that a possessive names stands straight before a figure: *than last year's Q2 40*."""
    return period.char_end + 1 == figure and period.form == "part" and "year" in period.text


def _opens_side_clause(p: Passage, reading: Reading, readings: list[Reading], period: Period) -> bool:
    """Whether a time begins another clause with a figure of its own: *held 79 percent, whereas last year they were 94
    percent full*."""
    if SIDE_CLAUSE.search(p.text, reading.quantity.end, period.char_start) is None:
        return False
    _, ceiling = p.sentence_of(reading.first)
    return any(period.char_end <= r.quantity.start and r.first < ceiling for r in readings)


def _is_of_level(p: Passage, period: Period, figure: int) -> bool:
    """Whether an earlier time is that of a level straight before it: *the level of the previous month of 2.75*."""
    return period.form in BACKWARD and period.text.startswith("of ") and p.text[period.char_end : figure] == " of "


def _ends_list(p: Passage, reading: Reading, before: Period, held: list[Period], begin: int) -> Period | None:
    """Return the time at the end of a list of levels behind another time: *as of May, rising to 80% of A and 82% of B
    as of June*."""
    after = next((o for o in held if o.char_start >= reading.quantity.end), None)
    if after is None or comparison_of(p, reading) != "to" or before.char_start - begin < NEAR_START:
        return None
    apart = p.text[before.char_end : reading.quantity.start], p.text[reading.quantity.end : after.char_start]
    return after if "," in apart[0] and " and " in apart[1] and not set(",;") & set(apart[1]) else None


def _holds(period: Period) -> bool:
    """Whether a value can hold for a time: also for *in the same month*, which only counts from another."""
    return period.holds or (
        period.form == "same_period"
        and period.start is not None
        and (
            period.lead in ("in", "during", "for")
            or (period.lead == "over" and SAME_STRETCH.search(period.text) is not None)
        )
    )


def _is_own_time(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period that no value holds for still keeps its sentence from that of the paragraph."""
    unknown = period.start is None and period.form in UNKNOWN_DAYS  # releases in the summer freed 477
    if unknown and OVER_A_YEAR.match(period.text):
        return False  # food prices rose 6.6% over the year: of the month that the paragraph is about
    at = p.token_at(period.char_start)
    if unknown and any(is_of_record(p, k) for k in (at - 1, at)):
        return False  # core inflation slowed to 8.3%, its first decline since the autumn of 2021
    if (unknown or period.form == "same_period") and is_compared(p, period, begin):
        return False  # 27 sentences, against 19 in the same quarter of 2023
    if unknown:
        return True
    if period.lead == "since" and (is_of_record(p, at) or in_relative(p, at)):
        return False  # prices slipped to 975, their lowest since 2020
    return period.lead in words("deadline_leads") or (period.form == "same_period" and period.lead in words("spans"))


def _is_delivery(p: Passage, period: Period) -> bool:
    """Whether a month only names a contract: *November canola futures*."""
    return period.form == "month" and context_rule("period.delivery").pattern.match(p.text, period.char_end) is not None


def _shared_earlier(p: Passage, reading: Reading, readings: list[Reading], inside: list[Period]) -> Period | None:
    """Return the earlier time that ends a list of what is compared: *against 92 cases and 3 deaths the week before*."""
    end = reading.quantity.end
    following = next((period for period in inside if period.char_start >= end), None)
    if following is None or not (comparison_of(p, reading) == "previous" or _is_part_of_other(p, reading, readings)):
        return None
    tokens = range(reading.last, p.token_at(following.char_start))
    gap = [p.tags[k] for k in tokens if p.lowers[k] not in words("counted_participles")]
    listed = [r for r in readings if end <= r.quantity.start < following.char_start]
    return (
        following if listed and not set(gap) & set("VXWP") and ";" not in p.text[end : following.char_start] else None
    )


def _is_part_of_other(p: Passage, reading: Reading, readings: list[Reading]) -> bool:
    """Whether a figure is one of what is compared with: *compared to 231 cases including 5 deaths (2.2%) in week 7*."""
    before = next((r for r in reversed(readings) if r.first < reading.first), None)
    if before is None or comparison_of(p, before) != "previous":
        return False
    between = p.lowers[before.last : reading.first]
    counted = set(p.tags[before.last : reading.first - 1]) <= {"N"}
    return bool(between) and between[-1] in words("including_words") and counted


def _is_later(earlier: Period, standing: Period) -> bool:
    """Whether what is compared with lies behind the time that would stand for a sentence."""
    return (
        earlier.form == "earlier"
        and earlier.start is not None
        and standing.start is not None
        and earlier.start > standing.start
    )


def _goes_with(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time stands behind a figure, its noun, or the next figure of a list: *39 and six the week before*."""
    gap = p.tags[reading.last : p.token_at(period.char_start)]
    return period.char_start >= reading.quantity.end and len(gap) <= LIST and set(gap) <= set("NJ#C")


def _turns_back(p: Passage, period: Period) -> bool:
    """Whether *the year before* opens a clause of its own: *there were nine, and the year before only six*."""
    before = p.text[max(0, period.char_start - 8) : period.char_start].removesuffix("in ")
    return period.start is not None and (
        (period.form == "earlier" and before.endswith(("and ", "; ", "but ")))
        or (period.form == "same_period" and before.endswith("; "))
    )


def _has_own_clause(p: Passage, period: Period) -> bool:
    """Whether a time that was only compared with is told of at once: *than in the previous year, when 60 died*."""
    return period.start is not None and TELLING_OF.match(p.text, period.char_end) is not None


def _in_other_clause(p: Passage, reading: Reading, other: Reading, period: Period) -> bool:
    """Whether a period is that of what another figure did: *3.2 million users, a quarter of whom joined in May*."""
    if "," not in p.text[reading.quantity.end : other.quantity.start]:
        return False
    if "," in p.text[other.quantity.end : period.char_start]:
        return False  # 1.4 million people, or one in 23, will need aid in May
    return "V" in p.tags[other.last : p.token_at(period.char_start)]


def _on_day_of_aside(p: Passage, reading: Reading, other: Reading, period: Period) -> bool:
    """Whether a day is that of an extreme told beside: *was 36 mm, with a maximum of 15 mm on 30 July*."""
    aside = p.lowers[reading.last : other.first]
    return period.start == period.end and "with" in aside and not words("extremes_of_day").isdisjoint(aside)


def _of_its_clause(p: Passage, reading: Reading, after: Period, about: tuple[Period, ...]) -> Period | None:
    """Return the paragraph's time for a clause before another whose time is a part of it.

    *Income in 2024 was 9 million. Gifts fell by 1 million, but the fair made 3 in December.*
    """
    floor, ceiling = p.sentence_of(reading.first)
    _, end = clause_of(p, reading.first, floor, ceiling)
    if end >= ceiling or p.words[end] != "," or p.starts[end] > after.char_start:
        return None
    if after.start is None or after.end is None:
        return None
    standing = standing_period(p, reading, floor, ceiling, held_before(p, floor), about)
    if standing is None or standing.start is None or standing.end is None or standing.days == after.days:
        return None
    return standing if standing.start <= after.start and after.end <= standing.end else None


def _has_deadline(p: Passage, begin: int, end: int, inside: list[Period], readings: list[Reading]) -> bool:
    """Whether a deadline stands directly behind a figure: *rose in May and may reach 8 billion by 2030*."""
    following = next((period for period in inside if period.char_start >= end), None)
    if following is None or following.holds or following.lead not in ("by", "since"):
        return False
    record = following.lead == "since" and is_of_record(p, p.token_at(following.char_start))
    if record or (following.lead == "since" and any(o.holds and o.char_start - begin < 4 for o in inside)):
        return False  # as of 20 October, 268 had died since the outbreak began on 12 August
    gap = p.text[end : following.char_start]
    return not set(gap) & set(",;:") and not any(end <= r.quantity.start < following.char_start for r in readings)


def _is_aside(p: Passage, period: Period, begin: int) -> bool:
    """Whether a period belongs to an aside between commas: *the bridge, opened in 1931, carries 28,000 cars*."""
    if p.text[period.char_end : period.char_end + 1] != ",":
        return False
    opening = p.text.rfind(", ", begin, period.char_start)  # the comma of 1,902 opens nothing
    relative = opening >= 0 and p.tags[p.token_at(opening) + 1] == "W"  # costs, which had risen by 25% in 2022, fell 7%
    relative = relative and not p.text.startswith(
        ", or ", period.char_end
    )  # which made 212 in 2022, or a fifth of all,
    told = not relative and any(opening <= q.start < period.char_start for q in p.quantities)
    if ";" in p.text[max(opening, begin) : period.char_start] or told:
        return False
    return (
        opening >= 0
        and len(p.text[opening : period.char_start].split()) > 1
        and any(p.tags[k] == "V" for k in range(p.token_at(opening), p.token_at(period.char_start)))
        and not of_event(p, p.token_at(opening), period)
    )


def _period_behind(
    p: Passage, start: int, end: int, reading: Reading, readings: list[Reading], inside: list[Period]
) -> Period | None:
    """Return the period that stands behind a figure with no other figure and no comma between them."""
    following = next((period for period in inside if period.char_start >= start), None)
    if following is None:
        return None
    gap = ASIDE.sub("", p.text[start : following.char_start])
    if following.text.startswith("of ") and (
        (following.text.startswith("of the ") or gap.startswith((" of its ", " of their ", " of the ")))
        and is_compared(p, following, p.sentence_text(reading.first)[0])
    ):
        return None  # 97% of the 2019 level, 97% of its level of 2019
    if any(start <= r.quantity.start < following.char_start for r in readings):
        return None
    adjacent = len(gap.split()) <= 1 or (
        COUNTED_THEN.fullmatch(gap) and comparison_of(p, reading) in ("previous", "from")
    )
    if not following.holds and not (
        adjacent
        and following.form in ("earlier", "same_period", "relative", "month", "year")
        and (
            following.lead in ("", "in", "for", "during")
            or (following.lead == "over" and comparison_of(p, reading) == "previous")  # 71 over the same period of 2023
            or SAME_DAY.match(following.text) is not None
        )
    ):
        return None
    tokens = range(reading.last, p.token_at(following.char_start))
    clause = next((k for k in tokens if p.lowers[k] in words("relatives")), None)
    owned = clause is not None and any(p.tags[k] in "VX" for k in tokens if k > clause)
    if owned and any(o.holds and o.char_end <= reading.quantity.start for o in inside):
        return None  # on 14 May it repaid a bond of 250 million that it had issued in 2020
    if (" and " in gap or following.text.startswith("and ")) and _is_fronted(p, reading, inside):
        return None  # in 2030 it lost 3 million and the loss this year may be 1 million
    led = f"{gap}{following.text.split()[0]} "  # compared *with the same month*
    led = gap if following.form == "between" and following.lead == "from" else led  # seen from January to May
    if "," in gap or ";" in gap or gap.endswith(CLAUSE_JOINTS) or any(context_rule(rule).search(led) for rule in BASES):
        return None
    fraction = reading.quantity.form == "fraction" and any(gap.startswith(f" the {w}") for w in words("levels_before"))
    if fraction or (gap.startswith(" the ") and reading.quantity.form == "multiple"):
        return None  # three times the area sown in 2023
    base = gap.startswith((" of the ", " of its ", " of their ")) and following.lead in ("for", "of")
    if base and any(o.holds and o.char_end <= reading.quantity.start for o in inside):
        return None  # at the end of October, 52% of the estimate for the year
    if gap.strip() == "on" and following.form == "earlier":
        return None  # an increase of 6% on May and of 2% on the month before
    if is_compared_on(p, following) or is_over_a_base(p, following, p.sentence_text(reading.first)[0]):
        return None
    if ON_A_BASE.fullmatch(gap) and following.form not in ("day", "named_day") and is_change(p, reading):
        return None  # down 9.2% on January 2024, a rise of 4% on the first half of 2024
    return following


def _is_fronted(p: Passage, reading: Reading, inside: list[Period]) -> bool:
    """Whether a time that its clause is of stands before a figure."""
    begin = p.starts[p.sentence_of(reading.first)[0]]
    return any(o.holds and o.char_end <= reading.quantity.start and not is_compared(p, o, begin) for o in inside)


def _breaks(p: Passage, reading: Reading, other: Reading) -> bool:
    """Whether a semicolon or a dash parts two figures: *2.1 million were displaced – one million of these in 2017*."""
    gap = p.text[reading.quantity.end : other.quantity.start]
    return ";" in gap or any(dash in gap for dash in (" - ", " – ", " — "))
