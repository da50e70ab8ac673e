"""Glyphs to words.

Belongs here: where a word ends. A gap ends a word when it is wide for the size of the type and for the other gaps of
its own line, never by a fixed number of points; lines of text are followed in painting order, so that columns set side
by side are not chained. Does not belong here: what is visible (`visibility`), and lines, columns or reading order,
which are the next room's.
"""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern

import numpy as np

from pipelines.model import Box, Word
from pipelines.pages.accents import in_reading_order, place_accents
from pipelines.pages.alphabet import Alphabet
from pipelines.pages.fragments import (
    Fragments,
    join_chains,
    ordinal_suffixes,
    signs_after,
    superscript_flags,
    thousands_after,
)
from pipelines.pages.glyphs import Flags, Floats, Glyphs, Ints
from pipelines.pages.tracking import gap_limits

#: A glyph smaller than this share of its neighbour, on another baseline, is a superscript or subscript of it.
SMALL = 0.88
#: Baselines that differ by less than this share of the larger size are one.
BASELINE = 0.12
#: A subscript stays in its word unless it hangs deeper than this share of the larger size.
SUBSCRIPT_DEPTH = 0.45
#: A letter set over the one before it by at least so much (in em), and up or down by no more than this share of the
#: larger size, is of its word: the letters of a logotype.
SET_OVER = 0.06
LOGOTYPE_SHIFT = 0.3
#: The next glyph of a word may start this far (in em) before the last one ends: kerning, slanted type.
OVERLAP = 0.45
#: So many dots in a row, no further apart than this (in em), lead the eye across a table.
LEADER_DOTS = 4
LEADER_GAP = 1.5
#: Glyphs that stand no further apart than this (in em) are set close together.
CLOSE = 0.05
#: Glyphs that stand no further apart than this (in em) begin at the same place: this share of a page's spaces without
#: room, where they are no accident.
SAME_PLACE = 0.004
EXACT = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """Where glyphs stand along and across their own direction of reading."""

    start: Floats
    end: Floats
    across: Floats
    turn: Ints


def form_words(glyphs: Glyphs, alphabet: Alphabet, shown: Flags) -> tuple[tuple[Word, ...], Ints]:
    """Return the words that the glyphs `shown` (neither hidden nor doubled) make, in painting order.

    With them comes, for each word, when its largest glyph was painted (as `Glyphs.seq` counts).

    All glyphs of the page are asked for, as a space parts the glyphs that it was painted between, shown or not.
    """
    inked = np.flatnonzero(alphabet.inked[glyphs.codes] & shown)
    if not len(inked):
        return (), np.zeros(0, dtype=np.int64)
    space_before, space_after = (flags[inked] for flags in _spaces_around(glyphs, alphabet))
    glyphs = glyphs.take(inked)
    accented = place_accents(glyphs, alphabet)
    if accented.texts:
        kept = np.flatnonzero(~accented.used)
        numbers = {number: place for place, number in enumerate(kept.tolist())}
        accented_texts = {numbers[number]: text for number, text in accented.texts.items()}
        glyphs, space_before, space_after = glyphs.take(kept), space_before[kept], space_after[kept]
    else:
        accented_texts = {}
    frame = _frame(glyphs)
    breaks = _breaks(glyphs, alphabet, frame, space_before)
    first = np.flatnonzero(breaks)
    last = np.append(first[1:], len(glyphs)) - 1
    fragments = Fragments(
        first=first,
        last=last,
        start=frame.start[first],
        end=frame.end[last],
        across=frame.across[first],
        turn=frame.turn[first],
        size=np.maximum.reduceat(glyphs.size, first),
        em=np.maximum.reduceat(glyphs.em, first),
        space_before=space_before[first],
        space_after=space_after[last],
    )
    lettered = np.logical_or.reduceat(alphabet.letter[glyphs.codes], first)
    raised = superscript_flags(fragments, lettered) | alphabet.superscript[glyphs.codes[first]]
    texts = list(map(alphabet.cleaned.__getitem__, glyphs.codes.tolist()))
    for number, text in accented_texts.items():
        texts[number] = text
    pieces = _pieces(texts, first, last)
    joins = ordinal_suffixes(pieces, raised)
    for number in joins:
        raised[number] = False
    joins += signs_after(fragments, pieces, joins) + thousands_after(fragments, pieces)
    leaders = np.array([piece[0] == "." and len(piece) >= LEADER_DOTS and not piece.strip(".") for piece in pieces])
    order, heads = join_chains(fragments, raised | leaders, joins)
    return _words(glyphs, alphabet, fragments, raised, pieces, order, heads)


