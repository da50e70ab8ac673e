"""The stages from a file to validated rows: what each needs, what it makes, and what makes it stale.

Belongs here: the one function per stage that fetches from staging, calls a room and writes to staging, so that Dagster,
the command line and a cluster run the very same code. Does not belong here: Dagster, DuckDB, and anything a room does.

A stage's result is keyed by a fingerprint: a hash of its inputs' fingerprints, of its rooms' source and of its rules.
The same fingerprint, nothing to do.
"""

from __future__ import annotations

import hashlib
import importlib
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipelines import rules
from pipelines.errors import (
    GRAPHIC_UNREAD,
    PARAGRAPH_UNREAD,
    BulletinsError,
    RefusedFileError,
    StagingError,
)
from pipelines.intake import steps
from pipelines.intake.reasons import Reason
from pipelines.model import Document, Figure, FigureMatch, Finding, GraphicsReading, Layout, Mention
from pipelines.settings import Settings
from pipelines.storage.staging import Envelope, Staging
from schemas import ISSUE_TABLES, SCHEMA_VERSION
from schemas.ddl import polars_schema

if TYPE_CHECKING:
    from spacy.language import Language

    from pipelines.storage.validation import Verdict

_PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to be read: where it is now, and what it held when it was hashed."""

    issue_id: str
    file_name: str
    path: str
    sha256: str
    size_bytes: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class MentionsReading:
    """All mentions of an issue."""

    issue_id: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class FiguresReading:
    """All figures of an issue, which of them tell of the same thing, and what of its text was not read."""

    issue_id: str
    figures: tuple[Figure, ...]
    matches: tuple[FigureMatch, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What a stage made: a value or frames to stage, and counts for people."""

    counts: tuple[tuple[str, int], ...]
    value: object | None = None
    frames: dict[str, pl.DataFrame] | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its inputs (other stages), the rooms and rule folders it depends on, and its work."""

    name: str
    inputs: tuple[str, ...]
    rooms: tuple[str, ...]
    rule_folders: tuple[str, ...]
    work: Callable[[Staging, str, Settings], Result]
    meaning: str


def _read_pages(staging: Staging, issue_id: str, settings: Settings) -> Result:
    from pipelines.intake.attempts import AttemptError, attempt
    from pipelines.intake.reading import read_file
    from pipelines.pages.thumbnail import thumbnail

    source = staging.read("files", issue_id, SourceFile)
    document = read_file(source.path, issue_id, settings.limits, settings.passwords, source.file_name, source.sha256)
    # A file that can be read is not refused because it cannot be drawn.
    with suppress(AttemptError):
        draw = partial(thumbnail, Path(source.path).read_bytes(), settings.passwords)
        picture = attempt("thumbnail", settings.limits, draw)
        if picture is not None:
            staging.write_picture(issue_id, picture)
    words = sum(len(page.words) for page in document.pages)
    faults = sum(page.fault is not None for page in document.pages)
    return Result((("pages", len(document.pages)), ("words", words), ("unread_pages", faults)), value=document)


def _lay_out(staging: Staging, issue_id: str, settings: Settings) -> Result:
    from pipelines.articles import lay_out

    layout = lay_out(staging.read("pages", issue_id, Document))
    blocks = sum(len(article.blocks) for article in layout.articles) + len(layout.furniture)
    return Result((("articles", len(layout.articles)), ("blocks", blocks)), value=layout)


def _read_graphics(staging: Staging, issue_id: str, settings: Settings) -> Result:
    from pipelines.graphics import read_graphics

    reading = read_graphics(
        staging.read("pages", issue_id, Document), staging.read("articles", issue_id, Layout), strict=False
    )
    counts = (("values", len(reading.values)), ("tables", len(reading.tables)), ("findings", len(reading.findings)))
    return Result(counts, value=reading)


def _find_mentions(staging: Staging, issue_id: str, settings: Settings) -> Result:
    from pipelines.entities import find_mentions

    mentions = find_mentions(staging.read("articles", issue_id, Layout), nlp=trained_pipeline(settings.spacy_pipeline))
    entities = len({mention.entity_id for mention in mentions})
    return Result(
        (("mentions", len(mentions)), ("entities", entities)), value=MentionsReading(issue_id, tuple(mentions))
    )


def _find_figures(staging: Staging, issue_id: str, settings: Settings) -> Result:
    from pipelines.articles import find_foreign
    from pipelines.figures import find_figures
    from pipelines.figures.matching import match_figures

    layout = staging.read("articles", issue_id, Layout)
    unread: list[Finding] = []
    figures = find_figures(
        layout,
        staging.read("graphics", issue_id, GraphicsReading),
        staging.read("mentions", issue_id, MentionsReading).mentions,
        unread,
    )
    matches = match_figures(figures)
    with_concept = sum(figure.concept is not None for figure in figures)
    counts = (("figures", len(figures)), ("with_concept", with_concept), ("matches", len(matches)))
    return Result(counts, value=FiguresReading(issue_id, figures, matches, (*find_foreign(layout), *unread)))


def _validate(staging: Staging, issue_id: str, settings: Settings) -> Result:
    from pipelines.storage.rows import frames_of
    from pipelines.storage.validation import validate

    layout = staging.read("articles", issue_id, Layout)
    found = staging.read("figures", issue_id, FiguresReading)
    graphics = staging.read("graphics", issue_id, GraphicsReading)
    findings = graphics.findings + found.findings
    frames = frames_of(
        layout,
        replace(graphics, findings=findings),
        staging.read("mentions", issue_id, MentionsReading).mentions,
        found.figures,
        found.matches,
    )
    whole = not any(page.fault for page in layout.pages) and not any(
        f.check in (GRAPHIC_UNREAD, PARAGRAPH_UNREAD) for f in findings
    )
    return _validated(layout, validate(issue_id, frames), whole=whole)


def _validated(layout: Layout, verdict: Verdict, *, whole: bool) -> Result:
    facts = layout.issue
    issue = pl.DataFrame(
        {
            "publication": [facts.publication],
            "number": [facts.number],
            "published_on": [facts.published_on],
            "published_to": [facts.published_to],
            "page_count": [len(layout.pages)],
            "status": ["loaded" if whole else "partial"],
        },
        schema={name: kind for name, kind in polars_schema(ISSUE_TABLES["issues"]).items() if name in FACT_COLUMNS},
    )
    names = ("table_name", "issue_id", "row", "column", "check", "reason")
    rejections = pl.DataFrame(
        {name: [getattr(rejection, name) for rejection in verdict.rejections] for name in names},
        schema=dict.fromkeys(names, pl.String),
    )
    counts = (*((table, frame.height) for table, frame in verdict.good.items()), ("rejections", rejections.height))
    return Result(counts, frames={**verdict.good, "issue": issue, "rejections": rejections})


# The columns of `issues` that the issue says of itself; the others are known at the load.
FACT_COLUMNS = ("publication", "number", "published_on", "published_to", "page_count", "status")


STAGES: dict[str, Stage] = {
    stage.name: stage
    for stage in (
        Stage(
            "pages", ("files",), ("intake", "pages"), ("pages",), _read_pages, "words, lines and pictures of each page"
        ),
        Stage(
            "articles",
            ("pages",),
            ("articles",),
            ("articles", "gazetteers", "graphics"),
            _lay_out,
            "stories whole and in order, with roles",
        ),
        Stage(
            "graphics",
            ("pages", "articles"),
            ("graphics", "articles"),
            ("graphics", "units", "figures"),
            _read_graphics,
            "labelled values of infographics, charts and tables",
        ),
        Stage(
            "mentions",
            ("articles",),
            ("entities",),
            ("entities", "gazetteers", "corrections", "units"),
            _find_mentions,
            "people, organisations, places, laws, plans",
        ),
        Stage(
            "figures",
            ("articles", "graphics", "mentions"),
            ("figures",),
            ("figures", "units", "graphics", "gazetteers"),
            _find_figures,
            "every number that says something",
        ),
        Stage(
            "validated",
            ("articles", "graphics", "mentions", "figures"),
            ("storage",),
            (),
            _validate,
            "rows that passed the schemas, and those that did not",
        ),
    )
}

ALL_STAGES = ("files", *STAGES)
LAST_STAGE = "validated"
# The status of an envelope that is still to be filled; never staged.
DUE = "due"
# The reason for a fault of this program, not of the file.
INTERNAL_ERROR = Reason.INTERNAL_ERROR.value


def run_stages(names: Sequence[str], issue_id: str, staging_root: str, settings: Settings) -> list[Envelope]:
    """Bring stages that follow one another up to date for one issue and return their envelopes.

    What goes wrong with this issue is written to staging as a refusal with its reason, so that the others go on and
    the ledger can tell. Raises StagingError only when the stages before the first have not run. What one stage has made
    the next takes as it is; one behind the first that has cost a worker its life is left for a run of its own.
    """
    staging = Staging(staging_root, keeps=len(names) > 1)
    envelopes = [_run(STAGES[names[0]], issue_id, staging, settings)]
    for number, name in enumerate(names[1:], start=1):
        if steps.fault_of(name) is not None:
            break
        staging.let_go(issue_id, but={before for ahead in names[number:] for before in STAGES[ahead].inputs})
        with steps.told(name):
            envelopes.append(_run(STAGES[name], issue_id, staging, settings))
    return envelopes


def _run(stage: Stage, issue_id: str, staging: Staging, settings: Settings) -> Envelope:
    name = stage.name
    envelope = _due(staging, stage, issue_id)
    if envelope.status != DUE:
        return envelope
    held = staging.envelope(name, issue_id)
    try:
        result = stage.work(staging, issue_id, settings)
    except RefusedFileError as refusal:
        if refusal.reason == Reason.VANISHED and held is not None and held.status == "done":
            # The file was taken out of the folder since: its last reading stays.
            return held
        return _refuse(staging, envelope, "refused", refusal.reason, str(refusal))
    except BulletinsError as fault:
        return _refuse(staging, envelope, "refused", INTERNAL_ERROR, f"stage {name}: {fault}")
    except MemoryError:
        return _refuse(staging, envelope, "refused", Reason.MEMORY.value, f"stage {name}: out of memory")
    except Exception:  # noqa: BLE001  a fault of ours with one issue must not lose the others; it is told in full
        return _refuse(staging, envelope, "refused", INTERNAL_ERROR, f"stage {name}: {traceback.format_exc(limit=-6)}")
    return _keep(staging, envelope, result)


def _due(staging: Staging, stage: Stage, issue_id: str) -> Envelope:
    """Return the envelope that the stage would fill, with the status `DUE`; or the one there is nothing to do about."""
    inputs = [staging.envelope(before, issue_id) for before in stage.inputs]
    absent = [before for before, found in zip(stage.inputs, inputs, strict=True) if found is None]
    if absent:
        raise StagingError(f"stage {stage.name} needs {', '.join(absent)}", where=issue_id, do="Run those stages first")
    present = [found for found in inputs if found is not None]
    fingerprint = fingerprint_of(stage.name, [found.fingerprint for found in present])
    held = staging.envelope(stage.name, issue_id)
    if held is not None and held.fingerprint == fingerprint:
        return held
    refused = next((found for found in present if found.status != "done"), None)
    envelope = Envelope(stage.name, issue_id, fingerprint, DUE)
    return envelope if refused is None else _refuse(staging, envelope, refused.status, refused.reason, refused.detail)


def _keep(staging: Staging, due: Envelope, result: Result) -> Envelope:
    done = Envelope(due.stage, due.issue_id, due.fingerprint, counts=result.counts)
    if result.frames is not None:
        staging.write_frames(done, result.frames)
    else:
        staging.write(done, result.value)
    if due.stage == LAST_STAGE:
        staging.mark_pending(due.issue_id)
    return done


def refuse(name: str, issue_id: str, staging_root: str, reason: str, detail: str) -> Envelope:
    """Write the refusal of an issue whose worker did not live to write it."""
    staging = Staging(staging_root)
    inputs = [staging.envelope(before, issue_id) for before in STAGES[name].inputs]
    fingerprint = fingerprint_of(name, [found.fingerprint for found in inputs if found is not None])
    return _refuse(staging, Envelope(name, issue_id, fingerprint), "refused", reason, detail)


def _refuse(staging: Staging, envelope: Envelope, status: str, reason: str | None, detail: str | None) -> Envelope:
    refusal = Envelope(envelope.stage, envelope.issue_id, envelope.fingerprint, status, reason, detail)
    staging.write_refusal(refusal)
    if envelope.stage == LAST_STAGE:
        staging.mark_pending(envelope.issue_id)
    return refusal


# -- what makes a result stale
def fingerprint_of(name: str, inputs: list[str]) -> str:
    """Return the hash of a stage's code, rules and inputs."""
    return hashlib.blake2b("\n".join([name, code_version(name), *inputs]).encode(), digest_size=12).hexdigest()


def expected_fingerprint(sha256: str) -> str:
    """Return the fingerprint that the last stage has for a file with this content, as things stand."""
    known = {"files": sha256}
    for name, stage in STAGES.items():
        known[name] = fingerprint_of(name, [known[before] for before in stage.inputs])
    return known[LAST_STAGE]


@cache
def code_version(name: str) -> str:
    """Return a hash of the source of the stage's rooms and of its rules."""
    stage = STAGES[name]
    digest = hashlib.blake2b(digest_size=6)
    files = [path for room in ("model", *stage.rooms) for path in (_PACKAGE / room).rglob("*.py")]
    for path in sorted(files):
        digest.update(path.read_bytes())
    digest.update(str(SCHEMA_VERSION).encode())
    if stage.rule_folders:
        digest.update(rules.content_version(*stage.rule_folders).encode())
    return digest.hexdigest()


@cache
def rules_version() -> str:
    """Return the hash of all rule data in force."""
    return rules.content_version()


@cache
def trained_pipeline(name: str) -> Language | None:
    """Return the installed spaCy pipeline `name`, None for the empty name."""
    if not name:
        return None
    spacy = importlib.import_module("spacy")
    pipeline: Language = spacy.load(name)
    return pipeline
