"""Header lines to blocks: the lines of one header together, and on which level of the header each block stands.

Belongs here: which segments straight below each other are one header. Does not belong here: which columns a header
stands over (tables.spans).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.articles.tables.number_heads import leads_on
from pipelines.articles.tables.rules import LevelRule
from pipelines.articles.tables.segments import Segment
from pipelines.articles.tables.times import tells_time
from pipelines.model import Box

#: Lines of one header are at most so far apart (in em), and their middles or ends within so many em.
LEADING = 0.5
SAME_EDGE = 0.6
#: Of the narrower of two lines of one header so much stands over or under the other.
SHARED = 0.5
#: So many headers side by side, each of two lines, show that none of the second lines is a header of its own.
FEWEST_PAIRED = 3
#: A rule under a line runs up to so many em below its box: the box of the next line may reach above it.
RULE_REACH = 0.45


def head_blocks(lines: Sequence[Sequence[Segment]], rules: Sequence[LevelRule]) -> list[tuple[Segment, int]]:
    """Return the headers with the lines that they stand on, `lines` from the top down: the lowest of each header's own
    lines, for headers side by side of several lines each the same."""
    blocks: list[tuple[list[Segment], int]] = []
    for number, line in enumerate(lines):
        above = [b for b, last in blocks if last < number]
        found = {id(segment): _continued(segment, line, above, rules, times=True) for segment in line}
        each = _stand_one_to_one(line, found, sum(last == number - 1 for _, last in blocks))
        continued = {
            id(segment): over
            for segment in line
            if (over := found[id(segment)] if each else _continued(segment, line, above, rules)) is not None
        }
        for segment in line:
            over = continued.get(id(segment))
            at = next((k for k, (block, _) in enumerate(blocks) if block is over), None)
            if over is None or at is None:
                blocks.append(([segment], number))
            else:
                blocks[at] = ([*over, segment], number)
    made = [(_joined(block), last) for block, last in blocks]
    return _levelled(made)


def _stand_one_to_one(line: Sequence[Segment], over: Mapping[int, list[Segment] | None], blocks: int) -> bool:
    """Tell whether each segment of a line but the head of the names is the next line of another header, and no header
    of the line before is left over: ``Cum.`` over ``2031`` is one, as ``Week`` over ``21`` beside it is."""
    places = [id(block) for segment in line if (block := over[id(segment)]) is not None]
    alone = [segment for segment in line if over[id(segment)] is None]
    if len(places) < FEWEST_PAIRED or len(set(places)) < len(places) or len(places) < blocks:
        return False
    return not alone or (len(alone) == 1 and alone[0] is min(line, key=lambda s: s.box.x0))


def _continued(
    segment: Segment,
    line: Sequence[Segment],
    blocks: Sequence[list[Segment]],
    rules: Sequence[LevelRule],
    *,
    times: bool = False,
) -> list[Segment] | None:
    """Return the block above that a segment is the next line of, None where it is a header of its own; one that tells
    a time is, unless `times` may be next lines."""
    over = [block for block in blocks if _shares(block[-1].box, segment.box)]
    over = [b for b in over if not any(o is not b and _between(o[-1], b[-1], segment) for o in over)]
    if len(over) != 1:
        return None
    last = over[0][-1]
    if not times and tells_time(segment.text) and not leads_on(last.text):
        return None
    gap = segment.box.top - last.box.bottom
    beside = [s for s in line if s is not segment and _shares(s.box, last.box)]
    if beside or gap > LEADING * segment.size or abs(last.size - segment.size) > 0.15 * last.size:
        return None
    if (last.bold != segment.bold and not leads_on(last.text)) or not _aligned(
        last.box, segment.box, SAME_EDGE * segment.size
    ):
        return None
    wide = min(last.box.width, segment.box.width)
    if min(last.box.x1, segment.box.x1) - max(last.box.x0, segment.box.x0) < SHARED * wide:
        return None
    low, high = last.box.bottom - 1.5, max(segment.box.top + 1.5, last.box.bottom + RULE_REACH * segment.size)
    ruled = any(low <= r.top <= high and r.x0 < segment.box.x1 and r.x1 > segment.box.x0 for r in rules)
    return None if ruled else over[0]


def _shares(a: Box, b: Box) -> bool:
    return a.x0 < b.x1 and a.x1 > b.x0


def _between(middle: Segment, above: Segment, below: Segment) -> bool:
    return above.box.bottom <= middle.middle <= below.box.top


def _aligned(a: Box, b: Box, slack: float) -> bool:
    return abs(a.x0 - b.x0) <= slack or abs(a.x1 - b.x1) <= slack or abs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2 <= slack


def _joined(block: Sequence[Segment]) -> Segment:
    return block[0] if len(block) == 1 else Segment.of([word for segment in block for word in segment.words])


def _levelled(blocks: Sequence[tuple[Segment, int]]) -> list[tuple[Segment, int]]:
    """Give headers over other headers that stand side by side the lowest of their lines: one may have more of them."""
    out = list(blocks)
    over = [k for k, (block, _) in enumerate(blocks) if any(_is_below(other, block) for other, _ in blocks)]
    for k in over:
        box = blocks[k][0].box
        for other in over:
            beside = blocks[other][0].box
            shared = min(box.bottom, beside.bottom) - max(box.top, beside.top)
            if shared > SHARED * min(box.height, beside.height) and out[other][1] > out[k][1]:
                out[k] = (out[k][0], out[other][1])
    return out


def _is_below(block: Segment, other: Segment) -> bool:
    return block is not other and block.box.top >= other.box.bottom - 1 and _shares(block.box, other.box)
