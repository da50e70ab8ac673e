"""Typesetting of running text: paragraphs into lines, lines into columns.

Belongs here: line breaking, hyphenation, drop caps, the flow through slots. Pure: what comes out is placed lines that
`draw` puts on a sheet. Does not belong here: where the slots are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from tests.samples.sheet import Area, Face, Sheet

VOWELS = "aeiouy"
KEPT_TOGETHER = {
    "ch",
    "sh",
    "th",
    "ph",
    "ck",
    "gh",
    "qu",
    "wh",
    "tr",
    "br",
    "cr",
    "dr",
    "gr",
    "pr",
    "pl",
    "cl",
    "bl",
    "fl",
    "gl",
    "st",
}
HYPHENATED = re.compile(r"^(?P<before>[(“‘\"]*) (?P<core>[a-z]{7,}) (?P<after>[.,;:)”’\"?!]*)$", re.VERBOSE)
DROP_LINES = 3


@dataclass(frozen=True, slots=True)
class Look:
    """How running text looks throughout an issue."""

    body: Face
    head: str
    sans: str
    sans_bold: str
    italic: str
    bold: str
    justify: bool = True
    hyphenate: bool = True
    indent: float = 9.0
    paragraph_gap: float = 0.0
    gutter: float = 12.0

    def face(self, font: str, size: float, lead: float = 1.2) -> Face:
        """Return `font` at `size` with a leading of `lead` times the size."""
        return Face(font, size, size * lead)


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or subhead on its way into columns; `opening` is False for the rest of a broken paragraph."""

    words: tuple[str, ...]
    subhead: bool = False
    opening: bool = True
    indented: bool = True
    drop_cap: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of type at its place; `full` lines are spread to their width."""

    x: float
    top: float
    width: float
    words: tuple[str, ...]
    face: Face
    full: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """What fitted, where it ended, and what is left over."""

    lines: tuple[PlacedLine, ...]
    rest: tuple[Piece, ...]
    last_slot: int
    bottom: float


def syllables(word: str) -> list[int]:
    """Return the offsets where the lower-case `word` may be broken, three letters kept on either side."""
    found = []
    for at in range(3, len(word) - 2):
        before, after = word[at - 1], word[at]
        pair = before + after
        heads_vowel = any(letter in VOWELS for letter in word[:at])
        tail = word[at:]
        if (
            not heads_vowel
            or not any(letter in VOWELS for letter in tail[:-1] if letter != "e")
            or pair in KEPT_TOGETHER
        ):
            continue
        if before not in VOWELS and after not in VOWELS and word[at - 2] in VOWELS and word[at + 1] in VOWELS:
            found.append(at)
    return found


def break_line(
    words: tuple[str, ...], face: Face, width: float, *, hyphenate: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the first line and those after it, breaking a word where that fills the line better."""
    space = face.width(" ")
    used, count = -space, 0
    while count < len(words) and used + space + face.width(words[count]) <= width:
        used += space + face.width(words[count])
        count += 1
    if count == len(words):
        return words, ()
    head, tail = _split_word(words[count], face, width - used - space, hyphenate=hyphenate)
    if head:
        return (*words[:count], head), (tail, *words[count + 1 :])
    if count == 0:
        return words[:1], words[1:]
    return words[:count], words[count:]


def _split_word(word: str, face: Face, room: float, *, hyphenate: bool) -> tuple[str, str]:
    options = [at + 1 for at, letter in enumerate(word[:-2]) if letter in "-–" and at >= 2 and word[at - 1].isalpha()]
    found = HYPHENATED.match(word) if hyphenate else None
    cuts = [(word[:at], word[at:]) for at in options]
    if found:
        shift = len(found["before"])
        cuts += [(word[: shift + at] + "-", word[shift + at :]) for at in syllables(found["core"])]
    fitting = [cut for cut in cuts if face.width(cut[0]) <= room]
    return max(fitting, key=lambda cut: len(cut[0])) if fitting else ("", word)


def wrap(text: str, face: Face, width: float) -> list[str]:
    """Return `text` as ragged lines of at most `width`, no word broken except at a real hyphen that must be."""
    lines, words = [], tuple(text.split())
    while words:
        line, words = break_line(words, face, width, hyphenate=False)
        lines.append(" ".join(line))
    return lines


def subhead_face(look: Look) -> Face:
    """Return the face of subheads: the body's size and leading, bold."""
    return Face(look.bold, look.body.size + 0.5, look.body.leading)


