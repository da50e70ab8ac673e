"""Lines to runs: lines of one style, one below the other at the text's own leading.

Belongs here: which line continues which. Does not belong here: the order of runs, or what they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from statistics import median

from pipelines.articles.page.rules import match_rule, pattern_rules
from pipelines.articles.page.shapes import Line, Run, overlap_x, overlap_y, same_family, style_of
from pipelines.articles.wording.bylines import (
    is_byline,
    is_known_name,
    is_name,
    is_signature,
    is_signoff,
    is_valediction,
)
from pipelines.model import Box, Rule

#: A letter this much larger than the text beside it is a drop cap.
DROP_CAP = 1.8
#: Lines further apart than this many times the usual leading of their style are not one run.
LOOSE = 1.32
#: The usual leading of a style is its own from so many pairs of lines on, else the page's.
PAIRS_TO_TRUST = 4
#: No two lines of a run stand further apart than this many times their size.
FURTHEST = 2.4
#: Lines of so few words, set further apart than this (in em), are entries of their own.
SPACED = 1.6
FEW_WORDS = 4
#: A line in another slant after a sentence's end, shorter than this share of the line above, is no part of its text.
SHORT = 0.75
#: A signature has at most so many words; one that is no name, so many.
SIGNATURE_WORDS = 8
SIGNOFF_WORDS = 6
VALEDICTION_WORDS = 5
#: A byline at the right of its column begins behind this share of the first line's width, and so many points at least.
SET_RIGHT = 0.25
FAR = 20.0
#: A mark that closes a text has at most so many words.
MARK_WORDS = 3
#: A jump line has at most so many words.
JUMP_WORDS = 8
#: Marks that a text may end in.
ENDED = '.!?"”’'
#: A label has at most so many words before what hangs under its text, flush within so many points.
LABEL_WORDS = 5
HANGING = 1.0
#: Leading (in em) where a page shows none.
LEADING = 1.2


def form_runs(lines: Sequence[Line], rules: Sequence[Rule], part_of: Callable[[Box], int | None]) -> list[Run]:
    """Return the runs that `lines` (top to bottom) make; `part_of` says which panel or region a line is in."""
    lines = join_drop_caps(lines)
    parts = [part_of(line.box) for line in lines]
    level = sorted(
        (rule.box for rule in rules if rule.box.width > 3 * max(rule.box.height, 1.0) and rule.box.width > 10),
        key=lambda box: box.top,
    )
    pairs = _pairs(lines, parts)
    keys = [_style_key(line) for line in lines]
    leading = _leadings(lines, keys, pairs)
    onward: dict[int, int] = {}
    for a, b in pairs:
        upper, lower = lines[a], lines[b]
        limit = min(LOOSE * leading[keys[a]], FURTHEST) * max(upper.style.size, lower.style.size)
        step = lower.box.bottom - upper.box.bottom
        if step > limit or not _same_text(upper, lower):
            continue
        if step > SPACED * upper.style.size and len(upper.words) < FEW_WORDS:
            continue  # labels or values in a list, each on its own
        if not _ruled_between(upper, lower, level):
            onward[a] = b
    heads = set(range(len(lines))) - set(onward.values())
    runs = []
    for number in sorted(heads):
        chain = [number]
        while chain[-1] in onward:
            chain.append(onward[chain[-1]])
        runs.append(Run(tuple(lines[k] for k in chain), panel=parts[number]))
    return runs


def join_drop_caps(lines: Sequence[Line]) -> list[Line]:
    """Put each drop cap at the head of the line that it begins."""
    caps = [
        n for n, line in enumerate(lines) if len(line.words) == 1 and len(line.text) <= 2 and line.text[0].isalpha()
    ]
    joined: dict[int, Line] = {}
    dropped: set[int] = set()
    for number in caps:
        cap = lines[number]
        beside = [
            n
            for n, line in enumerate(lines)
            if n != number
            and cap.style.size >= DROP_CAP * line.style.size
            and -2 <= line.box.x0 - cap.box.x1 <= 1.5 * line.style.size
            and overlap_y(line.box, cap.box) >= 0.3 * line.box.height
        ]
        if len(beside) < 2:
            continue
        first = min(beside, key=lambda n: lines[n].box.top)
        line = lines[first]
        box = Box(cap.box.x0, line.box.top, line.box.x1, line.box.bottom)
        joined[first] = Line((*cap.words, *line.words), box, line.style, f"{cap.text} {line.text}")
        dropped.add(number)
    return [joined.get(n, line) for n, line in enumerate(lines) if n not in dropped]


def _pairs(lines: Sequence[Line], parts: Sequence[int | None]) -> list[tuple[int, int]]:
    """Return (upper, lower) where each is the other's only neighbour above or below."""
    below: dict[int, list[int]] = defaultdict(list)
    above: dict[int, list[int]] = defaultdict(list)
    boxes = [line.box for line in lines]
    numbered = list(enumerate(boxes))
    for a, upper in enumerate(lines):
        x0, x1, part, size = upper.box.x0, upper.box.x1, parts[a], upper.style.size
        reach, foot = upper.box.bottom + FURTHEST * size, upper.box.bottom + 0.3 * size
        nearest: Box | None = None
        for b, box in numbered[a + 1 :]:
            if box.top > reach:
                break
            # `overlap_x` written out: each line is held against all beside it
            if (x1 if x1 <= box.x1 else box.x1) - (x0 if x0 >= box.x0 else box.x0) < 1.5:
                continue
            if parts[b] != part or box.bottom <= foot:
                continue
            if nearest is None:
                nearest = box
                reach = min(reach, box.bottom)
            if overlap_y(nearest, box) > 0.5 * min(nearest.height, box.height):
                below[a].append(b)
                above[b].append(a)
    pairs = []
    for a, found in below.items():
        if len(found) != 1:
            continue
        b = found[0]
        lowest_top = max([boxes[k].top for k in above[b]])
        if [k for k in above[b] if boxes[k].bottom > lowest_top] == [a]:
            pairs.append((a, b))
    return pairs


