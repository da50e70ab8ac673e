"""The standing period of a paragraph: *In 2023 the police recorded 4,200 thefts. There were 14 murders.*

Belongs here: which period of an earlier sentence a sentence without one goes on with. Does not belong here: periods of
the figure's own sentence (context).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from pipelines.figures.lexicon.changes import changes
from pipelines.figures.lexicon.wordlists import alternatives, words
from pipelines.figures.periods.model import ISSUE, Period
from pipelines.figures.periods.tense import past_forms
from pipelines.figures.sentences.main_clauses import past_source
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.sentences.verbs import governing_verb, says
from pipelines.figures.timing.leads import LEAD, ends_month
from pipelines.figures.timing.pointing import looks_back, points_back, speaks_of_last, speaks_of_these
from pipelines.figures.timing.title_times import TITLE, is_label_line

AS_OF = ("as of", "as at")  # how things stood, also for what is told of them behind it
LENGTHENED = (("longer",), ("shorter",), ("more",), ("less",), ("fewer",))  # behind a step of a level of time
FARTHEST = 3  # sentences that a period at the end of one holds for
AVERAGES = ("average", "mean", "median")
AVERAGED = re.compile(r"(?i)(?:average|mean|median)[ ]")
WIDENING = ("between", "first_months", "months_to")
RECORD = 6  # words between the most or least and the time that its record goes back to: its least for the date since
CLAUSE = 10  # words of a clause that says since what, before its time
TRADING_DAYS = ("day", "named_day")
NEAR_START = 4  # characters: a period that opens its sentence, behind a quotation mark or none


def standing_period(
    p: Passage, reading: Reading, floor: int, ceiling: int, before: list[Period], about: tuple[Period, ...] = ()
) -> Period | None:
    """Return the period that the paragraph is about where the figure's sentence, `floor` to `ceiling`, names no time.

    `before` are the periods that earlier sentences hold for. One that opens a sentence stands for those behind
    it until another is named; one elsewhere only as long as the sentences stay in the past tense. Where there is none,
    the time that the head of the story or of the issue tells, `about`, holds for what is told in the past tense.
    """
    lasted = reading.quantity.unit_kind == "duration" and not _is_level(p, reading)
    rated = reading.quantity.per_unit in words("rate_times") and reading.quantity.unit_kind != "currency"
    if lasted or (rated and not _is_level(p, reading)):
        return None  # rents rose to 770 dollars a week
    lowers = p.lowers[floor:ceiling]
    timeless = not words("timeless").isdisjoint(lowers) and any(
        p.lowers[k] in words("timeless") and _is_timeless(p, k, floor)
        for k in range(*clause_of(p, reading.first, floor, ceiling))
    )
    event = p.lowers[floor] in words("event_leads") and p.lowers[floor + 1] not in words("adjusting_participles")
    if timeless or event or present_aside(p, reading, floor) is not None:
        return None
    if _goes_over(p, reading, floor):
        return None
    if _is_traded(p, reading):
        return next((o for o in p.periods[::-1] if o.char_start < p.starts[floor] and o.form in TRADING_DAYS), None)
    if not before:
        titled = next((o for o in about if o.form == TITLE), None)
        if titled is not None and is_label_line(p, floor, ceiling):
            return titled
        if not about or not is_past(p, floor, ceiling) or _is_now(p, reading, floor):
            return None
        spoken = _is_spoken(p, floor, ceiling)
        fitting = (o for o in about[::-1] if (_goes_with_lead(p, reading, o) if o.form == LEAD else not spoken))
        return next(fitting, None)
    last = before[-1]
    event = before[0].form in TRADING_DAYS and before[0].start == before[0].end and last.start != last.end
    these = speaks_of_these(p, floor)
    if (
        not event
        and looks_back(last, before[0])
        and not _widens(p, last, before[0])
        and (these or not points_back(p, floor, ceiling))
    ):
        # it stands for its own sentence alone
        last = next(o for o in before[::-1] if not looks_back(o, before[0]))
    first, _ = p.sentence_of(p.token_at(last.char_start))
    restated = next((o for o in before if p.text[o.char_end : last.char_start] == " ("), last)  # week 6 (5–11 February)
    opens = opens_at(p, restated.char_start, first) or _opened_before(p, before, last) or last.lead in AS_OF
    opens = opens or (last.lead == "by" and last.start == last.end and _is_status(p, reading, first, floor))
    if (opens and points_back(p, floor, ceiling)) or these:
        return last
    if not opens and ((not event and looks_back(last, before[0])) or _is_of_founding(p, last, first)):
        return None
    colon = next((k for k in range(reading.first - 1, floor, -1) if p.words[k] == ":"), floor)
    counted = last.form == "to_date" or last.lead in AS_OF or _is_perfect(p, first)
    if not is_past(p, colon, ceiling) and not (
        (last.start != last.end or last.lead in AS_OF) and counted and _is_perfect(p, floor)
    ):
        return None  # drones are a newer trouble: 73 were sighted
    if opens:
        return _month_at_end(p, last, (*before, *about), floor, ceiling) or last
    if (headed := next((o for o in about if _is_part_of_heading(last, o)), None)) is not None:
        return headed
    if last.start == last.end and ends_month(last) and not _is_stock(p, reading, floor):
        whole = (o for o in (*before[::-1], *about[::-1]) if o.start != o.end and o.days != last.days)
        return next((o for o in whole if o.end == last.end and (o.form == LEAD or o in before)), None)
    if last.form in ("day", "named_day", "month_day") and last.start == last.end and not ends_month(last):
        looked_at = {o.days for o in before if o.start == o.end}
        if len(looked_at) == 1 and _of_event(p, reading, first, floor, ceiling):
            return last
        return _around(p, last, before[0], about)  # the last of a month has how things stood
    starts = [start for start in p.sentence_starts if first <= start < floor]
    told = zip(starts, [*starts[1:], floor], strict=True)
    goes_on = all(
        is_past(p, start, end)
        or speaks_of_last(p, start)
        or (start == first and last.start != last.end and _is_perfect(p, start))
        or (last.form == "named_before" and words("timeless").isdisjoint(p.lowers[start:end]))
        for start, end in told
    )  # in the reporting week 12 fell ill. Harlow remains the worst hit. Of 40 tested, 9 were infected
    if len(starts) <= FARTHEST and goes_on:
        return last
    own = (o for o in about[::-1] if o.days == last.days and o.start != o.end)
    return next((o for o in own if _goes_with_lead(p, reading, o)), None)


def _widens(p: Passage, last: Period, first: Period) -> bool:
    """Whether a time that opens its sentence runs up to the end of the one that its paragraph began with, from before:
    *In October it took 82. Between July and October it took 308.*"""
    told_over = last.lead == "over"  # over the twelve months to March it grew: of a report of March
    if last.form not in WIDENING or told_over or last.end is None or last.end != first.end:
        return False
    return opens_at(p, last.char_start, p.sentence_of(p.token_at(last.char_start))[0])


def _around(p: Passage, day: Period, first: Period, about: tuple[Period, ...]) -> Period | None:
    """Return the time that a paragraph opened with, or its title names, where a day behind it was a look at a part of
    that: *In March it was 14.7°C. The highest was 33.7°C on 6 March. Rainfall was low*."""
    opened = [first] if opens_at(p, first.char_start, p.sentence_of(p.token_at(first.char_start))[0]) else []
    for told in (*opened, *(o for o in about if o.form == TITLE)):
        if told.start and told.end and day.start and told.start < told.end and told.start <= day.start <= told.end:
            return told if (told.end - told.start).days < HALF_YEAR else None
    return None


def _month_at_end(p: Passage, last: Period, known: Sequence[Period], floor: int, ceiling: int) -> Period | None:
    """Return the month, at the end of a longer time, that a sentence is about: *over the twelve months to March it grew
    by 9.8 percent. Over the month loans went up by 0.7*."""
    if last.start is None or last.end is None or (last.end - last.start).days <= A_MONTH:
        return None
    if OF_THE_MONTH.search(p.text, p.starts[floor], p.starts[ceiling - 1]) is None:
        return None
    months = (o for o in known if o.start and o.end == last.end and o.start != o.end)
    return next((o for o in months if o.start and o.end and (o.end - o.start).days <= A_MONTH), None)


def _is_part_of_heading(told: Period, heading: Period) -> bool:
    """Whether a time within a sentence was only a look at a part of what its heading is about: *the quarter*."""
    if heading.form in (LEAD, TITLE) or heading.rule_id == ISSUE or told.form != "month":
        return False
    if not (told.start and told.end and heading.start and heading.end) or told.days == heading.days:
        return False
    within = heading.start <= told.start and told.end <= heading.end
    return within and (heading.end - heading.start).days < HALF_YEAR


def _opened_before(p: Passage, before: list[Period], last: Period) -> bool:
    """Whether the same time opened a sentence and no other came since: *In June … it sold 280 boats last month*."""
    for other in reversed(before):
        if other.days != last.days:
            return False
        if opens_at(p, other.char_start, p.sentence_of(p.token_at(other.char_start))[0]):
            return True
    return False


def _is_timeless(p: Passage, token: int, floor: int) -> bool:
    """Whether such a word tells of what always is: in no name, *the Weekly Report*, and no *monthly drop*."""
    if is_of_record(p, token) or p.lowers[token - 1] == "least":
        return False
    if p.lowers[token] == "ever" and _is_superlative(p.lowers[token - 1]):
        return False
    if p.lowers[token + 1 : token + 2] == ("basis",) or p.lowers[token - 1] == "average":
        return False  # on a yearly basis; the average daily catch
    if (
        p.lowers[token].endswith("ly")
        and p.tags[token + 1 : token + 2] in ("N", "J")
        and is_past(p, token, len(p.tags))
    ):
        return False  # monthly net earnings averaged 1,126 euros
    named = token > floor and p.words[token][0].isupper()
    changed = p.lowers[token + 1 : token + 2]
    if named or (changed and changed[0] in changes().nouns and p.tags[token + 1] == "N"):
        return False
    return p.tags[token] != "T" or p.lowers[token] not in ("since", "ago")


def _is_perfect(p: Passage, floor: int) -> bool:
    """Whether a sentence tells what has been counted: *From 1 May to 5 June 40 cases have been reported*."""
    verb = next((k for k in range(floor, p.sentence_of(floor)[1]) if p.tags[k] == "X"), None)
    if verb is None or p.lowers[verb] not in ("has", "have"):
        return False
    behind = next((k for k in range(verb + 1, min(verb + 4, len(p.tags))) if p.tags[k] != "A"), verb)
    return p.lowers[behind] == "been" or (p.tags[behind] == "V" and is_past_verb(p, behind))


def _is_of_founding(p: Passage, period: Period, first: int) -> bool:
    """Whether a time is that of how something began: *the probe was launched in March 2028. It travelled 12 years*."""
    told = range(first + 1, p.token_at(period.char_start))
    begun = any(p.lowers[k] in words("founding_verbs") and p.lowers[k - 1] == "was" for k in told)
    return begun and period.form not in TRADING_DAYS  # 40 boats were built in April: that is a count of it


def _goes_over(p: Passage, reading: Reading, floor: int) -> bool:
    """Whether a figure's verb joins what is now to what was: *was drawn up by Harlow and holds 110 nebulae*."""
    verb = governing_verb(p, reading.first, floor)
    if verb is None or verb.start <= floor or p.lowers[verb.start - 1] not in ("and", "but"):
        return False
    return _is_now(p, reading, floor)