def flow(pieces: tuple[Piece, ...], slots: tuple[Area, ...], look: Look) -> Flow:
    """Set `pieces` into `slots`, in order; what does not fit is returned as the rest."""
    lines: list[PlacedLine] = []
    body = look.body
    at, top = 0, slots[0].top if slots else 0.0
    for number, piece in enumerate(pieces):
        words, first = piece.words, piece.opening
        face = subhead_face(look) if piece.subhead else body
        if piece.opening and lines and lines[-1].top < top - 0.1 and at < len(slots) and top > slots[at].top:
            top += 0.6 * body.leading if piece.subhead else look.paragraph_gap
        drop_width, drop_left = 0.0, 0
        if piece.drop_cap and piece.opening:
            letter = words[0][0]
            big = Face(look.bold, DROP_LINES * body.leading * 1.02, DROP_LINES * body.leading)
            drop_width, drop_left = big.width(letter) + 3, DROP_LINES
            lines.append(PlacedLine(slots[at].x, top - 0.02 * big.size, drop_width, (letter,), big))
            words = (words[0][1:], *words[1:]) if len(words[0]) > 1 else words[1:]
        while words:
            need = body.leading * (3 if piece.subhead else 1)
            while at < len(slots) and top + need > slots[at].bottom + 0.01:
                at += 1
                top = slots[at].top if at < len(slots) else 0.0
            if at >= len(slots):
                left = replace(piece, words=words, opening=first, drop_cap=False)
                bottom = max((line.top + line.face.leading for line in lines), default=0.0)
                return Flow(tuple(lines), (left, *pieces[number + 1 :]), at - 1, bottom)
            shift = look.indent if first and piece.indented and not piece.subhead and not drop_left else 0.0
            if drop_left:
                shift, drop_left = drop_width, drop_left - 1
            width = slots[at].width - shift
            line, words = break_line(words, face, width, hyphenate=look.hyphenate and not piece.subhead)
            lines.append(
                PlacedLine(
                    slots[at].x + shift, top, width, line, face, full=look.justify and bool(words) and not piece.subhead
                )
            )
            top += face.leading
            first = False
    bottom = max((line.top + line.face.leading for line in lines), default=0.0)
    return Flow(tuple(lines), (), at, bottom)


def balanced(pieces: tuple[Piece, ...], slots: tuple[Area, ...], look: Look) -> Flow:
    """Set `pieces` so that the columns end at about the same height; the whole slots where they do not fit."""
    if flow(pieces, slots, look).rest:
        return flow(pieces, slots, look)
    low, high = min(slot.top for slot in slots), max(slot.bottom for slot in slots)
    while high - low > 1.0:
        middle = (low + high) / 2
        trial = tuple(replace(slot, bottom=min(slot.bottom, max(slot.top, middle))) for slot in slots)
        if flow(pieces, trial, look).rest:
            low = middle
        else:
            high = middle
    return flow(pieces, tuple(replace(slot, bottom=min(slot.bottom, max(slot.top, high))) for slot in slots), look)


def draw(sheet: Sheet, lines: tuple[PlacedLine, ...]) -> None:
    """Print placed lines."""
    for line in lines:
        if line.full:
            sheet.justified(line.x, line.top, line.words, line.face, line.width)
        else:
            sheet.text(line.x, line.top, " ".join(line.words), line.face)


def columns(area: Area, count: int, gutter: float, weights: tuple[float, ...] = ()) -> tuple[Area, ...]:
    """Return `count` columns side by side in `area`, of equal width or in proportion to `weights`."""
    shares = weights or (1.0,) * count
    room = area.width - gutter * (count - 1)
    x, found = area.x, []
    for share in shares:
        width = room * share / sum(shares)
        found.append(Area(x, area.top, width, area.bottom))
        x += width + gutter
    return tuple(found)


def cut(slots: tuple[Area, ...], hole: Area, gap: float) -> tuple[Area, ...]:
    """Return `slots` without the room that `hole` takes: a slot that it crosses becomes one above and one below."""
    found: list[Area] = []
    for slot in slots:
        if hole.x >= slot.right or hole.right <= slot.x or hole.top >= slot.bottom or hole.bottom <= slot.top:
            found.append(slot)
            continue
        above, below = replace(slot, bottom=hole.top - gap), replace(slot, top=hole.bottom + gap)
        found += [part for part in (above, below) if part.height > 24]
    return tuple(found)


@cache
def look_named(name: str) -> Look:
    """Return one of the house styles."""
    return LOOKS[name]


TIMES = ("Times-Bold", "Helvetica", "Helvetica-Bold", "Times-Italic", "Times-Bold")
SANS_HEADS = ("Helvetica-Bold", "Helvetica", "Helvetica-Bold", "Times-Italic", "Times-Bold")
HELVETICA = ("Helvetica-Bold", "Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-Bold")
VERA = ("VeraBd", "Vera", "VeraBd", "VeraIt", "VeraBd")
MIXED = ("Times-Bold", "Vera", "VeraBd", "VeraIt", "VeraBd")
LOOKS = {
    "broadsheet": Look(Face("Times-Roman", 10, 11.8), *TIMES),
    "times": Look(Face("Times-Roman", 9, 10.6), *TIMES),
    "times_ragged": Look(Face("Times-Roman", 9.5, 11.4), *SANS_HEADS, justify=False, hyphenate=False, gutter=15),
    "helvetica": Look(
        Face("Helvetica", 8.6, 11), *HELVETICA, justify=False, hyphenate=False, indent=0, paragraph_gap=5, gutter=18
    ),
    "vera": Look(Face("Vera", 7.2, 9.8), *VERA, gutter=14),
    "vera_ragged": Look(Face("Vera", 7.6, 10.4), *MIXED, justify=False, indent=10, gutter=16),
    "small_times": Look(Face("Times-Roman", 8, 9), *TIMES, gutter=9, indent=7),
}
