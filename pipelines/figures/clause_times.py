"""Times of another clause than a figure's: *the bridge opened in 1968 and is 1,840 metres long*.

Belongs here: whether a time and a figure stand in clauses of their own. Does not belong here: the choice among the
times of a sentence (timing), and times that are compared with (compared_times).
"""

from __future__ import annotations

from pipelines.figures.passage import Passage
from pipelines.figures.period_model import Period
from pipelines.figures.readings import Reading
from pipelines.figures.standing import is_past_verb
from pipelines.figures.verbs import governing_verb
from pipelines.figures.wordlists import words

FEW = 14  # words of a clause before the time in it


def in_relative(p: Passage, token: int) -> bool:
    """Whether a token stands in a clause about the noun before it: *left it at 6.5%, where it has been since May*."""
    opener = next((k for k in range(token - 1, max(0, token - FEW), -1) if p.words[k] == ","), None)
    return opener is not None and p.lowers[opener + 1] in words("relative_adverbs")


def in_past_clause(p: Passage, reading: Reading, period: Period) -> bool:
    """Whether a time is that of what came about before what is: *opened in 1968 and is 1,840 metres long*.

    So it is with an aside: *the minibus, bought in December for 31,500, has 16 seats*.
    """
    floor, _ = p.sentence_of(reading.first)
    verb = governing_verb(p, reading.first, floor)
    at = p.token_at(period.char_start)
    if verb is None or verb.start <= at or p.words[verb.start - 1] not in (",", "and", "but"):
        return False
    if p.words[verb.start - 1] == "," and "," not in p.words[floor:at]:
        return False
    if is_past_verb(p, verb.start) or p.lowers[verb.start].endswith("ing"):
        return False
    told = [k for k in range(floor, at) if p.tags[k] in "VX" and not p.lowers[k].endswith("ing")]
    return bool(told) and is_past_verb(p, told[-1]) and p.lowers[told[-1]] not in words("event_participles")


def of_event(p: Passage, begin: int, period: Period) -> bool:
    """Whether an aside says when its noun was held, so that its time is the sentence's: *the fair, held on 3 May*."""
    return not words("event_participles").isdisjoint(p.lowers[begin : p.token_at(period.char_start)])
