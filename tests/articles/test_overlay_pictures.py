"""`bulletins parse --overlay`: what is drawn lies on what is printed."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image

from pipelines.articles import lay_out
from pipelines.commands.overlay import draw
from tests.articles.paper import Paper, document


def test_a_cropped_page_is_drawn_whole_as_boxes_count_from_its_media_box(tmp_path):
    paper = Paper()
    paper.line(40, 60, "Pilots of the Estuary", 20, bold=True)
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 800))
        page.cropbox = [100, 50, 500, 600]
        data = io.BytesIO()
        pdf.save(data)
    (path,) = draw(data.getvalue(), lay_out(document(paper)), tmp_path)
    with Image.open(path) as image:
        assert image.size == (900, 1200)
