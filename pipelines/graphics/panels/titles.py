"""The title of a chart or a table: the lines straight above it (or below), and what they say of unit and scale.

Belongs here: finding title lines and the hint on the unit in them. Does not belong here: what a unit is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.articles.page.word_arrays import arrays_of
from pipelines.articles.tables.segments import Segment, segments_of
from pipelines.graphics.panels.notes import names_source
from pipelines.graphics.panels.panel import Panel
from pipelines.graphics.panels.unit_words import says_unit
from pipelines.model import Box
from pipelines.rules import load_lines

#: The title ends at most so many em above the graphic; its lines follow within so many.
ABOVE = 3.4
#: What layout has found to be the title may stand further away.
OWN_ABOVE = 7.0
LINE_GAP = 1.3
#: Blocks of these roles are of the article's title also where they stand left of the graphic.
TITLE_ROLES = ("headline", "deck", "kicker")
#: A title may reach so far into the box that follows (in points): the topmost tick stands beside its last line.
OVERLAP = 3.0
MOST_LINES = 5
#: A bold title over a plain second line may be so much smaller than that.
OVER_PLAIN = 1.15
MOST_HEADING_WORDS = 14  # of a heading that stands further above
#: A title over the plot has so many words and is so much larger than the chart's labels, with more words as large; it
#: stands in this upper share of the chart and is off its middle by at most this share of its width.
LARGER = 1.25
#: A unit under a title has so many letters: a *J* there is a letter of a list.
FEWEST_LETTERS = 3
#: Words of one line are at most so far apart (in em).
BLANK = 0.6
AS_LARGE = 0.95
FEWEST_WORDS_INSIDE = 3
#: Where so few of the labels are bold, a bold line need not be larger than they are.
FEW_BOLD = 0.3
UPPER = 0.25
OFF_MIDDLE = 0.15
#: Lines set to one middle are so many, have it within so many points, and differ in width by more than so many.
FEWEST_CENTRED = 2
SAME_MIDDLE = 1.5
DIFFERENT = 6.0
#: A title in the type of the text: so many words, none of these at its end, so far (in em) under what is above.
FEWEST_PLAIN, MOST_PLAIN = 2, 14
SENTENCE_ENDS = ".!?:;,-"
STANDS_OFF = 0.75
#: A minus between letters or digits is a dash: ``January−May`` as some programs print it.
MINUS_WITHIN = re.compile(r"(?<=[^\W_])−(?=[^\W_])")
#: A title's number and the rest of it stand on one line within so much of an em, so many em from each other at most.
LEVEL = 0.4
MOST_OFF = 8.0
NUMBERED = re.compile(
    r"(?i)^(?:(?:summary|supplement(?:al|ary))\s)?(?:table|figure|fig\.?|chart|graph|no\.(?=\s*\d+\.\s))\s*"
    r"(?:[\dIVX]+(?:[.\d]+)*\s*[.:–—-]?\s*|[A-Z](?:-\d+)?[.:]\s+|:\s+)"
)
#: A line under a title that says what is measured has so many words at least.
FEWEST_MEASURED = 4
OF_WHAT = re.compile(r"(?i)\w\s(?:of|in)\s+(?!total\b|thousand|million|billion|units?\b)[^\W\d_]{3}")
#: A line that says what is measured: by how it is parted, whose it is, or as what it is reckoned.
TOLD_BY = re.compile(
    r"(?i)\w\s(?:by|with|without|who|whose|per|for)\s+(?:the\s|an?\s)?[^\W\d_]{3}|^(?:average|median|mean)\s"
)
SURVEYED = re.compile(
    r"(?i)^(?:a\s)?(?:per\s?cent|(?:annual\s)?(?:change|growth)|polls?|surveys?|samples?|interviews?|answers?|based|responses?|index|source|note)\b"
)
#: A unit beside a title has at most so many words.
MOST_UNIT_WORDS = 5
#: A note over a table, behind a mark; and a sentence that says what one of its heads means.
NOTE = re.compile(r"^[*†‡]\s?[^\W\d_][^.]{40,}")
DEFINES = re.compile(r"^[^(\[].*\b(?:is|are|means?|denotes?|refers?)\b(?!\s(?:in|expressed|shown|given|stated)\b).*\.$")
IN_BRACKETS = re.compile(r"[(\[](?P<hint>[^()\[\]]{1,60})[)\]]")
#: The last line of a paragraph has so many words.
FEWEST_OF_TEXT = 5
#: Arrows that say which way an axis grows: ``↑ Percent of adults``.
ARROWS = "↑↓←→▲▼ "
#: The sign of the rupee in fonts that have it in the grave accent's place.
RUPEE = re.compile(r"(?i)`(?=\s?(?:in\s)?(?:crore|lakh|billion|million|thousand))")
#: What stands behind the unit that a line begins with: ``Percent of households``, ``Minutes from call to arrival``.
BEHIND_UNIT = re.compile(r"\s(?:of|per|from|between|by|for|in|after|since|spent)\s")
LAST_WORD = re.compile(r"\s*[(\[,:–—-]\s*(?P<word>[^\s()\[\]]+)[)\]]?\s*$")


@dataclass(frozen=True, slots=True)
class Title:
    """What a graphic is headed by: its title, the line or bracket that says the unit, and a heading above."""

    text: str | None
    hint: str | None
    context: str | None = None
    boxes: tuple[Box, ...] = ()
    continued: bool = False
    number: str | None = None


def title_of(panel: Panel, box: Box, taken: Sequence[Box] = (), far: bool = False, alone: bool = False) -> Title:
    """Return the title of what stands in `box`: from the lines above it on the page, else from the article; with `far`
    also from a heading further above, and from an article's subhead for what stands `alone` under it, as tables do."""
    page = panel.whole_page
    above = (arrays_of(page).bottom <= box.top + OVERLAP) & (arrays_of(page).top >= box.top - 90)
    words = [page.words[place] for place in above.nonzero()[0].tolist()]
    others = (*taken, *panel.furniture)
    words = [word for word in words if not any(_in(word.box, other) for other in others)]
    own = [b.box for b in panel.article.blocks if b.role in TITLE_ROLES and b.page_no == panel.page_no]
    over = [b.box for b in panel.article.blocks if b.role == "subhead" and b.page_no == panel.page_no] if alone else []
    there = [s for s in with_numbers(segments_of(words, page)) if not s.numeric or _says_scale(s)]
    lines = [
        s for s in there if (s.box.x1 > box.x0 - 4 and s.box.x0 < box.x1) or any(_in(s.box, block) for block in own)
    ]
    lowest = max(lines, key=lambda s: s.box.bottom, default=None)
    if lowest is not None:  # a short unit flush under a title may end left of what it is over
        short = [s for s in there if s not in lines and len(s.text) >= FEWEST_LETTERS and _is_under(s, lowest)]
        lines += [s for s in short if _says_unit(s) and box.top - s.box.bottom <= ABOVE * s.size]
    lines.sort(key=lambda s: -s.box.bottom)
    aside = [s for s in lines if len(s.words) <= MOST_UNIT_WORDS and _says_unit(s)]
    if aside:
        aside = [s for s in aside if any(_is_left_of(other, s) for other in lines)]
        lines = [s for s in lines if s not in aside]
    lines = [s for s in lines if not names_source(s.text) and not NOTE.match(s.text)]
    note = _note(lines, box.top)
    found: list[Segment] = []
    edge = note[0].box.top if note else box.top
    for line in lines[len(note) :]:
        gap = edge - line.box.bottom
        is_own = any(_in(line.box, block) for block in (*own, *over))
        reach = OWN_ABOVE if is_own or (far and not found and _heads(lines[len(note) :])) else ABOVE
        if gap > (reach if not found else LINE_GAP) * line.size or len(found) >= MOST_LINES:
            break
        if found and line.box.bottom > found[-1].box.top + 1:
            continue
        if (
            found
            and abs(line.box.x0 - found[-1].box.x0) > 6
            and not _centred(line.box, box)
            and not _hangs(line, found[-1])
        ):
            continue
        over_plain = found and line.bold and not found[-1].bold and found[-1].size <= OVER_PLAIN * line.size
        stronger = found and (found[-1].bold or found[-1].size > line.size * 1.05) and not over_plain
        if stronger and not _same_style(found[-1], line):
            break
        if found and _ends_text(line, found[-1]):
            break
        found.append(line)
        edge = line.box.top
        if NUMBERED.match(line.text):
            break
    found.reverse()
    aside = [s for s in aside if any(_is_left_of(line, s) for line in found)]
    unit = [s for s in found if _says_unit(s)]
    if unit and len(unit) == len(found):
        headed = Title(plain_title(panel.title), bracket_of(panel.title)) if panel.title else Title(None, None)
        return Title(
            headed.text, RUPEE.sub("₹", unit[-1].text), None, tuple(s.box for s in unit), says_continued(panel.title)
        )
    if found and panel.title and _is_deck(panel, found):  # its headline stands too far over it, or further in
        measured = RUPEE.sub("₹", " ".join(s.text for s in found)).strip(ARROWS)
        headed_by = f"{panel.title}: {measured}" if _measures(measured) else panel.title
        boxes, number = tuple(s.box for s in found), number_of_title(panel.title)
        return Title(
            plain_title(headed_by), bracket_of(headed_by) or measured, None, boxes, says_continued(panel.title), number
        )
    strong = [s for s in found if s.bold or NUMBERED.match(s.text)]
    if found and not strong and not _belongs(panel, found):
        found = _centred_lines(found, box) or _standing_alone(found, lines[len(note) :])
    if not found:
        return (
            Title(plain_title(panel.title), bracket_of(panel.title), continued=says_continued(panel.title))
            if _is_all(panel, box)
            else Title(None, None, panel.title)
        )
    bold = any(s.bold for s in found)
    if not strong and any(_starts_with_unit(s.text) and s.size < AS_LARGE * found[0].size for s in found[1:]):
        strong, bold = [s for s in found if s.size >= AS_LARGE * found[0].size], True
    elif not strong and _is_unit_line(found):
        strong, bold = found[:1], True  # in one type, a line each
    if len(found) > 1 and found[-1] in unit and (not bold or found[-1] in strong):
        strong, bold = [s for s in (strong if bold else found) if s is not found[-1]], True  # in the title's own type
    after = [s for s in found if s not in strong and s.box.top > strong[0].box.top - 1] if bold and strong else []
    text = " ".join(s.text for s in found if s in strong) if bold and strong else " ".join(s.text for s in found)
    second = RUPEE.sub("₹", " ".join(s.text for s in after)).strip(ARROWS)
    headnote = " ".join(s.text for s in note).strip("[] ")
    at_side = RUPEE.sub("₹", " ".join(s.text for s in aside)).strip("()[]")
    second = "" if DEFINES.match(second) else second
    inside, under = bracket_of(text), _unwrapped(second) or None
    if inside and under and not says_unit(inside) and says_unit(under):
        inside = under  # ``Trade (customs basis)`` over ``US$ million``
    hint = inside or under or at_side or (headnote or None)
    context = panel.title if panel.title and panel.title != text else None
    if context is not None and plain_title(context) == plain_title(text):
        context = None
    if _measures(second):  # ``A bumpy recovery`` over ``Annual % change in retail sales``
        text = f"{text}: {second}"
    boxes = tuple(s.box for s in (*found, *note, *aside))
    return Title(plain_title(text), hint, context, boxes, says_continued(text), number_of_title(text))