def _style_key(line: Line) -> tuple[float, bool]:
    return (round(line.style.size * 2) / 2, line.style.bold)


def _leadings(
    lines: Sequence[Line], keys: Sequence[tuple[float, bool]], pairs: Sequence[tuple[int, int]]
) -> dict[tuple[float, bool], float]:
    """Return the usual distance of two baselines, in em, of each style; `keys` are those of the lines' styles."""
    found: dict[tuple[float, bool], list[float]] = defaultdict(list)
    for a, b in pairs:
        if lines[a].style.matches(lines[b].style):
            ratio = (lines[b].box.bottom - lines[a].box.bottom) / max(lines[a].style.size, 1.0)
            if 0.7 <= ratio <= FURTHEST:
                found[keys[a]].append(ratio)
    everything = [ratio for ratios in found.values() for ratio in ratios]
    usual = max(median(everything), 1.0) if everything else LEADING
    result: dict[tuple[float, bool], float] = defaultdict(lambda: max(usual, LEADING))
    for key, ratios in found.items():
        if len(ratios) >= PAIRS_TO_TRUST:
            result[key] = max(median(ratios), 0.95)
    return result


def _same_text(upper: Line, lower: Line) -> bool:
    a, b = upper.style, lower.style
    if _signs(upper, lower) or (len(lower.words) <= MARK_WORDS and _ends(lower.text)):
        return False
    if a.matches(b):
        coloured = a.color == b.color or (a.size < 14 and not _labels(upper, lower))
        return coloured and (upper.box.x0 < lower.box.x0 + FAR or not _right(upper, lower))
    if _leads_on(upper) or _leads_on(lower):
        return False
    if (
        abs(a.size - b.size) > 0.08 * max(a.size, b.size)
        or len(upper.words) < 2
        or is_byline(upper.text, anywhere=False)
    ):
        return False
    # a line wholly in italics or bold type within a sentence or a reference, not a heading: the text runs on
    broken = upper.words[-1].text[-1] not in '.!?:"”’' and len(upper.words) > 3
    full = upper.box.x1 >= lower.box.x1 - 1.5 * a.size and len(upper.words) > 3
    heavier = full and b.bold and not a.bold and same_family(a.font, b.font) and not _centred(upper, lower)
    if broken and (lower.words[0].text[0].islower() or heavier):
        return True
    if not broken and a.italic != b.italic and lower.box.width < SHORT * upper.box.width:
        return False  # a signature under the last line of a text
    level = -4.0 * a.size <= lower.box.x0 - upper.box.x0 <= (4.0 if broken else 2.5) * a.size
    level = level or (broken and _hangs(upper, lower))
    return a.bold == b.bold and same_family(a.font, b.font) and full and level and a.size < 14


def _labels(upper: Line, lower: Line) -> bool:
    """Tell whether a line is a label over a heading: bold as that, in capitals and in a colour of its own."""
    label = upper.style.bold and len(upper.words) <= MARK_WORDS and upper.text.isupper() and not lower.text.isupper()
    return label and all(word.color == upper.style.color for word in upper.words)


