"""Reading the published file for the site: one state of it, whatever is published meanwhile.

Belongs here: the SQL. Does not belong here: what the pages look like.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import duckdb

from pipelines.site.records import (
    ArticleRecord,
    BlockRecord,
    ConceptRecord,
    EntityMention,
    EntityRecord,
    FigureRecord,
    FileRecord,
    FindingRecord,
    Headline,
    IssueRecord,
    MentionRecord,
    PageRecord,
    RejectionRecord,
    SeriesValue,
)
from pipelines.storage.published import attach, require, told

Record = TypeVar("Record")

ISSUES = """
    WITH counted AS (
        SELECT issue_id, 'articles' AS what, count(*) AS n FROM articles GROUP BY ALL
        UNION ALL SELECT issue_id, 'figures', count(*) FROM figures GROUP BY ALL
        UNION ALL SELECT issue_id, 'mentions', count(*) FROM mentions GROUP BY ALL
        UNION ALL SELECT issue_id, 'names', count(DISTINCT entity_id) FROM mentions GROUP BY ALL
        UNION ALL SELECT issue_id, 'rejected', count(*) FROM rejections WHERE table_name <> 'files' GROUP BY ALL
        UNION ALL SELECT issue_id, 'findings', count(*) FROM findings GROUP BY ALL
        UNION ALL SELECT issue_id, 'unread', count(*) FROM pages WHERE status = 'refused' GROUP BY ALL
        UNION ALL SELECT issue_id, 'unplaced', count(*) FROM figures WHERE x0 IS NULL OR page_no IS NULL GROUP BY ALL
        UNION ALL SELECT issue_id, 'hidden', sum(hidden_characters) FROM pages GROUP BY ALL
    ),
    counts AS (SELECT issue_id, map_from_entries(list((what, n))) AS n FROM counted GROUP BY issue_id),
    held AS (
        SELECT file_name, sha256, any_value(folder) AS folder, any_value(status) AS status FROM files GROUP BY ALL
    ),
    -- A later issue may link this one's mentions to other entities: then its page has other links.
    linked AS (
        SELECT m.issue_id, md5(string_agg(concat_ws(':', m.mention_id, m.entity_id, e.name), ',' ORDER BY mention_id))
               AS links
        FROM mentions AS m LEFT JOIN entities AS e USING (entity_id) GROUP BY ALL
    )
    SELECT i.issue_id, i.file_name, i.sha256, i.publication, i.number, i.published_on, i.published_to, i.page_count,
           i.revision, i.loaded_at, i.rules_version, i.status, i.fingerprint, h.folder, h.status,
           coalesce(c.n['articles'], 0)::BIGINT, coalesce(c.n['figures'], 0)::BIGINT,
           coalesce(c.n['mentions'], 0)::BIGINT, coalesce(c.n['names'], 0)::BIGINT,
           coalesce(c.n['rejected'], 0)::BIGINT, coalesce(c.n['findings'], 0)::BIGINT,
           coalesce(c.n['unread'], 0)::BIGINT, coalesce(c.n['unplaced'], 0)::BIGINT,
           coalesce(c.n['hidden'], 0)::BIGINT, coalesce(l.links, '')
    FROM issues AS i LEFT JOIN counts AS c USING (issue_id) LEFT JOIN linked AS l USING (issue_id)
    LEFT JOIN held AS h ON h.file_name = i.file_name AND h.sha256 = i.sha256
    ORDER BY i.published_on DESC NULLS LAST, i.publication, i.issue_id
"""

# What an issue is called on the pages of names and concepts.
TITLE = "coalesce(nullif(concat_ws(', ', i.publication, i.number), ''), i.issue_id)"

# An entity's page is written again when this changes: everything it shows, hashed.
ENTITY_STATES = f"""
    WITH shown AS (
        SELECT m.entity_id, m.mention_id, hash(m) AS said, hash({TITLE}, i.published_on) AS issued,
               hash(e) AS entity, hash(o.name) AS affiliated
        FROM mentions AS m JOIN entities AS e USING (entity_id) JOIN issues AS i USING (issue_id)
        LEFT JOIN entities AS o ON o.entity_id = m.affiliation
    )
    SELECT entity_id, md5(string_agg(concat_ws(':', said, issued, entity, affiliated), ',' ORDER BY mention_id))
    FROM shown GROUP BY entity_id
"""

CONCEPT_STATES = f"""
    WITH shown AS (
        SELECT s.concept, s.figure_id, hash(s) AS said, hash({TITLE}, i.published_on) AS issued,
               hash(f.sentence) AS sentence
        FROM figure_series AS s JOIN figures AS f USING (figure_id, issue_id) JOIN issues AS i USING (issue_id)
    )
    SELECT concept, md5(string_agg(concat_ws(':', said, issued, sentence), ',' ORDER BY figure_id))
    FROM shown GROUP BY concept
