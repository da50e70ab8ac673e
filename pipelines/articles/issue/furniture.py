"""Running heads, folios, mastheads and imprints: what belongs to the paper, not to a story.

Belongs here: recognising furniture by its place and by its recurrence across pages. Does not belong here: what the
furniture says (`facts`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipelines.articles.issue.imprint_boxes import masthead_over_cells
from pipelines.articles.issue.masthead import masthead_runs, rows_of
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, from_the_top, overlap_x
from pipelines.articles.page.tagged import artifacts
from pipelines.articles.text.footnotes import is_marked
from pipelines.articles.wording.bylines import is_byline, is_known_name
from pipelines.articles.wording.dates import find_period
from pipelines.articles.wording.headings import page_label

#: The margins in which furniture stands, as shares of the page's height.
HEAD = 0.13
FOOT = 0.87
#: Where the sheet is larger than what is printed on it, the first and the last row of a page stand within these.
FIRST = 0.25
LAST = 0.75
#: There it recurs on at least so many pages, and this share: boards of a kind have more in common than their furniture.
WITHIN = 3
RECURS_WITHIN = 0.45
#: Furniture is short.
MAX_WORDS = 16
#: A text that recurs at the same height (points) on this share of the pages, and at least two, is furniture.
RECURS = 0.3
SAME_HEIGHT = 12.0
#: A row with more page numbers than this is an axis.
MAX_FOLIOS = 2
LONGEST_FOLIO = 16
#: An imprint is at most this large beside the text and has at most so many words, which say so many things of it.
IMPRINT_SIZE = 0.97
IMPRINT_WORDS = 60
IMPRINT_RULES = 2
#: The foot of a page stands apart from the text by this many times the body's size.
FOOT_GAP = 1.8
#: A dated line at the foot stands so many of its sizes right of where the text above begins.
ASIDE = 4.0


def mark_furniture(drafts: Sequence[PageDraft]) -> None:
    """Set the role of every run that is furniture; its note says which: ``head``, ``foot`` or ``masthead``."""
    masthead = [run for draft in drafts[:1] for run in masthead_runs(draft) or masthead_over_cells(draft)]
    names = frozenset(_letters(line.text) for run in masthead for line in run.lines) - {""}
    for run in masthead:
        _set(run, "masthead")
    while _mark_recurring(drafts):  # a row above the last one is at the foot once that one is furniture
        pass
    for draft in drafts:
        for run in artifacts(draft):
            _set(run, "head" if run.box.bottom < 0.5 * draft.page.height_pt else "foot")
        if draft is not drafts[0] or not masthead:  # what stands first below a masthead is a heading
            _mark_head(draft, names)
        _mark_foot(draft)
        _mark_imprint(draft)


def _set(run: Run, note: str) -> None:
    run.role = "furniture"
    run.note = note


def _mark_recurring(drafts: Sequence[PageDraft]) -> bool:
    """Mark what recurs in the first or last rows of the pages' content; tells whether there was any."""
    if len(drafts) < 2:
        return False
    seen: dict[str, list[tuple[int, Run, float]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        height = draft.page.height_pt
        content = draft.content()
        first = max(HEAD * height, min(FIRST * height, min((run.box.bottom for run in content), default=0.0) + 1))
        last = min(FOOT * height, max(LAST * height, max((run.box.top for run in content), default=height) - 1))
        for run in draft.loose():
            at_head, at_foot = run.box.bottom < first, run.box.top > last
            short = len(run.lines) <= 2 and run.word_count <= MAX_WORDS
            if not (at_head or at_foot) or not (short or run.word_count <= IMPRINT_WORDS):
                continue
            if not match_rule(run.text, pattern_rules("jumps.toml")):
                keys = _without_numbers(run.text, draft.page.page_no) if short else {run.text}
                for key in keys:
                    seen[key].append((number, run, run.box.top if at_head else run.box.top - height))
    needed = max(2, round(RECURS * len(drafts)))
    found = False
    for places in seen.values():
        within = any(not _in_margin(run, drafts[number]) for number, run, _ in places)
        least = max(needed, WITHIN, round(RECURS_WITHIN * len(drafts))) if within else needed
        if len({number for number, _, _ in places}) < least:
            continue
        for number, run, top in places:
            if any(other != number and abs(top - y) <= SAME_HEIGHT for other, _, y in places):
                _set(run, "head" if top >= 0 else "foot")
                found = True
    return found


def _without_numbers(text: str, page_no: int) -> set[str]:
    """Return a text without what its numbers are; also without the page's number before or behind it, which stands now
    on one side and now on the other."""
    words = text.casefold().split()
    whole = " ".join(words)
    for end in (0, -1):
        if len(words) > 1 and words[end].isdecimal() and int(words[end]) >= page_no:
            del words[end]
    rest = " ".join(words)
    return {re.sub(r"\d+", "#", key) for key in (whole, rest) if key == whole or any(map(str.isalpha, key))}


def _in_margin(run: Run, draft: PageDraft) -> bool:
    height = draft.page.height_pt
    return run.box.bottom < HEAD * height or run.box.top > FOOT * height


def is_folio(text: str) -> str | None:
    """Return the page label when `text` is nothing but one."""
    if len(text) > LONGEST_FOLIO:
        return None
    found = pattern_rules("mastheads.toml", "folio")[0].pattern.match(text)
    return page_label(found["label"]) if found is not None else None


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _mark_head(draft: PageDraft, names: frozenset[str]) -> None:
    """The row at the top: day, section and folio, a title and a folio, or one of the masthead's `names` alone."""
    height = draft.page.height_pt
    content = draft.loose()
    if not content:
        return
    rows = rows_of(content)
    row = rows[0]
    if max(run.box.bottom for run in row) > HEAD * height and not _is_low_head(row, draft):
        return
    if any(len(run.lines) > 2 or run.word_count > MAX_WORDS or run.panel is not None for run in row):
        return
    bottom = max(run.box.bottom for run in row)
    nearest = min((run.box.top for other in rows[1:2] for run in other), default=bottom)
    ruled = any(
        rule.box.width > 0.5 * draft.page.width_pt and bottom - 2 <= rule.box.top <= bottom + 14
        for rule in draft.page.rules
    )
    says = any(is_folio(run.text) or (find_period(run.text) and run.word_count <= 10) for run in row)
    small = all(run.size <= 1.5 * draft.body_size for run in row)
    says = says or (small and any(_letters(run.text) in names for run in row))
    if (
        (says and len(row) > 1)
        or (ruled and small)
        or (says and nearest - bottom > draft.body_size)
        or (len(row) > 1 and small and nearest - bottom > draft.body_size and any(_carries_folio(run) for run in row))
        or (
            len(row) == 1
            and (is_folio(row[0].text) or (small and nearest - bottom > draft.body_size and _carries_folio(row[0])))
        )
    ):
        for run in row:
            _set(run, "head")


def _is_low_head(row: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether a row with a page number, no larger than the text, heads a page whose sheet has a wide margin."""
    if max(run.box.bottom for run in row) > FIRST * draft.page.height_pt:
        return False
    small = all(
        run.size <= draft.body_size * 1.02 and "." not in run.text for run in row
    )  # and no sentence or question
    return small and any(is_folio(run.text) or _carries_folio(run) for run in row)


def _carries_folio(run: Run) -> bool:
    """Tell whether a line at the top begins or ends with a page number (*8 Franco and Laguna*, *Spring 2025 36*)."""
    return (
        run.word_count >= 2
        and not run.style.bold
        and re.search(r"^\d{1,4}\s+[^\W\d]|[^\W\d]\s+\d{1,4}$|[^\W\d]\s(?:19|20)\d\d\s+\d{1,3}$", run.text) is not None
    )


def _mark_foot(draft: PageDraft) -> None:
    """The row at the bottom: folio, imprint."""
    height = draft.page.height_pt
    content = draft.loose()
    for _ in range(2):
        rows = rows_of(content)
        grids = [run.box.bottom for run in draft.content() if run.in_region] if len(rows) == 1 else []
        if len(rows) < 2 and not grids:
            return  # on a page of nothing but a table its foot is the only row
        row = rows[-1]
        top = min(run.box.top for run in row)
        folio = any(is_folio(run.text) for run in row)
        if top < (LAST if folio and _is_ruled_off(row, draft) else FOOT) * height or any(
            len(run.lines) > 2 or run.word_count > MAX_WORDS or run.panel is not None for run in row
        ):
            return
        above = max(
            [*(run.box.bottom for other in rows[:-1] for run in other), *(b for b in grids if b < top)], default=top
        )
        if _is_text_line(row):
            return
        if len(row) == 1 and (is_known_name(row[0].text) or _says_by_whom(row[0].text)):
            return  # a signature, a byline, or whom a picture shows
        apart = top - above > FOOT_GAP * draft.body_size
        in_column = any(
            overlap_x(run.box, other.box) > 0 and run.box.top - other.box.bottom < draft.body_size
            for run in row
            for others in rows[:-1]
            for other in others
            if other.role != "furniture"
        )
        small = all(run.size <= 1.05 * draft.body_size for run in row)
        if not ((folio and not in_column) or (apart and small) or (len(rows) > 1 and _is_dated_aside(row, rows[-2]))):
            return
        for run in row:
            _set(run, "foot")
        content = [run for run in content if run not in row]


def _says_by_whom(text: str) -> bool:
    return text[:3].casefold() == "by " and is_byline(text, anywhere=True)


def _is_dated_aside(row: Sequence[Run], above: Sequence[Run]) -> bool:
    """Tell whether the lowest row is one line with a date, in type and at a place that nothing over it shares."""
    line = row[0]
    if len(row) > 1 or len(line.lines) > 1 or line.text[-1] in ".:;," or find_period(line.text) is None:
        return False
    alike = any(run.style.matches(line.style) for run in above)
    return not alike and all(line.box.x0 - run.box.x0 > ASIDE * line.size for run in above)


def _is_ruled_off(row: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether several pieces of small print stand right under a rule over the page."""
    top, size = min(run.box.top for run in row), row[0].size
    return len(row) > 1 and any(
        rule.width > 0.6 * draft.page.width_pt and -2 <= top - rule.bottom <= 1.5 * size for rule in draft.level_rules
    )


def _mark_imprint(draft: PageDraft) -> None:
    """Small print below all else in its columns that says who publishes and where."""
    content = draft.loose()
    for run in reversed(from_the_top(content)):  # what is below one is furniture first
        line = run.word_count <= MAX_WORDS and run.text[-1] not in ".!?:"  # a contact in the text's own type
        small = run.size <= IMPRINT_SIZE * draft.body_size and run.word_count <= IMPRINT_WORDS
        if not (small or line) or run.panel is not None or _stands_over(run, content):
            continue
        said = sum(rule.pattern.search(run.text) is not None for rule in pattern_rules("imprints.toml"))
        if said >= IMPRINT_RULES or match_rule(run.text, pattern_rules("imprints.toml", "alone")):
            _set(run, "foot")


def _stands_over(run: Run, content: Sequence[Run]) -> bool:
    """Tell whether anything but furniture stands below a run in its columns."""
    box = run.box
    return any(
        other.box.top >= box.bottom - 2
        and overlap_x(other.box, box) > 0
        and other is not run
        and other.role != "furniture"
        and not (other.size <= IMPRINT_SIZE * run.size and is_marked(other))
        for other in reversed(content)  # most of what is below stands near the end
    )


def _is_text_line(row: Sequence[Run]) -> bool:
    """Tell whether the lowest row is no furniture for sure: a source line, a chart's axis, an equation's number."""
    if any(rule.pattern.match(run.text) for run in row for rule in pattern_rules("credits.toml", "source")):
        return True
    folios = [run for run in row if is_folio(run.text)]
    if len(folios) > MAX_FOLIOS:
        return True
    return not folios and not any(char.isalpha() for run in row for char in run.text)