def with_numbers(segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines, a title's number that stands off with the rest of its line: ``Table 7    Landings``."""
    numbers = [s for s in segments if NUMBERED.fullmatch(s.text)]
    out = list(segments)
    for number in numbers:
        right = [s for s in out if s.box.x0 > number.box.x1 and abs(s.middle - number.middle) <= LEVEL * number.size]
        rest = min(right, key=lambda s: s.box.x0, default=None)
        if rest is not None and rest.box.x0 - number.box.x1 <= MOST_OFF * number.size and not rest.numeric:
            out[out.index(number)] = Segment.of((*number.words, *rest.words))
            out.remove(rest)
    return out


def _is_deck(panel: Panel, lines: Sequence[Segment]) -> bool:
    """Tell whether all lines over a graphic are plain and of the line under its article's headline."""
    decks = [block.box for block in panel.article.blocks if block.role == "deck" and block.page_no == panel.page_no]
    return all(not line.bold and any(_in(line.box, box) for box in decks) for line in lines)


def _ends_text(line: Segment, below: Segment) -> bool:
    """Tell whether a plain line is the end of a paragraph over a title that no type tells from it."""
    ends = len(line.words) >= FEWEST_OF_TEXT and line.text.endswith(".") and below.text[:1].isupper()
    return ends and not line.bold and not below.text.endswith(".") and NUMBERED.match(line.text) is None


def title_inside(panel: Panel, plot: Box, box: Box) -> Title:
    """Return the title of a chart that is printed over its plot: larger than its labels, in the middle, at the top."""
    segments = [s for s in segments_of(panel.whole_page.words, panel.whole_page) if _in(s.box, box)]
    sizes = sorted(s.size for s in segments)
    lines = _across_gridlines([s for s in segments if s.middle <= box.top + UPPER * box.height and not s.numeric])
    wide = (plot, box)  # a legend at its side pushes a pie out of the middle
    lines = [s for s in lines if any(abs(s.box.x0 + s.box.x1 - b.x0 - b.x1) <= 2 * OFF_MIDDLE * b.width for b in wide)]
    bold = sum(s.bold for s in segments) <= FEW_BOLD * len(segments)
    inside = [
        s
        for s in lines
        if len(s.words) >= FEWEST_WORDS_INSIDE
        and s.size
        >= (AS_LARGE if len(s.words) > FEWEST_WORDS_INSIDE or (bold and s.bold) else LARGER) * sizes[len(sizes) // 2]
    ]
    title = inside[:1]
    for line in lines:  # from the top down
        if title and _same_style(title[-1], line) and -1 <= line.box.top - title[-1].box.bottom <= BLANK * line.size:
            title.append(line)
    if not title or any(s not in title for s in inside):
        return Title(None, None, panel.title)
    text = " ".join(s.text for s in title)
    boxes = tuple(s.box for s in title)
    return Title(plain_title(text), bracket_of(text), panel.title if panel.title != text else None, boxes)


def _across_gridlines(segments: Sequence[Segment]) -> list[Segment]:
    """Join what stands a blank apart on one line in one size: upright gridlines run between the words of a title."""
    out: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (round(s.middle), s.box.x0)):
        last = out[-1] if out else None
        level = last is not None and abs(last.middle - segment.middle) <= 1 and abs(last.size - segment.size) < 0.1
        if last is not None and level and 0 <= segment.box.x0 - last.box.x1 <= BLANK * segment.size:
            out[-1] = Segment.of((*last.words, *segment.words))
        else:
            out.append(segment)
    return out


def _heads(lines: Sequence[Segment]) -> bool:
    """Tell whether the lowest of some lines, the lowest first, is bold or is the second line of a bold one: a heading,
    which may stand further above its chart than a label does. Under another chart it is that one's."""
    first, second = lines[0], lines[1] if len(lines) > 1 else None
    follows = second is not None and abs(second.box.x0 - first.box.x0) <= 2
    follows = follows and second is not None and -1 <= first.box.top - second.box.bottom <= LINE_GAP * first.size
    headed = first.bold or (follows and second is not None and second.bold and second.size >= first.size)
    return headed and len(first.words) <= MOST_HEADING_WORDS


def _measures(line: str) -> bool:
    """Tell whether a line under a title says what is measured, and not only in what unit."""
    bracket = bracket_of(line)
    if bracket is not None and says_unit(bracket) and line.endswith((f"({bracket})", f"[{bracket}]")):
        line = line[: -len(bracket) - 2].rstrip()
    words = [word for word in line.split() if any(c.isalpha() for c in word)]
    plain = not line.startswith(("(", "[")) and not line.endswith((".", ")", "]"))
    of_what = OF_WHAT.search(line) is not None or (TOLD_BY.search(line) is not None and not SURVEYED.match(line))
    return plain and of_what and len(words) >= FEWEST_MEASURED and not says_unit(re.split(r"[,;:]", line)[0])


def _starts_with_unit(line: str) -> bool:
    """Tell whether a line begins with a unit and goes on with what is measured in it: ``Percent of households``."""
    return says_unit(BEHIND_UNIT.split(line.strip(ARROWS))[0])


def _note(lines: Sequence[Segment], edge: float) -> list[Segment]:
    """Return the lines of a note in square brackets straight above a table, the topmost first; most say its unit."""
    taken: list[Segment] = []
    for line in lines[:MOST_LINES]:
        if edge - line.box.bottom > (LINE_GAP if taken else ABOVE) * line.size:
            return []
        if not taken and not line.text.endswith("]"):
            return []
        taken.append(line)
        edge = line.box.top
        if line.text.startswith("["):
            return taken[::-1]
    return []


def _says_scale(line: Segment) -> bool:
    """Tell whether what looks like a number over a table is a scale: ``£000``, ``(000s)``."""
    return "000" in line.text and says_unit(line.text)


def _says_unit(line: Segment) -> bool:
    """Tell whether a line over a table says no more than its unit: ``Yen (millions)``."""
    if line.text.count("(") != line.text.count(")"):
        return False  # the end of a title that is broken in its bracket
    return says_unit(re.sub(r"[()\[\]]", " ", RUPEE.sub("₹", line.text)).replace("  ", " ").strip())


def _is_under(unit: Segment, line: Segment) -> bool:
    gap = unit.box.top - line.box.bottom
    return abs(unit.box.x0 - line.box.x0) <= SAME_MIDDLE and -1 <= gap <= LINE_GAP * unit.size


def _is_left_of(line: Segment, unit: Segment) -> bool:
    """Tell whether a line that says more stands left of a unit on its level: a title, and its unit flush right."""
    return (
        line.box.x1 < unit.box.x0 and abs(line.box.bottom - unit.box.bottom) <= 0.4 * unit.size and not _says_unit(line)
    )


def _hangs(first: Segment, second: Segment) -> bool:
    """Tell whether a title's second line stands below the words behind its number: ``Table 7. Rents by`` / ``town``."""
    return (
        NUMBERED.match(first.text) is not None
        and first.box.x0 < second.box.x0 < first.box.x1
        and _same_style(first, second)
    )


def says_continued(text: str | None) -> bool:
    """Tell whether a title says that its table began before: ``Rents (continued)``."""
    match = LAST_WORD.search(text) if text else None
    return match is not None and match["word"].lower() in load_lines("graphics/continued_marks.txt")


def _is_all(panel: Panel, box: Box) -> bool:
    """Tell whether the graphic in `box` is all there is in its block, so that the article's headline is its title."""
    block = panel.block_of(box).box
    return len(panel.blocks) == 1 and box.width * box.height >= 0.5 * block.width * block.height


def _in(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _centred(line: Box, box: Box) -> bool:
    return abs(line.x0 + line.x1 - box.x0 - box.x1) < 0.2 * box.width


def _same_style(a: Segment, b: Segment) -> bool:
    return a.bold == b.bold and abs(a.size - b.size) <= 0.06 * a.size


def _belongs(panel: Panel, lines: Sequence[Segment]) -> bool:
    """Tell whether lines are the article's own words, and not the end of the story above."""
    own = " ".join(block.text for block in panel.article.blocks if block.role != "body").split()
    return all(word.text in own for line in lines for word in line.words)


def _centred_lines(lines: Sequence[Segment], box: Box) -> list[Segment]:
    """Return the lowest of some lines over a table that are set to one middle within it and differ in length, as no
    lines of a story do; none where they are no more than one."""
    run: list[Segment] = []
    for line in reversed(lines):
        middle = (line.box.x0 + line.box.x1) / 2
        if abs(middle - (box.x0 + box.x1) / 2) > OFF_MIDDLE * box.width:
            break
        if run and abs(middle - (run[0].box.x0 + run[0].box.x1) / 2) > SAME_MIDDLE:
            break
        if run and abs(line.box.width - run[0].box.width) <= DIFFERENT:
            break
        run.insert(0, line)
    return run if len(run) >= FEWEST_CENTRED else []


def _standing_alone(found: Sequence[Segment], lines: Sequence[Segment]) -> list[Segment]:
    """Return the one line over a table that stands apart from what is above it and ends as no sentence does, with its
    unit under it: a title in the type of the text; `lines` are all over the table, the lowest first."""
    line = found[0]
    if not (len(found) == 1 or _is_unit_line(found)) or len(line.words) > MOST_PLAIN or line.text[-1:] in SENTENCE_ENDS:
        return []
    above = min((line.box.top - s.box.bottom for s in lines if s.box.bottom <= line.box.top + 1), default=2 * line.size)
    begins = line.text[:1].isupper() and len(line.words) >= FEWEST_PLAIN
    return list(found) if begins and above > STANDS_OFF * line.size else []


def _is_unit_line(lines: Sequence[Segment]) -> bool:
    """Tell whether the second of two lines begins anew with the unit: *Water in lakes* over *Per cent of capacity*."""
    return len(lines) == 2 and lines[1].text[:1].isupper() and _starts_with_unit(lines[1].text)


def bracket_of(text: str | None) -> str | None:
    """Return what a title's brackets say: the unit where one of them does, else what the first says."""
    found = [RUPEE.sub("₹", match["hint"].strip()) for match in IN_BRACKETS.finditer(text)] if text else []
    found = [hint for hint in found if hint.lower() not in load_lines("graphics/continued_marks.txt")]
    return next((hint for hint in found if says_unit(hint)), found[0] if found else None)


def _unwrapped(text: str) -> str:
    """Return a line without the one bracket around all of it."""
    whole = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    return text[1:-1] if whole else text


def number_of_title(text: str) -> str | None:
    """Return the number that a title begins with: ``Table 7``."""
    match = NUMBERED.match(text)
    return match.group().strip(" .:–—-").lower() if match is not None else None


def plain_title(text: str | None) -> str | None:
    """Return a title without its number and without what says that it goes on from before."""
    if not text:
        return None
    whole = LAST_WORD.sub("", text) if says_continued(text) else text
    return MINUS_WITHIN.sub("–", NUMBERED.sub("", whole)).strip(" :–—-") or None
