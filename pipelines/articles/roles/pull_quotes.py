"""Pull quotes: what somebody says in a text, set once more in larger type into, over or between its columns.

Belongs here: telling them from headlines by their words, their place and the rules at them. Does not belong here: where
they come in the text (`order`), and headlines that are what somebody said (`quoted_heads`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.shapes import Run, overlap_x, overlap_y
from pipelines.articles.text.prose import CLOSERS, QUOTES, TERMINATORS
from pipelines.model import Box

#: A pull quote is larger than the text by this factor.
PULL_QUOTE = 1.15
#: The text begins at most so many em of the body below its headline, with a deck and a byline between.
UNDER_HEAD = 9.0
#: So many words right above a quotation are a piece of the text that it stands in.
PIECE = 4
#: A rule at a heading stands at most so many of its sizes away.
RULED = 1.5
#: Rules around a pull quote are no longer than this share of the page's width.
FRAMED = 0.5
#: Text that a quotation is set into stands at most so many of its sizes above and below, flush within so many points.
SET_IN = 2.0
FLUSH = 2.0
#: ... and at most so many below where a sentence of it is broken by the quotation.
BROKEN = 3.0
#: A headline that a framed line stands within the text of is so many times as large.
FAR_LARGER = 1.5
#: Who said a quotation is told in at most so many words.
SPEAKER = 10
#: Text is at most so many times as large as the page's.
TEXT = 1.04


def pull_quotes(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the role of quotations that stand for themselves in, over or between the columns of a text."""
    subheads = Counter(run.style for run in runs if run.role == "subhead")
    for run in runs:
        if run.role not in ("headline", "body", "subhead") or run.word_count < 5:
            continue
        if run.size < PULL_QUOTE * draft.body_size:
            continue
        quoted = run.text[0] in QUOTES and (run.text[-1] in "”\"»’'.!?" or run.style.italic)
        if not quoted and not run.style.italic:
            # in other type alone, where rules and its column's head tell it
            framed = run.role != "body" and _is_framed(run, draft)
            if framed and (_opens_later_column(run, draft, runs) or _is_within(run, draft, runs)):
                run.role, run.level = "pull_quote", 0
            continue
        if quoted and (_is_set_in(run, draft, runs) or _breaks_sentence(run, draft, runs)):
            run.role = "pull_quote"
            continue
        if any(
            o is not run and o.role == "headline" and o.style == run.style and o.text[0] not in QUOTES for o in runs
        ):
            continue  # a headline that is what somebody said
        if quoted and not run.style.italic and _heads_columns(run, draft, runs):
            continue
        heading = next(
            (
                o
                for o in runs
                if o is not run
                and o.role == "headline"
                and o.size > run.size
                and 0 <= run.box.top - o.box.bottom < 2 * o.size
                and overlap_x(o.box, run.box) > 5
            ),
            None,
        )
        if heading is not None and not quoted:
            continue
        above = any(
            (
                (o.role == "body" and (is_prose(o, draft.body_size) or (quoted and _is_piece(o, draft))))
                or (o.role == "subhead" and quoted and run.style.italic and subheads[o.style] > 1)
            )
            and o.box.bottom <= run.box.top + 2
            and overlap_x(o.box, run.box) > 5
            and run.box.top - o.box.bottom < 6 * draft.body_size
            and o.panel == run.panel
            and not _ruled_off(o.box, run.box, draft)
            for o in runs
        )
        apart = heading is None or run.box.x0 > heading.box.x0 + heading.size  # no deck under the headline's beginning
        opens = quoted and _opens_later_column(run, draft, runs)
        if (above and heading is None) or (apart and _is_framed(run, draft)) or opens:
            run.role = "pull_quote"
    for quote in [run for run in runs if run.role == "pull_quote"]:
        for run in runs:
            below = -2 <= run.box.top - quote.box.bottom <= quote.size and overlap_x(run.box, quote.box) > 2
            if below and run.role == "body" and _says_who_spoke(run):
                run.role = "pull_quote"


def _says_who_spoke(run: Run) -> bool:
    """Tell whether a short line stands behind a dash: whose words are quoted above it."""
    return run.text[0] in "—–" and len(run.lines) <= 2 and run.word_count <= SPEAKER and run.text[-1] not in ".!?"


def _is_piece(run: Run, draft: PageDraft) -> bool:
    """Tell whether a short line may be a piece of text: it is long enough, and in no bold type."""
    return run.word_count >= PIECE and not run.style.bold and run.size <= TEXT * draft.body_size