def _pieces(texts: list[str], first: Ints, last: Ints) -> list[str]:
    """Return what the fragments say, given what each glyph says, which is never nothing."""
    whole = "".join(texts)
    begin, end = first, last + 1
    if len(whole) > len(texts):
        until = np.cumsum([0, *map(len, texts)])
        begin, end = until[begin], until[end]
    return [whole[a:b] for a, b in zip(begin.tolist(), end.tolist(), strict=True)]


def _spaces_around(glyphs: Glyphs, alphabet: Alphabet) -> tuple[Flags, Flags]:
    """Tell for each glyph whether a printed space comes right before it, and right after it, in painting order."""
    before = np.zeros(len(glyphs), dtype=bool)
    after = np.zeros(len(glyphs), dtype=bool)
    places = np.flatnonzero(alphabet.inked[glyphs.codes])
    is_space = alphabet.space[glyphs.codes]
    is_space[_painted_elsewhere(glyphs, alphabet, places, np.flatnonzero(is_space))] = False
    spaces = np.cumsum(is_space)
    between = np.diff(spaces[places], prepend=0, append=spaces[-1]) > 0
    before[places], after[places] = between[:-1], between[1:]
    return before, after


def _painted_elsewhere(glyphs: Glyphs, alphabet: Alphabet, inked: Ints, spaces: Ints) -> Ints:
    """Return those of the glyphs `spaces` that part nothing: the glyphs that they were painted between stand close
    together, and the space stands before the first of them or behind the second. Writers that space lines anew do so.

    Or the second stands just where the space does: some programs paint so each place where a word might be broken. In
    scanned text, words that happen to stand so close are words.
    """
    following = np.searchsorted(inked, spaces)
    within = (following > 0) & (following < len(inked))
    spaces, following = spaces[within], following[within]
    one, other = inked[following - 1], inked[following]
    cos, sin = glyphs.cos[one], glyphs.sin[one]
    begin, start, onward = (glyphs.origin_x[of] * cos + glyphs.origin_y[of] * sin for of in (one, spaces, other))
    across, drop = (glyphs.origin_y[of] * cos - glyphs.origin_x[of] * sin for of in (one, other))
    level = np.abs(drop - across) <= BASELINE * glyphs.size[one]
    near = np.abs(onward - begin - glyphs.advance[one]) < CLOSE * glyphs.em[one]
    away = (start + glyphs.advance[spaces] / 2 < begin) | (start > onward + glyphs.advance[other] / 2)
    close = level & near & ~away & alphabet.letter[glyphs.codes[one]] & (glyphs.advance[spaces] > 0)
    within_word = close & (np.abs(onward - start) < SAME_PLACE * glyphs.em[one])
    if np.count_nonzero(within_word) < EXACT * np.count_nonzero(close):
        within_word[:] = False
    return np.asarray(spaces[(level & near & away) | within_word])


def _frame(glyphs: Glyphs) -> _Frame:
    start = glyphs.origin_x * glyphs.cos + glyphs.origin_y * glyphs.sin
    across = glyphs.origin_y * glyphs.cos - glyphs.origin_x * glyphs.sin
    turn = np.round(np.degrees(np.arctan2(glyphs.sin, glyphs.cos))).astype(np.int64) % 360
    return _Frame(start, start + glyphs.advance, across, turn)


def _breaks(glyphs: Glyphs, alphabet: Alphabet, frame: _Frame, space_before: Flags) -> Flags:
    """Tell for each glyph whether it begins a new fragment: a run of glyphs painted one after the other."""
    size, em = glyphs.size, glyphs.em
    larger = np.maximum(size[1:], size[:-1])
    drop = frame.across[1:] - frame.across[:-1]
    gap = frame.start[1:] - frame.end[:-1]
    wide = np.maximum(em[1:], em[:-1])
    shift = np.abs(drop)
    shrinks = size[1:] < SMALL * size[:-1]
    grows = size[:-1] < SMALL * size[1:]
    subscript = ((shrinks & (drop > 0)) | (grows & (drop < 0))) & (shift <= SUBSCRIPT_DEPTH * larger)
    letter = alphabet.letter[glyphs.codes]
    logotype = letter[1:] & letter[:-1] & (gap < -SET_OVER * wide) & (shift <= LOGOTYPE_SHIFT * larger)
    level = (shift <= BASELINE * larger) | subscript | logotype
    onward = (frame.turn[1:] == frame.turn[:-1]) & level & (gap > -OVERLAP * wide)
    limits = gap_limits(glyphs, alphabet, gap, onward, space_before)
    breaks = np.ones(len(glyphs), dtype=bool)
    breaks[1:] = ~onward | space_before[1:] | (gap > limits * wide) | _mark_begins(glyphs, alphabet)
    _gather_leaders(breaks, alphabet.dot[glyphs.codes], onward & (gap < LEADER_GAP * wide))
    return breaks


