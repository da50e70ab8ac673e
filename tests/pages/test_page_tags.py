"""The structure that a tagged file gives for its text: read where it can be, never in the way where it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from pipelines.model import Page
from pipelines.pages import read_document
from pipelines.pages.marks import ARTIFACT, Mark
from pipelines.pages.structure import Element, PageStructure

PRINTED = Path(__file__).parents[1] / "samples" / "printed"
TAGGED = (PRINTED / "third-health.pdf").read_bytes()


def page_of(data: bytes) -> Page:
    (page,) = read_document(data, "issue", "issue.pdf").pages
    return page


def changed(change: Callable[[pikepdf.Pdf, pikepdf.Object], None]) -> bytes:
    """Return the tagged sample with its structure tree changed."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(TAGGED)) as pdf:
        change(pdf, pdf.Root.StructTreeRoot)
        pdf.save(out)
    return out.getvalue()


def elements(tree: pikepdf.Object) -> list[pikepdf.Object]:
    """Return all elements of a tree, each behind the one around it."""
    found: list[pikepdf.Object] = []
    left = [tree]
    while left:
        at = left.pop()
        kids = at.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append(kid)
                left.append(kid)
    return found


def test_words_have_their_elements_in_the_files_order():
    page = page_of(TAGGED)
    said = [(tag.role, " ".join(page.words[number].text for number in tag.words)) for tag in page.tags]
    assert said[0][0] == "H1"
    roles = [role for role, _ in said]
    assert roles.index("H1") < roles.index("H2") < roles.index("P") < roles.index("TD")
    cells = {(tag.row, tag.column) for tag in page.tags if tag.table is not None}
    assert len(cells) > 15
    assert max(row for row, _ in cells) >= 3
    assert all(tag.words for tag in page.tags)


def test_a_file_without_tags_has_none():
    def untag(pdf: pikepdf.Pdf, _: pikepdf.Object) -> None:
        del pdf.Root["/StructTreeRoot"]

    assert page_of(changed(untag)).tags == ()


def in_circles(_: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    inner = elements(tree)
    inner[-1]["/P"] = inner[-1]
    inner[-2]["/K"] = pikepdf.Array([inner[0]])
    inner[3]["/P"] = inner[-3]


def without_parents(_: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    for element in elements(tree):
        del element["/P"]


def without_types(_: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    for element in elements(tree):
        del element["/S"]


def roles_in_circles(_: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    tree["/RoleMap"] = pikepdf.Dictionary({"/H1": pikepdf.Name("/H2"), "/H2": pikepdf.Name("/H1")})


def pointing_nowhere(pdf: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    tree["/ParentTree"] = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Array([7, None, pikepdf.Name("/X")])]))


def no_tree(_: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    del tree["/ParentTree"]
    tree["/K"] = 3


def deep(pdf: pikepdf.Pdf, tree: pikepdf.Object) -> None:
    top = elements(tree)[0]
    for _ in range(3000):
        below = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Div, P=tree, K=top))
        top["/P"] = below
        top = below
    tree["/K"] = top


BROKEN = (in_circles, without_parents, without_types, roles_in_circles, pointing_nowhere, no_tree, deep)


@pytest.mark.parametrize("change", BROKEN, ids=[change.__name__ for change in BROKEN])
def test_a_broken_tree_costs_no_word(change):
    page = page_of(changed(change))
    assert replace(page, tags=()) == replace(page_of(TAGGED), tags=())


def test_pdfplumber_itself_fails_on_such_trees():
    with pdfplumber.open(io.BytesIO(changed(without_parents))) as pdf, pytest.raises((KeyError, AssertionError)):
        _ = pdf.pages[0].structure_tree


def test_blocks_items_and_figures():
    tree = PageStructure(
        (
            Element("Document", None),
            Element("L", 0),
            Element("LI", 1),
            Element("Lbl", 2),
            Element("LBody", 2),
            Element("P", 4),
            Element("P", 4),
            Element("Figure", 0),
            Element("P", 7),
            Element("Caption", 7),
            Element("Span", 0),
            Element("Link", 10),
        ),
        ((0, 3), (1, 5), (2, 6), (3, 8), (4, 9), (5, 11), (6, 0)),
    )
    tags = tree.tags([Mark(number) for number in range(7)] + [None, ARTIFACT, Mark(99)])
    assert [(tag.role, tag.words) for tag in tags] == [
        ("LI", (0, 1)),
        ("P", (2,)),
        ("Figure", (3,)),
        ("Caption", (4,)),
        ("Span", (5,)),
        ("Span", (6,)),
        ("Artifact", (8,)),
    ]


def test_spans_move_the_cells_behind_them():
    rows = (
        Element("Table", None),
        Element("TR", 0),
        Element("TH", 1, row_span=2),
        Element("TH", 1, column_span=2),
        Element("TR", 0),
        Element("TD", 4),
        Element("TD", 4),
    )
    tags = PageStructure(rows, ((0, 2), (1, 3), (2, 5), (3, 6))).tags([Mark(number) for number in range(4)])
    assert [(tag.row, tag.column) for tag in tags] == [(0, 0), (0, 1), (1, 1), (1, 2)]
