"""Runs of body lines to paragraphs as a person would type them, with the place of every printed piece.

Belongs here: paragraph breaks, line-end hyphens, drop caps, raised marks, and the spans. Does not belong here: which
runs are a story's body, and in which order.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, is_raised, overlap_x, overlap_y
from pipelines.articles.page.tagged import starts_element
from pipelines.articles.page.tags import PageTags
from pipelines.articles.text.footnotes import FOOTNOTE
from pipelines.articles.text.runs import DROP_CAP
from pipelines.articles.wording.hyphens import HYPHENS, Vocabulary
from pipelines.model import TextSpan, Word
from pipelines.values import frozen

PARAGRAPH = "\n\n"
#: A first line's indent, in em: less is noise, more is another alignment.
INDENT = 0.55
DEEP_INDENT = 6.0
#: What begins a note that its mark in the text points to.
NOTE_MARKS = "*†‡"
#: Digits of a note's number.
LONGEST_MARK = 3
#: Single lines with a gap of so many of their sizes between them are lines of a list.
BLANK, BLANKS = 0.8, 4.0
#: Room between two runs of a column, in their sizes: so much more than between their lines, at most so much.
BLANK_LINE, MOST_BLANK = 0.5, 2.5
#: A raised run this near to a word, in sizes of that, and further than that from the word before, belongs to it.
TOUCH, APART = 0.06, 0.15
TERMINATORS = ".!?…:;"
CLOSERS = "\"'”’»)]"
QUOTES = "“\"„«‘'"  # that open
HANGING = 1.0  # points by which the lines of one item differ
BULLETS = "•▪■●◦‣–—-*·□►✓"
_RAISED = str.maketrans("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")

#: Behind these a line's end is no blank where they are set close to the word before: *2018–* 23, *the pier—* old.
DASHES = "–—"


@frozen
class Text:
    """A text and where its words stand; `ranges` are the characters that each run of lines gave."""

    text: str
    spans: tuple[TextSpan, ...]
    ranges: tuple[tuple[int, int], ...]


@frozen
class Piece:
    """A run on its page; `fresh` when a heading before it says that a paragraph begins; `tags` are its page's."""

    page_no: int
    run: Run
    fresh: bool = False
    tags: PageTags | None = None


def compose(pieces: Sequence[Piece], vocabulary: Vocabulary, *, one_paragraph: bool = False) -> Text:
    """Return the text of `pieces`, joined across columns and pages where a paragraph runs on."""
    writer = _Writer(vocabulary)
    ranges: list[tuple[int, int]] = []
    indents = not one_paragraph and _uses_indents(pieces)
    previous: Line | None = None
    before: Piece | None = None
    for piece in pieces:
        begin: int | None = None
        breaks = [False] * len(piece.run.lines) if one_paragraph else _starts(piece)
        for number, line in enumerate(piece.run.lines):
            starts = breaks[number]
            if number == 0 and not one_paragraph:
                told = _told(before, previous, piece)
                starts = _new_paragraph(previous, piece.run, indents) if previous and told is None else bool(told)
                starts = starts or (
                    told is None
                    and before is not None
                    and (_stands_apart(before, piece) or _below_blank(before, piece))
                )
                notes = piece.run.note == FOOTNOTE and before is not None and before.run.note != FOOTNOTE
                starts = piece.fresh or starts or notes or _opens_note(piece.run, line)
            marks = (starts or number == 0) and _opens_note(piece.run, line)
            at = writer.add_line(line, piece.page_no, starts and previous is not None, marks)
            if number == 0 and ranges and at < ranges[-1][1]:
                # the word broken over the column belongs to the run that it begins in
                ranges[-1] = (ranges[-1][0], writer.first_end)
                at = min(writer.first_end, writer.length)
            begin = at if begin is None else begin
            previous = line
        ranges.append((begin or 0, writer.length))
        before = piece
    text = writer.text
    return Text(text, tuple(writer.spans), tuple(_trim(text, *r) for r in ranges))


def _starts(piece: Piece) -> list[bool]:
    """Tell for each line of a piece whether a paragraph begins there, as its type or its tags say."""
    starts = paragraph_starts(piece.run)
    if piece.tags is None or not piece.tags.paragraphs:
        return starts
    lines = piece.run.lines
    told = [False, *(bool(starts_element(a, b, piece.tags)) for a, b in pairwise(lines))]
    return [shown or tagged for shown, tagged in zip(starts, told, strict=True)]


def _told(before: Piece | None, previous: Line | None, piece: Piece) -> bool | None:
    """Tell whether tags say that a piece begins a paragraph, None where they say nothing or what cannot be."""
    tags = piece.tags
    if previous is None or before is None or before.page_no != piece.page_no or tags is None or not tags.paragraphs:
        return None
    first = piece.run.lines[0]
    told = starts_element(previous, first, tags)
    if told:
        return told if _ended(previous) else None
    # lines one below the other part where type says so: people break lines by hand within a paragraph
    under = first.box.top >= previous.box.top and overlap_x(first.box, previous.box) > 0
    return None if under else told


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end