"""

ENTITIES = """
    SELECT e.entity_id, e.label, e.name, e.aliases, e.country, e.mention_count,
           (SELECT count(DISTINCT issue_id) FROM mentions AS m WHERE m.entity_id = e.entity_id)
    FROM entities AS e ORDER BY e.mention_count DESC, e.name, e.entity_id
"""

ENTITY_MENTIONS = f"""
    SELECT m.entity_id, m.issue_id, {TITLE}, i.published_on, m.mention_id, m.page_no,
           m.x0 IS NOT NULL AND m.page_no IS NOT NULL, m.surface, m.sentence, m.char_start,
           CASE WHEN m.char_start IS NULL OR instr(a.body, m.sentence) = 0 THEN NULL
                ELSE instr(a.body, m.sentence) - 1 END,
           m.role, m.affiliation, o.name, m.provision
    FROM mentions AS m JOIN wanted AS w ON w.id = m.entity_id JOIN issues AS i USING (issue_id)
    LEFT JOIN articles AS a ON a.article_id = m.article_id AND a.issue_id = m.issue_id
    LEFT JOIN entities AS o ON o.entity_id = m.affiliation
    ORDER BY m.entity_id, coalesce(i.published_on, i.loaded_at::DATE) DESC, m.issue_id, m.page_no, m.char_start,
             m.mention_id
"""

CONCEPTS = """
    WITH revised AS (SELECT concept, count(*) AS n FROM figure_revisions GROUP BY concept)
    SELECT s.concept, count(*), count(DISTINCT s.issue_id),
           count(DISTINCT coalesce(s.period_end, s.published_on)), coalesce(any_value(r.n), 0)
    FROM figure_series AS s LEFT JOIN revised AS r USING (concept)
    GROUP BY s.concept ORDER BY count(DISTINCT s.issue_id) DESC, count(*) DESC, s.concept
"""

SERIES = f"""
    WITH newer AS (
        SELECT previous_figure_id AS figure_id, any_value(figure_id) AS newer_figure_id, any_value(value) AS newer_value
        FROM figure_revisions GROUP BY ALL
    ),
    older AS (SELECT figure_id, any_value(previous_value) AS older_value FROM figure_revisions GROUP BY ALL)
    SELECT s.concept, s.place, s.subject, s.unit, s.per, s.per_unit, s.period_start, s.period_end, s.issue_id,
           s.publication, {TITLE}, s.published_on, s.value, s.value_high, s.bound, s.change, s.comparison, s.modality,
           s.page_no, s.figure_id, f.sentence, n.newer_figure_id, n.newer_value, o.older_value
    FROM figure_series AS s JOIN wanted AS w ON w.id = s.concept
    JOIN figures AS f ON f.figure_id = s.figure_id AND f.issue_id = s.issue_id
    JOIN issues AS i ON i.issue_id = s.issue_id
    LEFT JOIN newer AS n ON n.figure_id = s.figure_id
    LEFT JOIN older AS o ON o.figure_id = s.figure_id
    ORDER BY s.concept, coalesce(s.period_end, s.published_on), s.published_on, s.figure_id
"""

PAGES = (
    "SELECT page_no, label, section, width_pt, height_pt, word_count, text_source, reader, hidden_characters, status, "
    "reason FROM pages WHERE issue_id = ? ORDER BY page_no"
)
ARTICLES = """
    SELECT article_id, kind, section, kicker, headline, deck, byline, credit, body, word_count, page_first, page_last,
           continued_from, continued_on
    FROM articles AS a
    LEFT JOIN (SELECT article_id, min(seq) AS seq FROM blocks WHERE issue_id = $1 GROUP BY ALL) AS b USING (article_id)
    WHERE a.issue_id = $1 ORDER BY b.seq, a.page_first, a.article_id
"""
BLOCKS = (
    "SELECT block_id, article_id, page_no, role, text, x0, top, x1, bottom FROM blocks "
    "WHERE issue_id = ? ORDER BY seq, block_id"
)
FIGURES = """
    SELECT figure_id, article_id, page_no, x0, top, x1, bottom, source, surface, sentence, char_start, char_end, value,
           value_high, bound, unit, per, per_unit, concept, change, comparison, modality, conversion_of, place, subject,
           attributed_to, period_start, period_end, period_text, rule_id
    FROM figures WHERE issue_id = ? ORDER BY page_no NULLS LAST, article_id, char_start NULLS LAST, top, x0, figure_id
"""
MENTIONS = """
    SELECT m.mention_id, m.entity_id, m.article_id, m.page_no, m.x0, m.top, m.x1, m.bottom, m.surface, m.sentence,
           m.char_start, m.char_end, m.role, m.affiliation, m.provision, m.rule_id, coalesce(e.label, m.label),
           coalesce(e.name, m.name)
    FROM mentions AS m LEFT JOIN entities AS e USING (entity_id) WHERE m.issue_id = ?
    ORDER BY m.page_no NULLS LAST, m.article_id, m.char_start NULLS LAST, m.top, m.x0, m.mention_id
