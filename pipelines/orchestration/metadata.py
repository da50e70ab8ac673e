"""What a person sees of a materialization in Dagster's UI.

Belongs here: counts, previews and pictures as Dagster metadata. Does not belong here: finding any of it.
"""

import base64
import io
from collections.abc import Sequence
from typing import Any

import dagster as dg
from PIL import Image, ImageDraw

from pipelines.engine import Engine
from pipelines.model import Layout
from pipelines.overlay import COLORS, page_blocks
from pipelines.release import Outcome
from pipelines.storage.staging import Envelope

PREVIEW_ROWS = 5
# Which table of the validated rows stands for a stage, and the columns that say most.
PREVIEWS = {
    "validated": ("figures", ("value", "unit", "bound", "concept", "place", "period_start", "page_no", "sentence")),
}


def envelope_metadata(
    envelope: Envelope, engine: Engine, *, drawn: bool = True
) -> dict[str, dg.MetadataValue[Any] | str | int]:
    """Return the counts, the reason of a refusal, and, if `drawn`, for some stages a preview or a picture."""
    found: dict[str, dg.MetadataValue[Any] | str | int] = {"status": envelope.status}
    if envelope.reason:
        found["reason"] = envelope.reason
    if envelope.detail:
        found["detail"] = envelope.detail
    found |= dict(envelope.counts)
    if drawn and envelope.status == "done":
        if envelope.stage in PREVIEWS:
            found["preview"] = _preview(envelope, engine)
        if envelope.stage in ("pages", "articles"):
            found["first_page"] = _picture(envelope, engine)
    found["fingerprint"] = envelope.fingerprint
    return found


def summary_metadata(envelopes: Sequence[Envelope]) -> dict[str, dg.MetadataValue[Any] | str | int]:
    """Return the totals of a run over more issues than are told apart; Dagster shows them at every one of them."""
    totals: dict[str, int] = {}
    for envelope in envelopes:
        for name, number in envelope.counts:
            totals[name] = totals.get(name, 0) + number
    refused = sum(envelope.status == "refused" for envelope in envelopes)
    return {
        "issues_of_the_run": len(envelopes),
        "refused_of_the_run": refused,
        **{f"{name}_of_the_run": n for name, n in totals.items()},
    }


def release_metadata(outcome: Outcome) -> dict[str, dg.MetadataValue[Any] | str | int]:
    """Return what became of one file."""
    found: dict[str, dg.MetadataValue[Any] | str | int] = {
        "state": outcome.state,
        "file": outcome.file_name,
        **dict(outcome.counts),
    }
    if outcome.revision is not None:
        found["revision"] = outcome.revision
    if outcome.reason:
        found["reason"] = outcome.reason
    return found


def _preview(envelope: Envelope, engine: Engine) -> dg.MetadataValue[Any]:
    table, columns = PREVIEWS[envelope.stage]
    frame = engine.staging.read_frames(envelope.stage, envelope.issue_id)[table].head(PREVIEW_ROWS)
    head = "| " + " | ".join(columns) + " |\n|" + "---|" * len(columns)
    rows = ["| " + " | ".join(_cell(value) for value in row) + " |" for row in frame.select(columns).iter_rows()]
    return dg.MetadataValue.md("\n".join([head, *rows]))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")[:120]


def _picture(envelope: Envelope, engine: Engine) -> dg.MetadataValue[Any]:
    """Return the first page as a thumbnail; once it is set apart into articles, with its blocks drawn on it."""
    picture = engine.staging.picture(envelope.issue_id)
    if picture is None:
        return dg.MetadataValue.text("no picture could be drawn")
    if envelope.stage == "articles":
        picture = _with_blocks(picture, engine.staging.read("articles", envelope.issue_id, Layout))
    return dg.MetadataValue.md(f"![first page](data:image/png;base64,{base64.b64encode(picture).decode()})")


def _with_blocks(picture: bytes, layout: Layout) -> bytes:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    first = layout.pages[0]
    scale = image.width / first.width_pt
    draw = ImageDraw.Draw(image)
    for _, block in page_blocks(layout, first.page_no):
        corners = (block.box.x0, block.box.top, block.box.x1, block.box.bottom)
        draw.rectangle(tuple(scale * corner for corner in corners), outline=COLORS[block.role])
    buffer = io.BytesIO()
    image.quantize(32).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