def _is_now(p: Passage, reading: Reading, floor: int) -> bool:
    """Whether the verb over a figure tells what is now: *rope made from hemp weighs 12 percent more*."""
    verb = governing_verb(p, reading.first, floor)
    if verb is None or is_past_verb(p, verb.start):
        return False
    lower = p.lowers[verb.start]
    return lower.endswith("s") or lower in words("present_auxiliaries")


def _is_traded(p: Passage, reading: Reading) -> bool:
    """Whether a figure is of shares that moved on the day of a report, and not in the time that it is about."""
    named = (reading.concept.text or "").lower().split()
    if named[-1:] == ["share"] and reading.quantity.unit_kind == "percent":
        return False  # Cork had the next largest share at 7%
    traded = bool(named) and named[-1] in words("traded") and named[-2:-1] != ["per"]  # earnings per share are not
    return traded and reading.quantity.unit_kind in ("percent", "currency")


def _of_event(p: Passage, reading: Reading, told: int, floor: int, ceiling: int) -> bool:
    """Whether a sentence goes on with an event of a day that the one before told of: *Over 450 people came*."""
    begin, end = clause_of(p, reading.first, floor, ceiling)
    if not words("poll_nouns").isdisjoint(p.lowers[begin:end]):
        return True  # passed with 61 percent of the vote; turnout was 72 percent
    clause = p.lowers[begin:end]
    if not words("event_measures").isdisjoint(clause):
        starts = [start for start in p.sentence_starts if told <= start < floor]
        passed = zip(starts, [*starts[1:], floor], strict=True)
        return len(starts) < FARTHEST and "had" not in clause and all(is_past(p, start, ends) for start, ends in passed)
    part = any(q.start >= p.starts[floor] and q.end <= reading.quantity.start and q.unit is None for q in p.quantities)
    share = reading.quantity.unit_kind == "percent" and not part  # but: 612 came and 94% were sold
    if p.sentence_of(floor - 1)[0] != told or share or reading.quantity.unit_kind == "duration":
        return False
    if any(pair == ("had", "to") for pair in pairwise(clause)):
        return True  # some 150 people had to be led off
    return "had" not in clause and not words("event_verbs").isdisjoint(clause)


