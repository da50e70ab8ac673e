"""The masthead: the paper's name at the head of the first page, with its motto and the line of the day and the number.

Belongs here: finding the masthead's runs in its several forms. Does not belong here: running heads and feet
(`furniture`), and what the masthead says (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.issue.stacked_mastheads import is_edition, stacked_masthead, tells_issue
from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, overlap_y
from pipelines.articles.wording.bylines import names_people
from pipelines.articles.wording.covered import names_time
from pipelines.articles.wording.dates import find_period, without_period
from pipelines.model import Box

#: A masthead ends in the upper part of the page, and its title is this many times the body's size.
MASTHEAD = 0.38
TITLE = 1.8
#: And this many where the number of the issue and its day stand at both ends of a line.
NUMBERED_TITLE = 1.5
#: And this many where the number ends the title's own line, over the day alone and a rule.
LINED_TITLE = 1.35
#: A title under its dateline stands this close (in its own sizes) below it, and has few words.
NEAR = 1.2
TITLE_WORDS = 7
#: A line of the day may have several pieces, parted by marks, each of at most so many words, the telling one of fewer.
PARTING = re.compile(r"\s[|·•–—]\s")
PIECE_WORDS = 14
SAYS_WORDS = 10
TIME_WORDS = 4
#: Where no rule parts it from the text, it has so many pieces, and a heading so much larger than the text below it.
PIECES = 3
HEADING = 1.15
#: Beside a title it may stand in so many short lines.
BESIDE_LINES = 4
BESIDE_WORDS = 8
#: Numbers so many times as large as the text, so many in a row, are those of tiles.
LARGE_NUMBER = 1.35
FEWEST_TILES = 2
#: A masthead's tint takes this share of the page's width or more, and ends in this upper share of its height.
TINT_WIDTH = 0.6
TINT_FOOT = 0.3


def masthead_runs(draft: PageDraft) -> list[Run]:
    """Return the runs of the page's masthead; empty when it has none."""
    found = (
        _in_tint(draft)
        or _over_dateline(draft)
        or _under_dateline(draft)
        or stacked_masthead(draft, rows_of(_upper(draft)))
    )
    return [] if _holds_tiles(found, draft) else found


