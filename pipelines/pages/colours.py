"""PDF colour values to ``#rrggbb``.

Belongs here: arithmetic on colour components. Does not belong here: looking up colour spaces in a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

#: Stands for a paint that is not one colour (a pattern), or one of a colour space that is not read.
UNKNOWN_PAINT = "#808080"


@lru_cache(maxsize=4096)
def hex_colour(components: tuple[float, ...]) -> str | None:
    """Return ``#rrggbb`` of 1 (gray), 3 (RGB) or 4 (CMYK) components from 0 to 1, None for any other number of them."""
    if len(components) == 1:
        rgb: Sequence[float] = components * 3
    elif len(components) == 3:
        rgb = components
    elif len(components) == 4:
        cyan, magenta, yellow, black = components
        rgb = [(1 - min(1.0, ink)) * (1 - min(1.0, black)) for ink in (cyan, magenta, yellow)]
    else:
        return None
    red, green, blue = (round(255 * min(1.0, max(0.0, value))) for value in rgb)
    return f"#{red:02x}{green:02x}{blue:02x}"


@lru_cache(maxsize=4096)
def on_paper(colour: str, alpha: float) -> str:
    """Return what the paint `colour` looks like on white paper when it is so far from opaque."""
    if alpha >= 1:
        return colour
    red, green, blue = (round(255 * (1 - alpha * (1 - value))) for value in rgb_of(colour))
    return f"#{red:02x}{green:02x}{blue:02x}"


@lru_cache(maxsize=4096)
def rgb_of(colour: str) -> tuple[float, float, float]:
    """Return the three components, from 0 to 1, of ``#rrggbb``."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def is_same_colour(left: str, right: str, tolerance: float = 0.06) -> bool:
    """Tell whether no eye would tell `left` on `right`."""
    return all(abs(one - other) <= tolerance for one, other in zip(rgb_of(left), rgb_of(right), strict=True))
