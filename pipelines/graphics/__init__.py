"""Regions that are not prose (infographics, charts, tables) to labelled values.

Belongs here: what stands in a page's graphics, with the words that say what it is. Does not belong here: units, periods
and concepts of the values (figures), and where on the page graphics are (articles).
"""

from __future__ import annotations

from pipelines.graphics.upright import read_graphics

__all__ = ["read_graphics"]
