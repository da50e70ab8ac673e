"""What the issue and its pages say of themselves: publication, number, days, labels, sections.

Belongs here: reading furniture and, where it is silent, the file's own title and name. Does not belong here: finding
furniture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from pipelines.articles.issue.furniture import is_folio
from pipelines.articles.issue.masthead import issue_number
from pipelines.articles.issue.running_names import (
    name_before_month,
    name_beside_folio,
    name_in_head,
    name_of_edition,
    names_section,
)
from pipelines.articles.issue.stacked_mastheads import tells_issue
from pipelines.articles.page.draft import PageDraft
from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Run
from pipelines.articles.wording.covered import came_out, covered_time, of_this_issue, without_ended
from pipelines.articles.wording.dates import (
    Period,
    day_first,
    find_period,
    has_slashes,
    is_american,
    puts_month_first,
    tells_order,
    without_period,
)
from pipelines.model import Document, IssueFacts

#: What heads a report stands in this upper share of its first page, in so many words at most, its name in so many.
HEAD = 0.25
MOST_HEAD_WORDS = 20
MOST_NAME_WORDS = 12
LEAST_NAME = 4
#: A report's title is so many times as large as all else on its first page.
LARGER = 1.2
#: A name with its year recurs on at least so many pages: *Statistical Abstract of the Harbour: 2001*.
WITHIN = 3
_YEAR_LAST = re.compile(r"[:,]?\s*\b(?:19|20)\d\d$")
_PARTS = re.compile(r"\s*[/|·•]\s*|\s+[–—-]\s+")
_WORDS = re.compile(r"[A-Za-zÀ-ž]{2,}")


def read_page_facts(drafts: Sequence[PageDraft]) -> None:
    """Set each page's label and section from its furniture."""
    common = Counter(run.text.casefold() for draft in drafts for run in _furniture(draft))
    titles = {draft_title(draft).casefold() for draft in drafts[:1] if draft_title(draft)}
    for draft in drafts:
        for run in sorted(_furniture(draft), key=lambda run: (run.note == "foot", run.box.top)):
            label = is_folio(run.text)
            if label and draft.label is None and not find_period(run.text):
                draft.label = label
            elif (
                draft.section is None
                and run.note == "head"
                and _may_be_section(run)
                and not (run.text.casefold() in titles or (common[run.text.casefold()] > 1 and len(drafts) > 1))
            ):
                draft.section = run.text
        if draft.label is None:
            draft.label = _label_within(draft)


def _label_within(draft: PageDraft) -> str | None:
    """A folio at the head or tail of a longer running line (*12 | The Harbour Weekly*)."""
    for run in _furniture(draft):
        if run.note == "masthead" or run.word_count < 2:
            continue
        found = pattern_rules("mastheads.toml", "folio_within")[0].pattern.search(run.text)
        if found:
            return found["first"] or found["last"]
        if str(draft.page.page_no) in (run.lines[0].words[0].text, run.lines[-1].words[-1].text) and not find_period(
            run.text
        ):
            return str(draft.page.page_no)
    return None


def _furniture(draft: PageDraft) -> list[Run]:
    return [run for run in draft.runs if run.role == "furniture"]


def _may_be_section(run: Run) -> bool:
    return (
        bool(_WORDS.search(run.text))
        and run.word_count <= 6
        and not find_period(run.text)
        and not issue_number(run.text)
        and not is_folio(run.text)
        and not re.search(r"\d|@|www\.|://", run.text)
    )


def draft_title(draft: PageDraft) -> str:
    """Return the paper's name from the page's masthead, empty when it has none."""
    heads = [run for run in _furniture(draft) if run.note == "masthead" and _WORDS.search(run.text)]
    if not heads:
        return ""
    title = max(heads, key=lambda run: run.size)
    return title.text if title.size >= 1.3 * draft.body_size else ""