A_MONTH = 31  # days
OF_THE_MONTH = re.compile(r"(?i)\b(?:(?:over|on|closed|ended|during|in)[ ]the[ ]month|month[ -]on[ -]month)\b")
HALF_YEAR = 200  # days


@cache
def _sentence_adverbs() -> re.Pattern[str]:
    return re.compile(rf"(?i)[\"“‘]?(?:{alternatives('sentence_adverbs')}),?[ \n]")


def opens_at(p: Passage, start: int, first: int) -> bool:
    """Tell whether what begins at `start` opens the sentence of token `first`, behind a linking word or none."""
    begin = p.starts[first]
    if 0 <= start - begin < NEAR_START:
        return True
    if start <= begin:
        return False
    linked = _sentence_adverbs().fullmatch(p.text, begin, start) is not None
    return linked or _is_behind_source(p, p.token_at(start), first)


def _is_behind_source(p: Passage, token: int, first: int) -> bool:
    """Whether a token opens what someone says: *The unit said that in 2023*, *According to the unit, by the end of*."""
    while token > first + 1 and p.tags[token - 1] in "PD":
        token -= 1
    if p.lowers[token - 1] == "that":
        return says(p, token - 2) and not any(p.words[k] in (",", ";") for k in range(first, token))
    return past_source(p, first, token) == token


