"""What a content stream's operators set: the graphics state with its text state.

Belongs here: the values and copying them. Does not belong here: the operators (`interpreter`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.pages.colourspaces import GRAY, ColourSpace
from pipelines.pages.matrices import IDENTITY, Matrix
from pipelines.pages.resources import UsedFont

#: Fill alpha at or below this is not seen.
UNSEEN_ALPHA = 0.03


@dataclass(slots=True)
class TextState:
    """Operands of the text operators; `after` is the string after which the next one goes on (-1: a new position)."""

    font: UsedFont | None = None
    font_size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render: int = 0
    matrix: Matrix = IDENTITY
    after: int = -1

    def saved(self) -> TextState:
        """Return a copy that later operators do not change."""
        return TextState(
            self.font, self.font_size, self.char_space, self.word_space, self.scaling, self.leading, self.rise,
            self.render, self.matrix, self.after,
        )  # fmt: skip


@dataclass(slots=True)
class GraphicsState:
    """Operands of the graphics operators; colours as the page's index of them, `clip` as the page's index of clips.

    What is painted mixes with what lies under it where it `blends`; it may also be seen through, or be cut to a shape
    that is no rectangle, where it `is_sheer`.
    """

    ctm: Matrix
    clip: int = 0
    line_width: float = 0.0
    fill_space: ColourSpace = GRAY
    stroke_space: ColourSpace = GRAY
    fill: str | None = "#000000"
    stroke: str | None = "#000000"
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blends: bool = False
    is_sheer: bool = False
    text: TextState = field(default_factory=TextState)

    def saved(self) -> GraphicsState:
        """Return a copy that later operators do not change."""
        return GraphicsState(
            self.ctm, self.clip, self.line_width, self.fill_space, self.stroke_space, self.fill, self.stroke,
            self.fill_alpha, self.stroke_alpha, self.blends, self.is_sheer, self.text.saved(),
        )  # fmt: skip
