"""What stands around a headline: its kicker above or aside, its deck and its byline below.

Belongs here: telling these by their place at a headline. Does not belong here: what makes a run a headline (`roles`),
and bylines that stand elsewhere (`bylines`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x, room_over
from pipelines.articles.wording.bylines import (
    goes_with_byline,
    is_address,
    is_byline,
    is_known_name,
    is_name,
    is_office_holder,
    names_author,
    says_where,
)
from pipelines.articles.wording.headings import names_briefs

#: A byline's second line stands at most so many of its sizes below the first.
SECOND = 1.5
#: Text that stands more than so many of its sizes below a byline is not under it.
UNDER = 6.0
#: So many lines below a writer's address are a text.
TEXT_LINES = 4
#: A heading below a rule is no deck when it is so many times as large as the text.
RULED_HEAD = 1.4
#: A heading below a byline is so many times as large.
HEAVIER = 1.05
_LETTER = re.compile(r"[^\W\d_]")


def around_headline(headline: Run, draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the roles of what stands right over and under a headline."""
    near = [run for run in runs if run is not headline and run.panel == headline.panel]
    edge_above = headline.box.top + room_over(headline)
    above = [run for run in near if run.box.bottom <= edge_above and run.box.top < headline.box.top]
    above = [run for run in above if overlap_x(run.box, headline.box) > 2]
    top = max(above, key=lambda run: run.box.bottom, default=None)
    if top is not None and top.role in ("body", "subhead", "headline") and _is_kicker(top, headline):
        top.role = "byline" if _names_writer(top, headline, runs) else "kicker"
        top.head = headline
        _columnist_over(top, headline, above)
    elif top is not None and top.role in ("body", "subhead", "caption") and _is_columnist(top, headline):
        top.role, top.head = "byline", headline
    elif top is not None and _goes_on_here(top, headline):
        top.head = headline
    elif (aside := _kicker_aside(headline, near)) is not None:
        aside.role, aside.head = "kicker", headline
    if names_briefs(headline.text):
        return  # what stands under it heads a text of its own
    under = sorted((run for run in near if overlap_x(run.box, headline.box) > 2), key=lambda run: run.box.top)
    edge = headline
    for _ in range(3):
        onward = (
            run
            for run in under
            if run.box.top >= edge.box.bottom - 3
            and run.role != "pull_quote"
            and (_aligned(run, headline) or _hangs_left(run, headline, near) or _ends_right(run, headline, near))
        )
        below = list(islice(onward, 3))  # those after them are not looked at
        if not below:
            return
        run = below[0]
        for o in below[1:]:
            if o.box.x1 <= run.box.x0 and (
                _in_margin(o, run, headline, draft, near)
                or _heads_first_column(o, run, draft, near)
                or _goes_on_in_column(o, edge, run, draft)
            ):
                run = o
                break
        if edge is headline and _is_dated(run, below[1:], draft):
            run.role, run.level, run.head = "furniture", 0, headline
            edge = run
            continue
        if any(
            o.role == "body"
            and is_prose(o, draft.body_size)
            and edge.box.bottom - 3 <= o.box.top < run.box.top + 0.6 * run.size
            and o is not run
            and not _in_margin(run, o, headline, draft, near)
            and not _heads_first_column(run, o, draft, near)
            and not _goes_on_in_column(run, edge, o, draft)
            for o in under
        ):
            return
        if run.box.top - edge.box.bottom > 1.6 * headline.size + 4 or _ruled_off(run, edge, headline, draft):
            return
        second = edge.role == "byline" and run.role != "headline" and goes_with_byline(run, draft)
        second = second and run.box.top - edge.box.bottom <= SECOND * run.size and not _is_heavier(run, edge)
        named = len(run.lines) <= 2 and (names_author(run, draft) or _is_mail_over_text(run, near))
        small = run.role == "headline" and run.size <= draft.body_size < headline.size  # over smaller print: offices
        if (run.role in ("body", "subhead", "byline") or small) and (second or named):
            run.role = "byline"
        elif edge.role == "byline" and run.role in ("body", "subhead") and says_where(run):
            run.role, run.level = "credit", 0
        elif (
            run.role in ("body", "subhead", "headline")
            and _is_deck(run, headline, draft, near)
            and not (_heads_elsewhere(run, runs) and not _over_byline(run, headline, near))
            and not (edge.role == "deck" and run.role == "headline" and run.size > edge.size)
            and not (run.role == "headline" and _signed_elsewhere(run, headline, near))
        ):
            run.role = "deck"
        elif run.role not in ("byline", "jump", "deck") and not (run.role == "credit" and edge.role == "byline"):
            return
        run.head = headline
        for other in near:
            if other.head is run:
                other.head = headline  # the byline behind the deck's last sentence
        edge = run