def _is_spoken(p: Passage, floor: int, ceiling: int) -> bool:
    """Whether a sentence is what someone said of himself: *"We bought four more pots," said the manager*."""
    quoted = set('“”"') & set(p.text[p.starts[floor] : p.starts[ceiling - 1] + 3])
    return bool(quoted) and not words("first_persons").isdisjoint(p.lowers[floor:ceiling])


def _goes_with_lead(p: Passage, reading: Reading, lead: Period) -> bool:
    """Whether a figure of a later paragraph is told of its story's time: no quotation, no one's life."""
    floor, ceiling = p.sentence_of(reading.first)
    begin, end = p.starts[floor], p.starts[ceiling - 1]
    if p.lowers[reading.last : reading.last + 1] and p.lowers[reading.last] in words("dimension_adjectives"):
        return False  # the line, 609 kilometres long
    tellers = words("first_persons") - (words("reporters") if lead.rule_id == ISSUE else frozenset())
    if not tellers.isdisjoint(p.lowers[floor:ceiling]) or set('“”"') & set(p.text[begin : end + 2]):
        return False
    if p.lowers[floor] in words("tellers"):
        return False
    if lead.start == lead.end:
        return _is_stock(p, reading, floor)
    verb = governing_verb(p, reading.first, floor)
    if verb is None:
        return True
    return p.tags[verb.start] != "X" or p.lowers[verb.start] in words("past_auxiliaries")


