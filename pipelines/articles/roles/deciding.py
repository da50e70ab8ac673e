"""What each run is: headline, kicker, deck, byline, subhead, caption, pull quote, credit, jump line or body.

Belongs here: roles from size, weight, place and the rule data. Does not belong here: which story a run is in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.articles.areas.bars import ruled_sections, section_bars
from pipelines.articles.areas.drawn_titles import mark_openings
from pipelines.articles.page.draft import PageDraft, is_prose
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run, from_the_top, mostly_in, same_family
from pipelines.articles.page.tagged import name_by_tags
from pipelines.articles.roles.around import around_headline, under_larger
from pipelines.articles.roles.author_notes import mark_author_notes
from pipelines.articles.roles.bylines import bylines_aside, headlines_of_signed, second_lines
from pipelines.articles.roles.captions import mark_captions, mark_large_captions
from pipelines.articles.roles.head_rows import (
    column_heads,
    heads_in_a_row,
    heads_under_column_rules,
    next_text,
    text_beside,
)
from pipelines.articles.roles.level_heads import heads_level_below_text, heads_level_with_headlines
from pipelines.articles.roles.openers import opening_page
from pipelines.articles.roles.portraits import columnists_over_headlines, writers_pictured
from pipelines.articles.roles.pull_quotes import pull_quotes
from pipelines.articles.roles.refers import mark_refers
from pipelines.articles.roles.rubric_heads import heads_under_rubrics
from pipelines.articles.roles.section_names import centred_sections
from pipelines.articles.roles.set_in import facts_set_in
from pipelines.articles.roles.side_columns import heads_of_side_columns
from pipelines.articles.roles.signatures import carried_bylines, closing_bylines
from pipelines.articles.roles.voices import voices_in_a_row
from pipelines.articles.text.prose import QUOTES
from pipelines.articles.wording.bylines import is_byline, is_numbered
from pipelines.articles.wording.headings import NUMBERED, page_label

#: A heading of this many times the text's size is a headline; a smaller one that stands out is a subhead.
HEADLINE = 1.22
SUBHEAD = 1.04
HEADLINE_WORDS = 34
HEADLINE_LINES = 10
SUBHEAD_WORDS = 14
#: A column of a newspaper is at most so many of its text's sizes wide.
NARROW = 14.0
#: Notes are set in less than this share of the text's size.
NOTES = 0.9
#: So many questions in type of at most this many times the text's size make an interview.
QUESTIONS = 3
QUESTION = 1.06
#: A heading in the text's own size and weight, told by its typeface and colour, has at most so many words.
OTHER_WORDS = 10
#: A bold one right over its text may be this much smaller.
OTHER_SIZE = 0.85
#: So many entries, and this share of the page's lines, make a list of contents.
ENTRIES = 6
LISTED = 0.3
#: A line that says when a release may be printed stands with at most so many others.
RELEASE_LINES = 3
#: ... and in this share of the page's height.
RELEASE_HEAD = 0.3
#: A line that may be an entry of a list of contents ends in a digit or in one of these (quick to ask).
_ENTRY_ENDS = "ivxl"
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")


def settle_roles(draft: PageDraft) -> list[Run]:
    """Set the role of each run that is not furniture and not in an area; return these runs."""
    in_area = {id(run) for runs in draft.in_area.values() for run in runs}
    runs = [run for run in draft.content() if id(run) not in in_area]
    for run in runs:
        _by_pattern(run, draft)
    mark_refers(draft, runs)
    mark_author_notes(draft, runs)
    runs = [run for run in runs if run.role != "furniture"]
    mark_captions(draft, runs)
    by_top = from_the_top(runs)
    for run in runs:
        if run.role == "body":
            _by_size(run, draft, runs, by_top)
    mark_large_captions(draft, runs)
    name_by_tags(draft, runs)
    _over_notes(draft, runs, by_top)
    _alike(runs)
    _alike_in_list(runs)
    column_heads(draft, runs)
    heads_in_a_row(draft, runs)
    heads_under_column_rules(draft, runs)
    heads_level_with_headlines(draft, runs)
    section_bars(draft, runs)
    ruled_sections(draft, runs)
    centred_sections(draft, runs)
    heads_of_side_columns(draft, runs)
    heads_under_rubrics(runs)
    pull_quotes(draft, runs)
    closing_bylines(draft, runs)
    heads_level_below_text(draft, runs)
    carried_bylines(runs)
    headlines_of_signed(runs)
    columnists_over_headlines(runs)
    for run in sorted((r for r in runs if r.role == "headline"), key=lambda r: r.box.top):
        if run.role == "headline":
            around_headline(run, draft, runs)
    opening_page(draft, runs)
    bylines_aside(draft, runs)
    second_lines(draft, runs)
    writers_pictured(draft, runs)
    _demote_lists(draft, runs)
    _questions(draft, runs)
    mark_openings(draft, runs)
    facts_set_in(runs, draft.body_size)
    voices_in_a_row(runs)
    return runs


def _questions(draft: PageDraft, runs: Sequence[Run]) -> None:
    """What an interviewer asks is text: most headings between a story's paragraphs are questions in the text's size."""
    subheads = [run for run in runs if run.role == "subhead" and run.size <= QUESTION * draft.body_size]
    asked = [run for run in subheads if run.text.rstrip(QUOTES + "”’").endswith("?")]
    if len(asked) >= QUESTIONS and len(asked) >= 0.7 * len(subheads):
        for run in asked:
            run.role, run.level = "body", 0


def _by_pattern(run: Run, draft: PageDraft) -> None:
    text = run.text
    if len(run.lines) <= 2:
        jump = match_rule(text, pattern_rules("jumps.toml"))
        if jump:
            rule, found = jump
            run.role, run.note = "jump", rule.tag("direction") or ""
            run.extra = [
                page_label(found.groupdict().get("label") or rule.tag("label") or ""),
                found.groupdict().get("title") or "",
                rule.tag("keyword") or "",
            ]
            return
    at_head = run.box.bottom < RELEASE_HEAD * draft.page.height_pt
    if (
        at_head
        and len(run.lines) <= RELEASE_LINES
        and any(match_rule(line.text, pattern_rules("labels.toml", "release")) for line in run.lines)
    ):
        run.role, run.note = "furniture", "head"
    elif len(run.lines) == 1 and run.word_count <= 3 and match_rule(text, pattern_rules("labels.toml", "end")):
        run.role = "end"
    elif len(run.lines) <= 4 and match_rule(text, pattern_rules("credits.toml")):
        run.role = "credit"
    elif len(run.lines) <= 3 and run.size <= 1.3 * draft.body_size and is_byline(text, anywhere=True):
        run.role = "byline"


def _by_size(run: Run, draft: PageDraft, runs: Sequence[Run], by_top: Sequence[Run]) -> None:
    text = run.text
    if (
        run.word_count > HEADLINE_WORDS
        or len(run.lines) > HEADLINE_LINES
        or not _LETTER.search(text)
        or (_DIGIT.search(text) and match_rule(text, pattern_rules("labels.toml", "value")))
        or match_rule(text, pattern_rules("labels.toml", "address"))
        or match_rule(text, pattern_rules("labels.toml", "note"))
    ):
        return
    if (
        is_prose(run, draft.body_size)
        and len(run.lines) >= 3
        and run.size <= 1.05 * draft.body_size
        and not run.style.bold
    ):
        return
    following = next_text(run, by_top, draft) or text_beside(run, runs, draft)
    if len(run.lines) == 1 and match_rule(text, pattern_rules("labels.toml", "editors")) and following is not None:
        run.role, run.level = "headline", 1
        return
    size = following.size if following is not None and following.size <= 1.2 * draft.body_size else draft.body_size
    if not run.style.bold and run.panel is None:
        size = max(size, draft.body_size)  # text over smaller notes is no heading
    if run.size >= HEADLINE * size:
        if not (is_prose(run, draft.body_size * 1.3) and text[-1] in ".,;" and len(run.lines) >= 4):
            run.role, run.level = "headline", 1
        return
    stands_out = run.style.bold and not (following is not None and following.style.bold)
    stands_out = stands_out or (following is not None and _in_other_type(run, following))
    numbered = bool(NUMBERED.match(text))
    words = SUBHEAD_WORDS + (8 if numbered else 0)
    narrow = (
        stands_out and following is not None and following.box.width <= NARROW * size and run.size >= SUBHEAD * size
    )
    capitals = stands_out and run.size >= SUBHEAD * size and text.isupper()
    lines = 4 if narrow or run.size >= 1.12 * size else 3 if capitals else 2 + numbered
    if run.word_count > words or len(run.lines) > lines or text[-1] in ".,;":
        return
    larger = run.size >= SUBHEAD * size and (stands_out or run.size >= 1.12 * size)
    alone = (
        len(run.lines) == 1
        and following is not None
        and run.style != following.style
        and (run.style.italic or run.style.font != following.style.font)
    )
    if sum(char.isalpha() for char in text) < 3:
        return
    smaller = following is not None and stands_out and _right_over(run, following)
    if (
        larger
        or smaller
        or (stands_out and run.size >= 0.98 * size)
        or (numbered and alone and run.size >= 0.95 * size)
        or (following is not None and _numbers_section(run, following))
    ):
        run.role, run.level = "subhead", 2


def _numbers_section(run: Run, text: Run) -> bool:
    """Tell whether a line in the text's own type is a numbered heading: in capitals, over the middle of its column."""
    if len(run.lines) > 1 or not run.text.isupper() or not is_numbered(run.text):
        return False
    middle = abs(run.box.x0 + run.box.x1 - text.box.x0 - text.box.x1) <= 3 * run.size
    return middle and run.box.x0 - text.box.x0 > 2 * run.size