def issue_facts(document: Document, drafts: Sequence[PageDraft]) -> IssueFacts:
    """Return publication, number and days: from masthead, running heads, the file's own title, its name, in this order.

    The days are never those of the file's title, which is seldom renewed with the issue.
    """
    title = _title_of(document)
    stem = document.file_name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    texts = [run.text for draft in drafts for run in sorted(_furniture(draft), key=lambda r: r.note != "masthead")]
    as_read = _days_first(document, texts, drafts)
    own = [of_this_issue(as_read(text)) for text in texts]
    issued = [without_ended(text) for text in own]
    period = (
        next((found for found in map(_issued, issued) if found), None)
        or next((found for found in map(find_period, issued) if found), None)
        or next((found for found in map(find_period, own) if found), None)
        or _period_headed(drafts, as_read)
        or find_period(stem)
    )
    line = _period_of_line(drafts, as_read)
    dated = period  # what the file is named for, where its name is all there is
    period = line if line is not None and (period is None or _is_month_of(period, line, stem)) else period
    heads = [run.text for draft in drafts[:1] for run in _furniture(draft) if run.note == "masthead"]
    heads = heads or _report_heads(drafts)
    running = [run.text for draft in drafts[:1] for run in _furniture(draft) if run.note == "head"]
    heads = heads or running
    period = came_out(period, heads) if period is not None else None
    covered = covered_time(period, heads) or covered_time(period, running)
    number = next((found for found in map(issue_number, (*own, title)) if found), None) or _number_in_name(stem)
    publication = (
        next((name for name in map(draft_title, drafts) if name and not names_section(name)), None)
        or _beside_number(texts)
        or _recurring(drafts)
        or name_in_head(drafts)
        or _name_in_title(title, document)
        or _report_headed(drafts)
        or name_beside_folio(drafts)
        or _name_in(stem, dated)
    )
    return IssueFacts(
        issue_id=document.issue_id,
        file_name=document.file_name,
        publication=publication,
        number=number,
        published_on=period.first if period else None,
        published_to=period.last if period else None,
        covers_from=covered.first if covered else None,
        covers_to=covered.last if covered else None,
    )


def _title_of(document: Document) -> str:
    """Return the title in the file's metadata; empty where a program or another file's name stands there."""
    title = " ".join((document.title or "").replace("_", " ").split())
    for rule in pattern_rules("mastheads.toml", "in_title"):
        title = rule.pattern.sub("", title).strip()
    return "" if match_rule(title, pattern_rules("mastheads.toml", "no_title")) else title


def _name_in_title(title: str, document: Document) -> str | None:
    """Return the words of a title that names an issue, or that its first page bears out; any other may be anything."""
    number = issue_number(title)
    name = without_period(title.replace(number, " ") if number else title)
    name = re.sub(r"(?:[-–—|:;,.(]\s*)+$", "", " ".join(name.split())).strip(" -–—|:;,")
    words = [word.casefold() for word in _WORDS.findall(name)]
    shown = {part.casefold() for word in document.pages[0].words for part in _WORDS.findall(word.text)}
    is_borne_out = number is not None or find_period(title) is not None or (len(words) > 1 and shown.issuperset(words))
    return name if words and is_borne_out else None


def _report_headed(drafts: Sequence[PageDraft]) -> str | None:
    """Return the headline at the head of the first page that names a report which comes out again and again."""
    for run in _head_of(drafts):
        name = " ".join(without_period(run.text).split()).strip(" -–—|:;,()")
        if (
            run.role == "headline"
            and run.word_count <= MOST_NAME_WORDS
            and match_rule(name, pattern_rules("mastheads.toml", "report"))
        ):
            return name
    return None


def _report_heads(drafts: Sequence[PageDraft]) -> list[str]:
    """Return what heads a report without a masthead: all of it where its headline is one, else its title alone."""
    heads = _head_of(drafts)
    if _report_headed(drafts) is not None:
        return [run.text for run in heads]
    title = max(heads, key=lambda run: run.size, default=None)
    others = [run.size for draft in drafts[:1] for run in draft.content() if run is not title]
    is_title = title is not None and title.role == "headline" and title.size > max(others, default=0.0) * LARGER
    return [title.text] if title is not None and is_title else []


