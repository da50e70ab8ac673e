"""What a paper says of a text's writer at its end: *Ada Holm keeps the light at Horta.* No part of the text.

Belongs here: telling such notes by their words and their type. Does not belong here: who wrote the text (`bylines`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, overlap_x, same_family
from pipelines.articles.wording.bylines import list_of_names

#: A note has at most so many lines and words.
LINES = 8
LEAST, WORDS = 5, 70
ENDS = ".)”’"
#: Type of its own is italics, or of at most this share of the text's size, or bold, or of another family.
SMALLER = 0.95
#: So many lines of text show the page's type.
TEXT_LINES = 3
#: What stands over it is at most so many times as large, which no headline is; around it none like it, so near.
LARGER = 1.2
NEAR = 2.0


def mark_author_notes(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Make credits of the notes in type of their own that say of somebody by name what they are or do."""
    notes = [run for run in runs if run.role == "body" and len(run.lines) <= LINES and run.text[-1] in ENDS]
    notes = [run for run in notes if run.word_count >= LEAST and _says_who(run)]
    if not notes:
        return
    texts = [run for run in runs if run.role == "body" and len(run.lines) >= TEXT_LINES and run not in notes]
    texts = [run for run in texts if is_prose(run, draft.body_size)]
    for run in notes:
        near = [text for text in texts if text.panel == run.panel]
        if near and all(_in_other_type(run, text) for text in near) and _ends_text(run, runs):
            run.role = "credit"


def _ends_text(run: Run, runs: Sequence[Run]) -> bool:
    """Tell whether a note stands under text, and none in its own type stands around it."""
    column = [o for o in runs if o is not run and o.panel == run.panel and overlap_x(o.box, run.box) > 2]
    above = max((o for o in column if o.box.bottom <= run.box.top + 3), key=lambda o: o.box.bottom, default=None)
    if above is None or above.role not in ("body", "caption") or above.size > LARGER * run.size:
        return False
    near = [o for o in column if max(o.box.top - run.box.bottom, run.box.top - o.box.bottom) <= NEAR * run.size]
    return not any(o.role == "body" and o.style.matches(run.style) for o in near)


def _says_who(run: Run) -> bool:
    if run.word_count > WORDS:
        return False
    found = match_rule(run.text, pattern_rules("bylines.toml", "about"))
    return found is not None and (not (name := found[1]["name"]) or bool(list_of_names(name, known=False)))


def _in_other_type(run: Run, text: Run) -> bool:
    slanted = run.style.italic and not text.style.italic
    bold = run.style.bold and not text.style.bold
    return slanted or bold or run.size <= SMALLER * text.size or not same_family(run.style.font, text.style.font)
