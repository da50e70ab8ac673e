"""Times in a sentence that semicolons part.

Belongs here: whether a time of one part holds for a figure of another. Does not belong here: times of clauses
(clause_times) and of the other side of a comparison (compared_times).
"""

from __future__ import annotations

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.periods.model import Period
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.readings import Reading
from pipelines.figures.timing.clause_times import in_relative
from pipelines.figures.timing.compared_times import is_compared
from pipelines.figures.timing.owned_times import is_of_another
from pipelines.figures.timing.pointing import speaks_of_last
from pipelines.figures.timing.standing import is_past


def goes_on(p: Passage, period: Period, reading: Reading, ceiling: int, *, opens: bool) -> bool:
    """Whether a period still holds behind a semicolon: *imports rose 5% in August; exports fell 3%*."""
    parts = [k for k in range(p.token_at(period.char_end), reading.first) if p.words[k] == ";"]
    if not parts:
        return True
    if opens:  # in 2019 there was one ship a month; now there are three a week
        return words("timeless").isdisjoint(p.lowers[parts[-1] + 1 : reading.first])
    begin, behind = p.starts[parts[-1]], p.starts[ceiling - 1]
    own = any(begin < o.char_start < behind and not is_compared(p, o, begin) for o in p.periods)
    if speaks_of_last(p, parts[-1] + 1):
        return True  # it sold 40 in May; that is 9 more than in April
    heads = any(p.words[k] == ":" for k in range(p.token_at(period.char_end), parts[0]))
    if heads and not own:
        return True  # cargo of 2030 by region: the Tern coast (40 tonnes); the isles (31 tonnes)
    return not own and is_past(p, parts[-1] + 1, ceiling)


def is_behind_part(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time comes only behind a semicolon: *output was 901,000 tonnes; in July it had been 868,000*."""
    return period.char_start >= reading.quantity.end and ";" in p.text[reading.quantity.end : period.char_start]


def in_other_part(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time is told of another part of a sentence than the figure: behind a semicolon in a clause about a noun
    of its own, behind *of which*, or of one of what is counted, of a peak or an aim."""
    first, last = sorted((reading.quantity.end, period.char_start))
    between = p.text[first:last]
    if ";" in between and in_relative(p, p.token_at(period.char_start)):
        return True
    parted = ", of which " in between and period.char_start >= reading.quantity.end
    return parted or is_of_another(p, period, reading.quantity)
