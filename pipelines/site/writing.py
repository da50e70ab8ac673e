"""Writing the site: what changed since the last time, and nothing else.

Belongs here: the order of work, and which page is stale. Does not belong here: what pages say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar

from pipelines.settings import Settings
from pipelines.site import pages, wording
from pipelines.site.folder import Group, SiteFolder, opened
from pipelines.site.issue_page import view
from pipelines.site.painting import Drawn, Order, Painter, missing
from pipelines.site.pictures import SUFFIX
from pipelines.site.plots import charts_of
from pipelines.site.reading import Snapshot
from pipelines.site.records import ConceptRecord, EntityMention, EntityRecord, FileRecord, IssueRecord
from pipelines.site.search import index_of
from pipelines.site.spans import MarkedText, mark_at, shorten

# Pages of names and concepts are read from the warehouse so many at a time.
BATCH = 500
MENTIONS_PER_ISSUE = 40
INDEX_ROWS = 1500

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the writing is: pages of changed issues done, of how many, and the issue at work."""

    pages_done: int
    pages_total: int
    issue_id: str


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What one run wrote."""

    folder: Path
    issues_written: tuple[str, ...]
    issues_unchanged: int
    pages_drawn: int
    pages_undrawn: int
    files_written: tuple[str, ...]
    files_removed: tuple[str, ...]

    @property
    def index(self) -> Path:
        """Return the page to open."""
        return self.folder / "index.html"


def write_site(settings: Settings, out: Path, on_progress: Callable[[Progress], None] | None = None) -> SiteReport:
    """Write the site of the published warehouse to the folder `out`: the pages that changed, and the indexes.

    Raises WarehouseError without a warehouse, SettingsError where `out` holds other things. When it is interrupted,
    what is done is on record and the next run goes on from there.
    """
    with (
        Snapshot(settings.warehouse) as snapshot,
        opened(out, settings.lock_wait_seconds) as folder,
        Painter(settings.wall_seconds_per_step, settings.memory_bytes_per_worker) as painter,
    ):
        writer = _Writer(settings, snapshot, folder, painter, on_progress)
        writer.write_issues()
        writer.write_names()
        writer.write_concepts()
        writer.write_indexes()
        folder.drop_others(writer.keys)
        return SiteReport(
            out,
            tuple(writer.changed),
            len(writer.issues) - len(writer.changed),
            writer.drawn,
            writer.undrawn,
            tuple(folder.written),
            tuple(folder.removed),
        )


class _Writer:
    """One run's state: what is kept, what was written."""

    def __init__(
        self,
        settings: Settings,
        snapshot: Snapshot,
        folder: SiteFolder,
        painter: Painter,
        on_progress: Callable[[Progress], None] | None,
    ) -> None:
        self.settings = settings
        self.snapshot = snapshot
        self.folder = folder
        self.painter = painter
        self.on_progress = on_progress
        self.issues = snapshot.issues()
        self.keys: set[str] = set()
        self.changed: list[str] = []
        self.drawn = 0
        self.undrawn = 0
        self.pages_done = 0

    # -- issues
    def write_issues(self) -> None:
        """Write the page of every issue that changed; draw its pages again only when its file did."""
        stale = []
        for issue in self.issues:
            key, state = f"issue:{issue.issue_id}", _issue_state(issue)
            self.keys |= {key, f"pictures:{issue.issue_id}"}
            pictures = self._current_pictures(issue)
            if self.folder.current(key, state) is None or pictures is None:
                stale.append(issue)
        total = sum(issue.page_count for issue in stale)
        for issue in stale:
            pictures = self._current_pictures(issue) or self._draw(issue, total)
            self._write_issue(issue, pictures)
            self.changed.append(issue.issue_id)
            self.pages_done = sum(done.page_count for done in stale[: len(self.changed)])
            self._tell(total, issue)

    def _source(self, issue: IssueRecord) -> Path:
        return (Path(issue.folder) if issue.folder else self.settings.raw) / issue.file_name

    def _current_pictures(self, issue: IssueRecord) -> Group | None:
        """Return the issue's pictures where they are of this content, whether or not its file is still there."""
        key, state = f"pictures:{issue.issue_id}", _pictures_state(issue)
        found = self.folder.current(key, f"{state}:drawn")
        if found is None and not self._source(issue).is_file():
            found = self.folder.current(key, f"{state}:absent")
        return found

    def _draw(self, issue: IssueRecord, total: int) -> Group:
        source = self._source(issue)
        numbers = tuple(page.page_no for page in self.snapshot.pages(issue.issue_id))
        if source.is_file():
            order = Order(str(source), issue.sha256, numbers, self.settings.passwords)
            results: Iterable[Drawn] = self.painter.paint(order)
            state = f"{_pictures_state(issue)}:drawn"
        else:
            results = missing(numbers, "its file is no longer in the drop folder")
            state = f"{_pictures_state(issue)}:absent"
        with self.folder.replacing(f"pictures:{issue.issue_id}", state) as writer:
            for drawn in results:
                if drawn.data is None:
                    writer.note(str(drawn.page_no), drawn.reason or "it could not be drawn")
                    self.undrawn += 1
                else:
                    writer.write(f"{pages.issue_folder(issue.issue_id)}/{_picture(drawn.page_no)}", drawn.data)
                    self.drawn += 1
                self.pages_done += 1
                self._tell(total, issue)
        return writer.group

    def _write_issue(self, issue: IssueRecord, pictures: Group) -> None:
        place = pages.issue_folder(issue.issue_id)
        undrawn = {int(page_no): reason for page_no, reason in pictures.notes.items()}
        drawn = {
            number: _picture(number)
            for number in range(1, issue.page_count + 1)
            if f"{place}/{_picture(number)}" in pictures.files
        }
        with self.folder.replacing(f"issue:{issue.issue_id}", _issue_state(issue)) as writer:
            shown = view(self.snapshot, issue, drawn, undrawn)
            content = pages.render(
                "issue.html.j2", "../../", view=shown, issue=issue, layers=wording.LAYERS, layer_of=wording.LAYER_OF
            )
            writer.write(f"{place}/index.html", content)

    def _tell(self, total: int, issue: IssueRecord) -> None:
        if self.on_progress is not None:
            self.on_progress(Progress(min(self.pages_done, total), total, issue.issue_id))

    # -- names and concepts
    def write_names(self) -> None:
        """Write the page of every entity of which something changed."""
        states = self.snapshot.entity_states()
        stale = self._stale("entity", states)
        entities = {entity.entity_id: entity for entity in self.snapshot.entities()} if stale else {}
        for batch in _batches(stale, BATCH):
            for entity_id, rows in groupby(self.snapshot.entity_mentions(batch), lambda row: row.entity_id):
                content = _entity_page(entities[entity_id], list(rows))
                with self.folder.replacing(f"entity:{entity_id}", _versioned(states[entity_id])) as writer:
                    writer.write(pages.entity_file(entity_id), content)

    def write_concepts(self) -> None:
        """Write the page of every concept of which something changed."""
        states = self.snapshot.concept_states()
        for batch in _batches(self._stale("concept", states), BATCH):
            for concept, rows in groupby(self.snapshot.series(batch), lambda row: row.concept):
                charts = charts_of(list(rows))
                content = pages.render("concept.html.j2", "../", concept=concept, charts=charts)
                with self.folder.replacing(f"concept:{concept}", _versioned(states[concept])) as writer:
                    writer.write(pages.concept_file(concept), content)

    def _stale(self, kind: str, states: dict[str, str]) -> list[str]:
        self.keys |= {f"{kind}:{name}" for name in states}
        return sorted(
            name for name, state in states.items() if self.folder.current(f"{kind}:{name}", _versioned(state)) is None
        )

    # -- indexes
    def write_indexes(self) -> None:
        """Write the pages that list everything, the search's index, the style and the script."""
        self.keys.add("indexes")
        entities, concepts = self.snapshot.entities(), self.snapshot.concepts()
        files = self.snapshot.files()
        refused = [file for file in files if file.status == "quarantined"]
        with self.folder.replacing("indexes", "") as writer:
            for name in pages.ASSETS:
                writer.write(name, (pages.HERE / "assets" / name).read_bytes())
            index = index_of(self.issues, self.snapshot.headlines(), entities, concepts)
            writer.write("search-index.js", pages.script_data("bulletinsIndex", index))
            writer.write("index.html", pages.render("index.html.j2", "", issues=self.issues, refused=refused))
            writer.write("files.html", _files_page(files, refused))
            writer.write("names.html", _names_page(entities))
            writer.write("concepts.html", _concepts_page(concepts))