def _centred(upper: Line, lower: Line) -> bool:
    """Tell whether two lines of other lengths stand over one middle, as headings do."""
    a, b = upper.box, lower.box
    return abs(a.x0 + a.x1 - b.x0 - b.x1) <= 2 and abs(a.x0 - b.x0) > 0.3 * upper.style.size


def _leads_on(line: Line) -> bool:
    """Tell whether a line in type of its own sends the reader to another page, in the middle of a sentence."""
    return 1 < len(line.words) <= JUMP_WORDS and match_rule(line.text, pattern_rules("jumps.toml")) is not None


@lru_cache(maxsize=4096)
def _ends(text: str) -> bool:
    """Tell whether a line is a mark that closes a text."""
    return match_rule(text, pattern_rules("labels.toml", "end")) is not None


def _hangs(upper: Line, lower: Line) -> bool:
    """Tell whether a line hangs under the words behind a label, as the second line of a caption does."""
    return any(abs(word.box.x0 - lower.box.x0) <= HANGING for word in upper.words[1:LABEL_WORDS])


def _signs(upper: Line, lower: Line) -> bool:
    """Tell whether a line is a signature under a text's last line: a name in bold type, italics or capitals."""
    if len(upper.words) <= VALEDICTION_WORDS and len(lower.words) <= SIGNATURE_WORDS and is_valediction(upper.text):
        return is_byline(lower.text, anywhere=False)
    if len(lower.words) <= SIGNOFF_WORDS and upper.words[-1].text[-1] in ENDED:
        right = lower.box.x0 > upper.box.x0 + 2 * upper.style.size
        if is_signoff(lower.text, bare=right) or (right and _is_person(lower.text)):
            return True
    if lower.words[0].text.isupper() and is_signature(lower.text):
        return upper.words[-1].text[-1] in ENDED
    slanted = lower.style.italic and not upper.style.italic and len(lower.words) <= SIGNATURE_WORDS
    if slanted and upper.words[-1].text[-1] in ENDED and lower.text[-1] not in ".:":
        return is_byline(lower.text, anywhere=False)
    begins, ends = lower.words[0], lower.words[-1]
    if (begins.font == ends.font and begins.bold == ends.bold) or len(lower.words) > SIGNATURE_WORDS:
        return False  # nearly every line: it does not begin in another weight
    if not style_of(begins).bold or style_of(ends).bold or upper.style.bold:
        return False
    return upper.words[-1].text[-1] in ENDED and lower.text[-1] not in ".:" and is_byline(lower.text, anywhere=False)


def _right(upper: Line, lower: Line) -> bool:
    """Tell whether a byline ends at the right edge of the column whose text begins below it."""
    if upper.box.x0 - lower.box.x0 < SET_RIGHT * lower.box.width:
        return False
    ends = abs(upper.box.x1 - lower.box.x1) <= upper.style.size and len(upper.words) <= SIGNATURE_WORDS
    return ends and is_byline(upper.text, anywhere=False)


def _is_person(text: str) -> bool:
    """Tell whether a line is a name known as a person's, or in capitals: at the right below a text, it signs that."""
    return is_known_name(text.title()) or (text.isupper() and is_name(text))


def _are_capitals(upper: Line, lower: Line) -> bool:
    return upper.style.matches(lower.style) and upper.text.isupper() and lower.text.isupper()


def _underlined(line: Box, rules: Sequence[Box]) -> bool:
    return any(_underlines(rule, line) for rule in rules)


def _underlines(rule: Box, line: Box) -> bool:
    """Tell whether a rule stands at the foot of a line and is as long as that."""
    at_foot = line.bottom - 0.3 * line.height < rule.top < line.bottom + 0.12 * line.height
    return at_foot and abs(rule.x0 - line.x0) <= 2 and abs(rule.x1 - line.x1) <= 2


def _ruled_between(above: Line, below: Line, rules: Sequence[Box]) -> bool:
    upper, lower = above.box, below.box
    middle = (upper.top + upper.bottom) / 2
    for rule in rules:
        if rule.top > lower.bottom:
            break
        if middle < rule.top < (lower.top + lower.bottom) / 2:
            width = min(upper.width, lower.width)
            # an underline of the upper line's own words hugs its baseline
            hugging = rule.top < upper.bottom + 0.12 * upper.height and (
                rule.width < 0.98 * upper.width
                or (_underlines(rule, upper) and _underlined(lower, rules) and _are_capitals(above, below))
            )
            if overlap_x(rule, upper) > 0.5 * width and overlap_x(rule, lower) > 0.3 * width and not hugging:
                return True
    return False
