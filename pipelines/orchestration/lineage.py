"""Which columns there are, what they mean and which stage they come from, as Dagster's catalog shows it.

Belongs here: schemas and column lineage derived from the table models. Does not belong here: the models.
"""

from collections.abc import Sequence

import dagster as dg

from schemas import ISSUE_TABLES
from schemas.ddl import ColumnSpec, columns_of, meaning_with_unit

# The stage whose values become a table's rows.
STAGE_OF_TABLE = {
    "pages": "articles",
    "articles": "articles",
    "blocks": "articles",
    "tables": "graphics",
    "table_cells": "graphics",
    "findings": "graphics",
    "figures": "figures",
    "figure_pairs": "figures",
    "mentions": "mentions",
    "entity_keys": "mentions",
}


def stage_schema(stage: str) -> dg.TableSchema:
    """Return the columns that the stage's values become, named ``table.column``."""
    tables = [table for table, source in STAGE_OF_TABLE.items() if source == stage]
    return _schema(tables)


def warehouse_schema() -> dg.TableSchema:
    """Return every column of the tables that issues fill."""
    return _schema(list(ISSUE_TABLES))


def warehouse_lineage() -> dg.TableColumnLineage:
    """Return, for every column of the warehouse, the stage's column it comes from."""
    return dg.TableColumnLineage(
        {
            f"{table}.{spec.name}": [dg.TableColumnDep(asset_key=stage, column_name=f"{table}.{spec.name}")]
            for table, stage in STAGE_OF_TABLE.items()
            for spec in columns_of(table, ISSUE_TABLES[table])
        }
    )


def table_lineage(table: str) -> dg.TableColumnLineage:
    """Return, for every column of one published table, the column of the asset `warehouse` that it is."""
    return dg.TableColumnLineage(
        {
            spec.name: [dg.TableColumnDep(asset_key="warehouse", column_name=f"{table}.{spec.name}")]
            for spec in columns_of(table, ISSUE_TABLES[table])
        }
    )


def columns_schema(columns: Sequence[ColumnSpec]) -> dg.TableSchema:
    """Return the columns of one table under their own names."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                spec.name,
                spec.type,
                description=meaning_with_unit(spec),
                constraints=dg.TableColumnConstraints(nullable=spec.null, unique=False),
            )
            for spec in columns
        ]
    )


def _schema(tables: list[str]) -> dg.TableSchema:
    return dg.TableSchema(
        columns=[
            dg.TableColumn(f"{table}.{spec.name}", spec.type, description=meaning_with_unit(spec))
            for table in tables
            for spec in columns_of(table, ISSUE_TABLES[table])
        ]
    )