def _days_first(document: Document, texts: Sequence[str], drafts: Sequence[PageDraft]) -> Callable[[str], str]:
    """Return how to read the heads' days in figures: with the month first where the issue writes its days so."""
    if any(map(has_slashes, (*texts, *(run.text for run in _head_of(drafts))))):
        words = [word.text for page in document.pages for word in page.words]
        if tells_order(words):
            return day_first if puts_month_first(words) else str
        if is_american([(page.width_pt, page.height_pt) for page in document.pages], words):
            return day_first
    return str


def _period_headed(drafts: Sequence[PageDraft], as_read: Callable[[str], str]) -> Period | None:
    """Return the days that such a report's head says it is of."""
    if _report_headed(drafts) is None:
        return None
    return next((found for run in _head_of(drafts) if (found := find_period(as_read(run.text))) is not None), None)


def _period_of_line(drafts: Sequence[PageDraft], as_read: Callable[[str], str]) -> Period | None:
    """Return the days that a line at the head tells which says nothing else, whatever stands over it."""
    lines = [line.text for run in _head_of(drafts) for line in run.lines if tells_issue(line.text)]
    return next((found for text in lines if (found := find_period(as_read(text))) is not None), None)


def _is_month_of(period: Period, line: Period, stem: str) -> bool:
    """Tell whether only the file's name told the time, and of no day: a line on the page tells it better."""
    return period == find_period(stem) and period.first < period.last and period.first <= line.first <= period.last


def _head_of(drafts: Sequence[PageDraft]) -> list[Run]:
    """Return the short runs at the head of the first page, from the top."""
    return sorted(
        (
            run
            for draft in drafts[:1]
            for run in draft.runs
            if run.box.bottom < HEAD * draft.page.height_pt and run.word_count <= MOST_HEAD_WORDS
        ),
        key=lambda run: run.box.top,
    )


def _issued(text: str) -> Period | None:
    """Return the day behind *Published* or *Date of issue*: heads of bulletins also name the days they cover."""
    for rule in pattern_rules("mastheads.toml", "issued"):
        label = rule.pattern.search(text)
        if label is not None and (found := find_period(text[label.end() :][:40])) is not None:
            return found
    return None


def _beside_number(texts: Sequence[str]) -> str | None:
    """Return the name that stands before volume and number in a running head: *Harbour Register / Vol. 12, No. 40*."""
    for text in texts:
        number = issue_number(text)
        if number is None or not number.lower().startswith("vol"):
            continue
        name = without_period(_PARTS.split(text[: text.index(number)])[0]).strip(" ,:;–—-")
        if len(_WORDS.findall(name)) >= 1 and not re.search(r"\d", name) and len(name) >= LEAST_NAME:
            return name
    return None


def _recurring(drafts: Sequence[PageDraft]) -> str | None:
    """Return the text that recurs at the head or foot of pages and is no section, label or day."""
    counts = Counter(
        run.text for draft in drafts for run in _furniture(draft) if _may_be_section(run) and run.text != draft.section
    )
    editions = Counter(name for draft in drafts for run in _furniture(draft) if (name := name_of_edition(run.text)))
    for text, count in (*editions.most_common(1), *counts.most_common(3)):
        if count >= 2:
            return text
    monthly = Counter(name for draft in drafts for run in _furniture(draft) if (name := name_before_month(run.text)))
    for text, count in monthly.most_common(1):
        if count >= 2:
            return text
    dated = Counter(
        name
        for draft in drafts
        for run in _furniture(draft)
        if 2 <= len((name := _YEAR_LAST.sub("", run.text)).split()) <= MOST_NAME_WORDS
        and name != run.text
        and not re.search(r"\d|@|www\.|://", name)
    )
    return next((name for name, count in dated.most_common(1) if count >= WITHIN), None)


def _number_in_name(stem: str) -> str | None:
    found = pattern_rules("mastheads.toml", "number_in_name")[0].pattern.search(stem)
    return f"{found['word']} {found['number']}" if found else None


def _name_in(stem: str, period: Period | None) -> str | None:
    """Return the words of a file name that carries a day, which is how downloads of a series are named."""
    if period is None:
        return None
    words = [w for w in re.split(r"[-_. ]+", stem) if w and not re.search(r"\d", w)]
    words = [w for w in words if match_rule(w, pattern_rules("mastheads.toml", "no_name")) is None]
    return " ".join(words) or None
