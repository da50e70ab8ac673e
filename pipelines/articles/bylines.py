"""Who wrote a story: lines under a headline, beside it, and signatures below a text's last line.

Belongs here: telling bylines by their words and their place, and which headings stand over signed texts. Does not
belong here: the other roles (`roles`), and the names in a byline (`authors`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.draft import PageDraft, is_prose
from pipelines.articles.headings import NUMBERED, names_briefs
from pipelines.articles.rules import PatternRule, match_rule, pattern_rules
from pipelines.articles.shapes import Run, Style, overlap_x, style_of
from pipelines.articles.wordlist import given_names, known_words, person_names

#: A byline is at most this much larger than the text, and has at most so many words and lines.
SIZE = 1.35
WORDS = 14
LINES = 3
#: A signature stands this close (in its own sizes) under the text, nearer than to what comes next.
SIGNED = 1.5
#: A signature at a column's head stands at most so many of its sizes over the next headline.
CARRIED = 4.0
#: So many words in two lines end a text at a column's head.
ENDING = 5
#: So many names over texts make headlines of them.
PEOPLE = 2
#: So many signed texts make the headings over them headlines.
SIGNED_TEXTS = 2


def is_byline(text: str, *, anywhere: bool) -> bool:
    """Tell whether a line names who wrote a story; `anywhere` when its place says nothing."""
    return _byline_rule(text, anywhere=anywhere) is not None


def _byline_rule(text: str, *, anywhere: bool = False) -> PatternRule | None:
    rules = [rule for rule in pattern_rules("bylines.toml") if rule.tag("anywhere") == "True" or not anywhere]
    found = match_rule(text, rules) if len(text) <= 120 else None
    if found is None:
        return None
    rule, match = found
    if rule.tag("names") == "True":  # its words must be names
        words = [word.strip(".,").casefold() for word in match["authors"].split()]
        words = [word for word in words if len(word) > 2]
        named = sum(word in person_names() for word in words)
        common = sum(word in known_words() for word in words)
        first, comma, _ = match["authors"].partition(",")  # behind a comma may stand an office
        if named < 0.6 * len(words) and common > 0.5 * len(words) and not (comma and is_known_name(first)):
            return None
    return rule


def is_signature(text: str) -> bool:
    """Tell whether a line is a signature by its capitals alone."""
    return match_rule(text, pattern_rules("bylines.toml", "signature")) is not None


def is_name(text: str) -> bool:
    """Tell whether a line is one person's name and nothing else."""
    found = match_rule(text, pattern_rules("bylines.toml", "person"))
    return found is not None and is_byline(text, anywhere=False)


def is_known_name(text: str) -> bool:
    """Tell whether a line is a given name and further names of people: what stands so over a headline is no section."""
    words = [word.strip(".,").casefold() for word in text.split()]
    words = [word for word in words if len(word) > 2]
    known = len(words) > 1 and words[0] in given_names() and all(word in person_names() for word in words)
    person = match_rule(text, pattern_rules("bylines.toml", "person")) is not None
    return known and not text.isupper() and person


def names_author(run: Run, draft: PageDraft) -> bool:
    """Tell whether a run below a headline is its byline, by its words and its size."""
    if run.size > SIZE * draft.body_size or run.word_count > WORDS or NUMBERED.match(run.text):
        return False
    return (is_byline(run.text, anywhere=False) and run.text[-1] not in ".?!:") or bool(_seconds(run))


def byline_of(run: Run) -> str | None:
    """Return the byline that a run of lines gives where each says something of its own, else None."""
    return "; ".join(line.text for line in run.lines) if _seconds(run) else None


def without_addresses(byline: str) -> str:
    """Return a byline whose parts `; ` joins without the e-mail addresses that stand on lines of their own."""
    mail = [rule for rule in pattern_rules("bylines.toml", "second") if rule.tag("address") == "True"]
    return "; ".join(part for part in byline.split("; ") if match_rule(part, mail) is None) or byline


def goes_with_byline(run: Run, draft: PageDraft) -> bool:
    """Tell whether a run is the second line of the byline above it: an office, an address, a place."""
    if run.size > SIZE * draft.body_size or len(run.lines) > 1 or run.word_count > WORDS:
        return False
    return _is_second(run.text)


def bylines_aside(draft: PageDraft, runs: Sequence[Run]) -> None:
    """A name over the first column of a story whose headline stands over the middle of all its columns."""
    headlines = [run for run in runs if run.role == "headline"]
    for run in runs:
        if run.role not in ("body", "subhead", "byline") or run.head is not None or len(run.lines) > 1:
            continue
        if not (run.style.bold or run.style.italic) or not names_author(run, draft):
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
        if text and heads:
            run.role = "byline"
            run.head = min(heads, key=lambda head: abs(head.box.x0 - run.box.x0))