@dataclass(frozen=True, slots=True)
class _MentionsOfIssue:
    """The mentions of an entity in one issue; `more` are not shown."""

    issue_id: str
    title: str
    published_on: str
    shown: list[tuple[EntityMention, MarkedText]]
    count: int
    more: int


def _entity_page(entity: EntityRecord, mentions: list[EntityMention]) -> bytes:
    issues = []
    for issue_id, group in groupby(mentions, lambda mention: mention.issue_id):
        rows = list(group)
        shown = [(row, shorten(mark_at(row.sentence, row.surface, _offset(row)))) for row in rows[:MENTIONS_PER_ISSUE]]
        day = rows[0].published_on.isoformat() if rows[0].published_on else ""
        issues.append(_MentionsOfIssue(issue_id, rows[0].issue_title, day, shown, len(rows), len(rows) - len(shown)))
    roles = sorted({(row.role or "", row.affiliation_name or "") for row in mentions} - {("", "")})
    provisions: dict[str, int] = defaultdict(int)
    for row in mentions:
        if row.provision:
            provisions[row.provision] += 1
    most = max(issue.count for issue in issues)
    return pages.render(
        "entity.html.j2",
        "../",
        entity=entity,
        issues=issues,
        roles=roles,
        provisions=sorted(provisions.items(), key=lambda item: (-item[1], item[0])),
        most=most,
    )


