"""How a column is declared: one call that carries its meaning, unit and checks.

Belongs here: the function that every table model declares its columns with, and the base model with the settings they
share. Does not belong here: any one table's columns.
"""

from __future__ import annotations

from typing import Any

import pandera.polars as pa


def field(
    meaning: str,
    *,
    null: bool = True,
    unit: str | None = None,
    key: bool = False,
    one_of: tuple[str, ...] | None = None,
    at_least: float | None = None,
) -> Any:
    """Declare a column: its `meaning` for the data dictionary, its `unit`, and what validation asks of it.

    `key` marks the columns that tell a table's rows apart. A column that may be null is checked only where it is not.
    """
    return pa.Field(
        nullable=null,
        description=meaning,
        isin=list(one_of) if one_of else None,
        ge=at_least,
        metadata={"unit": unit, "key": key, "one_of": one_of, "at_least": at_least},
    )


class TableModel(pa.DataFrameModel):
    """The base of all table models: exactly the declared columns, of exactly the declared types."""

    class Config:
        strict = True
        coerce = False
