"""Who wrote a story: lines under a headline, beside it, and signatures below a text's last line.

Belongs here: telling bylines by their words and their place, and which headings stand over signed texts. Does not
belong here: the other roles (`roles`), and the names in a byline (`authors`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import PatternRule, match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, Style, is_raised, overlap_x
from pipelines.articles.wording.headings import NUMBERED, names_briefs
from pipelines.articles.wording.wordlist import given_names, known_words, person_names

#: A byline is at most this much larger than the text, and has at most so many words and lines.
SIZE = 1.35
WORDS = 14
LINES = 3
#: No line of more characters is one.
LONGEST = 120
#: A line that numbers what it stands over has at most so many words.
LABEL_WORDS = 6
#: What may stand on both sides of a byline.
MARKS = "–—-*~•·"
#: The second line of a signature stands at most so many of its sizes below the first; flush with it, at most so many.
BELOW = 0.8
BELOW_FLUSH = 1.1
#: The offices of writers take at most so many lines.
OFFICE_LINES = 6
#: A name in the margin stands at most so many of its sizes below its headline and above the text.
MARGIN = 4.0
#: Raised marks behind names lead to what their bearers are.
_RAISED = re.compile(r"(?<=[\w.’'])[¹²³⁴-⁹⁰*†‡§]+(?:,[¹²³⁴-⁹⁰*†‡§]+)*(?=[,;\s]|$)")
#: Where a writer is found, behind the name.
_HANDLE = re.compile(r"\s*[,|·–—-]?\s*@\w{2,30}$")
#: A byline ends in the first word of the place that it was written at.
_PLACE_BEGUN = re.compile(r"\s(?:in|at|from)\s+[^\W\d_][\w’'-]*$")
_BEFORE_COMMA = re.compile(r"\s+(?=[,;])")
_AND = re.compile(r",\s+|\s+(?:and|&)\s+")
_LISTED = re.compile(r"\s*[,;]\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+")
#: A name below a picture stands at most so many of its sizes below the headline on it.
PICTURE = 20.0
#: So many names with nothing else are a list.
NAMES = 3
#: So many headings in a line's type make it one of them.
HEADINGS = 2
#: So many names over texts make headlines of them.
PEOPLE = 2
#: So many signed texts make the headings over them headlines.
SIGNED_TEXTS = 2


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
    """Tell whether a narrow column breaks a byline within a name: *By Ada / Holm*, *By Ada Holm at Port / Nolan*."""
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
    return is_second(run.text) if len(run.lines) == 1 else len(run.lines) == 2 and is_office(run.text.rstrip("."))


def bylines_aside(draft: PageDraft, runs: Sequence[Run]) -> None:
    """A name over the first column of a story whose headline stands over the middle of all its columns."""
    headlines = [run for run in runs if run.role == "headline"]
    for run in runs:
        if run.role not in ("body", "subhead", "byline") or run.head is not None or len(run.lines) > 2:
            continue
        if len(run.lines) == 2 and not seconds_of(run):
            continue
        if not (run.style.bold or run.style.italic or is_office_holder(run)) or not names_author(run, draft):
            continue
        if run.role == "subhead" and _is_like_headings(run, runs, draft):
            continue
        text = any(
            o.role == "body"
            and abs(o.box.x0 - run.box.x0) <= run.size
            and -2 <= o.box.top - run.box.bottom <= 1.2 * run.size
            for o in runs
        )
        heads = [
            head
            for head in headlines
            if head.panel == run.panel
            and -3 <= run.box.top - head.box.bottom <= 2.5 * run.size
            and run.box.x0 < head.box.x1
            and head.box.x0 - run.box.x1 < 8 * run.size
        ]
        if not text:
            heads = [head for head in headlines if _in_margin(run, head, runs)]
        elif not heads:
            heads = [head for head in headlines if _past_picture(run, head, draft, runs)]
        if heads:
            run.role = "byline"
            run.head = min(heads, key=lambda head: abs(head.box.x0 - run.box.x0))


def _is_like_headings(run: Run, runs: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether headings that name nobody are printed like a line: then it is one of them, whatever its words."""
    alike = (o for o in runs if o is not run and o.role in ("headline", "subhead") and o.style == run.style)
    return sum(not names_author(o, draft) for o in alike) >= HEADINGS


