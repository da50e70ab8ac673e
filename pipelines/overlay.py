"""Each page's blocks drawn with role and order, for the eyes of whoever writes rules.

Belongs here: drawing, as SVG or onto an image that the caller has rendered. Does not belong here: rendering pages, and
files.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from PIL.Image import Image
from PIL.ImageDraw import Draw

from pipelines.model import Block, Layout

#: One colour per role, so that a page can be read at a glance.
COLORS = {
    "headline": "#c0392b",
    "kicker": "#e67e22",
    "deck": "#d35400",
    "byline": "#8e44ad",
    "body": "#2980b9",
    "subhead": "#16a085",
    "caption": "#7f8c8d",
    "pull_quote": "#f39c12",
    "credit": "#9b59b6",
    "table": "#27ae60",
    "graphic": "#2ecc71",
    "furniture": "#bdc3c7",
}


def page_blocks(layout: Layout, page_no: int) -> Iterator[tuple[str, Block]]:
    """Yield (label, block) for the blocks of a page; the label gives article, order and role."""
    for number, article in enumerate(layout.articles, start=1):
        for block in article.blocks:
            if block.page_no == page_no:
                yield f"{number}.{block.seq} {block.role}", block
    for block in layout.furniture:
        if block.page_no == page_no:
            yield block.role, block


def overlay_svg(layout: Layout, page_no: int, width_pt: float, height_pt: float) -> str:
    """Return the page's blocks as an SVG drawing of the page's own size."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width_pt:g}" height="{height_pt:g}" '
        f'viewBox="0 0 {width_pt:g} {height_pt:g}" font-family="sans-serif" font-size="6">'
    ]
    for label, block in page_blocks(layout, page_no):
        box, color = block.box, COLORS[block.role]
        lines.append(
            f'<g><title>{html.escape(block.text[:200])}</title><rect x="{box.x0:.1f}" y="{box.top:.1f}" '
            f'width="{box.width:.1f}" height="{box.height:.1f}" fill="{color}" fill-opacity="0.15" stroke="{color}"/>'
            f'<text x="{box.x0:.1f}" y="{max(box.top - 1, 6):.1f}" fill="{color}">{html.escape(label)}</text></g>'
        )
    return "\n".join([*lines, "</svg>"]) + "\n"


def draw_overlay(image: Image, layout: Layout, page_no: int, width_pt: float) -> None:
    """Draw the page's blocks onto `image`, a rendering of that page at any resolution."""
    scale = image.width / width_pt
    draw = Draw(image)
    for label, block in page_blocks(layout, page_no):
        box, color = block.box, COLORS[block.role]
        draw.rectangle((box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale), outline=color, width=2)
        draw.text((box.x0 * scale + 2, max(box.top * scale - 10, 0)), label, fill=color)