def _in_other_type(run: Run, text: Run) -> bool:
    """Tell whether a short line is set in both another typeface and another colour than the text right below it."""
    return (
        len(run.lines) == 1
        and run.word_count <= OTHER_WORDS
        and not run.style.italic
        and run.style.color != text.style.color
        and not same_family(run.style.font, text.style.font)
        and text.box.top - run.box.bottom <= 1.5 * text.size
    )


def _right_over(run: Run, text: Run) -> bool:
    """Tell whether a line stands flush right over a text and is hardly smaller."""
    near = -1 <= text.box.top - run.box.bottom <= text.size and abs(run.box.x0 - text.box.x0) <= text.size
    return near and run.size >= OTHER_SIZE * text.size


def _over_notes(draft: PageDraft, runs: Sequence[Run], by_top: Sequence[Run]) -> None:
    """Make subheads of headlines over small print that look like the subheads over text: *References*, *Notes*."""
    subheads = {run.style for run in runs if run.role == "subhead" and run.panel is None}
    for run in runs:
        if run.role == "headline" and run.panel is None and run.style in subheads:
            text = next_text(run, by_top, draft)
            if text is not None and text.size < NOTES * draft.body_size and run.size < HEADLINE * draft.body_size:
                run.role, run.level = "subhead", 2


