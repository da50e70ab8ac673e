"""Who has a figure whose clause leaves out its verb: *Kenya accounts for 46% of cases, Uganda for 21%*.

Belongs here: finding the name straight before such a figure. Does not belong here: whose other figures are (`holders`).
"""

from __future__ import annotations

import re

from pipelines.figures.circumstances.attribution import Name
from pipelines.figures.circumstances.locating import PLACES
from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.quantities.amounts import Quantity
from pipelines.figures.sentences.passage import Passage, VerbGroup
from pipelines.figures.sentences.readings import Reading

#: How figures of clauses without a verb of their own are told.
GAPS = ("gapped", "continued", "antecedent", "subject-value", "in-share", "ranked")


def gapped(p: Passage, reading: Reading, verb: VerbGroup, names: list[Name]) -> Name | None:
    """Who does what the clause before says, its own verb left out: *France bought 71 million worth and Britain 52*."""
    begun = _begun_from(p, reading.quantity)
    end, begin = (begun or reading.quantity).start, p.starts[verb.end - 1]
    listed = reading.concept.choice == "counted-noun" and any(begin < q.start < q.end < end for q in p.quantities)
    if reading.concept.choice not in GAPS and not listed and begun is None:
        return None
    beside = [n for n in names if begin < n.start < n.end < end and _leads_alone(p.text[n.end : end], reading)]
    if listed:  # Leath reported 269 cases, Orve 131 cases
        beside = [n for n in beside if n.label in PLACES and p.text[n.end : end].count(" ") < 2 + _is_area(p, n, end)]
        beside = [n for n in beside if any(begin < q.start < q.end <= n.start for q in p.quantities)]
    return next((n for n in beside if p.text[: n.start].removesuffix("the ").endswith(GAP_OPENERS)), None)


#: What stands before who goes on with the verb of another: *and Kano*, *followed by Kano*.
GAP_OPENERS = (" and ", ", ", "; ", "followed by ", "ahead of ")


SHORT_FORM = re.compile(r"[ ]\([A-Z]{2,6}\)[ ]")


def _leads_alone(gap: str, reading: Reading) -> bool:
    """Whether nothing but a preposition, or what kind of place it is, stands between a name and a figure: *Samar for
    64*, *Biliran 9*, *Orve county 12*."""
    if gap == " " or SHORT_FORM.fullmatch(gap) is not None:
        return True
    if reading.concept.choice == "ranked" and gap in (" (", " with "):
        return True  # followed by Uganda (21%)
    return gap.count(" ") == 2 and (gap.strip() in words("gap_links") or gap.strip() in words("areas"))


#: What leads to the level that another began at: Orve from 88% last week *to* 86%.
REACHES = re.compile(r"[^,;()\d]{0,24}\bto[ ]")


def _begun_from(p: Passage, here: Quantity) -> Quantity | None:
    """Return the level that a figure is reached from: *Orve from 88% to 86%*."""
    before = next((q for q in reversed(p.quantities) if q.end <= here.start), None)
    if before is None or not p.text.endswith("from ", 0, before.start):
        return None
    return before if REACHES.fullmatch(p.text, before.end, here.start) is not None else None


def _is_area(p: Passage, name: Name, end: int) -> bool:
    return p.text[name.end : end].strip() in words("areas")
