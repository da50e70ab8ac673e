"""Who wrote a story: bylines beside and below headlines, their second lines, and headings over signed texts.

Belongs here: telling bylines by their place. Does not belong here: their words (`wording.bylines`), what stands right
under a headline (`around`), and signatures below a text's last line (`signatures`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, Style, overlap_x
from pipelines.articles.wording.bylines import (
    SIZE,
    is_known_name,
    is_name,
    is_office,
    is_office_holder,
    names_author,
    seconds_of,
)
from pipelines.articles.wording.headings import names_briefs

#: A line that numbers what it stands over has at most so many words.
LABEL_WORDS = 6
#: The second line of a signature stands at most so many of its sizes below the first; flush with it, at most so many.
BELOW = 0.8
BELOW_FLUSH = 1.1
#: A name in the margin stands at most so many of its sizes below its headline and above the text.
MARGIN = 4.0
#: A name below a picture stands at most so many of its sizes below the headline on it.
PICTURE = 20.0
#: So many headings in a line's type make it one of them.
HEADINGS = 2
#: So many names over texts make headlines of them.
PEOPLE = 2
#: So many signed texts make the headings over them headlines.
SIGNED_TEXTS = 2


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
