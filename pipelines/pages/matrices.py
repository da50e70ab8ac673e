"""Affine matrices (a, b, c, d, e, f) as PDF writes them.

Belongs here: arithmetic on six numbers. Does not belong here: anything that knows of text or paths.
"""

from __future__ import annotations

from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first and `outer` then."""
    a1, b1, c1, d1, e1, f1 = inner
    a0, b0, c0, d0, e0, f0 = outer
    return (
        a0 * a1 + c0 * b1,
        b0 * a1 + d0 * b1,
        a0 * c1 + c0 * d1,
        b0 * c1 + d0 * d1,
        a0 * e1 + c0 * f1 + e0,
        b0 * e1 + d0 * f1 + f0,
    )


def apply_point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where `matrix` takes the point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def page_matrix(media: tuple[float, float, float, float], rotation: int) -> tuple[Matrix, float, float]:
    """Return the matrix from a page's own space to the displayed page (origin bottom left), its width and height."""
    x0, y0, x1, y1 = media
    width, height = x1 - x0, y1 - y0
    if rotation == 90:
        return (0.0, -1.0, 1.0, 0.0, -y0, x1), height, width
    if rotation == 180:
        return (-1.0, 0.0, 0.0, -1.0, x1, y1), width, height
    if rotation == 270:
        return (0.0, 1.0, -1.0, 0.0, y1, -x0), height, width
    return (1.0, 0.0, 0.0, 1.0, -x0, -y0), width, height
