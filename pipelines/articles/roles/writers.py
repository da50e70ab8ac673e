"""Writers of papers: names side by side, or in one list, below a title and over what their bearers are.

Belongs here: finding them, and the headings that are the paper's own. Does not belong here: bylines of news (`around`,
`bylines`), and the authors in a byline (`authors`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import FOLDER, match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, from_the_top, is_raised, overlap_x
from pipelines.articles.wording.bylines import NAMES, is_known_name, list_of_names
from pipelines.articles.wording.headings import NUMBERED
from pipelines.articles.wording.wordlist import given_names
from pipelines.rules import load_lines

#: A title is larger than the text by this factor and begins in this share of the page's height.
TITLE = 1.22
HEAD = 0.45
#: A paper's first page has at most so many lines in such type up there; a newspaper's has more.
HEADS = 4
#: The first names stand at most so many of the title's sizes below it, in type of at most this share of its size.
BELOW = 6.0
SMALLER = 0.95
#: Names at one height (within so many points) are a row.
LEVEL = 2.5
#: What stands nearer than so many of its sizes below a name or an office is said of the same writer.
CLOSE = 0.7
#: So many words are a text; what is said of a writer has fewer.
TEXT = 40
#: The note of a byline that lists writers of a paper.
WRITERS = "writers"
#: Marks that lead from a name to what its bearer is.
MARKS = "*∗†‡§¶#$+⁺∥‖"

_TEXT = attrgetter("text")


def writers_below_title(draft: PageDraft) -> bool:
    """Set the roles of the writers below a page's title (bylines), and of what is said of them (credits).

    Names that are set in one run with what is said of them are parted from that. Returns whether there are any.
    """
    if _openings().isdisjoint(map(_TEXT, draft.page.words)):
        return False  # nearly every page
    least, foot = TITLE * draft.body_size, HEAD * draft.page.height_pt
    heads = [run for run in draft.runs if run.size >= least and run.box.top <= foot and _is_free(run)]
    title = max((run for run in heads if run.word_count > 1), key=lambda run: (run.size, -run.box.top), default=None)
    if title is None or len(heads) > HEADS:
        return False
    top = title.box.bottom - 3
    free = [run for run in draft.runs if run.box.top >= top and run.panel == title.panel and _is_free(run)]
    below = from_the_top(free)
    edge = next((run.box.top for run in below if _begins_text(run, draft)), None)
    between = [run for run in below if edge is not None and run.box.bottom <= edge + 3]
    found = {id(run): names for run in between if run.size <= SMALLER * title.size and (names := _names(run))}
    named = [run for run in between if id(run) in found]
    if not named or named[0].box.top - title.box.bottom > BELOW * title.size:
        return False
    rows = [[o for o in named if abs(o.box.top - run.box.top) <= LEVEL] for run in named]
    if max(len(row) for row in rows) < 2 and not any(_lists(run, found[id(run)]) for run in named):
        return False
    if not any(_is_known(name) for names in found.values() for name in names):
        return False
    first = named[0]
    for run in [run for run in between if run.box.top >= first.box.top - LEVEL and run.size <= first.size + 0.5]:
        run.role, run.head, run.note = "credit", title, WRITERS
        if id(run) in found and run.style.matches(first.style) and not _hangs_below(run, between):
            run.role = "byline"
            rest = _without_names(run)
            if rest is not None:
                draft.runs[draft.runs.index(run) : draft.runs.index(run) + 1] = [_first(run, title), rest]
                rest.head, rest.note, rest.role = title, WRITERS, "credit"
    return True


def _lists(run: Run, names: Sequence[str]) -> bool:
    """Tell whether a run alone lists writers: three names or more, or two with marks at them."""
    return len(names) >= NAMES or (len(names) > 1 and any(is_raised(word) for line in run.lines for word in line.words))


def _is_known(name: str) -> bool:
    return is_known_name(name) or name.split()[0].casefold() in given_names()


def _hangs_below(run: Run, others: Sequence[Run]) -> bool:
    """Tell whether something stands right above a line: then it says what the bearer of a name above is.

    An address ends what is said of a writer.
    """
    return any(
        o is not run
        and o.head is run.head
        and -3 <= run.box.top - o.box.bottom <= CLOSE * run.size
        and overlap_x(o.box, run.box) > 2
        and "@" not in o.lines[-1].text
        for o in others
    )


def _first(run: Run, title: Run) -> Run:
    first = Run(run.lines[:1], panel=run.panel, role="byline", note=WRITERS)
    first.head = title
    return first


def _without_names(run: Run) -> Run | None:
    """Return what stands below the names in one run with them."""
    return None if _listed(run.lines) or len(run.lines) < 2 else Run(run.lines[1:], panel=run.panel)


@cache
def _openings() -> frozenset[str]:
    """Return the words that tell what a paper's text opens with, as they are printed."""
    words = load_lines(f"{FOLDER}/paper_openings.txt")
    return frozenset(
        form + mark for word in words for form in (word.capitalize(), word.upper()) for mark in ("", ":", ".")
    )


def _is_free(run: Run) -> bool:
    return not run.in_region and run.role in ("body", "byline")


def _begins_text(run: Run, draft: PageDraft) -> bool:
    """Tell whether a paper's text begins with a run: its abstract, its first heading, or a paragraph."""
    if match_rule(run.text, pattern_rules("labels.toml", "abstract")) is not None:
        return True
    return run.word_count >= TEXT and is_prose(run, draft.body_size) and not _listed(run.lines)


def _names(run: Run) -> list[str]:
    """Return the names that a run lists, or that its first line does over what its bearer is."""
    return _listed(run.lines) or _listed(run.lines[:1])


def _listed(lines: Sequence[Line]) -> list[str]:
    first = [word for word in lines[0].words if word.text[0].isalnum()]
    if len(first) < 2 or not (first[0].text[:1].isupper() and first[1].text[:1].isupper()):
        return []  # nearly every text
    words = [word for line in lines for word in line.words]
    pieces = ["" if is_raised(word) or word.text.isdigit() else word.text.strip(MARKS) for word in words]
    return list_of_names(" ".join(piece or "," for piece in pieces), known=False)


def names_of(run: Run) -> list[str]:
    """Return the names in a byline that lists writers of a paper, without their marks."""
    return _names(run) if run.note == WRITERS else []


def sections_below_writers(runs: Sequence[Run]) -> None:
    """Make subheads of a paper's headings on its first page: its abstract, and what is numbered below its title."""
    titles = [run.head for run in runs if run.note == WRITERS and run.head is not None and run.role == "byline"]
    title = next((head for head in titles if head.role == "headline"), None)
    for run in runs if title is not None else ():
        named = NUMBERED.match(run.text) or match_rule(run.text, pattern_rules("labels.toml", "abstract"))
        if title is not None and run.role == "headline" and run.size < title.size and named:
            run.role, run.level = "subhead", 2
