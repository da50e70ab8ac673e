"""Pages that open a story: its title, what it is about and who made it stand on one large picture, its text overleaf.

Belongs here: telling that what stands apart on such a picture goes together. Does not belong here: joining the page to
the text that follows (`stories.jumps`), and headlines over text on pictures (`deciding`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.shapes import Run, mostly_in
from pipelines.articles.wording.bylines import is_byline
from pipelines.articles.wording.contents import is_heading

#: The picture takes this share of the page; on it stand at most so many words, in so many runs.
COVERS = 0.6
WORDS = 90
RUNS = 6
#: The title is so many times as large as all else; below it at most one heading of at least so many words says more.
LARGER = 1.5
DECK_WORDS = 5


def opening_page(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Give the title on a page that is one picture what stands apart from it: deck, kicker, byline."""
    if not draft.page.images:
        return
    told = [run for run in runs if run.role not in ("caption", "credit", "jump")]
    if not 2 <= len(told) <= RUNS or sum(run.word_count for run in told) > WORDS:
        return
    page = draft.page.width_pt * draft.page.height_pt
    pictures = [box for box in draft.page.images if box.width * box.height >= COVERS * page]
    if not pictures or not all(mostly_in(run.box, pictures[0]) for run in told):
        return
    title = max(told, key=lambda run: run.size)
    others = [run for run in told if run is not title]
    for run in others:
        if run.role == "body" and is_byline(run.text, anywhere=False):
            run.role = "byline"
    further = [run for run in others if run.role != "byline"]
    if title.role != "headline" or is_heading(title.text) or any(run.size * LARGER > title.size for run in others):
        return
    decks = [run for run in further if run.box.top > title.box.top and run.word_count >= DECK_WORDS]
    kickers = [run for run in further if run.box.top < title.box.top and run.word_count < DECK_WORDS]
    if len(decks) > 1 or len(kickers) > 1 or len(decks) + len(kickers) < len(further):
        return
    if not decks and len(others) == len(further):
        return
    for run in others:
        run.head, run.level = title, 0
        if run.role != "byline":
            run.role = "deck" if run in decks else "kicker"
