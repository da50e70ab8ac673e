"""Tell for a folder of PDFs which words of their pages the layout loses or doubles.

    python -m tests.evaluation.corpus_words FOLDER [--only NAME]

Prints a line per file and each word that went astray; exits with 1 if there is any. Files that are refused are told,
and are no fault of the layout.

Belongs here: comparing a page's visible words with those in its blocks, furniture included. Does not belong here:
whether words are visible at all (tests of `pages`), or whether they stand in the right block.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.articles import lay_out
from pipelines.articles.wording.hyphens import HYPHENS
from pipelines.errors import RefusedFileError
from pipelines.model import Article, Block, Box, Document, Layout, TextSpan
from pipelines.pages import read_document

#: A piece of a block's text: its page, the span above it (None if it has none), and the text.
Piece = tuple[int, TextSpan | None, str]


@dataclass(frozen=True, slots=True)
class Astray:
    """One word (or run of text) of a page that stands in no block (`lost`), or in more than it should (`doubled`)."""

    page_no: int
    text: str
    how: str


def astray(document: Document, layout: Layout) -> list[Astray]:
    """Return what of `document`'s words `layout` loses or doubles, empty if every word stands in one block once.

    Held against each other are the words' places (page and box) with those that the blocks' spans give, the text under
    each span with the words printed there, and the text under no span, which may hold blanks only.
    """
    blocks = [list(_pieces(block, spans)) for block, spans in _blocks(layout)]
    pieces = [piece for block in blocks for piece in block]
    found = Counter(_place(span) for _, span, _ in pieces if span is not None)
    words = {(page.page_no, *_corners(word.box)): word.text for page in document.pages for word in page.words}
    printed = Counter((page.page_no, *_corners(word.box)) for page in document.pages for word in page.words)
    out = [Astray(place[0], words[place], "lost") for place in (printed - found).elements()]
    out += [Astray(place[0], words.get(place, "?"), "doubled") for place in (found - printed).elements()]
    out += [Astray(page_no, text, "doubled") for page_no, span, text in pieces if span is None and _letters(text)]
    return out + [one for block in blocks for one in _misspelt(block, words)]


def _misspelt(pieces: list[Piece], words: dict[tuple[float, ...], str]) -> Iterator[Astray]:
    """Yield the spans whose text is not their words' (a word broken at a line end has two spans of the same range)."""
    at = 0
    while at < len(pieces):
        page_no, span, text = pieces[at]
        end = at + 1
        while span is not None and end < len(pieces) and pieces[end][1] is not None and _same(span, pieces[end][1]):
            end += 1
        if span is not None:
            parts = [words.get(_place(piece), "") for _, piece, _ in pieces[at:end] if piece is not None]
            said, meant = Counter(_letters(text)), Counter(_letters("".join(parts)))
            if said - meant:
                yield Astray(page_no, text, "doubled")
            elif meant - said:
                yield Astray(page_no, " ".join(parts), "lost")
        at = end


def _same(left: TextSpan, right: TextSpan | None) -> bool:
    return right is not None and (left.start, left.end) == (right.start, right.end)


def _blocks(layout: Layout) -> Iterator[tuple[Block, tuple[TextSpan, ...]]]:
    for article in layout.articles:
        for block in article.blocks:
            yield block, block.spans if block.char_start is None else _within(article, block)
    for block in layout.furniture:
        yield block, block.spans


def _within(article: Article, block: Block) -> tuple[TextSpan, ...]:
    start, end = block.char_start or 0, block.char_end or 0
    return tuple(
        TextSpan(max(0, span.start - start), span.end - start, span.page_no, span.box)
        for span in article.spans
        if start <= span.start < end
    )


def _pieces(block: Block, spans: tuple[TextSpan, ...]) -> Iterator[Piece]:
    """Yield the block's text in pieces, each under a span or under none."""
    at, text = 0, block.text
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if span.start > at:
            yield block.page_no, None, text[at : span.start]
        yield span.page_no, span, text[span.start : span.end]
        at = max(at, span.end)
    if at < len(text):
        yield block.page_no, None, text[at:]


def _letters(text: str) -> str:
    """Return what may not get lost: letters and digits, in one spelling (hyphens at line ends come and go)."""
    plain = unicodedata.normalize("NFKC", "".join(c for c in text if c not in HYPHENS))
    return "".join(c for c in plain.casefold() if c.isalnum())


def _corners(box: Box) -> tuple[float, float, float]:
    return (box.x0, box.top, box.x1)


def _place(span: TextSpan) -> tuple[int, float, float, float]:
    return (span.page_no, *_corners(span.box))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Words that the layout of a folder's PDFs loses or doubles.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="files whose name has this in it")
    options = parser.parse_args(arguments)
    files = [path for path in sorted(options.folder.glob("*.pdf")) if options.only in path.name]
    if not files:
        print(f"{options.folder} has no PDF with {options.only!r} in its name; name a folder of PDFs", file=sys.stderr)
        return 2
    total = 0
    for path in files:
        try:
            document = read_document(path.read_bytes(), path.stem, path.name)
        except RefusedFileError as refusal:
            print(f"{path.name}: refused ({refusal.reason})")
            continue
        wrong = astray(document, lay_out(document))
        count = Counter(one.how for one in wrong)
        words = sum(len(page.words) for page in document.pages)
        print(f"{path.name}: {words} words, {count['lost']} lost, {count['doubled']} doubled")
        for one in wrong:
            print(f"    page {one.page_no}: {one.how}: {one.text!r}")
        total += len(wrong)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
