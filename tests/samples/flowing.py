"""A second typesetter: units of running text that flow through slots and around whatever stands in them.

Belongs here: line breaking with mixed fonts, wrapping round boxes, hanging and centred lines, deep drop caps. Pure
until `draw`. Does not belong here: where slots and obstacles are, and what the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tests.samples.setting import syllables
from tests.samples.sheet import Area, Face, Sheet

_BREAKABLE = re.compile(r"^(?P<before>[(“‘\"]*)(?P<core>[a-z]{7,})(?P<after>[.,;:)”’\"?!]*)$")
#: No line is set in less room than this.
LEAST = 46.0


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, heading or other run of lines; each word comes with its font."""

    words: tuple[tuple[str, str], ...]
    size: float
    leading: float
    align: str = "left"
    indent: float = 0.0
    hang: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: int = 1
    drop: int = 0
    color: str = "#000000"
    hyphen: str = ""

    @property
    def text(self) -> str:
        return " ".join(word for word, _ in self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of type at its place."""

    x: float
    top: float
    width: float
    words: tuple[tuple[str, str], ...]
    size: float
    leading: float
    align: str
    color: str


@dataclass(frozen=True, slots=True)
class Set:
    """What fitted, what did not, and where the last line ended."""

    rows: tuple[Row, ...]
    rest: tuple[Unit, ...]
    slot: int
    bottom: float
    lowest: float


def unit(text: str, font: str, size: float, leading: float, **more: object) -> Unit:
    """Return the unit of `text`, all in one font."""
    return replace(Unit(tuple((word, font) for word in text.split()), size, leading), **more)  # type: ignore[arg-type]


def width_of(words: tuple[tuple[str, str], ...], size: float) -> float:
    """Return how wide `words` print with plain spaces between."""
    gaps = sum(Face(font, size, size).width(" ") for _, font in words[:-1])
    return gaps + sum(Face(font, size, size).width(word) for word, font in words)


def flow(units: tuple[Unit, ...], slots: tuple[Area, ...], obstacles: tuple[Area, ...] = ()) -> Set:
    """Set `units` into `slots` in order, around `obstacles`."""
    rows: list[Row] = []
    at, top = 0, slots[0].top
    fresh = True
    for number, one in enumerate(units):
        words = one.words
        if not fresh:
            top += one.before
        first, dropped, cap_width = True, 0, 0.0
        if one.drop:
            letter, font = words[0][0][0], words[0][1]
            cap = Face(font, one.leading * one.drop * 1.04, one.leading * one.drop)
            dropped, cap_width = one.drop, cap.width(letter) + 3
            rest = words[0][0][1:]
            words = ((rest, words[0][1]), *words[1:]) if rest else words[1:]
        while words:
            need = one.leading * (max(one.keep, one.drop) if first else 1)
            free = _free(slots, at, top, need, obstacles)
            if free is None:
                left = replace(one, words=words, before=0.0, drop=0, indent=one.indent if first else one.hang)
                return _ended(rows, (left, *units[number + 1 :]), len(slots) - 1)
            at, top, x0, x1 = free
            if first and one.drop:
                size = one.leading * one.drop * 1.04
                row = Row(
                    x0, top - 0.02 * size, cap_width, ((letter, font),), size, one.leading * one.drop, "left", one.color
                )
                rows.append(row)
            shift = one.indent if first and not one.drop else one.hang
            if dropped:
                shift, dropped = cap_width, dropped - 1
            line, words = _break(words, one, x1 - x0 - shift)
            align = one.align if words or one.align != "full" else "left"
            rows.append(Row(x0 + shift, top, x1 - x0 - shift, line, one.size, one.leading, align, one.color))
            top += one.leading
            first = fresh = False
        top += one.after
    return _ended(rows, (), at)


def _ended(rows: list[Row], rest: tuple[Unit, ...], slot: int) -> Set:
    bottom = rows[-1].top + rows[-1].leading if rows else 0.0
    return Set(tuple(rows), rest, slot, bottom, max((row.top + row.leading for row in rows), default=0.0))


def _free(
    slots: tuple[Area, ...], at: int, top: float, need: float, obstacles: tuple[Area, ...]
) -> tuple[int, float, float, float] | None:
    """Return the next slot, height and stretch with room for a line."""
    while at < len(slots):
        slot = slots[at]
        top = max(top, slot.top)
        while top + need <= slot.bottom + 0.01:
            met = [
                o for o in obstacles if o.top < top + need and o.bottom > top and o.x < slot.right and o.right > slot.x
            ]
            stretch = _widest(slot, met)
            if stretch[1] - stretch[0] >= max(LEAST, 0.42 * slot.width):
                return at, top, *stretch
            top = min(o.bottom for o in met)
        at += 1
        top = slots[at].top if at < len(slots) else 0.0
    return None


def _widest(slot: Area, met: list[Area]) -> tuple[float, float]:
    x, best = slot.x, (slot.x, slot.x)
    for one in sorted(met, key=lambda o: o.x):
        if one.x - x > best[1] - best[0]:
            best = (x, one.x)
        x = max(x, one.right)
    return (x, slot.right) if slot.right - x > best[1] - best[0] else best


def _break(
    words: tuple[tuple[str, str], ...], one: Unit, width: float
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    count = 0
    while count < len(words) and width_of(words[: count + 1], one.size) <= width:
        count += 1
    if count == len(words):
        return words, ()
    word, font = words[count]
    room = width - (width_of(words[:count], one.size) + Face(font, one.size, one.size).width(" ") if count else 0.0)
    head, tail = _split(word, Face(font, one.size, one.size), room, one.hyphen)
    if head:
        return (*words[:count], (head, font)), ((tail, font), *words[count + 1 :])
    count = max(count, 1)
    return words[:count], words[count:]


def _split(word: str, face: Face, room: float, hyphen: str) -> tuple[str, str]:
    cuts = [
        (word[: k + 1], word[k + 1 :])
        for k, c in enumerate(word[:-2])
        if c in "-–" and k >= 2 and word[k - 1].isalpha()
    ]
    found = _BREAKABLE.match(word) if hyphen else None
    if found:
        shift = len(found["before"])
        cuts += [(word[: shift + k] + hyphen, word[shift + k :]) for k in syllables(found["core"])]
    fitting = [cut for cut in cuts if face.width(cut[0]) <= room]
    return max(fitting, key=lambda cut: len(cut[0])) if fitting else ("", word)


def draw(sheet: Sheet, rows: tuple[Row, ...]) -> None:
    """Print the rows; those of one font as one string, others font by font."""
    for row in rows:
        fonts = {font for _, font in row.words}
        natural = width_of(row.words, row.size)
        x = row.x
        if row.align == "right":
            x += row.width - natural
        elif row.align == "centre":
            x += (row.width - natural) / 2
        face = Face(row.words[0][1], row.size, row.leading)
        if len(fonts) == 1:
            texts = tuple(word for word, _ in row.words)
            if row.align == "full":
                sheet.justified(x, row.top, texts, face, row.width)
            else:
                sheet.text(x, row.top, " ".join(texts), face, color=row.color)
            continue
        extra = (row.width - natural) / (len(row.words) - 1) if row.align == "full" else 0.0
        for word, font in row.words:
            face = Face(font, row.size, row.leading)
            sheet.text(x, row.top, word, face, color=row.color)
            x += face.width(word) + face.width(" ") + extra
