"""What the file itself says of its text: the structure of a tagged page, from elements and marks to tags.

Belongs here: which block a marked word belongs to, in which order, and where the cells of tagged tables stand. Does not
belong here: following the tree in the file (`pdfium_tree`), and believing it: trees lie, and whether this one is sound
is judged where the text's places are known (articles).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.model import Tag
from pipelines.pages.marks import ARTIFACT, Mark

ARTIFACT_ROLE = "Artifact"
NO_ROLE = "Span"
#: Structure types that a run of text can be, the innermost of them.
BLOCKS = frozenset(
    ("H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "P", "LI", "TD", "TH", "Caption", "Figure", "Formula", "Note",
     "FENote", "TOCI", "BlockQuote", "Code", "Form", "BibEntry", "Index", "Aside")
)  # fmt: skip
#: Structure types that only group blocks.
GROUPS = frozenset(("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "NonStruct", "Private"))
CELLS = ("TD", "TH")
#: No cell reaches over more rows or columns than this.
MOST_SPANNED = 200


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a page's structure: its type, the place of the element around it, and a cell's spans."""

    role: str
    parent: int | None
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class PageStructure:
    """A page's elements, each behind the one around it, and its marks in the file's order with their elements."""

    elements: tuple[Element, ...]
    marks: tuple[tuple[int, int], ...]

    def tags(self, words: Sequence[Mark | None]) -> tuple[Tag, ...]:
        """Return the tags of a page whose words carry the marks `words`."""
        blocks: dict[int, int] = {}
        order: dict[int, int] = {}
        for identifier, element in self.marks:
            if identifier not in blocks:
                blocks[identifier] = self._block(element)
                order.setdefault(blocks[identifier], len(order))
        found: dict[int, list[int]] = defaultdict(list)
        artifacts: list[int] = []
        for number, mark in enumerate(words):
            if mark is ARTIFACT:
                artifacts.append(number)
            elif mark is not None and mark.identifier in blocks:
                found[blocks[mark.identifier]].append(number)
        places = self._cells()
        tags = [self._tag(block, tuple(found[block]), places) for block in sorted(found, key=order.__getitem__)]
        return (*tags, Tag(ARTIFACT_ROLE, -1, tuple(artifacts))) if artifacts else tuple(tags)

    def _around(self, element: int) -> list[int]:
        """Return the place of an element and of all around it, the innermost first."""
        found = [element]
        while (parent := self.elements[found[-1]].parent) is not None:
            found.append(parent)
        return found

    def _block(self, element: int) -> int:
        """Return the innermost block around (or at) an element.

        A figure is one whole, a list item's first paragraph is the item; text right in what only groups blocks has no
        block: the outermost of what marks words within a line stands for one.
        """
        around = self._around(element)
        roles = [self.elements[at].role for at in around]
        if "Figure" in roles and "Caption" not in roles[: roles.index("Figure")]:
            return around[roles.index("Figure")]
        at = next((k for k, role in enumerate(roles) if role in BLOCKS), None)
        if at is None:
            outer = next((k for k, role in enumerate(roles) if role in GROUPS), len(around) - 1)
            return around[max(0, outer - 1)]
        if roles[at] == "P" and roles[at + 1 : at + 3] == ["LBody", "LI"] and around[at] == around[at + 1] + 1:
            return around[at + 2]
        return around[at]

    def _cells(self) -> dict[int, tuple[int, int, int]]:
        """Return for each cell the table that it is in, its row and its column there."""
        rows: dict[int, list[int]] = defaultdict(list)
        cells: dict[int, list[int]] = defaultdict(list)
        for number, element in enumerate(self.elements):
            if element.role == "TR":
                table = next((at for at in self._around(number) if self.elements[at].role == "Table"), None)
                if table is not None:
                    rows[table].append(number)
            elif element.role in CELLS and element.parent is not None:
                cells[element.parent].append(number)
        places = {}
        for table, found in rows.items():
            taken: set[tuple[int, int]] = set()
            for row, number in enumerate(found):
                column = 0
                for cell in cells[number]:
                    while (row, column) in taken:
                        column += 1
                    places[cell] = table, row, column
                    high, wide = self.elements[cell].row_span, self.elements[cell].column_span
                    taken |= {(r, c) for r in range(row, row + high) for c in range(column, column + wide)}
                    column += wide
        return places

    def _tag(self, block: int, words: tuple[int, ...], places: dict[int, tuple[int, int, int]]) -> Tag:
        role = self.elements[block].role
        if role not in BLOCKS:
            return Tag(NO_ROLE, block, words)
        cell = next((at for at in self._around(block) if at in places), None)
        if cell is None:
            return Tag(role, block, words)
        own = self.elements[cell]
        role = own.role if role in ("P", *CELLS) else role
        return Tag(role, block, words, *places[cell], own.row_span, own.column_span)