def _is_set_in(run: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether one text runs on beside a run, from above it to below it."""
    near = [o for o in runs if o.role == "body" and o.panel == run.panel and is_prose(o, draft.body_size)]
    crossed = [o for o in near if overlap_x(o.box, run.box) > 5]
    if any(o.box.top < run.box.top - o.size and o.box.bottom > run.box.bottom + o.size for o in crossed):
        return True
    above = [o for o in crossed if -3 <= run.box.top - o.box.bottom <= SET_IN * o.size]
    below = [o for o in crossed if -3 <= o.box.top - run.box.bottom <= SET_IN * o.size]
    beside = [o for o in near if overlap_y(o.box, run.box) > 2 * o.size and overlap_x(o.box, run.box) <= 0]
    return any(_flush(a, o) and _flush(b, o) for a in above for b in below if _flush(a, b) for o in beside)


def _is_within(run: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether one text stands right above a run and right below it in a column under a far larger headline."""
    near = [o for o in runs if o.role == "body" and o.panel == run.panel and is_prose(o, draft.body_size)]
    above = [o for o in near if -3 <= run.box.top - o.box.bottom <= SET_IN * run.size and overlap_x(o.box, run.box) > 5]
    below = [o for o in near if -3 <= o.box.top - run.box.bottom <= SET_IN * run.size and overlap_x(o.box, run.box) > 5]
    if not any(_flush(a, b) and a.style.matches(b.style) for a in above for b in below):
        return False
    heads = [o for o in runs if o.role == "headline" and o is not run and o.box.bottom <= run.box.top]
    over = max((o for o in heads if overlap_x(o.box, run.box) > 5), key=lambda o: o.box.bottom, default=None)
    return over is not None and over.size >= FAR_LARGER * run.size


def _breaks_sentence(run: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether text right above a run breaks off and goes on right below it in the same column."""
    near = [o for o in runs if o.role == "body" and o.panel == run.panel and is_prose(o, draft.body_size)]
    near = [o for o in near if overlap_x(o.box, run.box) > 5]
    above = [o for o in near if -3 <= run.box.top - o.box.bottom <= SET_IN * o.size]
    below = [o for o in near if -3 <= o.box.top - run.box.bottom <= BROKEN * o.size]
    signed = any(
        o.role == "byline" and -3 <= o.box.top - run.box.bottom <= BROKEN * o.size and overlap_x(o.box, run.box) > 2
        for o in runs
    )
    return not signed and any(
        _flush(a, b) and a.style.matches(b.style) and a.text.rstrip(CLOSERS)[-1:] not in TERMINATORS
        for a in above
        for b in below
    )


def _ruled_off(above: Box, run: Box, draft: PageDraft) -> bool:
    """Tell whether a rule over most of the page stands between a run and the text above it, and none under the run."""
    widest = FRAMED * draft.page.width_pt
    wide = [box for box in draft.level_rules if box.width > widest and overlap_x(box, run) > 0]
    over = any(above.bottom - 2 <= box.top <= run.top + 2 for box in wide)
    return over and not any(0 <= box.top - run.bottom + 2 <= run.height for box in wide)


def _flush(run: Run, other: Run) -> bool:
    """Tell whether two runs begin or end at one place."""
    return min(abs(run.box.x0 - other.box.x0), abs(run.box.x1 - other.box.x1)) <= FLUSH


def _opens_later_column(run: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether a run stands at the head of a column beside the first one of a story whose headline is above it, or
    whose text goes on from the page before."""
    level = 1.5 * draft.body_size
    near = [o for o in runs if o is not run and o.panel == run.panel]
    beside = [o for o in near if o.role == "body" and abs(o.box.top - run.box.top) <= level and o.box.x1 <= run.box.x0]
    for text in beside:
        if draft.page.page_no > 1 and not any(
            o.box.bottom <= text.box.top + 2 and (overlap_x(o.box, text.box) > 2 or overlap_x(o.box, run.box) > 2)
            for o in near
        ):
            return _is_over_text(run, near)
        if len(text.lines) <= 2:
            continue
        for head in (o for o in near if o.role == "headline" and o.size > run.size):
            if not 0 <= text.box.top - head.box.bottom <= UNDER_HEAD * draft.body_size:
                continue
            if min(overlap_x(head.box, text.box), overlap_x(head.box, run.box)) <= 2:
                continue
            return _is_over_text(run, near)
    return False


def _is_over_text(run: Run, near: Sequence[Run]) -> bool:
    """Tell whether text and nothing else stands right below a run."""
    below = [o for o in near if 0 <= o.box.top - run.box.bottom <= 2 * run.size and overlap_x(o.box, run.box) > 2]
    return bool(below) and all(o.role == "body" for o in below)


def _is_framed(run: Run, draft: PageDraft) -> bool:
    """Tell whether two rules of one length, no wider than a column, stand right over and right under a run."""
    reach, widest = RULED * run.size, FRAMED * draft.page.width_pt
    rules = [b for b in draft.level_rules if b.width <= widest and overlap_x(b, run.box) >= 0.9 * run.box.width]
    over = [box for box in rules if -2 <= run.box.top - box.bottom <= reach]
    under = [box for box in rules if -2 <= box.top - run.box.bottom <= reach]
    return any(abs(a.x0 - b.x0) <= 2 and abs(a.x1 - b.x1) <= 2 for a in over for b in under)


def _heads_columns(run: Run, draft: PageDraft, runs: Sequence[Run]) -> bool:
    """Tell whether something said in large type heads what is below it: it has a byline, or a rule above it alone."""
    below = [o for o in runs if o.box.top >= run.box.bottom - 3 and overlap_x(o.box, run.box) > 2 and o is not run]
    first = min(below, key=lambda o: o.box.top, default=None)
    if first is None or first.box.top - run.box.bottom > run.size or _says_who_spoke(first):
        return False
    if first.role == "byline":
        return True
    reach = RULED * run.size
    rules = [box for box in draft.level_rules if overlap_x(box, run.box) >= 0.9 * run.box.width]
    over = any(-2 <= run.box.top - box.bottom <= reach for box in rules)
    under = any(-2 <= box.top - run.box.bottom <= reach for box in rules)
    return over and not under
