"""Names of a legend that are broken over lines.

Belongs here: which lines go on from a name. Does not belong here: which sample a name stands beside (charts.finding).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipelines.articles.tables.segments import Segment
from pipelines.articles.wording.hyphens import HYPHENS, Vocabulary
from pipelines.model import Box

#: The next line begins where the name does, within so many points, and so many em under it; a name has so many at most.
SAME_EDGE = 1.0
LINE_GAP = 0.45
MOST_LINES = 3
#: A sample stands so many em before its name at most.
BESIDE = 1.6
_ANY_DOCUMENT = Vocabulary()


def with_next_lines(name: Segment, segments: Sequence[Segment], samples: Sequence[Box]) -> Segment:
    """Return the name beside a sample with the lines under it, in one style, up to the next that has a sample too."""
    lines = [name]
    others = [box for box in samples if not _is_level(name, box)]
    for segment in sorted((s for s in segments if _goes_on(name, s)), key=lambda s: s.box.top):
        gap = segment.box.top - lines[-1].box.bottom
        near = -0.3 * name.size <= gap <= LINE_GAP * name.size and len(lines) < MOST_LINES
        if not near or any(_is_level(segment, box) for box in others):
            break
        broken = segment.text[:1].islower() or lines[-1].text[-1:] in HYPHENS
        if not broken:
            break
        lines.append(segment)
    if len(lines) == 1:
        return name
    words = [word for line in lines for word in line.words]
    joined = [name.words[0]]
    for word in words[1:]:
        last = joined[-1]
        if last.text[-1:] in HYPHENS and word.box.top > last.box.bottom - 1 and word.text[:1].isalpha():
            joined[-1] = replace(last, text=_ANY_DOCUMENT.join(last.text, word.text))
        else:
            joined.append(word)
    box = Box.around(line.box for line in lines)
    return replace(name, words=tuple(joined), box=box, text=" ".join(word.text for word in joined))


def _goes_on(name: Segment, segment: Segment) -> bool:
    alike = abs(segment.size - name.size) <= 0.05 * name.size and segment.bold == name.bold
    return alike and abs(segment.box.x0 - name.box.x0) <= SAME_EDGE and segment.box.top > name.box.top + 1


def _is_level(segment: Segment, sample: Box) -> bool:
    """Tell whether a line stands right of a sample, level with it."""
    beside = -1 <= segment.box.x0 - sample.x1 <= BESIDE * segment.size
    return beside and sample.top - 3 <= segment.middle <= sample.bottom + 3