def _gather_leaders(breaks: Flags, dot: Flags, near: Flags) -> None:
    """Make each row of leader dots one fragment of its own, however far apart its dots are printed."""
    if np.count_nonzero(dot) < LEADER_DOTS:
        return
    joined = np.zeros(len(dot) + 1, dtype=bool)
    joined[1:-1] = dot[1:] & dot[:-1] & near
    begins = np.flatnonzero(~joined[:-1] & joined[1:])
    ends = np.flatnonzero(joined[:-1] & ~joined[1:])
    for begin, end in zip(begins.tolist(), ends.tolist(), strict=True):
        if end - begin + 1 >= LEADER_DOTS:
            breaks[begin] = True
            breaks[begin + 1 : end + 1] = False
            if end + 1 < len(breaks):
                breaks[end + 1] = True


def _mark_begins(glyphs: Glyphs, alphabet: Alphabet) -> Flags:
    """Tell where a superscript digit of Unicode's own follows a number or a sign: no unit's power."""
    mark = alphabet.superscript[glyphs.codes]
    letter = alphabet.letter[glyphs.codes]
    begins: Flags = mark[1:] & ~mark[:-1] & ~letter[:-1]
    ends: Flags = mark[:-1] & ~mark[1:]
    return begins | ends


def _words(
    glyphs: Glyphs,
    alphabet: Alphabet,
    fragments: Fragments,
    raised: Flags,
    pieces: list[str],
    order: Ints,
    heads: Flags,
) -> tuple[tuple[Word, ...], Ints]:
    """Return one word per chain of fragments, and when it was painted.

    `order` lists the fragments chain by chain, `heads` says where each begins.
    """
    starts = np.flatnonzero(heads)
    ends = np.append(starts[1:], len(order))
    words = [pieces[number] for number in order[heads].tolist()]
    for number in np.flatnonzero(ends - starts > 1).tolist():
        words[number] = "".join([pieces[part] for part in order[starts[number] : ends[number]].tolist()])
    if alphabet.right_to_left:
        words = [in_reading_order(word) for word in words]
    lengths = fragments.last[order] - fragments.first[order] + 1
    until = np.cumsum(lengths)
    places = np.repeat(fragments.first[order] - (until - lengths), lengths) + np.arange(int(until[-1]))
    begin = (until - lengths)[heads]
    x0 = np.minimum.reduceat(glyphs.x0[places], begin).tolist()
    top = _shared(np.minimum.reduceat(glyphs.top[places], begin).tolist())
    x1 = np.maximum.reduceat(glyphs.x1[places], begin).tolist()
    bottom = _shared(np.maximum.reduceat(glyphs.bottom[places], begin).tolist())
    sizes = glyphs.size[places]
    size = np.maximum.reduceat(sizes, begin)
    # the first of the largest glyphs of each word says how it is printed
    word_of = np.repeat(np.arange(len(begin)), np.diff(begin, append=len(places)))
    largest = np.flatnonzero(sizes >= size[word_of] - 1e-6)
    chosen = places[largest[np.diff(word_of[largest], prepend=-1) > 0]]
    fonts = [glyphs.fonts[number] for number in glyphs.font[chosen].tolist()]
    colours = [glyphs.colours[number] for number in glyphs.colour[chosen].tolist()]
    turns = (np.round(np.degrees(np.arctan2(glyphs.sin[chosen], glyphs.cos[chosen])) / 90).astype(int) * 90) % 360
    superscript = raised[order[heads]].tolist()
    formed = map(
        Word,
        map(intern, words),
        map(Box, x0, top, x1, bottom),
        [font.name for font in fonts],
        _shared(np.round(size, 3).tolist()),
        [font.bold for font in fonts],
        [font.italic for font in fonts],
        colours,
        turns.tolist(),
        superscript,
    )
    return tuple(formed), glyphs.seq[chosen]


def _shared(values: list[float]) -> list[float]:
    """Return the numbers, equal ones as one object: the words of a line share their edges, a file has many words."""
    known: dict[float, float] = {}
    return list(map(known.setdefault, values, values))