def _is_stock(p: Passage, reading: Reading, floor: int) -> bool:
    """Whether a figure tells how much there was on a day, and not what was done."""
    named = re.split(r"[ ](?:of|in|at|from|to|by)[ ]", (reading.concept.text or "").lower())[0]
    if named.rpartition(" ")[2] in words("flow_nouns"):
        return False  # landings were 2,130 tonnes
    verb = governing_verb(p, reading.first, floor)
    if verb is None:
        return False
    word = p.lowers[verb.end - 1]
    moved = word in changes().verbs and p.lowers[reading.first - 1] in ("to", "at")  # declined to 104.6 percent
    return p.tags[verb.end - 1] == "X" or word in words("stock_verbs") or moved


def _is_status(p: Passage, reading: Reading, told: int, floor: int) -> bool:
    """Whether a figure tells how things stood, as the first sentence of its paragraph did: *Corn was 94 percent in ear
    by 4 August. Harvest was 12 percent complete*."""
    stands = told == 0 and reading.quantity.unit_kind == "percent"
    return stands and all(_is_past_be(p, start) for start in (told, floor))


def _is_past_be(p: Passage, floor: int) -> bool:
    verb = next((k for k in range(floor, p.sentence_of(floor)[1]) if p.tags[k] in "VX"), None)
    return verb is not None and p.lowers[verb] in words("past_auxiliaries")


def _is_level(p: Passage, reading: Reading) -> bool:
    """Whether a stretch of time is a level and no span: *patients waited 61 days*, *stocks were 2 days*."""
    if reading.concept.choice == "apposed" and p.lowers[reading.last : reading.last + 1] in LENGTHENED:
        return True  # 183 days, four days longer
    if reading.concept.choice in ("gapped", "continued") and AVERAGED.match(reading.concept.text or "") is not None:
        return True  # the mean age of mothers was 30 years, that of fathers 33
    if p.lowers[reading.first - 1] == "of" and p.lowers[reading.first - 2] in AVERAGES:
        return True  # repairs took a median of 43 days
    if reading.concept.choice != "subject" or reading.quantity.form == "age":
        return False
    before = reading.first - 1
    while before > 0 and (p.tags[before] == "A" or p.lowers[before] in words("level_leads")):
        before -= 1
    if p.tags[before] == "V":
        return p.lowers[before].endswith("ed") or p.lowers[before] in past_forms()
    return p.lowers[before] in words("past_auxiliaries")


def clause_of(p: Passage, token: int, floor: int, ceiling: int) -> tuple[int, int]:
    """Return the part of a sentence around a token that a semicolon, or a comma and *and* or *but*, sets off."""

    def parts(k: int) -> bool:
        return p.words[k] == ";" or (p.words[k] == "," and p.lowers[k + 1] in words("clause_joints"))

    begin = next((k + 1 for k in range(token - 1, floor, -1) if parts(k)), floor)
    return begin, next((k for k in range(token, ceiling - 1) if parts(k)), ceiling)


