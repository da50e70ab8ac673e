"""Frozen dataclasses to Arrow and back, column by column, from their annotations alone.

Belongs here: the translation between the types of `pipelines.model` and Arrow arrays. Does not belong here: files,
stages, or what any one type means.

A value is gathered level by level (all words of all pages at once), so the cost is a few list comprehensions per field
and not a dictionary per object.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import Any

import pyarrow as pa

_PRIMITIVES: dict[type, pa.DataType] = {
    str: pa.string(),
    float: pa.float64(),
    int: pa.int64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us"),
}


@cache
def _fields(cls: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(cls)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(cls))


@cache
def _without_none(hint: Any) -> Any:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        members = [member for member in typing.get_args(hint) if member is not type(None)]
        if len(members) == 1:
            return members[0]
    return hint


@cache
def _shape(hint: Any) -> tuple[str, Any]:
    """Return ("primitive", arrow type), ("list", item hint), ("pair", item hints) or ("record", class)."""
    bare = _without_none(hint)
    if bare in _PRIMITIVES:
        return "primitive", _PRIMITIVES[bare]
    if dataclasses.is_dataclass(bare):
        return "record", bare
    if typing.get_origin(bare) is tuple:
        items = typing.get_args(bare)
        if len(items) == 2 and items[1] is Ellipsis:
            return "list", items[0]
        return "pair", items
    raise TypeError(f"{hint!r} has no Arrow form: add it to storage/codec.py")


def arrow_type(hint: Any) -> pa.DataType:
    """Return the Arrow type of an annotation; raises TypeError for one that is not supported."""
    kind, detail = _shape(hint)
    if kind == "primitive":
        return typing.cast(pa.DataType, detail)
    if kind == "list":
        return pa.list_(arrow_type(detail))
    if kind == "pair":
        return pa.struct([(f"item{i}", arrow_type(item)) for i, item in enumerate(detail)])
    return pa.struct([(name, arrow_type(field)) for name, field in _fields(detail)])


def encode(hint: Any, values: list[Any]) -> pa.Array:
    """Return `values`, each of the annotated type `hint` or None, as one Arrow array."""
    kind, detail = _shape(hint)
    if kind == "primitive":
        return pa.array(values, type=detail)
    if kind == "list":
        offsets = [0, *accumulate(0 if value is None else len(value) for value in values)]
        items = list(chain.from_iterable(value for value in values if value is not None))
        mask = pa.array([value is None for value in values]) if None in values else None
        return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), encode(detail, items), mask=mask)
    mask = pa.array([value is None for value in values]) if any(value is None for value in values) else None
    if kind == "pair":
        columns = [
            encode(item, [None if value is None else value[i] for value in values]) for i, item in enumerate(detail)
        ]
        names = [f"item{i}" for i in range(len(detail))]
    else:
        fields = _fields(detail)
        names = [name for name, _ in fields]
        if mask is None:
            columns = [encode(field, [getattr(value, name) for value in values]) for name, field in fields]
        else:
            columns = [
                encode(field, [None if value is None else getattr(value, name) for value in values])
                for name, field in fields
            ]
    return pa.StructArray.from_arrays(columns, names=names, mask=mask)


def decode(hint: Any, array: pa.Array) -> list[Any]:
    """Return the values that `encode` made `array` of."""
    kind, detail = _shape(hint)
    if kind == "primitive":
        return typing.cast(list[Any], array.to_pylist())
    valid = array.is_valid().to_pylist() if array.null_count else None
    if kind == "list":
        items = decode(detail, array.values)
        ends = array.offsets.to_pylist()
        out: list[Any] = [tuple(items[start:end]) for start, end in pairwise(ends)]
    elif kind == "pair":
        out = list(zip(*(decode(item, array.field(i)) for i, item in enumerate(detail)), strict=True))
    else:
        columns = [decode(field, array.field(name)) for name, field in _fields(detail)]
        if valid is None:
            return [detail(*row) for row in zip(*columns, strict=True)]
        out = [detail(*row) if good else None for row, good in zip(zip(*columns, strict=True), valid, strict=True)]
    return out if valid is None else [value if good else None for value, good in zip(out, valid, strict=True)]


def to_table(value: Any) -> pa.Table:
    """Return the dataclass instance `value` as an Arrow table of one row, a column for each field."""
    return pa.Table.from_batches([pa.RecordBatch.from_struct_array(encode(type(value), [value]))])


def from_table(cls: type, table: pa.Table) -> Any:
    """Return the `cls` that `to_table` made `table` of."""
    columns = [decode(field, table.column(name).combine_chunks()) for name, field in _fields(cls)]
    return cls(*(column[0] for column in columns))
