"""Signatures: who wrote a text, said below its last line.

Belongs here: telling signatures by their type, their place and their words. Does not belong here: bylines at headlines
(`bylines`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, Style, from_the_top, overlap_x, style_of
from pipelines.articles.roles.bylines import right_below
from pipelines.articles.text.prose import CLOSERS, TERMINATORS
from pipelines.articles.wording.bylines import (
    byline_rule,
    goes_with_byline,
    is_byline,
    is_known_name,
    is_name,
    is_numbered,
    is_office,
    is_office_holder,
    is_second,
    is_signature,
    is_signoff,
    is_valediction,
    seconds_of,
)
from pipelines.articles.wording.wordlist import given_names

#: A signature stands this close (in its own sizes) under the text, nearer than to what comes next.
SIGNED = 1.5
#: A known name in type of its own at the column's right edge may stand so many away.
SIGNED_RIGHT = 2.5
#: A name over its bearer's office stands so many away where there is room for a signature by hand.
SIGNED_BY_HAND = 5.0
#: ... and a heading below it is at least this share of that as far away.
OFFICE = 0.6
#: A signature at a column's head stands at most so many of its sizes over the next headline.
CARRIED = 4.0
#: At a column's head it stands for itself where so many like it sign texts.
ALIKE = 2
#: What is printed below a signature in this share of the text's size, in so many lines, says where it is filed.
FILED = 0.85
FILED_LINES = 2
#: A signature over text of another story is so many times as far from that as from its own; one that does not stand
#: at the right is so many of its sizes away, too.
FARTHER = 3.0
#: A headline is so many times as large as the name of who signed the text above it.
LARGER = 1.2
#: So many words in two lines end a text at a column's head.
ENDING = 5
#: A label over names has at most so many words.
LABEL_WORDS = 4
#: A person's name has at most so many words.
NAME_WORDS = 4


def closing_bylines(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the role of signatures: names in type of their own right below the last line of a text."""
    for run in runs:
        listed = _goes_on_below(run)
        named = run.role == "byline" and run.head is None and not run.note
        if not (named or run.role in ("body", "subhead")) or not (listed or _is_signature(run)):
            continue
        second = right_below(run, runs)
        if second is not None and not goes_with_byline(second, draft):
            second = None
        if second is None and listed:
            continue
        if _closes_text(run, second, draft, runs):
            for one in (run, second) if second is not None else (run,):
                one.role, one.note = "byline", "closing"
    for run in runs:
        if run.role in ("body", "subhead") and _signs_off(run, runs):
            run.role, run.note = "byline", "closing"
    _filings(draft, runs)