def _offset(mention: EntityMention) -> int | None:
    if mention.char_start is None or mention.body_start is None:
        return None
    return mention.char_start - mention.body_start


def _names_page(entities: list[EntityRecord]) -> bytes:
    by_label: dict[str, list[EntityRecord]] = defaultdict(list)
    for entity in entities[:INDEX_ROWS]:
        by_label[entity.label].append(entity)
    groups = [(label, by_label[label]) for label in wording.LABEL_NAMES if by_label[label]]
    return pages.render("names.html.j2", "", groups=groups, total=len(entities), shown=min(len(entities), INDEX_ROWS))


def _concepts_page(concepts: list[ConceptRecord]) -> bytes:
    return pages.render("concepts.html.j2", "", concepts=concepts[:INDEX_ROWS], total=len(concepts))


def _files_page(files: list[FileRecord], refused: list[FileRecord]) -> bytes:
    others = [file for file in files if file.status != "quarantined"]
    return pages.render("files.html.j2", "", refused=refused, files=others)


def _issue_state(issue: IssueRecord) -> str:
    loaded = f"{issue.fingerprint}:{issue.revision}:{issue.loaded_at.isoformat()}:{issue.file_status}:{issue.links}"
    return f"{pages.site_version()}:{loaded}"


def _pictures_state(issue: IssueRecord) -> str:
    return f"{pages.pictures_version()}:{issue.sha256}"


def _versioned(state: str) -> str:
    return f"{pages.site_version()}:{state}"


def _picture(page_no: int) -> str:
    return f"p{page_no}{SUFFIX}"


def _batches(items: list[Item], size: int) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
