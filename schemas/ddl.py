"""What is derived from the table models: DDL, column comments, the data dictionary.

Belongs here: the derivations. Does not belong here: any table's columns (those are in the models) and anything that
opens a database.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import polars as pl

from schemas.columns import TableModel

# What each polars type is called in DuckDB; moments are UTC without a zone, so that every client shows them alike.
DUCKDB_TYPES: dict[pl.DataType, str] = {
    pl.String(): "VARCHAR",
    pl.Float64(): "DOUBLE",
    pl.Int32(): "INTEGER",
    pl.Int64(): "BIGINT",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Datetime("us"): "TIMESTAMP",
    pl.List(pl.String()): "VARCHAR[]",
}


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column as the dictionary shows it."""

    table: str
    name: str
    type: str
    null: bool
    key: bool
    unit: str | None
    meaning: str
    one_of: tuple[str, ...] | None


def columns_of(table: str, model: type[TableModel]) -> tuple[ColumnSpec, ...]:
    """Return the columns of `model` in order; raises KeyError for a type that has no DuckDB name."""
    specs = []
    for name, field in model.to_schema().columns.items():
        extra = field.metadata or {}
        one_of = extra.get("one_of")
        specs.append(
            ColumnSpec(
                table=table,
                name=name,
                type=DUCKDB_TYPES[field.dtype.type],
                null=bool(field.nullable),
                key=bool(extra.get("key")),
                unit=extra.get("unit"),
                meaning=str(field.description),
                one_of=tuple(one_of) if one_of else None,
            )
        )
    return tuple(specs)


@cache
def polars_schema(model: type[TableModel]) -> dict[str, pl.DataType]:
    """Return the polars types of the model's columns, in order."""
    return {name: field.dtype.type for name, field in model.to_schema().columns.items()}


def summary_of(model: type[TableModel]) -> str:
    """Return what one row of the table is: the first line of the model's docstring."""
    return (model.__doc__ or "").strip().splitlines()[0]


def create_table(table: str, model: type[TableModel]) -> str:
    """Return the CREATE TABLE statement of `model`."""
    lines = [f'    "{c.name}" {c.type}{"" if c.null else " NOT NULL"}' for c in columns_of(table, model)]
    return f'CREATE TABLE IF NOT EXISTS "{table}" (\n' + ",\n".join(lines) + "\n)"


def comments(table: str, model: type[TableModel]) -> list[str]:
    """Return the COMMENT statements of the table and its columns."""
    out = [f'COMMENT ON TABLE "{table}" IS {_quoted(summary_of(model))}']
    out.extend(
        f'COMMENT ON COLUMN "{table}"."{spec.name}" IS {_quoted(meaning_with_unit(spec))}'
        for spec in columns_of(table, model)
    )
    return out


def meaning_with_unit(spec: ColumnSpec) -> str:
    """Return the meaning followed by the unit in brackets, where there is one."""
    return f"{spec.meaning} [{spec.unit}]" if spec.unit else spec.meaning


def dictionary_markdown(models: dict[str, type[TableModel]]) -> str:
    """Return the data dictionary as Markdown, table by table."""
    parts = [
        "# Data dictionary",
        "",
        "Generated from the models in `schemas/`; change those, then run `bulletins schema --write`.",
        "Coordinates are PDF points from the page's top left corner; offsets are half-open, in the body's characters.",
    ]
    for table, model in models.items():
        parts += ["", f"## `{table}`", "", summary_of(model), "", "| column | type | meaning |", "|---|---|---|"]
        for spec in columns_of(table, model):
            kind = spec.type + ("" if spec.null else ", never NULL") + (", key" if spec.key else "")
            values = " One of " + ", ".join(f"`{v}`" for v in spec.one_of) + "." if spec.one_of else ""
            parts.append(f"| `{spec.name}` | {kind} | {meaning_with_unit(spec)}.{values} |")
    return "\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