def _filings(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make furniture of the small print right below a signature: an office's file number, the day it was filed."""
    for signature in [run for run in runs if run.role == "byline" and run.note == "closing"]:
        edge = signature
        for run in from_the_top(runs):
            below = -2 <= run.box.top - edge.box.bottom <= SIGNED * run.size and overlap_x(run.box, edge.box) > 2
            if below and _is_small(run, draft) and run.role in ("body", "subhead") and run.panel == edge.panel:
                run.role, run.note, run.level = "furniture", "filed", 0
                edge = run


def _is_small(run: Run, draft: PageDraft) -> bool:
    return run.size <= FILED * draft.body_size and len(run.lines) <= FILED_LINES


def _goes_on_below(run: Run) -> bool:
    """Tell whether a line is a name and a comma: what its bearer is comes on the next line."""
    return len(run.lines) == 1 and run.text[-1] == "," and is_name(run.text[:-1])


def carried_over(settled: Sequence[Sequence[Run]]) -> None:
    """Set the role of signatures that the end of a page parted from their text; `settled` are each page's runs."""
    signed = _signed([run for runs in settled for run in runs])
    for runs in settled if len(settled) > 1 and signed else ():
        carried_bylines(runs, signed)


def _signed(runs: Sequence[Run]) -> Counter[Style]:
    """Return how many signatures stand in each type."""
    return Counter(run.style for run in runs if run.role == "byline" and run.note == "closing")


def carried_bylines(runs: Sequence[Run], known: Counter[Style] | None = None) -> None:
    """Set the role of signatures that the end of a column parted from their text: like the others, over a headline.

    `known` are the issue's signatures by their type, else the page's.
    """
    signed = known if known is not None else _signed(runs)
    styles = set(signed)
    # over a page's first headline, a signature of the page before looks like its kicker or its byline
    roles = ("body", "subhead", "kicker", "byline") if known is not None else ("body", "subhead")
    for run in runs:
        if run.role not in roles or run.style not in styles or (run.role == "byline" and not _is_over(run)):
            continue
        if not _is_signature(run) and not (len(run.lines) == 1 and is_signoff(run.text, bare=True)):
            continue
        near = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 5]
        above = max((o for o in near if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
        if above is not None and above.role == "body" and run.box.top - above.box.bottom <= CARRIED * run.size:
            continue
        below = [
            o
            for o in runs
            if o.role in ("headline", "kicker")
            and o.panel == run.panel
            and 0 <= o.box.top - run.box.bottom <= CARRIED * run.size
            and o.box.x0 - CARRIED * run.size <= run.box.x0 <= _column_edge(o, runs)
        ]
        alone = above is None and signed[run.style] >= ALIKE and not _over_text(run, near)
        if below or alone:
            second = right_below(run, runs)
            run.role, run.note, run.head = "byline", "closing", None
            if second is not None and _goes_with(second, run, styles):
                second.role, second.note = "byline", "closing"


def _goes_with(second: Run, name: Run, signed: Set[Style]) -> bool:
    """Tell whether the line below a name says where its bearer is from, in a signature's type, or what they are."""
    like = second.style == name.style or second.style in signed
    return (is_second(second.text) and like) or (len(second.lines) == 1 and is_office(second.text))


def _is_over(byline: Run) -> bool:
    """Tell whether a byline stands over its headline."""
    return byline.head is not None and byline.box.bottom <= byline.head.box.top + 3


def _over_text(run: Run, near: Sequence[Run]) -> bool:
    """Tell whether a text of several lines follows below a name nearer than two lines."""
    return any(len(o.lines) > 1 and 0 <= o.box.top - run.box.bottom <= 2 * run.size for o in near)


def _column_edge(heading: Run, runs: Sequence[Run]) -> float:
    """Return where the column ends that a heading stands over: it may be wider than the heading."""
    text = [
        o.box.x1
        for o in runs
        if o.role == "body" and abs(o.box.x0 - heading.box.x0) <= o.size and o.box.top >= heading.box.bottom - 3
    ]
    return max([heading.box.x1, *text])


def _signs_off(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether an agency or initials stand right below a text's last line and over no further text."""
    forename = _is_forename(run)
    if len(run.lines) > 1 or not (forename or is_signoff(run.text, bare=True)):
        return False
    near = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 0]
    above = max((o for o in near if o.box.top <= run.box.top), key=lambda o: o.box.bottom, default=None)
    if above is None or above.role != "body" or not -3 <= run.box.top - above.box.bottom <= SIGNED * run.size:
        return False
    below = min((o for o in near if o.box.top >= run.box.bottom - 3), key=lambda o: o.box.top, default=None)
    if below is not None and below.role == "body" and below.box.top - run.box.bottom <= SIGNED * run.size:
        return False
    right = run.box.x0 > above.box.x0 + above.size and run.box.x1 >= above.box.x1 - 1.5 * run.size
    ended = above.text.rstrip(CLOSERS)[-1:] in TERMINATORS
    return (right and (not forename or ended)) or is_signoff(run.text, bare=False)


def _is_forename(run: Run) -> bool:
    """Tell whether a line is a given name alone, as friends sign: *Ada*, *Fr Tom*."""
    found = match_rule(run.text, pattern_rules("bylines.toml", "forename"))
    return found is not None and found[1]["name"].casefold() in given_names()


def _is_known_signature(run: Run) -> bool:
    """Tell whether a name at the right is one by its words: known as a person's, or over the place it is from."""
    first = run.lines[0].text
    return is_known_name(first.title()) or (first.isupper() and bool(seconds_of(run)))


def _names_office(text: str) -> bool:
    """Tell whether a line is a name and, behind a comma, what its bearer is."""
    name, _, office = text.partition(", ")
    return bool(office) and is_name(name) and is_office(office)


def _is_signature(run: Run) -> bool:
    if run.word_count > 10 or is_numbered(run.text):
        return False
    # two names in a narrow column: the line between them breaks at what joins them
    if seconds_of(run):
        return True
    if len(run.lines) == 1 and run.text[-1] == "." and is_signature(run.text):
        return True  # ADA HOLM, Permanent Secretary.
    if run.text[-1] in ".,;:":
        return False
    rule = byline_rule(run.text) if len(run.lines) <= 2 else None
    return rule is not None and (len(run.lines) == 1 or rule.tag("names") != "True" or _joins(run.lines[0].text))


def _joins(text: str) -> bool:
    between = pattern_rules("authors.toml", "between")[0].pattern
    return between.search(f"{text} ") is not None and is_byline(between.split(f"{text} ")[0], anywhere=False)


def _closes_text(run: Run, second: Run | None, draft: PageDraft, runs: Sequence[Run]) -> bool:
    shared = min(5.0, 0.5 * run.box.width)
    beside = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > shared]
    above = max((o for o in beside if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
    titled = is_office_holder(run) or (second is not None and is_name(run.text) and is_office(second.text))
    if above is None or above.role != "body" or _is_label(above):
        return False
    right = run.box.x1 >= above.box.x1 - 1.5 * run.size and run.box.x0 > above.box.x0 + run.size
    apart = right and not run.style.matches(above.style) and is_known_name(run.text)
    if run.box.top - above.box.bottom > (SIGNED_BY_HAND if titled else SIGNED_RIGHT if apart else SIGNED) * run.size:
        return False
    foot = (second or run).box.bottom
    # a short heading below may not reach under a signature at the column's right
    column = [o for o in runs if o.role in ("headline", "subhead") and overlap_x(o.box, above.box) > shared]
    lower = [
        o
        for o in (*beside, *(o for o in column if o is not run and o.panel == run.panel))
        if o is not second
        and o.role not in ("credit", "jump", "end")
        and o.box.top >= foot - 3
        and not (second is not None and _is_small(o, draft))
    ]
    below = min(lower, key=lambda o: o.box.top, default=None)
    room = below.box.top - foot if below is not None else float("inf")
    gap = max(run.box.top - above.box.bottom, 0.0)
    nearer = room > 1.3 * gap + 1
    placed = titled or second is not None or (", " in run.text and byline_rule(run.text) is not None)
    if placed and below is not None and below.role in ("headline", "subhead"):
        # a name with a place or an office: no kicker of the heading that comes next
        most = OFFICE * gap if titled else gap - 1
        nearer = (titled and nearer) or (room >= most and not below.style.matches(run.style))
    if right and below is not None and below.role in ("headline", "subhead") and below.box.x0 < run.box.x0 - run.size:
        nearer = room >= gap - 1  # a line flush right is no kicker of what stands flush left
    if below is not None and below.role == "headline" and below.size >= LARGER * run.size and is_known_name(run.text):
        nearer = nearer or room >= gap  # a person's name is no kicker: it goes with what it stands nearer to
    dashed = run.text[0] in "—–" or run.text.startswith("--")
    text = below is not None and below.role == "body" and is_prose(below, draft.body_size) and not below.text.isupper()
    apart = room >= FARTHER * max(gap, 1.0) and (right or room >= FARTHER * run.size)
    if text and not dashed and not apart:
        return False  # a name over the text below it
    if is_signature(run.text) or is_valediction(above.lines[-1].text):
        return nearer
    listed = _goes_on_below(run)
    if not (dashed or listed or run.style.italic or run.style.bold or style_of(run.lines[0].words[0]).bold):
        # in the text's own type only where it is set apart by its place
        own = not run.style.matches(above.style) or _is_known_signature(run) or _names_office(run.text)
        own = own or (_is_flush_name(run, above) and (below is None or below.role in ("headline", "subhead")))
        placed = second is not None and run.text.isupper() and is_name(run.text)
        return nearer and (titled or placed or (right and own))
    by_type = len(above.lines) > 1 and above.word_count >= ENDING and not run.style.matches(above.style)
    ended = titled and above.text.rstrip(CLOSERS)[-1:] in TERMINATORS
    return nearer and (dashed or right or by_type or listed or ended or is_prose(above, draft.body_size))


def _is_flush_name(run: Run, above: Run) -> bool:
    """Tell whether a given name and a surname that nobody need know stand at the right edge below a text's end."""
    pieces = run.text.split()
    named = len(run.lines) == 1 and 1 < len(pieces) <= NAME_WORDS and is_name(run.text.title())
    flush = run.box.x1 >= above.box.x1 - run.size and run.box.x0 - above.box.x0 > above.box.width / 3
    ended = above.text.rstrip(CLOSERS)[-1:] in TERMINATORS
    return named and flush and ended and pieces[0].casefold() in given_names()


def _is_label(run: Run) -> bool:
    """Tell whether a line is a few words in capitals, which say what the person is whose name stands below them."""
    return len(run.lines) == 1 and run.word_count <= LABEL_WORDS and run.text.isupper()


def office_over_column(run: Run, name: object) -> bool:
    """Tell whether a line at a column's head says what the signer is whose name stands at the foot of the last one."""
    if not isinstance(name, Run) or name.note != "closing" or len(name.lines) > 1:
        return False
    return over_columns(name, run) and len(run.lines) == 1 and is_office(run.text)


def over_columns(upper: Run, lower: Run) -> bool:
    """Tell whether what is broken at a column's foot, as a headline, goes on at the head of the next one."""
    return lower.box.x0 >= upper.box.x1 - 2 and lower.box.bottom < upper.box.top - 4 * upper.size
