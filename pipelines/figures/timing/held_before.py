"""The times of earlier sentences that a later one may go on with.

Belongs here: which times of a paragraph values hold for, up to a sentence. Does not belong here: which of them stands
for a figure (standing).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.glanced import is_glanced_at
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.timing.compared_times import is_compared
from pipelines.figures.timing.standing import opens_at

LONGEST_DATELINE = 10  # tokens


def held_before(p: Passage, floor: int) -> list[Period]:
    """Return the periods that values of the sentences before hold for: of no comparison, no report, nothing to come."""
    before: list[Period] = []
    compared = 0
    for period in p.periods:
        if period.char_start >= p.starts[floor]:
            break
        begin, _ = p.sentence_of(p.token_at(period.char_start))
        start = p.starts[begin]
        if period.form == "day" and _is_dateline(p, begin):
            continue
        to_come = not words("coming").isdisjoint(p.lowers[begin : p.token_at(period.char_start)])
        opens = period.form in ("year", "month", "part") and opens_at(p, period.char_start, begin)
        ended = p.sentence_of(begin)[1] - 1  # in 2014 it had been 1.8%: a look back at another year
        back = opens and any(p.lowers[k] == "had" and p.tags[k + 1] in "VX" for k in range(begin, ended))
        peaks = period.form == "day" and not words("peaking_verbs").isdisjoint(p.lowers[begin:ended])
        part = bool(before) and p.text.startswith(" alone", period.char_end)  # in the third quarter alone
        passing = to_come or back or peaks or part or is_glanced_at(p.text, period)
        if is_compared(p, period, start):
            compared = period.char_end
        elif period.holds and not passing and p.text[compared : period.char_start] != " (":
            before.append(period)  # but: than in week 5 (week ending 4 February)
    return before


def _is_dateline(p: Passage, begin: int) -> bool:
    """Whether a sentence is no more than where and when a text was written: *Dublin, 5 March 2024.*"""
    _, ceiling = p.sentence_of(begin)
    told = any(p.starts[begin] <= q.start < p.starts[ceiling - 1] for q in p.quantities)
    return ceiling - begin < LONGEST_DATELINE and not told and not set("VX") & set(p.tags[begin:ceiling])
