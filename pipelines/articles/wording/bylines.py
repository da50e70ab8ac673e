"""Who wrote a story: the words of bylines and signatures.

Belongs here: telling bylines, names and offices by their words and their type. Does not belong here: where they stand
(`roles.bylines`), and the names in a byline (`authors`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import PatternRule, match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, is_raised
from pipelines.articles.wording.headings import NUMBERED
from pipelines.articles.wording.wordlist import given_names, known_words, person_names

#: A byline is at most this much larger than the text, and has at most so many words and lines.
SIZE = 1.35
WORDS = 14
LINES = 3
#: No line of more characters is one.
LONGEST = 120
#: What may stand on both sides of a byline.
MARKS = "–—-*~•·"
#: The offices of writers take at most so many lines.
OFFICE_LINES = 6
#: Raised marks behind names lead to what their bearers are.
_RAISED = re.compile(r"(?<=[\w.’'])[¹²³⁴-⁹⁰*†‡§]+(?:,[¹²³⁴-⁹⁰*†‡§]+)*(?=[,;\s]|$)")
#: Where a writer is found, behind the name.
_HANDLE = re.compile(r"\s*[,|·–—-]?\s*@\w{2,30}$")
#: A byline ends in the first word of the place that it was written at.
_PLACE_BEGUN = re.compile(r"\s(?:in|at|from)\s+[^\W\d_][\w’'-]*$")
_BEFORE_COMMA = re.compile(r"\s+(?=[,;])")
_AND = re.compile(r",\s+|\s+(?:and|&)\s+")
_LISTED = re.compile(r"\s*[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
#: So many names with nothing else are a list.
NAMES = 3


def is_byline(text: str, *, anywhere: bool) -> bool:
    """Tell whether a line names who wrote a story; `anywhere` when its place says nothing."""
    return byline_rule(text, anywhere=anywhere) is not None


@cache
def _rules(anywhere: bool) -> tuple[PatternRule, ...]:
    """Return the rules that tell a byline; `anywhere` when its place says nothing."""
    return tuple(r for r in pattern_rules("bylines.toml") if r.tag("anywhere") == "True" or not anywhere)


@lru_cache(maxsize=4096)  # several steps ask it of the same lines
def byline_rule(text: str, *, anywhere: bool = False) -> PatternRule | None:
    text = without_marks(text)
    for rule in _rules(anywhere) if len(text) <= LONGEST else ():
        found = rule.pattern.match(text)
        if found is None or (rule.tag("known") == "True" and not _has_given_name(found["authors"])):
            continue
        return rule if rule.tag("names") != "True" or _are_names(found["authors"]) else None
    return None


def _has_given_name(name: str) -> bool:
    """Tell whether a name is known, or is a given name and rare words."""
    first, *others = (word.strip(".,").casefold() for word in name.split())
    rare = first in given_names() and bool(others) and not any(word in known_words() for word in others)
    return is_known_name(name) or rare


def _are_names(authors: str) -> bool:
    """Tell whether words are the names of people rather than any words with capitals."""
    words = [word.strip(".,").casefold() for word in authors.split()]
    words = [word for word in words if len(word) > 2]
    named = sum(word in person_names() for word in words)
    common = sum(word in known_words() for word in words)
    first, comma, _ = authors.partition(",")  # behind a comma may stand an office
    return not (named < 0.6 * len(words) and common > 0.5 * len(words)) or bool(comma and is_known_name(first))


def is_signature(text: str) -> bool:
    """Tell whether a line is a signature by its capitals alone."""
    return match_rule(text, pattern_rules("bylines.toml", "signature")) is not None


def is_signoff(text: str, *, bare: bool) -> bool:
    """Tell whether a line stands for a text's writer: an agency, initials; `bare` where these may stand alone."""
    found = match_rule(text, pattern_rules("bylines.toml", "signoff"))
    return found is not None and (bare or found[0].tag("bare") != "True")


def is_valediction(text: str) -> bool:
    """Tell whether a line is what a letter says before its writer's name."""
    return match_rule(text, pattern_rules("bylines.toml", "valediction")) is not None


def is_numbered(text: str) -> bool:
    """Tell whether a heading has a number or letter before it, which is no person's initial."""
    if not NUMBERED.match(text):
        return False
    first, second, *_ = text.split()
    initials = first[0].isalpha() and len(first) == 2
    return not (initials and (second[1:] == "." or second.casefold() in person_names()))


def is_name(text: str) -> bool:
    """Tell whether a line is one person's name and nothing else."""
    found = match_rule(text, pattern_rules("bylines.toml", "person"))
    return found is not None and is_byline(text, anywhere=False)


@cache
def _honorific() -> re.Pattern[str]:
    """Return what may stand before a name."""
    return pattern_rules("bylines.toml", "honorific")[0].pattern


@lru_cache(maxsize=4096)
def is_known_name(text: str) -> bool:
    """Tell whether a line is a given name and further names of people: what stands so over a headline is no section."""
    text = _honorific().sub("", text, count=1)
    pieces = [word.strip(".,").casefold() for word in text.split()]
    words = [word for word in pieces if len(word) > 2]
    initials = len(pieces) > 1 and len(pieces[0]) == 1 and text[1:2] == "."
    known = bool(words) and (initials or (len(words) > 1 and words[0] in given_names()))
    known = known and all(word in person_names() for word in words)
    person = match_rule(text, pattern_rules("bylines.toml", "person")) is not None
    return known and not text.isupper() and person


