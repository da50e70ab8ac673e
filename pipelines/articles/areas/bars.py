"""Section names in bars: a short line alone in a tinted strip, or over a rule, above the headings of what it names.

Belongs here: telling these from headings that are set in a strip. Does not belong here: panels, which hold text
(`panels`), and what a section's name does for its stories (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.areas.panels import WHITE, holds
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, Style, overlap_x
from pipelines.articles.wording.headings import NUMBERED
from pipelines.model import Box

#: What the name of a section in a bar says in its note.
SECTION = "section"
#: It has at most so many words, in a bar at most so many of its sizes high and so many times as long as it.
WORDS = 5
HIGH = 3.0
LONG = 1.5
#: A tag has at most so many words, in a tint that reaches at most so many of their sizes past them.
TAG_WORDS = 3
TAG_ROOM = 1.5
#: The headings under a bar stand within so many of their sizes, and are no smaller than its words by this share.
UNDER = 3.0
SMALLER = 0.98
#: ... or by this share, where so many bars alike stand over headings alike.
ALIKE_SMALLER, BARS = 0.8, 2
#: ... unless it stands over so many columns.
COLUMNS = 3
#: A rule under a section's name stands at most so many of its sizes below it and is so many times as long; headings
#: below it are no smaller than this share of it.
RULED = 0.8
RULED_SMALLER = 0.8
LONGER = 1.1


def section_bars(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make kickers of the lines in bars that stand over headings, and headlines of these headings."""
    names = [
        run
        for run in runs
        if run.role in ("headline", "subhead", "body")
        and len(run.lines) == 1
        and run.word_count <= WORDS
        and not NUMBERED.match(run.text)
    ]
    barred = [(run, bar_of(run, draft)) for run in names] if draft.page.rects else []
    alike = _heading_styles(barred, runs)
    for run, bar in barred:
        if bar is None and _is_tag(run, draft, runs):
            run.role, run.level = "kicker", 0
        within = [o for o in runs if o is not run and holds(bar, o.box)] if bar is not None else []
        if bar is None or not all(o.style == run.style and o in names and o.box.x0 > run.box.x1 for o in within):
            continue
        row = _right_below(bar, run, runs)
        # where the first column begins with a heading, its text may go on at the head of the others
        below = [o for o in row if o is row[0] or o.role != "body" or len(o.lines) == 1]
        if not below or any(o.role not in ("headline", "subhead") for o in below):
            continue
        # a name in large type stands over columns of smaller headlines, but over no subhead of its own story
        many = len(row) >= COLUMNS and all(o.role == "headline" for o in below)
        if not many and any(o.size < (ALIKE_SMALLER if run.style in alike else SMALLER) * run.size for o in below):
            continue
        run.role, run.note, run.level = "kicker", SECTION, 0
        # set to the middle of a bar over several columns, it belongs to no single one's heading
        across = any(o.box.x0 >= below[0].box.x1 and o.box.x0 <= run.box.x1 + 2 * run.size for o in row)
        run.head = None if across and run.box.x0 > below[0].box.x0 + run.size else below[0]
        draft.bars.append(bar)
        for other in within:  # the section's name in the paper's other language, at the bar's other end
            other.role, other.note, other.level = "furniture", SECTION, 0
        for head in below:
            for other in runs if head.role == "subhead" else ():
                if other.role == "subhead" and other.style.matches(head.style) and other.panel == head.panel:
                    other.role, other.level = "headline", 1


def _heading_styles(barred: Sequence[tuple[Run, Box | None]], runs: Sequence[Run]) -> set[Style]:
    """Return the styles in which two or more lines in bars each stand over a heading in one other style."""
    below: dict[Style, list[Style]] = {}
    for run, bar in barred:
        row = _right_below(bar, run, runs) if bar is not None else []
        if row and row[0].role in ("headline", "subhead") and row[0].style != run.style:
            below.setdefault(run.style, []).append(row[0].style)
    return {style for style, heads in below.items() if len(heads) >= BARS and len(set(heads)) == 1}


def ruled_sections(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make kickers of names in capitals over a rule longer than they, which small headings stand right below, and
    headlines of these headings: notices, appointments."""
    for run in runs:
        if run.role not in ("headline", "subhead") or not _names_section(run):
            continue
        rule = _rule_under(run, draft)
        below = _right_below(rule, run, runs) if rule is not None else []
        if rule is None or not below or any(o.role != "subhead" or o.size > run.size for o in below):
            continue
        if any(o.size < RULED_SMALLER * run.size or not o.style.matches(below[0].style) for o in below):
            continue
        run.role, run.note, run.level, run.head = "kicker", SECTION, 0, below[0]
        draft.bars.append(Box(rule.x0, run.box.top, rule.x1, rule.bottom))
        for other in runs:
            alike = other.role == "subhead" and other.style.matches(below[0].style) and other.panel == run.panel
            if alike and other.box.top >= rule.top and overlap_x(other.box, rule) > 2:
                other.role, other.level = "headline", 1


def _names_section(run: Run) -> bool:
    one = len(run.lines) == 1 and run.word_count <= WORDS
    return one and run.text.isupper() and run.text[-1].isalpha() and not NUMBERED.match(run.text)


def _rule_under(run: Run, draft: PageDraft) -> Box | None:
    """Return the rule right below a line, which begins where the line begins and is longer."""
    for rule in draft.level_rules:
        near = -2 <= rule.top - run.box.bottom <= RULED * run.size and abs(rule.x0 - run.box.x0) <= run.size
        if near and rule.width >= LONGER * run.box.width:
            return rule
    return None


def _is_tag(run: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether a word or three, reversed out of a tint that hugs them, stand over no text: a label on a picture."""
    if run.word_count > TAG_WORDS or run.style.color not in WHITE:
        return False
    box = run.box
    tint = Box(box.x0 - TAG_ROOM * run.size, box.top - run.size, box.x1 + TAG_ROOM * run.size, box.bottom + run.size)
    tags = (rect.box for rect in draft.page.rects if rect.fill is not None and rect.fill not in WHITE)
    if not any(holds(tint, tag) and holds(tag, box) and tag.height <= HIGH * run.size for tag in tags):
        return False
    return not any(
        o is not run and overlap_x(o.box, box) > 2 and -2 <= o.box.top - box.bottom <= UNDER * run.size for o in runs
    )


def bar_of(run: Run, draft: PageDraft) -> Box | None:
    """Return the strip that a line stands in, much longer than the line and hardly higher; None where there is none."""
    if len(run.lines) > 1:
        return None
    return next((rect.box for rect in draft.page.rects if rect.fill is not None and _is_bar(rect.box, run)), None)


def _is_bar(box: Box, run: Run) -> bool:
    return (
        run.size <= box.height <= HIGH * run.size
        and box.width >= LONG * run.box.width
        and box.width > 4 * box.height
        and holds(box, run.box)
    )


def _right_below(bar: Box, name: Run, runs: Sequence[Run]) -> list[Run]:
    """Return what stands first under a bar, one beside the other, from the left."""
    below = [
        run
        for run in runs
        if run is not name and run.box.top >= bar.bottom - 2 and overlap_x(run.box, bar) > 2 and run.panel == name.panel
    ]
    row: list[Run] = []
    for run in sorted(below, key=lambda run: run.box.top):
        if run.box.top - bar.bottom <= UNDER * run.size and not any(overlap_x(run.box, o.box) > 2 for o in row):
            row.append(run)
    return sorted(row, key=lambda run: run.box.x0)
