"""One pandera model per table of the warehouse; everything else about a table is derived from it.

Belongs here: the models, and the DDL, comments and data dictionary derived from them. Does not belong here: anything of
ours; this package imports none of the rooms.
"""

from __future__ import annotations

from schemas.columns import TableModel
from schemas.derived import ArticleWords, ContestedLevels, DerivedIssues, FigureTellings
from schemas.facts import Entities, EntityKeys, FigurePairs, Figures, Mentions
from schemas.layout import Articles, Blocks, Pages, TableCells, Tables
from schemas.ledger import Files, Findings, Issues, Publications, Rejections

# Raised whenever a column is added or its type changes; `storage/migration.py` brings older files up to it.
SCHEMA_VERSION = 5

# Tables whose rows belong to one issue and are replaced with it, in loading order.
ISSUE_TABLES: dict[str, type[TableModel]] = {
    "issues": Issues,
    "pages": Pages,
    "articles": Articles,
    "blocks": Blocks,
    "tables": Tables,
    "table_cells": TableCells,
    "figures": Figures,
    "figure_pairs": FigurePairs,
    "mentions": Mentions,
    "entity_keys": EntityKeys,
    "findings": Findings,
}

# Tables that go across issues.
SHARED_TABLES: dict[str, type[TableModel]] = {
    "files": Files,
    "entities": Entities,
    "rejections": Rejections,
    "publications": Publications,
}

# Tables that are worked out from the others after a load; views read them, exports leave them out.
DERIVED_TABLES: dict[str, type[TableModel]] = {
    "figure_tellings": FigureTellings,
    "contested_levels": ContestedLevels,
    "article_words": ArticleWords,
    "derived_issues": DerivedIssues,
}

ALL_TABLES: dict[str, type[TableModel]] = {**ISSUE_TABLES, **SHARED_TABLES}