"""
REJECTIONS = 'SELECT table_name, issue_id, "row", "column", "check", reason, rejected_at FROM rejections'
FINDINGS = (
    'SELECT finding_id, page_no, x0, top, x1, bottom, "check", reason FROM findings '
    "WHERE issue_id = ? ORDER BY page_no, top, finding_id"
)
FILES = (
    "SELECT file_name, sha256, size_bytes, seen_at, status, reason, detail, issue_id FROM files "
    "ORDER BY status = 'quarantined' DESC, file_name, seen_at DESC"
)
HEADLINES = """
    SELECT issue_id, article_id, headline FROM articles WHERE trim(coalesce(headline, '')) <> ''
    ORDER BY issue_id, page_first, article_id
"""


class Snapshot:
    """One state of the published file, read-only; use it in a `with` block.

    The file is opened once and never again, so that all pages tell of the same state. Raises WarehouseError when there
    is none yet.
    """

    def __init__(self, published: Path) -> None:
        require(published)
        self._published = published
        self._connection = duckdb.connect(":memory:")
        self._connection.execute("CREATE TEMP TABLE wanted (id VARCHAR)")
        attach(self._connection, published)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def issues(self) -> list[IssueRecord]:
        """Return all issues, the newest first."""
        return self._read(IssueRecord, ISSUES)

    def pages(self, issue_id: str) -> list[PageRecord]:
        """Return the issue's pages."""
        return self._read(PageRecord, PAGES, [issue_id])

    def articles(self, issue_id: str) -> list[ArticleRecord]:
        """Return the issue's articles in reading order."""
        return self._read(ArticleRecord, ARTICLES, [issue_id])

    def blocks(self, issue_id: str) -> list[BlockRecord]:
        """Return the issue's blocks in reading order."""
        return self._read(BlockRecord, BLOCKS, [issue_id])

    def figures(self, issue_id: str) -> list[FigureRecord]:
        """Return the issue's figures, page by page."""
        return self._read(FigureRecord, FIGURES, [issue_id])

    def mentions(self, issue_id: str) -> list[MentionRecord]:
        """Return the issue's mentions, page by page."""
        return self._read(MentionRecord, MENTIONS, [issue_id])

    def rejections(self, issue_id: str) -> list[RejectionRecord]:
        """Return the rows of the issue that were set aside."""
        order = 'ORDER BY table_name, "check", "row"'
        return self._read(
            RejectionRecord, f"{REJECTIONS} WHERE issue_id = ? AND table_name <> 'files' {order}", [issue_id]
        )

    def findings(self, issue_id: str) -> list[FindingRecord]:
        """Return what a person should look at in the issue."""
        return self._read(FindingRecord, FINDINGS, [issue_id])

    def files(self) -> list[FileRecord]:
        """Return the ledger, refused files first."""
        return self._read(FileRecord, FILES)

    def entities(self) -> list[EntityRecord]:
        """Return all entities, the most named first."""
        return self._read(EntityRecord, ENTITIES)

    def concepts(self) -> list[ConceptRecord]:
        """Return all concepts, those of most issues first."""
        return self._read(ConceptRecord, CONCEPTS)

    def headlines(self) -> list[Headline]:
        """Return all headlines."""
        return self._read(Headline, HEADLINES)

    def entity_states(self) -> dict[str, str]:
        """Return a hash of all that each entity's page shows, by entity."""
        return dict(self._connection.execute(ENTITY_STATES).fetchall())

    def concept_states(self) -> dict[str, str]:
        """Return a hash of all that each concept's page shows, by concept."""
        return dict(self._connection.execute(CONCEPT_STATES).fetchall())

    def entity_mentions(self, entity_ids: Iterable[str]) -> list[EntityMention]:
        """Return the mentions of the entities, entity by entity and the newest issue first."""
        self._want(entity_ids)
        return self._read(EntityMention, ENTITY_MENTIONS)

    def series(self, concepts: Iterable[str]) -> list[SeriesValue]:
        """Return the values of the concepts, concept by concept and in the order of their periods."""
        self._want(concepts)
        return self._read(SeriesValue, SERIES)

    def _want(self, ids: Iterable[str]) -> None:
        self._connection.execute("DELETE FROM temp.wanted")
        self._connection.execute("INSERT INTO temp.wanted SELECT unnest(?::VARCHAR[])", [list(ids)])

    def _read(self, record: type[Record], sql: str, parameters: list[object] | None = None) -> list[Record]:
        with told(self._published):
            return [record(*row) for row in self._connection.execute(sql, parameters or []).fetchall()]
