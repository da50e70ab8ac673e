"""Where in a sentence the clause of a figure begins: behind *but*, *because*, *said that*, a semicolon.

Belongs here: clauses with a subject and a verb of their own, whose figures are not of what the clause before is about.
Does not belong here: clauses that share their subject (*rose to 4 and fell to 3*), and which phrase is a subject
(verbs).
"""

from __future__ import annotations

from functools import cache

from pipelines.figures.lexicon.wordlists import words
from pipelines.figures.sentences.passage import Passage
from pipelines.figures.sentences.verbs import says

#: Classes of the words that a clause begins with.
OPENING = frozenset("DNR#PAT")


def clause_start(p: Passage, token: int, floor: int, ceiling: int) -> int:
    """Return the first token of the clause that holds `token`, in the sentence from `floor` up to `ceiling`."""
    tags = p.tags
    floor = past_source(p, floor, token)
    verb = next((k for k in range(floor, token) if tags[k] in "VX"), token)
    links = _links()
    for at in range(token - 1, verb, -1):
        begin = _behind_link(p, at) if p.lowers[at] in links else None
        if begin is not None and begin <= token and _is_clause(p, begin, ceiling):
            return begin
    return floor


@cache
def _links() -> frozenset[str]:
    """Return the words with which a link to a new clause may begin: most words of a sentence are none."""
    return words("full_clause_openers") | {";", ",", "that"}


def past_source(p: Passage, floor: int, token: int) -> int:
    """Return the token behind the source that opens a sentence, else `floor`: *According to the unit,* 40 fell ill."""
    if p.lowers[floor : floor + 2] != ("according", "to"):
        return floor
    comma = next((k for k in range(floor + 2, token) if p.words[k] == "," or p.tags[k] in "VX#"), floor)
    return comma + 1 if p.words[comma] == "," else floor


def _behind_link(p: Passage, at: int) -> int | None:
    """Return the token behind what links the clause before to a new one, where the link begins at `at`."""
    word = p.lowers[at]
    if word == ";":
        return at + 2 if p.lowers[at + 1] in words("full_clause_links") else at + 1
    if word == ",":
        return at + 2 if p.lowers[at + 1] in words("full_clause_links") else None
    if word in words("full_clause_openers") or (word == "that" and says(p, at - 1)):
        return at + 1
    return None


def _is_clause(p: Passage, begin: int, ceiling: int) -> bool:
    """Whether a subject of its own, no pronoun, and then a finite verb come behind `begin`, before the next clause."""
    tags, lowers = p.tags, p.lowers
    if tags[begin : begin + 1] not in OPENING or tags[begin : begin + 2] == "PW":
        return False
    fronted = tags[begin] in "PAT"
    named = False
    k = begin - 1
    while (k := _past_brackets(p, k + 1, ceiling)) < ceiling:
        acts = tags[k] in "VX" or (tags[k] == "#" and lowers[k] in words("bound_verbs"))  # the value topped 3 billion
        if acts and lowers[k - 1] != "to":
            return named
        comma = p.words[k] == "," and begin < k < ceiling - 1
        if p.words[k] == ";" or (comma and lowers[k + 1] in words("full_clause_ends")):
            return False
        if fronted:
            fronted = p.words[k] != ","  # at 29, Okoro has signed
        elif tags[k] == "R" and not named:
            return False
        else:
            named = named or tags[k] in "N#"
    return False


def _past_brackets(p: Passage, token: int, ceiling: int) -> int:
    """Return the token behind the brackets that open at one: *Kandy (7.8%) (see Table 1)*."""
    while token < ceiling and (past := p.past_bracket(token, ceiling)) != token:
        token = past
    return token
