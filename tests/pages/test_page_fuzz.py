"""Whatever the bytes are, reading them ends in pages or in a refusal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.errors import RefusedFileError
from pipelines.pages import read_document
from pipelines.pages.lexer import operations
from tests.pages.typeset import FONTS, raw_pdf, stream

CONTENT = (
    b"q 1 0 0 1 5 5 cm /Fm Do Q BT /F1 12 Tf 20 200 Td [(So)-20(und)] TJ T* (te \\(x\\) \\101) ' <4865> Tj ET "
    b"0.5 g 1 0 0 RG 10 10 50 50 re B* /Sep cs 1 scn 0 0 m 1 2 3 4 5 6 c h f BI /W 1 /H 1 ID x EI /OC /A BDC EMC"
)
RESOURCES = (
    FONTS + " /XObject << /Fm 100 0 R >> /Properties << /A 101 0 R >> /ColorSpace << /Sep [/Separation /Red /DeviceRGB "
    "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1 >>] >>"
)
OBJECTS = {
    100: stream(b"BT /F1 9 Tf (in) Tj ET", "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Matrix [1 0 0 1 0 0]"),
    101: b"<< /Type /OCG >>",
}
SOUND = raw_pdf(CONTENT, resources=RESOURCES, objects=OBJECTS)

SIGNS = "()<>[]/% TjJBIDE\\"

_edit = st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 12), st.binary(max_size=6))


@settings(max_examples=150, deadline=None)
@given(st.lists(_edit, min_size=1, max_size=12))
def test_a_mutilated_file_is_read_or_refused(edits):
    data = bytearray(SOUND)
    for place, length, bytes_ in edits:
        data[place : place + length] = bytes_
    reason, pages = None, ()
    try:
        pages = read_document(bytes(data), "issue", "issue.pdf").pages
    except RefusedFileError as refusal:
        reason = refusal.reason
    assert reason in (None, "not_a_pdf", "encrypted", "damaged", "no_pages")
    assert bool(pages) == (reason is None)
    assert [page.page_no for page in pages] == list(range(1, len(pages) + 1))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(st.just(CONTENT), st.binary(max_size=20), st.text(SIGNS, max_size=9)), max_size=6))
def test_any_bytes_lex_to_operators(parts):
    data = b"".join(part.encode() if isinstance(part, str) else part for part in parts)
    assert all(isinstance(operator, bytes) and operator for operator, _ in operations(data))