class _Writer:
    """Text under construction."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.parts: list[str] = []
        self.length = 0
        self.spans: list[TextSpan] = []
        self.first_end = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def add_line(self, line: Line, page_no: int, fresh: bool, marks: bool = False) -> int:
        """Add a line's words; returns where its first one begins. One that `marks` a note is written raised."""
        begin = None
        parts, spans = self.parts, self.spans
        length = self.length
        raised = True  # of the word before
        for number, word in enumerate(line.words):
            text = word.text
            if number > 1 and not raised and not word.superscript:  # nearly every word
                start = length + 1
                length = start + len(text)
                parts += (" ", text)
                spans.append(TextSpan(start, length, page_no, word.box))
                continue
            before_raised, raised = raised, word.superscript and is_raised(word)
            text = text.translate(_RAISED) if raised or (marks and number == 0) else text
            if number == 0 and parts:
                is_joined = self._between_lines(fresh, word, page_no)
                length = self.length
                if is_joined:
                    begin = spans[-1].start
                    self.first_end = length
                    continue
            elif number > 0 and not ((raised or before_raised or number == 1) and self._glues(line, number)):
                parts.append(" ")
                length += 1
            start = length
            parts.append(text)
            length += len(text)
            spans.append(TextSpan(start, length, page_no, word.box))
            begin = start if begin is None else begin
        self.length = length
        return length if begin is None else begin

    def _between_lines(self, fresh: bool, word: Word, page_no: int) -> bool:
        """Write what stands between two lines; True when `word` was joined to the last one and is written."""
        if fresh:
            self._write(PARAGRAPH)
            return False
        head = self.parts[-1]
        if is_raised(word) or (len(head) > 1 and (head[-1] == "/" or (head[-1] in DASHES and head[-2].isalnum()))):
            return False
        if len(head) > 1 and head[-1] in HYPHENS and word.text[0].isalnum():
            self._join(head, word, page_no)
            return True
        self._write(" ")
        return False

    def _join(self, head: str, word: Word, page_no: int) -> None:
        """Write a broken word whole; its pieces of print share one range of characters."""
        joined = self.vocabulary.join(head, word.text)
        self.parts[-1] = joined
        self.length += len(joined) - len(head)
        last = self.spans[-1]
        for index in range(len(self.spans) - 1, -1, -1):
            span = self.spans[index]
            if (span.start, span.end) != (last.start, last.end):
                break
            self.spans[index] = TextSpan(span.start, self.length, span.page_no, span.box)
        self.spans.append(TextSpan(last.start, self.length, page_no, word.box))

    @staticmethod
    def _is_prefix(line: Line, number: int) -> bool:
        """Tell whether a raised word belongs to the word behind it, which it touches: the 14 of *with ¹⁴C*."""
        if number == 0 or number + 1 == len(line.words):
            return False
        word, after = line.words[number], line.words[number + 1]
        touch = TOUCH * after.size_pt
        if word.box.x1 - after.box.x0 > touch or after.box.x0 - word.box.x1 > touch or not after.text[0].isalpha():
            return False
        return word.box.x0 - line.words[number - 1].box.x1 > APART * after.size_pt

    def _glues(self, line: Line, number: int) -> bool:
        word, before = line.words[number], line.words[number - 1]
        if word.superscript and is_raised(word):
            gap = word.box.x0 - before.box.x1
            return gap < 0.35 * before.size_pt and not self._is_prefix(line, number)
        if (
            before.superscript
            and is_raised(before)
            and ((number > 1 and word.text[0] in ".,;:)/") or self._is_prefix(line, number - 1))
        ):
            return True
        if before.size_pt >= DROP_CAP * word.size_pt and len(before.text) <= 2 and number == 1:
            return self.vocabulary.drop_cap_joins(before.text, word.text)
        return False


def paragraph_starts(run: Run) -> list[bool]:
    """Tell for each line of a run whether a paragraph begins there."""
    lines = run.lines
    starts = [False] * len(lines)
    if len(lines) < 2:
        return starts
    left = _left_edge(lines)
    right = max(line.box.x1 for line in lines)
    steps = [b.box.bottom - a.box.bottom for a, b in pairwise(lines)]
    usual = median(steps)
    cap = _drop_cap(lines[0])
    hanging = _hangs(lines, left)
    for number in range(1, len(lines)):
        line, before = lines[number], lines[number - 1]
        if cap is not None and overlap_y(line.box, cap.box) > 0.3 * line.box.height:
            continue
        size = line.style.size
        inset = line.box.x0 - left
        before_inset = before.box.x0 - left
        if line.words[0].text[0] in BULLETS and (len(line.words[0].text) == 1):
            starts[number] = True
        elif _hangs_on_item(before, line):
            continue
        elif hanging:
            starts[number] = inset < INDENT * size <= before_inset or (inset < INDENT * size and _ended(before))
        elif (INDENT * size <= inset <= DEEP_INDENT * size and before_inset < inset - 0.4 * size) or (
            steps[number - 1] > 1.18 * usual and steps[number - 1] > usual + 1.0
        ):
            starts[number] = True
        elif _ended(before) and inset < INDENT * size:
            room = right - before.box.x1
            starts[number] = room > 1.3 * line.words[0].box.width + 1.2 * size and room > 0.12 * (right - left)
    return starts