def _holds_tiles(runs: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether a row of large numbers is among `runs`: figures under a headline, with what they were before."""
    large = [run for run in runs if run.size >= LARGE_NUMBER * draft.body_size and len(run.lines) == 1]
    numbers = [run for run in large if match_rule(run.text, pattern_rules("labels.toml", "value"))]
    return any(len(row) >= FEWEST_TILES for row in rows_of(numbers))


def issue_number(text: str) -> str | None:
    """Return the issue's number as printed, when `text` has one."""
    for rule in pattern_rules("mastheads.toml", "number"):
        found = rule.pattern.search(text)
        if found:
            return found.group(0).strip()
    return None


def rows_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Return `runs` in rows from the top: those beside each other share one."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.box.top, run.box.x0)):
        if rows and overlap_y(rows[-1][0].box, run.box) > 0.4 * min(rows[-1][0].box.height, run.box.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _over_dateline(draft: PageDraft) -> list[Run]:
    """The title, with the line of the day and the number below or beside it."""
    rows = rows_of(_upper(draft))
    for number, row in enumerate(rows):
        small = [run for run in row if run.size <= TITLE * draft.body_size]
        beside = len(row) > 1 or _is_pieced(row, rows[number - 1 : number], rows[number + 1 : number + 2], draft)
        if not _is_dateline(small, draft, beside=beside):
            continue
        above = [run for other in rows[:number] for run in other] + row
        title = max(above, key=lambda run: run.size)
        if title.size < TITLE * draft.body_size and not _is_numbered(title, above, row, small, draft):
            continue
        if any(is_prose(run, draft.body_size) and len(run.lines) > 2 and run not in small for run in above):
            continue
        if title in row and any(run.size > TITLE * draft.body_size for run in row if run is not title):
            continue
        bottom = max(run.box.bottom for run in (*row, *_over_rule(row, rows[number + 1 : number + 2], draft)))
        return [run for run in draft.loose() if run.box.bottom <= bottom + 1 and run.panel is None]
    return []


def _is_numbered(title: Run, above: Sequence[Run], row: Sequence[Run], small: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether the issue's number and its day, alone, are the line under a title in modest type, or its ends; or
    the number ends the title's own line and the day stands under it."""
    dated = any(find_period(run.text) and not without_period(run.text).strip(" .,") for run in small)
    if len(row) == 1 and dated and len(above) == len(row) + 2 and title.size >= LINED_TITLE * draft.body_size:
        return any(_ends_line(title, run) and issue_number(run.text) for run in above if run is not title)
    if title.size < NUMBERED_TITLE * draft.body_size or len(row) > 2:
        return False
    if len(row) == 1:
        return tells_issue(row[0].text) and bool(find_period(row[0].text) and issue_number(row[0].text))
    return dated and any(issue_number(run.text) for run in small)


def _ends_line(title: Run, run: Run) -> bool:
    return run.box.x0 > title.box.x1 and overlap_y(title.box, run.box) > 0.4 * run.box.height


def _over_rule(row: Sequence[Run], after: Sequence[list[Run]], draft: PageDraft) -> list[Run]:
    """Return the small line under the line of the day that the masthead's rule ends: *Prepared by the Port Office*."""
    under = [run for other in after for run in other]
    if not under or any(len(run.lines) > 1 or run.size >= draft.body_size for run in under):
        return []
    width, foot = 0.4 * draft.page.width_pt, max(run.box.bottom for run in under)
    above = _rules(draft, row[0].box.bottom, -2, under[0].box.top - row[0].box.bottom, width)
    near = under[0].box.top - row[0].box.bottom <= NEAR * row[0].size
    return under if near and not above and _rules(draft, foot, -2, NEAR * row[0].size, width) else []


def _under_dateline(draft: PageDraft) -> list[Run]:
    """The line of the day and the number, and the title below it, which a rule or headings part from the text."""
    rows = rows_of(_upper(draft))
    for number, row in enumerate(rows[:-1]):
        if not _is_dateline(row, draft, beside=len(row) > 1):
            continue
        (title, *others), after = rows[number + 1], rows[number + 2 : number + 3]
        if others or len(title.lines) > 1 or title.word_count > TITLE_WORDS or title.size < TITLE * draft.body_size:
            return []
        if title.box.top - max(run.box.bottom for run in row) > NEAR * title.size or _is_sentence(title):
            return []
        if any(run.size >= title.size for run in draft.loose() if run is not title):
            return []
        below = [run for other in after for run in other]
        if not _ruled_below(title.box, below, draft):
            return []
        return [run for other in rows[:number] for run in other] + [*row, title]
    return []


def _in_tint(draft: PageDraft) -> list[Run]:
    """The title and the line of the day on one tint across the head of the page."""
    page = draft.page
    for number, panel in enumerate(draft.panels):
        if panel.width < TINT_WIDTH * page.width_pt or panel.bottom > TINT_FOOT * page.height_pt:
            continue
        inside = [run for run in draft.loose() if run.panel == number]
        title = max(inside, key=lambda run: run.size, default=None)
        if title is None or title.size < TITLE * draft.body_size or len(title.lines) > 2:
            continue
        if match_rule(title.text, pattern_rules("labels.toml", "value")):
            continue  # a large number with a few words about it
        if any(is_prose(run, draft.body_size) and len(run.lines) > 2 for run in inside):
            continue
        if any(run.box.top >= title.box.bottom - 2 and names_people(run.text) for run in inside):
            continue  # the headline of a report with its authors
        if any(
            _says_edition(run) or find_period(run.text) or issue_number(run.text) for run in inside if run is not title
        ):
            return [run for run in draft.loose() if run in inside or run.box.bottom <= panel.top + 1]
    return []


def _upper(draft: PageDraft) -> list[Run]:
    foot = MASTHEAD * draft.page.height_pt
    return [run for run in draft.loose() if run.box.bottom < foot and run.panel is None]


def _is_dateline(row: Sequence[Run], draft: PageDraft, *, beside: bool) -> bool:
    """Tell whether a row says the day or the number; `beside` when several pieces stand side by side there."""
    most = BESIDE_LINES if beside else 2
    if any(len(run.lines) > most or run.size > TITLE * draft.body_size for run in row):
        return False
    if any(len(run.lines) > 2 and run.words_per_line > BESIDE_WORDS for run in row):
        return False
    parted = {id(run): PARTING.split(run.text) for run in row}
    if any(len(piece.split()) > PIECE_WORDS for run in row for piece in parted[id(run)]):
        return False
    says = [run for run in row if any(_says_day_or_number(piece) for piece in parted[id(run)])]
    if not says:
        return False
    # a line of its own: between rules, several short pieces side by side, or one that says both day and number
    return (
        beside
        or any((find_period(run.text) or _says_edition(run)) and issue_number(run.text) for run in says)
        or any(_rules(draft, says[0].box.bottom, -2, 2.5 * says[0].box.height, 0.4 * draft.page.width_pt))
    )


def _is_pieced(row: Sequence[Run], over: Sequence[list[Run]], under: Sequence[list[Run]], draft: PageDraft) -> bool:
    """Tell whether one line of several pieces stands between a title and headings: no deck of what is above it."""
    if len(row) != 1 or not over or not under or len(row[0].lines) > 1:
        return False
    title, below = over[0][0], under[0][0]
    headed = (
        below.size < title.size and below.size >= HEADING * draft.body_size and not is_prose(below, draft.body_size)
    )
    near = row[0].box.top - title.box.bottom <= NEAR * row[0].size
    pieces = PARTING.split(row[0].text)
    many = len(pieces) >= PIECES or (len(pieces) > 1 and all(map(_says_only_day_or_number, pieces)))
    return many and headed and near and len(over[0]) == 1


def _says_day_or_number(piece: str) -> bool:
    words = len(piece.split())
    if SAYS_WORDS < words <= PIECE_WORDS:
        return bool(find_period(piece) and issue_number(piece))
    named = find_period(piece) or issue_number(piece) or names_time(piece) or is_edition(piece)
    return words <= SAYS_WORDS and bool(named)


def _says_only_day_or_number(piece: str) -> bool:
    """Tell whether `piece` is a day, a number or an edition and nothing else: *No. 7*, *16 February 2024*."""
    if is_edition(piece):
        return True
    if names_time(piece) and len(piece.split()) <= TIME_WORDS:
        return True  # Second quarter 2024
    number = issue_number(piece)
    rest = piece.replace(number, " ") if number is not None else piece
    return _says_day_or_number(piece) and not re.search(r"[^\W\d_]{3,}", without_period(rest))


def _says_edition(run: Run) -> bool:
    """Tell whether a line names an edition by its season, alone or at its end: *News from the harbour, Spring 2031*."""
    texts = [text for line in run.lines for text in PARTING.split(line.text) if len(text.split()) <= PIECE_WORDS]
    return any(rule.pattern.search(text) for rule in pattern_rules("mastheads.toml", "edition_last") for text in texts)


def _is_sentence(title: Run) -> bool:
    return title.text[-1] in ".,;:"


def _ruled_below(title: Box, below: Sequence[Run], draft: PageDraft) -> bool:
    """Tell whether a rule across the page stands between the title and what follows it."""
    room = min((run.box.top for run in below), default=title.bottom + 40) - title.bottom
    return any(_rules(draft, title.bottom, -6, max(room, 1.0), 0.5 * draft.page.width_pt))


def _rules(draft: PageDraft, y: float, above: float, below: float, width: float) -> list[Box]:
    return [box for box in draft.level_rules if box.width > width and above <= box.top - y <= below]
