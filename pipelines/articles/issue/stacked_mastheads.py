"""Mastheads in stacked lines: a title, and right under it short lines with the day, the number, the price, the motto.

Belongs here: telling such lines from a headline with its deck or its date. Does not belong here: mastheads whose line
of the day a rule or its neighbours tell (`masthead`), and what the lines say (`facts`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x
from pipelines.articles.wording.bylines import names_people
from pipelines.articles.wording.covered import names_time
from pipelines.articles.wording.dates import find_period, without_period

#: A line under the title may say several things, parted by marks.
PARTING = re.compile(r"\s[|·•–—]\s")
#: The title is so many times as large as the text and of so many words at most, what stands above it is so short.
TITLE = 1.8
TITLE_WORDS = 7
ABOVE_WORDS = 12
#: So many lines at most stand under it, each of so many words, in type of at most so many times the text's size.
LINES = 5
LINE_WORDS = 10
SMALL = 1.3
#: Behind them comes a heading so much larger than the text, and no other stands alone in its type on the page.
HEADING = 1.15
HEADINGS = 2
#: Bold ones in about the text's size are so many.
SMALL_HEADINGS = 3
SMALL_HEADING = 0.98
#: So many words at most name a quarter, a half or a week.
TIME_WORDS = 4
#: The paper's name stands again in these margins of the page, as shares of its height.
HEAD, FOOT = 0.08, 0.9
#: The lines begin within so many of their sizes below the title.
NEAR = 1.5


def stacked_masthead(draft: PageDraft, rows: Sequence[Sequence[Run]]) -> list[Run]:
    """Return the runs of the masthead at the head of `rows`; empty when they are a headline and what goes with it."""
    number = next((n for n, row in enumerate(rows) if max(r.size for r in row) >= TITLE * draft.body_size), None)
    if number is None or len(rows[number]) > 1:
        return []
    (title,), above = rows[number], [run for row in rows[:number] for run in row]
    if title.word_count > TITLE_WORDS or len(title.lines) > 2 or find_period(title.text) or title.text[-1] in ".?!":
        return []
    if any(run.word_count > ABOVE_WORDS or len(run.lines) > 1 for run in above):
        return []
    under: list[Run] = []
    heading = None
    row: Sequence[Run] = ()
    for row in rows[number + 1 :]:
        heading = next((run for run in row if _is_heading(run, title, draft)), None)
        if heading is not None:
            break
        under += row
    if heading is None:
        return []
    under = [run for run in under if not any(_labels(run, number) for number in row)]
    lines = [line for run in under for line in run.lines]
    if not 1 <= len(lines) <= LINES or not _are_short(under, title, draft):
        return []
    pieces = [piece for line in lines for piece in PARTING.split(line.text)]
    if any(map(names_people, pieces)):
        return []
    if _is_named_again(title, draft) and any(map(find_period, pieces)) and heading.size >= HEADING * draft.body_size:
        return [*above, title, *under]
    if not any(map(tells_issue, pieces)):
        return []
    alike = [run for run in draft.loose() if run.box.top >= heading.box.top and run.style.matches(heading.style)]
    fewest = HEADINGS if heading.size >= HEADING * draft.body_size else SMALL_HEADINGS
    return [*above, title, *under] if len(alike) >= fewest else []


def _is_named_again(title: Run, draft: PageDraft) -> bool:
    """Tell whether the title stands in small type at the head or the foot of the page, too, as a paper's name does."""
    height = draft.page.height_pt
    margin = [run for run in draft.loose() if run.box.bottom < HEAD * height or run.box.top > FOOT * height]
    small = [run for run in margin if run is not title and run.size <= SMALL * draft.body_size]
    return any(_letters(piece) == _letters(title.text) for run in small for piece in PARTING.split(run.text))


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _labels(run: Run, number: Run) -> bool:
    """Tell whether a line stands straight over a number in larger type, which it names: a tile under the masthead."""
    near = 0 <= number.box.top - run.box.bottom <= NEAR * run.size and overlap_x(run.box, number.box) > 0
    return (
        near and number.size > run.size and match_rule(number.text, pattern_rules("labels.toml", "value")) is not None
    )


def _is_heading(run: Run, title: Run, draft: PageDraft) -> bool:
    small = run.style.bold and run.size >= SMALL_HEADING * draft.body_size and run.word_count <= LINE_WORDS
    large = HEADING * draft.body_size <= run.size < title.size
    return (large or small) and not is_prose(run, draft.body_size)


def _are_short(under: Sequence[Run], title: Run, draft: PageDraft) -> bool:
    """Tell whether all lines are small and no text: none is long, and none ends as a sentence does."""
    if under[0].box.top - title.box.bottom > NEAR * title.size:
        return False
    return all(
        run.size <= SMALL * draft.body_size
        and all(_is_short(line.text) and not _ends_sentence(line.words[-1].text) for line in run.lines)
        for run in under
    )


def _is_short(line: str) -> bool:
    return all(len(piece.split()) <= LINE_WORDS for piece in PARTING.split(line))


def _ends_sentence(word: str) -> bool:
    """Tell whether a line goes on or ends as sentences do: *F.C.*, *Inc.* and *p.m.* end none."""
    return word[-1] in ";:,?!-" or (word[-1] == "." and word[:-1].islower() and "." not in word[:-1])


def tells_issue(line: str) -> bool:
    """Tell whether a line says the day, the number or the edition of an issue, and nothing that a deck would."""
    rest = line
    for rule in (*pattern_rules("mastheads.toml", "told"), *pattern_rules("mastheads.toml", "number")):
        rest = rule.pattern.sub(" ", rest)
    rest = without_period(rest).strip(" ,;:·|–—-()")
    told = rest != line.strip(" ,;:·|–—-()")
    return (
        (told and not any(map(str.isalpha, rest)))
        or is_edition(rest)
        or (names_time(rest) and len(rest.split()) <= TIME_WORDS)
    )


def is_edition(text: str) -> bool:
    return match_rule(text, pattern_rules("mastheads.toml", "edition")) is not None
