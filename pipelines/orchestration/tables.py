"""The published tables and views as assets of their own: what the analyst queries, and what each is made from.

Belongs here: one asset per table and view, with its rows, columns and lineage. Does not belong here: loading (the asset
`warehouse`), and what a table's columns are (its model).
"""

import re
from collections.abc import Iterator

import dagster as dg

from pipelines.engine import Engine
from pipelines.orchestration.lineage import STAGE_OF_TABLE, columns_schema, table_lineage
from pipelines.storage.database import views
from pipelines.storage.published import opened
from schemas import ALL_TABLES, DERIVED_TABLES
from schemas.ddl import columns_of, summary_of

TABLES = ALL_TABLES | DERIVED_TABLES
# The derived tables are made from these, and the others by the load.
MADE_FROM = {
    "figure_tellings": ("figures", "issues"),
    "contested_levels": ("figures", "issues", "figure_tellings"),
    "article_words": ("articles",),
    "derived_issues": ("issues",),
}
SOURCE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")


def table_key(name: str) -> dg.AssetKey:
    """Return the asset key of a table."""
    return dg.AssetKey(["tables", name])


def view_key(name: str) -> dg.AssetKey:
    """Return the asset key of a view."""
    return dg.AssetKey(["views", name])


def sources_of(sql: str) -> list[dg.AssetKey]:
    """Return the tables and views that a view's statement reads."""
    names = set(SOURCE.findall(sql))
    known = [name for name, _ in views() if name in names]
    return [*(table_key(name) for name in TABLES if name in names), *(view_key(name) for name in known)]


def _specs() -> Iterator[dg.AssetSpec]:
    for name, model in TABLES.items():
        yield dg.AssetSpec(
            table_key(name),
            deps=[table_key(source) for source in MADE_FROM[name]] if name in MADE_FROM else ["warehouse"],
            group_name="tables",
            kinds={"duckdb", "table"},
            owners=["team:bulletins"],
            description=summary_of(model),
            metadata={
                "dagster/table_name": f"bulletins.main.{name}",
                "dagster/column_schema": columns_schema(columns_of(name, model)),
            },
        )
    for name, sql in views():
        yield dg.AssetSpec(
            view_key(name),
            deps=sources_of(sql) or ["warehouse"],
            group_name="views",
            kinds={"duckdb", "view"},
            owners=["team:bulletins"],
            description=" ".join(line.removeprefix("--").strip() for line in sql.split("CREATE")[0].splitlines()),
            metadata={"dagster/table_name": f"bulletins.main.{name}", "sql": dg.MetadataValue.md(f"```sql\n{sql}```")},
        )


@dg.multi_asset(name="tables", specs=list(_specs()))
def published_tables(engine: dg.ResourceParam[Engine]) -> Iterator[dg.MaterializeResult[None]]:
    """Look at what was published: the rows of each table, the columns of each view."""
    with opened(engine.settings.warehouse) as connection:
        for name in TABLES:
            rows = connection.execute(f'SELECT count(*) FROM "{name}"').fetchall()[0][0]
            told: dict[str, int | dg.TableColumnLineage] = {"dagster/row_count": rows}
            if name in STAGE_OF_TABLE:
                told["dagster/column_lineage"] = table_lineage(name)
            yield dg.MaterializeResult(asset_key=table_key(name), metadata=told)
        for name, _ in views():
            columns = connection.execute(f'SELECT * FROM "{name}" LIMIT 0').description or []
            schema = dg.TableSchema(columns=[dg.TableColumn(column[0], str(column[1])) for column in columns])
            yield dg.MaterializeResult(asset_key=view_key(name), metadata={"dagster/column_schema": schema})