def present_aside(p: Passage, reading: Reading, floor: int) -> int | None:
    """Return where an aside begins that tells what always is, and the figure in it: *the lake, which serves 350,000*.

    It may go on with another verb: *which makes 240,000 and has 310 workers*.
    """
    verb = governing_verb(p, reading.first, floor)
    while verb is not None and verb.start > floor and p.tags[verb.start - 1] != "W":
        joined = p.lowers[verb.start - 1] == "and"
        verb = governing_verb(p, verb.start - 1, floor) if joined else None
    if verb is None or verb.start <= floor or p.lowers[verb.start] in words("restating_verbs"):
        return None  # sold 40 boats in May, which represents a drop of 9%
    if p.lowers[verb.start] == "is" and (
        not words("comparatives").isdisjoint(p.lowers[reading.last : reading.last + 1])
        or p.lowers[verb.start + 1] in words("equal_words")
    ):
        return None  # which is 9% lower than a year ago; which is equal to 3 a day
    return None if is_past_verb(p, verb.start) else verb.start - 1


def is_past_verb(p: Passage, token: int) -> bool:
    """Whether a verb, or the first one of a group, has the form of the past."""
    if p.tags[token] == "X":
        return p.lowers[token] in words("past_auxiliaries")
    return p.lowers[token].endswith("ed") or p.lowers[token] in past_forms()


def is_of_record(p: Passage, token: int) -> bool:
    """Whether *since* at a token only says how far back a record goes: *its lowest since 2020*."""
    if p.lowers[token] != "since":  # the most since the station opened in 1884
        clause = range(token - 1, max(0, token - CLAUSE), -1)
        token = next((k for k in clause if p.lowers[k] == "since" or p.words[k] in (",", ";", ".")), token)
    before = p.lowers[max(0, token - RECORD) : token]
    return p.lowers[token] == "since" and any(map(_is_superlative, before))


def _is_superlative(word: str) -> bool:
    return word.endswith("est") or word in words("superlatives")


def _is_noun_before_verb(p: Passage, token: int) -> bool:
    """Whether what has the form of a verb is a noun before one: *goods trade fell*, *coal use more than tripled*."""
    ahead = token + 1
    while p.lowers[ahead : ahead + 1] and p.lowers[ahead] in words("words_of_bounds"):
        ahead += 1
    return p.tags[ahead : ahead + 1] == "V" and p.lowers[token] not in words("verbs_before_verbs")


def is_past(p: Passage, floor: int, ceiling: int) -> bool:
    """Whether the first verb of a sentence, or of a part of one, is in the past tense; one behind *which* is not it."""
    aside = told = False
    for k in range(floor, ceiling):
        clause = p.tags[k] == "W" and not (p.lowers[k] == "that" and p.tags[k - 1] == "V")
        aside = (aside or clause) and p.words[k] != "," and not (told and p.tags[k] == "X" and p.tags[k - 1] != "X")
        if told and p.lowers[k] in changes().verbs and p.tags[k] == "V" and p.tags[k - 1] == "N":
            return is_past_verb(p, k)  # the share of cargo that leaves by rail rose
        told = aside and (told or p.tags[k] in "VX")  # the items which moved up were wool and tea
        if aside:
            continue
        if p.tags[k] == "X":
            return p.lowers[k] in words("past_auxiliaries")
        if p.tags[k] == "V" and not p.lowers[k].endswith("ing"):
            led = p.lowers[k + 1 : k + 2] == ("by",) and p.words[k - 1] == ","
            if led and p.lowers[k] not in changes().verbs:
                continue  # in the band, led by Olsen, 40 will march
            if p.lowers[k + 1 : k + 2] == ("that",) and not is_past_verb(p, k):
                continue  # figures show that 287 were killed
            if p.tags[k - 1] in "NJD" and not is_past_verb(p, k) and _is_noun_before_verb(p, k):
                continue  # the deficit in goods trade fell
            return p.lowers[k].endswith("ed") or p.lowers[k] in past_forms()
    return False
