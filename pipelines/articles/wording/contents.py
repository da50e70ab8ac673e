"""A list of contents: the page numbers at the right belong to the entries at the left, however wide the gap.

Belongs here: joining entries and their page numbers on a page that says it holds a list of contents, and telling such
a list, and one of works cited, by its heading. Does not belong here: what the entries become (`roles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, mostly_in, overlap_x, overlap_y
from pipelines.model import Article, Box

#: The heading of a list of contents has at most so many words.
HEADING_WORDS = 4
#: A list of contents has at least this many numbered entries.
ENTRIES = 5
#: Page numbers begin or end at one edge, within this many points.
FLUSH = 3.0
#: This share of the numbers of a column stand behind an entry.
JOINED = 0.8
#: A list without a heading names so many pages that the issue has at most so many times as many.
MOST_OF = 2
#: What stands so many of the number's heights left of an entry is of another column.
GUTTER = 3.0
#: No more lines than this stand between a list's heading and a column of its entries.
HEADS = 3
#: An entry and its number share this much of the lower line's height.
LEVEL = 0.5
_PAGE_NUMBER = re.compile(
    r"""
    ( \d{1,4}          # 17
    | [ivxlc]{1,7}     # the front matter's own count: xii
    )
    """,
    re.VERBOSE,
)
#: What an entry may begin with, apart from its title: *2.4*, *Part IV*.
_SECTION = re.compile(r"(?:[A-Z][a-z]+\s)?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVXLC]{1,6}|[A-Z])[.:)]?")
#: The page of an entry and the section that the next one is of: *Background 39 5.3 Evidence*. A pattern that begins
#: with a digit is looked for ten times as quickly as one that begins with a boundary.
_ENTRY = re.compile(r"\d(?<!\w\d)\d{0,2}\s+(?:[A-Z]\w+\s)?\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z]")


#: A title and its page: *Flu Shots 5*; a title may end with a year.
_TITLED = re.compile(r"[A-Z][^\d.!?]*?(?:\s(?:19|20)\d\d)?\s(\d{1,2})(?:\s+|$)")
#: An entry whose page number dots lead to; so large a share of a list's lines are such.
_LED = re.compile(r".*?(?:[.·]{4,}|…{2,}|(?:\s[.·]){4,})\s*(?P<page>\d{1,3}|[ivxlc]{1,7})")
LED = 0.7


def leads_to_pages(lines: Sequence[str], fewest: int = ENTRIES) -> bool:
    """Tell whether the lines of a region are entries of a list of contents with dots before their page numbers, which
    never fall from one entry to the next, as amounts would; so many at least."""
    found = [match["page"] for line in lines if (match := _LED.fullmatch(line.strip())) is not None]
    pages = [int(page) for page in found if page.isdigit()]
    return len(found) >= max(fewest, LED * len(lines)) and pages == sorted(pages)


def names_contents(lines: Sequence[Line]) -> bool:
    """Tell whether a line of the page says that a list of contents follows."""
    texts = {line.text for line in lines if len(line.words) <= HEADING_WORDS}
    return any(map(is_heading, texts))


def holds_contents(panel: Box, lines: Sequence[Line]) -> bool:
    """Tell whether a list of contents stands in a panel with its heading: all of it, and nothing of what is around.

    A list on a tint below its heading is one with what stands above and below the tint.
    """
    return any(
        mostly_in(line.box, panel) and is_heading(line.text) for line in lines if len(line.words) <= HEADING_WORDS
    )


def lists_contents(article: Article) -> bool:
    """Tell whether the article is a list of contents, whose numbers are those of sections and pages."""
    return article.kind == "notice" and heads_contents(article.headline, article.body)


def heads_like_contents(runs: Sequence[Run]) -> None:
    """Make headlines of the runs printed like the heading of a list of contents: each heads a text, as that the list.

    What is printed so and stands in the list itself has the number of its page at its end.
    """
    heading = next((run for run in runs if len(run.lines) == 1 and is_heading(run.text)), None)
    if heading is None or heading.panel is not None:
        return
    plain = {run.style for run in runs if run.role == "body" and len(run.lines) > 2}
    alike = [run for run in runs if run.style.matches(heading.style) and len(run.lines) <= 2]
    if heading.style in plain or any(_PAGE_NUMBER.fullmatch(run.text.split()[-1]) for run in alike):
        return
    for run in alike:
        if run.role in ("body", "subhead", "pull_quote"):
            run.role, run.level = "headline", 1


def is_contents(body: str) -> bool:
    """Tell whether a text is entries of a list of contents: sections by their numbers, each with its page, or titles
    with pages that never fall."""
    return len(_ENTRY.findall(body)) >= ENTRIES or _is_titles_with_pages(body)


def _is_titles_with_pages(body: str) -> bool:
    found = _TITLED.findall(body)
    if len(found) < ENTRIES or _TITLED.sub("", body).strip():
        return False
    pages = [int(page) for page in found]
    return pages == sorted(pages) and len(set(pages)) >= ENTRIES - 1


def lists_works(article: Article) -> bool:
    """Tell whether the article is a list of works cited, whose numbers are those of titles, volumes and pages."""
    headline = article.headline
    return headline is not None and match_rule(headline, pattern_rules("labels.toml", "works")) is not None


def heads_contents(headline: str | None, body: str) -> bool:
    """Tell whether the heading of an article, its first line or its numbered entries say that it lists contents."""
    return any(is_heading(text) for text in (headline or "", body.partition("\n")[0])) or is_contents(body)


def is_heading(text: str) -> bool:
    """Tell whether a text is the heading of a list of contents, and nothing else."""
    return match_rule(text, pattern_rules("contents.toml")) is not None


def join_entries(lines: Sequence[Line], page_count: int | None = None) -> tuple[list[Line], tuple[Box, ...]] | None:
    """Return the lines with each page number at the end of its entry, and each column's box; None where no list stands.

    Page numbers never fall from one entry to the next, nor from one column to the next. With `page_count`, where no
    heading says what the list is, they are numbers of later pages of the issue, and tell most of these.
    """
    entries: dict[int, Line] = {}
    joined: set[int] = set()
    boxes: list[Box] = []
    pages: list[int] = []
    columns = _columns(lines)
    numbers = {id(number) for column in columns for number in column}
    for column in columns:
        numbers.difference_update(id(number) for number in column)
        left = boxes[-1].x1 if boxes else -np.inf
        open_to = [line for line in lines if left < line.box.x0 and id(line) not in numbers]
        found = [(number, beside) for number in column if (beside := _entry_before(number, open_to))]
        if len(found) < max(ENTRIES, JOINED * len(column)):
            continue
        for number, beside in found:
            joined.update(id(line) for line in (*beside[:-1], number))
            entries[id(beside[-1])] = Line.of([word for line in (*beside, number) for word in line.words])
        box = Box.around(entries[id(beside[-1])].box for _, beside in found)
        boxes.append(Box.around([box, *_heads_over(box, lines)]))
        pages += [int(number.text) for number, _ in found if number.text.isdigit()]
    if not boxes or pages != sorted(pages):
        return None
    if page_count is not None and not (pages[0] > 1 and pages[-1] <= page_count <= MOST_OF * len(set(pages))):
        return None
    return [entries.get(id(line), line) for line in lines if id(line) not in joined], tuple(boxes)


def _heads_over(box: Box, lines: Sequence[Line]) -> list[Box]:
    """Return the few lines between the heading of the list and a column of its entries: the name of a part."""
    over = [line for line in lines if line.box.bottom <= box.top and overlap_x(line.box, box) > 0]
    top = max((line.box.bottom for line in lines if line.box.bottom <= box.top and is_heading(line.text)), default=None)
    if top is None:
        return []
    between = [line.box for line in over if line.box.top >= top]
    return between if len(between) <= HEADS else []


def _entry_before(number: Line, lines: Sequence[Line]) -> list[Line]:
    """Return what stands level before the number, from the left: a title, and before it what counts it, if apart."""
    beside = [
        line
        for line in lines
        if line is not number
        and line.box.x1 <= number.box.x0
        and overlap_y(line.box, number.box) > LEVEL * min(line.box.height, number.box.height)
    ]
    beside.sort(key=lambda line: line.box.x0)
    apart = [k for k in range(1, len(beside)) if beside[k].box.x0 - beside[k - 1].box.x1 > GUTTER * number.box.height]
    beside = beside[apart[-1] :] if apart else beside  # a story beside the list
    return beside if all(_SECTION.fullmatch(line.text) for line in beside[:-1]) else []


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the numbers that stand alone, flush below each other, column by column from the left."""
    alone = [line for line in lines if len(line.words) == 1 and _PAGE_NUMBER.fullmatch(line.text)]
    columns: list[list[Line]] = []
    while len(alone) >= ENTRIES:
        at_right = _flush(alone, [line.box.x1 for line in alone])
        at_left = _flush(alone, [line.box.x0 for line in alone])
        column = max(at_right, at_left, key=len)
        if len(column) < ENTRIES:
            break
        columns.append(sorted(column, key=lambda line: line.box.top))
        taken = {id(line) for line in column}
        alone = [line for line in alone if id(line) not in taken]
    return sorted(columns, key=lambda column: column[0].box.x0)


def _flush(lines: Sequence[Line], edges: Sequence[float]) -> list[Line]:
    """Return the lines that share the most common edge."""
    edge = max(edges, key=lambda x: sum(abs(other - x) <= FLUSH for other in edges))
    return [line for line, own in zip(lines, edges, strict=True) if abs(own - edge) <= FLUSH]
