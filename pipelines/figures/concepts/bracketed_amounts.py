"""The concept of an amount in brackets behind what it is of: *the subsidy (3 million euros) ended*.

Belongs here: such amounts, and those ranked or set against another. Does not belong here: counts in brackets
(`bracketed_items`), and where something is highest (`most_in`).
"""

from __future__ import annotations

from pipelines.figures.concepts.ages import name_before_age
from pipelines.figures.lexicon.vocabulary import is_plural
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.chunks import whole_list
from pipelines.figures.sentences.readings import Concept, Reading, phrase_beside
from pipelines.figures.sentences.spots import Spot
from pipelines.figures.sentences.subject_tails import without_name

SET_AGAINST = tuple(
    tuple(lead.split()) for lead in ("vs", "vs .", "vs.", "v", "versus", "against", "from", "up from", "down from")
)


def in_brackets(s: Spot) -> Concept | None:
    """*the subsidy (3 million euros) ended*; *46% of pilots from Varn, followed by Orlevik (38%)*: of pilots too"""
    before = s.previous_here
    if before is not None and s.lead == "(" and s.quantity.unit == before.quantity.unit == "%":
        ranked = words("ranking_verbs") & set(s.p.lowers[before.last : s.first])
        if before.concept.choice == "ranked" or (ranked and before.concept.choice != "apposition"):
            return Concept(without_name(before.concept.text), "ranked")
    alike = before is not None and s.quantity.unit == before.quantity.unit
    then = s.lead == "(" and s.p.tags[s.first - 2] == "T"  # a CFR of 20.6%, higher than in the same week of 2020 (19%)
    if alike and before is not None and (then or _beside_in_bracket(s, before)):
        return Concept(before.concept.text, "apposed")
    if s.lead == "(" and s.quantity.unit == "%" and s.at < s.ceiling and is_plural(s.word) and s.p.tags[s.at] == "N":
        return s.said((s.at, s.at + 1), "complement")  # 428 cases (50.5% children under two)
    beside = phrase_beside(s.p, s.first, s.last, s.ceiling)
    if beside is not None:
        beside = name_before_age(s.p, beside) if s.quantity.form == "age" else whole_list(s.p, beside)
    return s.said(beside, "apposition") if beside is not None else None


def _beside_in_bracket(s: Spot, before: Reading) -> bool:
    """Whether an amount is set against the first one of its bracket: *in utilities (2.6 percent vs 9.6 percent)*."""
    between = s.p.lowers[before.last : s.first]
    return s.p.words[before.first - 1] == "(" and between in SET_AGAINST