def _alike(runs: Sequence[Run]) -> None:
    """Make a headline of what is printed just like one: the text below that it was measured by may have been a deck."""
    heads = [run for run in runs if run.role == "headline"]
    for run in runs:
        if run.role != "subhead" or under_larger(run, heads):
            continue
        alike = [head for head in heads if head.style == run.style and head.panel == run.panel]
        if any(not NUMBERED.match(head.text) and not under_larger(head, heads) for head in alike):
            run.role, run.level = "headline", 1


def _alike_in_list(runs: Sequence[Run]) -> None:
    """Make subheads of short bold lines that are printed and stand as the other subheads of their box: *When*."""
    subheads = [run for run in runs if run.panel is not None and run.role == "subhead" and run.style.bold]
    for run in runs if len(subheads) > 1 else ():
        if (
            run.panel is None
            or run.role != "body"
            or len(run.lines) > 1
            or run.word_count > SUBHEAD_WORDS
            or run.text[-1] in ".,;:"
        ):
            continue
        alike = [o for o in subheads if o.panel == run.panel and o.style == run.style]
        if len(alike) > 1 and all(abs(o.box.x0 - run.box.x0) <= 1 for o in alike):
            run.role, run.level = "subhead", 2


def _demote_lists(draft: PageDraft, runs: Sequence[Run]) -> None:
    """Entries of a list of contents are no headings: hardly any has text under it, or the page says what it is."""
    for run in runs:
        if run.role in ("headline", "kicker", "deck", "byline", "subhead") and any(
            mostly_in(run.box, box) for box in draft.contents
        ):
            run.role, run.level = "body", 0
    subheads = [run for run in runs if run.role == "subhead"]
    by_top = from_the_top(runs) if subheads else []
    bare = [run for run in subheads if (next_text(run, by_top, draft) or text_beside(run, runs, draft)) is None]
    lines = [line for run in runs for line in run.lines if len(line.words) > 1]
    ends = [line for line in lines if (last := line.words[-1].text[-1]) in _ENTRY_ENDS or last.isdecimal()]
    (entry,) = pattern_rules("contents.toml", "entry")
    fewest = max(ENTRIES, LISTED * len(lines))
    contents = len(ends) >= fewest and sum(bool(entry.pattern.search(line.text)) for line in ends) >= fewest
    contents = contents or any(
        run.role == "headline" and match_rule(run.text, pattern_rules("contents.toml")) for run in runs
    )
    if contents or (len(bare) >= 4 and len(bare) > 0.6 * len(subheads)):
        for run in subheads if contents else bare:
            run.role, run.level = "body", 0
