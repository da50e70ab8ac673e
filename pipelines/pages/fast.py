"""A page through our own interpreter, under pdfplumber's page object: the fast way.

Belongs here: from pdfplumber's page to PageContent by way of interpreter and recorder. Does not belong here: the slow
way (`plain`), and choosing between them (`reader`).
"""

from __future__ import annotations

import pdfplumber.page
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

from pipelines.pages.contents import decoded
from pipelines.pages.geometry import visible_box
from pipelines.pages.glyphs import PageContent
from pipelines.pages.interpreter import ContentInterpreter
from pipelines.pages.marks import Marks
from pipelines.pages.matrices import page_matrix
from pipelines.pages.recorder import Recorder
from pipelines.pages.resources import ResourceCache, Resources
from pipelines.pages.state import GraphicsState


def read_fast(page: pdfplumber.page.Page, cache: ResourceCache, *, marked: bool = False) -> PageContent:
    """Return what is painted on `page`, with its marks when it is `marked` content.

    Raises UncoveredError for what only the slow way reads.
    """
    height = float(page.height)
    matrix, _, _ = page_matrix(page.page_obj.mediabox, page.page_obj.rotate)
    recorder = Recorder(height, Marks() if marked else None)
    interpreter = ContentInterpreter(recorder, Resources(page.page_obj.resources, cache), GraphicsState(matrix))
    streams = [resolve1(stream) for stream in page.page_obj.contents]
    interpreter.run(b"\n".join(decoded(stream) for stream in streams if isinstance(stream, PDFStream)))
    _forget(page)
    return PageContent(
        float(page.width),
        height,
        visible_box(page),
        recorder.glyphs(),
        recorder.shapes,
        recorder.pictures,
        "pdfplumber",
        recorder.skipped,
        recorder.is_cut_off,
        recorder.marks,
        recorder.covers,
    )


def _forget(page: pdfplumber.page.Page) -> None:
    """Let go of the page's decoded contents, which pdfminer keeps for as long as the file is open."""
    kept = getattr(page.page_obj.doc, "_cached_objs", {})
    for reference in page.page_obj.contents:
        if isinstance(reference, PDFObjRef):
            kept.pop(reference.objid, None)
