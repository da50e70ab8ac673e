"""What was painted on a page to the Page that other rooms read.

Belongs here: the order of the steps from glyphs to words. Does not belong here: the steps.
"""

from __future__ import annotations

import numpy as np

from pipelines.model import Page
from pipelines.pages.alphabet import Alphabet
from pipelines.pages.drawings import sort_shapes
from pipelines.pages.duplicates import copies
from pipelines.pages.glyphs import PageContent
from pipelines.pages.signs import join_signs
from pipelines.pages.structure import PageStructure
from pipelines.pages.typed_rules import numbered_anew, with_typed_rules
from pipelines.pages.visibility import look
from pipelines.pages.words import form_words

#: A page of which more than this share of the glyphs has no character behind it has no readable text layer.
UNMAPPED_SHARE = 0.5
#: And one where it is more than this, and more than so many glyphs, is read but for some of its text.
LOST_SHARE = 0.05
LOST_GLYPHS = 20
NO_TEXT = "no text layer: the page is a picture, which only the ocr extra reads"
CUT_OFF = "its content ends within a string"
LOST = "unreadable text: "
UNMAPPED = f"{LOST}the fonts do not say which characters they show, which only the ocr extra reads"


def assemble(content: PageContent, issue_id: str, page_no: int, structure: PageStructure | None = None) -> Page:
    """Return the page: its visible words and drawings, and a fault where it holds text that cannot be read.

    `structure` is what the file's tags say of the page, where there are any.
    """
    glyphs = content.glyphs
    alphabet = Alphabet.of(glyphs.meanings)
    sight = look(content, alphabet)
    inked = alphabet.inked[glyphs.codes]
    unmapped = int(alphabet.unmapped[glyphs.codes].sum())
    shown = sight.visible.copy()
    seen = np.flatnonzero(shown)
    shown[seen] = ~copies(glyphs.take(seen), alphabet)
    words, painted = join_signs(*form_words(glyphs, alphabet, shown))
    drawings = sort_shapes(content)
    tags = structure.tags(content.marks.at(painted.tolist())) if words and structure and content.marks else ()
    bare, typed = with_typed_rules(words)
    words, tags = bare, (numbered_anew(tags, words, bare) if tags and len(bare) < len(words) else tags)
    fault = None
    if unmapped > UNMAPPED_SHARE * max(1, len(glyphs)):
        fault, words = UNMAPPED, ()
    elif words and unmapped > max(LOST_GLYPHS, LOST_SHARE * len(glyphs)):
        fault = f"{LOST}{unmapped} of {len(glyphs)} glyphs stand for no character"
    elif content.is_cut_off:
        fault = CUT_OFF
    elif not words and drawings.images:
        fault = NO_TEXT
    return Page(
        issue_id=issue_id,
        page_no=page_no,
        width_pt=content.width_pt,
        height_pt=content.height_pt,
        words=words,
        rules=(*drawings.rules, *typed),
        rects=drawings.rects,
        curves=drawings.curves,
        images=drawings.images,
        text_source=("ocr" if sight.is_scan_layer else "text") if words else "none",
        reader=content.reader,
        hidden_characters=int((inked & ~sight.visible).sum()),
        fault=fault,
        tags=tags,
    )