def second_lines(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make bylines of the offices and addresses right below a byline that stands apart from its headline."""
    for run in [run for run in runs if run.role == "byline" and len(run.lines) == 1]:
        second = _right_below(run, runs)
        if second is not None and is_second_line(second, draft):
            second.role, second.head, second.note = "byline", run.head, run.note


def is_second_line(run: Run, draft: PageDraft) -> bool:
    """Tell whether a line names an office or an address, which goes with a byline above it wherever that stands."""
    if run.size > SIZE * draft.body_size or len(run.lines) > 1:
        return False
    rule = match_rule(run.text, pattern_rules("bylines.toml", "second"))
    return rule is not None and rule[0].tag("alone") == "True"


def closing_bylines(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the role of signatures: names in type of their own right below the last line of a text."""
    for run in runs:
        if run.role not in ("body", "subhead") or not _is_signature(run):
            continue
        second = _right_below(run, runs)
        if second is not None and not goes_with_byline(second, draft):
            second = None
        if _closes_text(run, second, draft, runs):
            for one in (run, second) if second is not None else (run,):
                one.role, one.note = "byline", "closing"


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


def carried_bylines(runs: Sequence[Run]) -> None:
    """Set the role of signatures that the end of a column parted from their text: like the others, over a headline."""
    styles = {run.style for run in runs if run.role == "byline" and run.note == "closing"}
    for run in runs:
        if run.role not in ("body", "subhead") or run.style not in styles or not _is_signature(run):
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
            and o.box.x0 - CARRIED * run.size <= run.box.x0 <= o.box.x1
        ]
        if below:
            run.role, run.note = "byline", "closing"


def _right_below(run: Run, runs: Sequence[Run]) -> Run | None:
    """Return the single line right below a run, nearer than a line's height."""
    below = [
        o
        for o in runs
        if o is not run
        and o.panel == run.panel
        and o.role in ("body", "subhead")
        and -3 <= o.box.top - run.box.bottom <= 0.8 * run.size
        and overlap_x(o.box, run.box) > 2
    ]
    return below[0] if len(below) == 1 and len(below[0].lines) == 1 else None


def _is_signature(run: Run) -> bool:
    if run.word_count > 10 or NUMBERED.match(run.text) or run.text[-1] in ".,;:":
        return False
    # two names in a narrow column: the line between them breaks at what joins them
    if _seconds(run):
        return True
    rule = _byline_rule(run.text) if len(run.lines) <= 2 else None
    return rule is not None and (len(run.lines) == 1 or rule.tag("names") != "True" or _joins(run.lines[0].text))


def _joins(text: str) -> bool:
    between = pattern_rules("authors.toml", "between")[0].pattern
    return between.search(f"{text} ") is not None and is_byline(between.split(f"{text} ")[0], anywhere=False)


def _seconds(run: Run) -> list[str]:
    """Return the further lines of a run whose first line is a byline and whose others go with it."""
    first, *others = (line.text for line in run.lines)
    if not others or len(run.lines) > LINES or not is_byline(first, anywhere=False):
        return []
    return others if all(_is_second(line) for line in others) else []


def _is_second(text: str) -> bool:
    return match_rule(text, pattern_rules("bylines.toml", "second")) is not None


def _closes_text(run: Run, second: Run | None, draft: PageDraft, runs: Sequence[Run]) -> bool:
    shared = min(5.0, 0.5 * run.box.width)
    beside = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > shared]
    above = max((o for o in beside if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
    if above is None or above.role != "body" or run.box.top - above.box.bottom > SIGNED * run.size:
        return False
    foot = (second or run).box.bottom
    # a short heading below may not reach under a signature at the column's right
    column = [o for o in runs if o.role in ("headline", "subhead") and overlap_x(o.box, above.box) > shared]
    lower = [
        o
        for o in (*beside, *(o for o in column if o is not run and o.panel == run.panel))
        if o is not second and o.role not in ("credit", "jump") and o.box.top >= foot - 3
    ]
    below = min(lower, key=lambda o: o.box.top, default=None)
    room = below.box.top - foot if below is not None else float("inf")
    gap = max(run.box.top - above.box.bottom, 0.0)
    nearer = room > 1.3 * gap + 1
    placed = second is not None or (", " in run.text and _byline_rule(run.text) is not None)
    if placed and below is not None and below.role in ("headline", "subhead"):
        # a name with a place or an office: no kicker of the heading that comes next
        nearer = room >= gap - 1 and not below.style.matches(run.style)
    dashed = run.text[0] in "—–"
    text = below is not None and below.role == "body" and is_prose(below, draft.body_size) and not below.text.isupper()
    if text and not dashed:
        return False  # a name over the text below it
    right = run.box.x1 >= above.box.x1 - 1.5 * run.size and run.box.x0 > above.box.x0 + run.size
    if is_signature(run.text):
        return nearer
    if not (dashed or run.style.italic or run.style.bold or style_of(run.lines[0].words[0]).bold):
        # in the text's own type only where it is set apart by its place
        return right and nearer and not run.style.matches(above.style)
    apart = len(above.lines) > 1 and above.word_count >= ENDING and not run.style.matches(above.style)
    return nearer and (dashed or right or apart or is_prose(above, draft.body_size))


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
    near = [run for run in runs if run is not heading and overlap_x(run.box, heading.box) > 5]
    above = max((o for o in near if o.box.bottom <= heading.box.top + 3), key=lambda o: o.box.bottom, default=None)
    below = min((o for o in near if o.box.top >= heading.box.bottom - 3), key=lambda o: o.box.top, default=None)
    signed = above is not None and above.role == "byline" and above.note == "closing"
    return signed or (below is not None and below.role == "byline")