def _hangs(lines: Sequence[Line], left: float) -> bool:
    """Tell whether the run's paragraphs hang: most lines inset alike, the first of each not."""
    if len(lines) < 3:
        return False
    inset = [line.box.x0 - left > INDENT * line.style.size for line in lines]
    if inset[0] or sum(inset) < 0.5 * len(lines):
        return False
    places = [round(line.box.x0 - left) for line, is_in in zip(lines, inset, strict=True) if is_in]
    return max(places) - min(places) <= 2


def _left_edge(lines: Sequence[Line]) -> float:
    edges = sorted(line.box.x0 for line in lines)
    return edges[0] if len(edges) < 8 else edges[len(edges) // 20]


def _drop_cap(line: Line) -> Word | None:
    if len(line.words) > 1 and line.words[0].size_pt >= DROP_CAP * line.words[1].size_pt:
        return line.words[0]
    return None


def _ended(line: Line) -> bool:
    last = line.words[-1]
    text = last.text.rstrip(CLOSERS)
    if last.superscript and is_raised(last) and len(line.words) > 1:
        text = line.words[-2].text.rstrip(CLOSERS)
    return text[-1:] in TERMINATORS and text != ""


def _uses_indents(pieces: Sequence[Piece]) -> bool:
    """Tell whether the story's paragraphs begin with an indent."""
    inset = flush = 0
    for piece in pieces:
        lines = piece.run.lines
        left, right = _left_edge(lines), max(line.box.x1 for line in lines)
        for before, line in pairwise(lines):
            if _ended(before) and right - before.box.x1 > 1.5 * line.style.size:
                if INDENT * line.style.size <= line.box.x0 - left <= DEEP_INDENT * line.style.size:
                    inset += 1
                else:
                    flush += 1
    return inset > flush


def _new_paragraph(previous: Line, run: Run, indents: bool) -> bool:
    """Tell whether a run that follows another one in the story begins a paragraph."""
    first = run.lines[0]
    if _is_item(first) or first.words[0].text[0] in NOTE_MARKS:
        return True
    if not _ended(previous):
        if _is_item(previous):
            return not first.words[0].text[0].islower()  # entries of a list end without a stop
        return not (first.words[0].text[0].islower() or _runs_on(previous)) and not indents
    if indents and len(run.lines) > 1:
        left = _left_edge(run.lines[1:])
        return first.box.x0 - left >= INDENT * first.style.size
    return True


def _stands_apart(before: Piece, piece: Piece) -> bool:
    """Tell whether two single lines stand one below the other with a blank line between: a list without marks."""
    if before.page_no != piece.page_no or len(before.run.lines) > 1 or len(piece.run.lines) > 1:
        return False
    upper, lower = before.run.box, piece.run.box
    gap = (lower.top - upper.bottom) / piece.run.size
    return BLANK <= gap <= BLANKS and overlap_x(upper, lower) > 0 and not _first_letter(piece.run).islower()


def _below_blank(before: Piece, piece: Piece) -> bool:
    """Tell whether a run with a capital stands a blank line below another one: verses, and texts without full stops."""
    upper, lower = before.run, piece.run
    if before.page_no != piece.page_no or min(len(upper.lines), len(lower.lines)) < 2:
        return False
    if not _first_letter(lower).isupper() or not upper.style.matches(lower.style):
        return False
    usual = max(b.box.top - a.box.bottom for run in (upper, lower) for a, b in pairwise(run.lines))
    room = lower.box.top - upper.box.bottom
    beside = min(abs(upper.box.x0 - lower.box.x0), abs(upper.box.x1 - lower.box.x1)) <= 2
    return beside and usual + BLANK_LINE * lower.size <= room <= MOST_BLANK * lower.size


def _opens_note(run: Run, line: Line) -> bool:
    """Tell whether a line begins a note at a page's foot with its number: no number of anything, however it is set."""
    first = line.words[0].text
    if run.note != FOOTNOTE or len(line.words) < 2 or not first.isdecimal() or len(first) > LONGEST_MARK:
        return False
    return match_rule(line.text, pattern_rules("labels.toml", "street")) is None  # 14 Quay Street, Alder


def _first_letter(run: Run) -> str:
    return next((char for word in run.lines[0].words for char in word.text if char.isalpha()), "")


def _is_item(line: Line) -> bool:
    return len(line.words[0].text) == 1 and line.words[0].text in BULLETS


def _hangs_on_item(item: Line, line: Line) -> bool:
    """Tell whether a line is set in as far as the words of the item above it, behind its bullet."""
    return _is_item(item) and len(item.words) > 1 and abs(line.box.x0 - item.words[1].box.x0) <= HANGING


def _runs_on(previous: Line) -> bool:
    return len(previous.words) >= 3