def _is_heavier(run: Run, byline: Run) -> bool:
    """Tell whether a line below a byline is a heading: in bold type and larger than that."""
    return run.style.bold and not byline.style.bold and run.size > HEAVIER * byline.size


def _goes_on_here(top: Run, headline: Run) -> bool:
    """Tell whether a line right over a headline says from which page the story below it goes on."""
    near = headline.box.top - top.box.bottom <= SECOND * top.size
    return top.role == "jump" and top.note == "from" and near


def _is_dated(run: Run, below: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether a line in type of its own says when the text below it was printed, and nothing else."""
    if run.role not in ("body", "subhead", "headline", "deck") or len(run.lines) > 1:
        return False
    text = next((o for o in below if o.role == "body" and is_prose(o, draft.body_size)), None)
    if text is None or (run.style == text.style and abs(run.size - text.size) < 0.1):
        return False
    return match_rule(run.text, pattern_rules("dates.toml", "dated")) is not None


def _ruled_off(run: Run, above: Run, headline: Run, draft: PageDraft) -> bool:
    """Tell whether a rule beyond both sides of a headline parts a heading below it: that one is no deck of it."""
    if run.role not in ("headline", "subhead") or run.size < RULED_HEAD * draft.body_size:
        return False
    beyond = headline.size
    return any(
        above.box.bottom - 2 <= rule.top <= run.box.top + 2
        and rule.x1 > headline.box.x1 + beyond
        and rule.x1 > run.box.x1 + beyond
        and rule.x0 <= min(headline.box.x0, run.box.x0) + 2
        for rule in draft.level_rules
    )


def _is_mail_over_text(run: Run, near: Sequence[Run]) -> bool:
    """Tell whether a writer's address alone stands between a headline and its text."""
    if not is_address(run.text):
        return False
    gaps = ((o.box.top - run.box.bottom, o) for o in near if o.role == "body" and overlap_x(o.box, run.box) > 2)
    return any(-2 <= gap <= SECOND * run.size and len(o.lines) >= TEXT_LINES for gap, o in gaps)


def _heads_first_column(run: Run, beside: Run, draft: PageDraft, near: Sequence[Run]) -> bool:
    """Tell whether a byline stands at the head of its headline's first column, level with another column's text."""
    if len(run.lines) > 1 or beside.box.x0 <= run.box.x1 or not names_author(run, draft):
        return False
    return any(
        o.role == "body"
        and -2 <= o.box.top - run.box.bottom <= run.size
        and abs(o.box.x0 - run.box.x0) <= run.size
        and beside.box.x0 >= o.box.x1 - 2
        for o in near
    )


def _goes_on_in_column(run: Run, byline: Run, beside: Run, draft: PageDraft) -> bool:
    """Tell whether a byline at the head of the first column has its second line, level with another column's text."""
    if byline.role != "byline" or run.role not in ("body", "subhead", "byline") or beside.box.x0 <= run.box.x1:
        return False
    near = abs(run.box.x0 - byline.box.x0) <= 2 and -3 <= run.box.top - byline.box.bottom <= run.size
    return near and len(run.lines) == 1 and goes_with_byline(run, draft)


def _in_margin(run: Run, text: Run, headline: Run, draft: PageDraft, near: Sequence[Run]) -> bool:
    """Tell whether a byline stands under its headline's beginning, in a margin of its own beside the text."""
    if run.role not in ("body", "subhead") or len(run.lines) > 2 or abs(run.box.x0 - headline.box.x0) > 2:
        return False
    if text.box.x0 < run.box.x1 or run.box.top - text.box.top > run.size or not names_author(run, draft):
        return False
    below = [o for o in near if o.role == "body" and o.box.top >= run.box.bottom - 3 and overlap_x(o.box, run.box) > 2]
    return not any(is_prose(o, draft.body_size) and o.box.top - run.box.bottom <= UNDER * run.size for o in below)


def _names_writer(top: Run, headline: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a line over a headline says who wrote: by its words, or a name in type of its own.

    Where the page's other bylines stand in that type, any name will do; where one stands below the headline, none.
    """
    if is_byline(top.text, anywhere=True):
        return True
    if not is_name(top.text if not top.text.isupper() else top.text.title()) or any(
        _is_byline_under(run, headline) for run in runs
    ):
        return False
    if is_known_name(top.text if not top.text.isupper() else top.text.title()) and (top.style.bold or top.style.italic):
        return True
    alike = [run for run in runs if run is not top and run.style.matches(top.style)]
    return is_name(top.text) and any(is_byline(run.text, anywhere=True) for run in alike)


def _is_byline_under(run: Run, headline: Run) -> bool:
    """Tell whether a line close under a headline says by its words who wrote: *By Ada Kole*."""
    below = headline.box.bottom - 3 <= run.box.top <= headline.box.bottom + UNDER * run.size
    return below and overlap_x(run.box, headline.box) > 2 and is_byline(run.text, anywhere=True)


def _columnist_over(kicker: Run, headline: Run, above: Sequence[Run]) -> None:
    """Set the role of a known name right over a kicker and flush with it: the columnist's, as beside a picture."""
    flush = [run for run in above if abs(run.box.x0 - kicker.box.x0) <= 2 and run.box.bottom <= kicker.box.top + 3]
    name = max(flush, key=lambda run: run.box.bottom, default=None)
    if kicker.role != "kicker" or name is None or len(name.lines) > 1 or kicker.box.top - name.box.bottom > name.size:
        return
    free = name.role in ("body", "subhead", "headline", "caption") and name.size < headline.size
    if free and is_known_name(name.text if not name.text.isupper() else name.text.title()):
        name.role, name.head, name.level = "byline", headline, 0


def _is_columnist(top: Run, headline: Run) -> bool:
    """Tell whether a name and an office below it stand right over a headline, as below a columnist's picture."""
    near = headline.box.top - top.box.bottom <= headline.size and abs(top.box.x0 - headline.box.x0) <= headline.size
    return near and top.size < headline.size and is_office_holder(top)


def _further(run: Run, headline: Run, near: Sequence[Run]) -> list[Run]:
    """Return what stands under a line below a headline, from the top."""
    below = [
        o
        for o in near
        if o is not run
        and o.box.top >= run.box.bottom - 3
        and o.role != "pull_quote"
        and (overlap_x(o.box, run.box) > 2 or _aligned(o, headline))
    ]
    return sorted(below, key=lambda o: o.box.top)


def _over_byline(run: Run, headline: Run, near: Sequence[Run]) -> bool:
    """Tell whether a line under a headline stands over the story's byline: a deck, whatever else looks like it."""
    below = _further(run, headline, near)
    return bool(below) and below[0].role == "byline" and not _signed_elsewhere(run, headline, near)


def _signed_elsewhere(run: Run, headline: Run, near: Sequence[Run]) -> bool:
    """Tell whether a line stands right of where a headline begins, and the byline of its story left of the line: what
    is under the line is another story, beside the picture of the first."""
    if run.box.x0 <= headline.box.x0 + 2 * headline.size:
        return False
    return any(
        o.role == "byline"
        and o.box.x1 <= run.box.x0
        and o.box.top >= headline.box.bottom
        and overlap_x(o.box, headline.box) > 2
        and any(
            t.role == "body" and 0 <= t.box.top - o.box.bottom <= t.size and overlap_x(t.box, o.box) > 2 for t in near
        )
        for o in near
    )


def _kicker_aside(headline: Run, near: Sequence[Run]) -> Run | None:
    """Return the line over a centred headline that is set flush with the column below it, left of the headline."""
    size = headline.size
    for run in near:
        if not -3 <= headline.box.top - run.box.bottom <= size or run.box.x0 > headline.box.x0 - 2:
            continue
        if run.role not in ("body", "subhead") or not run.text.isupper() or not _is_kicker(run, headline):
            continue
        column = any(
            abs(o.box.x0 - run.box.x0) <= 2 and 0 <= o.box.top - headline.box.bottom <= 6 * size
            for o in near
            if o.role in ("body", "byline")
        )
        if column:
            return run
    return None


def _heads_elsewhere(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a headline like this run stands elsewhere with no larger one above it: then this is no deck."""
    heads = [o for o in runs if o.role in ("headline", "subhead") and o is not run]
    larger = [o for o in heads if o.role == "headline"]
    return run.role != "body" and any(o.style == run.style and not under_larger(o, larger) for o in heads)


def under_larger(run: Run, heads: Sequence[Run]) -> bool:
    """Tell whether a run stands right under a larger headline, as its deck would."""
    return any(
        head.size > 1.1 * run.size
        and -3 <= run.box.top - head.box.bottom <= 2 * head.size
        and overlap_x(run.box, head.box) > 2
        for head in heads
    )


def _aligned(run: Run, headline: Run) -> bool:
    """Tell whether a run stands under a headline as its deck or byline would: at its left, right or middle."""
    box, head = run.box, headline.box
    em = 1.5 * headline.size
    return overlap_x(box, head) > 2 and (
        abs(box.x0 - head.x0) <= em or abs(box.x1 - head.x1) <= em or abs(box.x0 + box.x1 - head.x0 - head.x1) <= em
    )


def _amid(run: Run, headline: Run) -> bool:
    return abs(run.box.x0 + run.box.x1 - headline.box.x0 - headline.box.x1) <= headline.size


def _hangs_left(run: Run, headline: Run, near: Sequence[Run]) -> bool:
    """Tell whether a line begins in the margin, between a headline and a text flush with that headline."""
    return (
        overlap_x(run.box, headline.box) > 2
        and run.box.x0 < headline.box.x0 - headline.size
        and len(run.lines) <= 2
        and any(
            o.role == "body"
            and abs(o.box.x0 - headline.box.x0) <= 2
            and 0 <= o.box.top - run.box.bottom <= UNDER * run.size
            for o in near
        )
    )


def _ends_right(run: Run, headline: Run, near: Sequence[Run]) -> bool:
    """Tell whether a line ends at the right edge of the text right below it, which is flush with the headline."""
    if len(run.lines) > 1 or run.box.top - headline.box.bottom > 2 * headline.size:
        return False
    flush = (o for o in near if o.role == "body" and abs(o.box.x1 - run.box.x1) <= run.size)
    flush = (o for o in flush if abs(o.box.x0 - headline.box.x0) <= 2)
    return any(0 <= o.box.top - run.box.bottom <= UNDER * run.size for o in flush)


def _is_kicker(run: Run, headline: Run) -> bool:
    gap = headline.box.top - run.box.bottom
    text = run.text
    spaced = all(len(word.text) == 1 for word in run.lines[0].words)
    numbers = text.isupper() and any(char.isdigit() for char in text)
    if (
        len(run.lines) > 1
        or (run.word_count > 8 and not spaced)
        or run.size >= (0.95 if numbers else 0.85) * headline.size
        or gap > 1.3 * headline.size
    ):
        return False
    if text[-1] in ".,;:" or not _LETTER.search(text):
        return False
    return text.isupper() or run.style.bold or run.style.italic or run.role in ("subhead", "headline")


def _is_deck(run: Run, headline: Run, draft: PageDraft, near: Sequence[Run]) -> bool:
    slanted = run.style.italic and not headline.style.italic
    if run.size >= (1.0 if slanted else 0.9) * headline.size or len(run.lines) > 5 or run.word_count < 3:
        return False
    stacked = run.text.isupper() and run.box.x0 > headline.box.x0 - headline.size and _amid(run, headline)
    if not (run.size >= 1.08 * draft.body_size or run.style.italic or run.style.bold or stacked):
        return False
    further = _further(run, headline, near)
    signed = bool(further) and further[0].role in ("body", "byline") and names_author(further[0], draft)
    if run.role == "headline" and run.size >= (0.88 if signed else 0.75) * headline.size and not run.style.italic:
        return False
    if run.style.italic and not run.style.bold and _is_of_text(run, further):
        return False
    return any(other.role in ("body", "byline", "subhead") for other in further)


def _is_of_text(run: Run, further: Sequence[Run]) -> bool:
    """Tell whether all the text under a line, down to the next heading, is set as the line is: it is text itself."""
    under = takewhile(lambda other: other.role not in ("headline", "byline"), further)
    text = [other for other in under if other.role == "body"]
    return bool(text) and all(other.style == run.style and abs(other.size - run.size) < 0.1 for other in text)
