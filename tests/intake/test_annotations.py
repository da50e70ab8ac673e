"""Text that annotations print on a page is no part of its words, and is counted with what was kept out."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hostile_files import sound
from pikepdf import Array, Dictionary, Name, String

from pipelines.intake.limits import Limits
from pipelines.intake.reading import read_file

SAID = "We saw 41 storks"
CHARACTERS = len(SAID.replace(" ", ""))
FIELD = {"/Subtype": Name.Widget, "/FT": Name.Tx, "/V": String(SAID)}


@pytest.mark.parametrize(
    ("annotation", "count"),
    [
        (FIELD, CHARACTERS),
        ({"/Subtype": Name.Widget, "/Parent": Dictionary(FT=Name.Tx, V=String(SAID))}, CHARACTERS),
        ({"/Subtype": Name.FreeText, "/Contents": String(SAID)}, CHARACTERS),
        ({**FIELD, "/F": 2}, 0),
        ({**FIELD, "/FT": Name.Btn}, 0),
        ({"/Subtype": Name.Text, "/Contents": String(SAID)}, 0),
        ({"/Subtype": Name.Widget, "/FT": Name.Tx, "/V": 7}, 0),
    ],
)
def test_what_fields_and_text_boxes_print_is_counted(tmp_path, annotation, count):
    path = tmp_path / "form.pdf"
    with pikepdf.open(io.BytesIO(sound())) as pdf:
        pdf.pages[0].obj.Annots = Array([Dictionary({"/Rect": Array([60, 20, 300, 40]), **annotation})])
        pdf.save(path)
    page = read_file(str(path), "form", Limits()).pages[0]
    assert page.hidden_characters == count
    assert page.fault is None
    assert page.words
    assert "storks" not in {word.text for word in page.words}
