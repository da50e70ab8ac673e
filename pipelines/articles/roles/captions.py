"""Captions: what stands below, beside or over a picture and is about it.

Belongs here: telling captions by their type and their place. Does not belong here: the other roles (`roles`), and which
story a caption goes with (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.areas.pictures import page_pictures
from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, mostly_in, overlap_x, overlap_y
from pipelines.articles.wording.bylines import is_byline
from pipelines.model import Box

#: What a caption says in its note that is counted: *Figure 1*.
LABELLED = "labelled"
#: Pictures in a row end this level, and stand at most so many points apart.
LEVEL = 3.0
ROW_GAP = 24.0
#: What is printed on a picture has at most so many lines; all words on it are at most so many, none so much larger.
ON_LINES = 4
NUMBER = 2
ON_LEAST = 4
ON_FOOT = 0.35
ON_WORDS = 45
ON_SIZE = 1.3
#: Who took a picture is said below its caption in type of at most this share of the caption's.
CREDIT = 0.9


def mark_captions(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Set the role of small print, and of what a label calls a picture's, beside or below pictures."""
    body = _body_style(draft)
    images = page_pictures(draft)
    images += _rows(images)
    pictures = images + [area.box for area in draft.areas if area.kind != "table"]
    for run in runs:
        if run.role not in ("body", "credit") or len(run.lines) > 12:
            continue
        if len(run.text) <= NUMBER and run.text.isdigit() and any(mostly_in(run.box, box) for box in images):
            run.role = "caption"  # which picture of several it is
            continue
        labelled = (
            match_rule(run.text, pattern_rules("labels.toml", "caption")) is not None
            and run.size <= 1.15 * draft.body_size
        )
        differs = run.size < 0.95 * draft.body_size or (
            body is not None and run.size <= 1.02 * draft.body_size and run.style.font != body
        )
        if not (labelled or differs):
            continue
        if differs and run.role == "body" and match_rule(run.text, pattern_rules("labels.toml", "picture")) is not None:
            run.role = "caption"
            continue
        if run.role == "credit" and not labelled and not any(_touches(run, picture) for picture in images):
            continue
        if labelled and not differs and len(run.lines) > 5:
            continue
        headed = _headed(run, runs)
        if (
            any(_touches(run, picture, headed) or _stands_over(run, picture, runs) for picture in pictures)
            or (labelled and len(run.lines) <= 6)
            or (not run.in_region and any(_lies_on(run, picture, runs) for picture in images))
        ):
            run.role = "caption"
            run.note = LABELLED if labelled else ""
    captions = [run for run in runs if run.role == "caption"]
    for run in runs if captions else ():
        if run.role not in ("body", "byline", "credit") or len(run.lines) > 2:
            continue
        near = [caption for caption in captions if -3 <= run.box.top - caption.box.bottom <= caption.size]
        if any(_goes_on(run, caption) or _names_photographer(run, caption, images) for caption in near):
            run.role = "caption"
            captions.append(run)