def names_people(text: str) -> bool:
    """Tell whether a line names one or several people, known by their names, and nothing else."""
    rule = byline_rule(text)
    found = rule.pattern.match(without_marks(text)) if rule is not None else None
    return found is not None and is_known_name(_AND.split(found["authors"])[0])


def list_of_names(text: str, *, known: bool = True) -> list[str]:
    """Return the names that a line lists; none where it says anything else, or where it has to be `known` by its words
    that they are people's."""
    pieces = [piece for part in _LISTED.split(text) if (piece := part.strip(" ,;"))]
    if not pieces or any(match_rule(piece, pattern_rules("bylines.toml", "person")) is None for piece in pieces):
        return []
    told = sum(is_known_name(piece) if known else _are_names(piece) for piece in pieces)
    return pieces if told >= (0.5 if known else 0.8) * len(pieces) else []


def names_author(run: Run, draft: PageDraft) -> bool:
    """Tell whether a run below a headline is its byline, by its words and its size."""
    text = _unmarked(run)
    if run.size > SIZE * draft.body_size or len(text.split()) > WORDS or is_numbered(text):
        return False
    return (is_byline(text, anywhere=False) and text[-1] not in ".?!:") or bool(seconds_of(run))


def _unmarked(run: Run) -> str:
    """Return a run's text without the raised marks that lead from names to offices below."""
    words = [word for line in run.lines for word in line.words]
    kept = [word.text for word in words if not is_raised(word)]
    return run.text if len(kept) == len(words) or not kept else _BEFORE_COMMA.sub("", " ".join(kept))


def says_where(run: Run) -> bool:
    """Tell whether a run says behind a raised mark to which office writers belong."""
    return is_raised(run.lines[0].words[0]) and len(run.lines) <= OFFICE_LINES


def byline_of(run: Run) -> str | None:
    """Return the byline that a run of lines gives where each says something of its own, else None."""
    if not seconds_of(run):
        return None
    first, *others = run.lines
    between = " " if _goes_on(first, others[0]) else "; "
    said = first.text + between + "; ".join(line.text for line in others)
    return said.replace(",; ", ", ")  # a comma already parts the name from its office


def _goes_on(first: Line, second: Line) -> bool:
    """Tell whether a narrow column breaks a byline within a name or an office: *By Ada / Holm*, *By Ada Holm at Port /
    Nolan*, *By Ada Holm, Farming / Correspondent*."""
    _, comma, begun = first.text.rpartition(", ")
    if comma and first.style == second.style and not is_office(begun) and is_office(f"{begun} {second.text}"):
        return True
    rule = byline_rule(first.text)
    found = rule.pattern.match(without_marks(first.text)) if rule is not None else None
    if found is None or first.style != second.style or is_office(second.text) or is_address(second.text):
        return False
    one_word = " " not in found["authors"]
    return one_word or (len(second.words) == 1 and _PLACE_BEGUN.search(first.text) is not None)


def is_office(text: str) -> bool:
    """Tell whether a line says what a person is, and nothing else."""
    offices = [rule for rule in pattern_rules("bylines.toml", "second") if rule.tag("office") == "True"]
    return match_rule(text, offices) is not None


def is_office_holder(run: Run) -> bool:
    """Tell whether a run is a name and, on the line below it, what its bearer is."""
    return any(is_office(line) for line in seconds_of(run))


def without_marks(text: str) -> str:
    """Return a line without what stands on both its sides (dashes, asterisks, tildes, brackets) or marks a note."""
    if text[:1] == "(" and text[-1] == ")" and " " in text:
        return text[1:-1]
    if len(text) > 4 and text[0] in MARKS and text[-1] == text[0]:
        return text.strip(text[0] + " ")
    return _RAISED.sub("", text).rstrip(" *†‡,")


def without_addresses(byline: str) -> str:
    """Return a byline whose parts `; ` joins without the e-mail addresses that stand on lines of their own."""
    return _HANDLE.sub("", "; ".join(part for part in byline.split("; ") if not is_address(part))) or byline


def is_address(text: str) -> bool:
    """Tell whether a line is an e-mail address and nothing else."""
    mail = [rule for rule in pattern_rules("bylines.toml", "second") if rule.tag("address") == "True"]
    return match_rule(text, mail) is not None


def goes_with_byline(run: Run, draft: PageDraft) -> bool:
    """Tell whether a run is the second line of the byline above it: an office, an address, a place."""
    if run.size > SIZE * draft.body_size or run.word_count > WORDS:
        return False
    if len(run.lines) == 1 and is_second(run.text):
        return True
    return len(run.lines) <= 2 and is_office(run.text.rstrip("."))


def seconds_of(run: Run) -> list[str]:
    """Return the further lines of a run whose first line is a byline and whose others go with it."""
    first, *others = (line.text for line in run.lines)
    if not others or len(run.lines) > LINES or not is_byline(first, anywhere=False):
        return []
    if first[-1] == "," and others[-1][-1] == ".":
        others[-1] = others[-1].rstrip(".")  # *Ada Holm, / Town Clerk.*
    return others if all(is_second(line) for line in others) else []


def is_second(text: str) -> bool:
    return match_rule(text, pattern_rules("bylines.toml", "second")) is not None