def _in_margin(run: Run, head: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a name stands in the margin between a headline and its text, which is flush with it."""
    if head.panel != run.panel or run.box.x1 > head.box.x0 + 2 or run.note == "closing":
        return False
    if not 0 <= run.box.bottom - head.box.bottom <= MARGIN * run.size:
        return False
    if any(o.role == "body" and overlap_x(o.box, run.box) > 2 and len(o.lines) > 2 for o in runs):
        return False  # a column of text, no margin
    return any(
        o.role == "body"
        and abs(o.box.x0 - head.box.x0) <= 2
        and -run.size <= o.box.top - run.box.bottom <= MARGIN * run.size
        for o in runs
    )


def _past_picture(run: Run, head: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether nothing but small print stands between a headline on a picture and a name below the picture."""
    if head.panel != run.panel or not 0 <= run.box.top - head.box.bottom <= PICTURE * run.size:
        return False
    if head.box.x0 - run.box.x0 > 4 * run.size or head.box.x1 < run.box.x1:
        return False
    if not is_known_name(run.lines[0].text.title()) and not any(
        o.role == "byline" and o.style == run.style for o in runs
    ):
        return False
    between = [
        o
        for o in runs
        if o is not run and o is not head and head.box.bottom - 3 <= o.box.top and o.box.bottom <= run.box.top + 3
    ]
    small = 0.95 * draft.body_size
    return all(o.role in ("caption", "credit") or o.size < small or overlap_x(o.box, run.box) <= 0 for o in between)


def second_lines(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make bylines of the offices and addresses right below a byline that stands apart from its headline."""
    for run in [run for run in runs if run.role == "byline" and len(run.lines) <= 2]:
        second = right_below(run, runs)
        if second is not None and (is_second_line(second, draft) or _is_office_over_text(second, runs)):
            second.role, second.head, second.note = "byline", run.head, run.note


def _is_office_over_text(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a line says what a person is, in type of its own right over a text."""
    if len(run.lines) > 1 or not is_office(run.text):
        return False
    near = (o for o in runs if o.role == "body" and overlap_x(o.box, run.box) > 2 and o is not run)
    return any(-2 <= o.box.top - run.box.bottom <= run.size and not o.style.matches(run.style) for o in near)


def is_second_line(run: Run, draft: PageDraft) -> bool:
    """Tell whether a line names an office or an address, which goes with a byline above it wherever that stands."""
    if run.size > SIZE * draft.body_size or len(run.lines) > 1:
        return False
    rule = match_rule(run.text, pattern_rules("bylines.toml", "second"))
    return rule is not None and rule[0].tag("alone") == "True"


def people_headed(drafts: Sequence[PageDraft], settled: Sequence[Sequence[Run]]) -> None:
    """Make headlines of names over texts about them, as in obituaries: most stand over a text, under no heading.

    `settled` are each draft's runs whose roles are settled.
    """
    named: dict[Style, list[tuple[Run, bool]]] = {}
    for draft, runs in zip(drafts, settled, strict=True):
        for run in runs:
            if _is_name(run, draft):
                place = _over_text(run, runs)
                if place is not None:
                    named.setdefault(run.style, []).append((run, place))
    for style, found in named.items():
        free = {run.text for run, place in found if place}
        others = sum(run.style == style and run.role in ("headline", "subhead") for runs in settled for run in runs)
        if len(free) >= PEOPLE and len(free) > 0.5 * len(found) and len(found) >= 0.7 * others:
            for run, _ in found:
                run.role, run.level, run.head = "headline", 1, None


def _is_name(run: Run, draft: PageDraft) -> bool:
    if run.role not in ("body", "subhead", "headline", "byline") or not run.style.bold or len(run.lines) > 2:
        return False
    return not run.note and run.size >= 0.98 * draft.body_size and is_name(run.text)


def _over_text(run: Run, runs: Sequence[Run]) -> bool | None:
    """Tell whether a name over a text stands under no heading; None where it stands over no text."""
    near = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 2]
    above = max((o for o in near if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
    below = min((o for o in near if o.box.top >= run.box.bottom - 3), key=lambda o: o.box.top, default=None)
    if below is None or below.role != "body" or len(below.lines) < 2:
        return None
    room = below.box.top - run.box.bottom
    if room > 1.2 * run.size or not below.box.x0 - run.size <= run.box.x0 <= below.box.x0 + run.size:
        return None
    if above is None:
        return True
    gap = run.box.top - above.box.bottom
    if above.role == "body":
        return True if gap > room + 1 else None
    return gap > 3 * run.size or (above.role == "headline" and names_briefs(above.text))


def headlines_of_signed(runs: Sequence[Run]) -> None:
    """Make headlines of the subheads over signed texts: letters, comments, each a text of its own."""
    subheads = [run for run in runs if run.role == "subhead"]
    for first in subheads:
        alike = [run for run in subheads if run.role == "subhead" and run.style.matches(first.style)]
        signed = sum(_parts_signed(run, runs) for run in alike)
        if signed >= SIGNED_TEXTS and signed >= 0.5 * len(alike):
            for run in alike:
                run.role, run.level = "headline", 1


def _parts_signed(heading: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a signature stands right above a heading, or a byline right below it."""
    others = [run for run in runs if run is not heading]
    near = [run for run in others if overlap_x(run.box, heading.box) > 5]
    below = min((o for o in near if o.box.top >= heading.box.bottom - 3), key=lambda o: o.box.top, default=None)
    column = below.box if below is not None and below.role == "body" else heading.box
    over = [o for o in others if o.box.bottom <= heading.box.top + 3 and overlap_x(o.box, column) > 5]
    above = max(over, key=lambda o: o.box.bottom, default=None)
    if above is not None and _is_label(above, heading):
        over.remove(above)
        above = max(over, key=lambda o: o.box.bottom, default=None)
    signed = above is not None and above.role == "byline" and above.note == "closing"
    return signed or (below is not None and below.role == "byline")


def _is_label(run: Run, heading: Run) -> bool:
    """Tell whether a line right over a heading numbers what it heads: *NOTICE 12 OF 2025*."""
    near = len(run.lines) == 1 and heading.box.top - run.box.bottom <= heading.size and run.word_count <= LABEL_WORDS
    return near and run.size <= heading.size and run.text.isupper()


def right_below(run: Run, runs: Sequence[Run]) -> Run | None:
    """Return the line (or two) right below a run, nearer than a line's height."""
    below = [
        o
        for o in runs
        if o is not run
        and o.panel == run.panel
        and o.role in ("body", "subhead")
        and -3 <= o.box.top - run.box.bottom <= (BELOW_FLUSH if _flush(o, run) else BELOW) * run.size
        and overlap_x(o.box, run.box) > 2
    ]
    return below[0] if len(below) == 1 and len(below[0].lines) <= 2 else None


def _flush(run: Run, other: Run) -> bool:
    return min(abs(run.box.x0 - other.box.x0), abs(run.box.x1 - other.box.x1)) <= 1 and run.style.matches(other.style)


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