def _rows(pictures: Sequence[Box]) -> list[Box]:
    """Return the boxes around pictures of one height that stand side by side: one caption may tell of all of them."""
    rows: list[list[Box]] = []
    for box in sorted(pictures, key=lambda box: box.x0):
        row = next((row for row in rows if _beside(row[-1], box)), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [Box.around(row) for row in rows if len(row) > 1]


def _beside(left: Box, right: Box) -> bool:
    level = abs(left.top - right.top) <= LEVEL and abs(left.bottom - right.bottom) <= LEVEL
    return level and -LEVEL <= right.x0 - left.x1 <= ROW_GAP


def _goes_on(run: Run, caption: Run) -> bool:
    """Tell whether a run is a caption's next line in other type: its photographer's name in bold."""
    return (
        caption.text[-1:] not in ".!?"
        and len(run.lines) <= 2
        and abs(run.size - caption.size) <= 0.1 * caption.size
        and abs(run.box.x0 - caption.box.x0) <= caption.size
        and -0.3 * caption.size <= run.box.top - caption.box.bottom <= 0.5 * caption.size
    )


def _names_photographer(run: Run, caption: Run, pictures: Sequence[Box]) -> bool:
    """Tell whether one line in smaller type right below a caption ends where its picture does: whose it is."""
    return (
        len(run.lines) == 1
        and run.size <= CREDIT * caption.size
        and -0.3 * caption.size <= run.box.top - caption.box.bottom <= caption.size
        and any(
            abs(run.box.x1 - picture.x1) <= 2 and overlap_x(caption.box, picture) > 0.5 * caption.box.width
            for picture in pictures
        )
    )


def mark_large_captions(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make captions of what looks like headings right below the middle of a picture, with no text below to head."""
    for run in runs:
        if run.role not in ("headline", "subhead") or len(run.lines) > 2 or run.panel is not None:
            continue
        under = any(
            -0.5 * run.size <= run.box.top - picture.bottom <= 1.6 * run.size
            and abs((run.box.x0 + run.box.x1) - (picture.x0 + picture.x1)) <= 2 * run.size
            and run.box.width <= picture.width
            and picture.width > 4 * run.size
            for picture in draft.page.images
        )
        if under and not any(
            overlap_x(box, run.box) > 2 and -2 <= box.top - run.box.bottom <= 6 * draft.body_size
            for box in [*(other.box for other in runs if other is not run), *(area.box for area in draft.areas)]
        ):
            run.role, run.level, run.note = "caption", 0, ""


def _headed(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether other text stands right above: then a picture beside is not what the run is about."""
    return run.panel is not None or any(
        other is not run
        and overlap_x(other.box, run.box) > 2
        and -2 <= run.box.top - other.box.bottom <= 1.6 * run.size
        for other in runs
    )


def _touches(run: Run, picture: Box, headed: bool = False) -> bool:
    box, em = run.box, run.size
    inside = box.x0 >= picture.x0 - 1.2 * em and box.x1 <= picture.x1 + 1.2 * em
    if inside and -0.5 * em <= box.top - picture.bottom <= 1.6 * em:
        return True
    beside = -1 <= box.x0 - picture.x1 <= 2 * em or -1 <= picture.x0 - box.x1 <= 2 * em
    return not headed and beside and overlap_y(box, picture) > 0.5 * box.height and box.top >= picture.top - em


def _lies_on(run: Run, picture: Box, runs: Sequence[Run]) -> bool:
    """Tell whether a run is printed on a picture, at its foot, alone or with little else."""
    foot = run.box.top >= picture.bottom - ON_FOOT * picture.height
    if not foot or not mostly_in(run.box, picture) or len(run.lines) > ON_LINES or run.word_count < ON_LEAST:
        return False
    on = [other for other in runs if mostly_in(other.box, picture)]
    return sum(other.word_count for other in on) <= ON_WORDS and all(other.size <= ON_SIZE * run.size for other in on)


def _stands_over(run: Run, picture: Box, runs: Sequence[Run]) -> bool:
    """Tell whether a run stands right above a picture that has no small print below it: no signature of a text."""
    box, em = run.box, run.size
    inside = box.x0 >= picture.x0 - 1.2 * em and box.x1 <= picture.x1 + 1.2 * em
    if not inside or not -0.5 * em <= picture.top - box.bottom <= em or is_byline(run.text, anywhere=False):
        return False
    return not any(other is not run and other.size <= 1.05 * em and _touches(other, picture, True) for other in runs)


def _body_style(draft: PageDraft) -> str | None:
    counts: dict[str, int] = {}
    for run in draft.content():
        if is_prose(run, draft.body_size) and abs(run.size - draft.body_size) < 0.3:
            counts[run.style.font] = counts.get(run.style.font, 0) + run.word_count
    return max(counts, key=lambda font: counts[font]) if counts else None
