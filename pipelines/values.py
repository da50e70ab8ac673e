"""`frozen`: dataclasses that are frozen and slotted, and made quickly.

Belongs here: the decorator. Does not belong here: any type. Imports nothing of ours.

A frozen dataclass sets each field by a call of `object.__setattr__`, which takes more than half of what making one
costs, and pages have tens of thousands of words, boxes and spans. These set their fields as plain classes do: a value
is made as one of a twin of its class, of the same slots, which is not frozen, and then turned into one of its own.
Copying and pickling make it anew from its fields. Everything else about them is what `dataclass(frozen=True,
slots=True)` makes; for types of which few are made, that is the plainer way.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(kind: type[T]) -> type[T]:
    """Return `kind` as a frozen, slotted dataclass; raises TypeError for what its fields or bases make too special.

    No class may be derived from it, and a default must be a value.
    """
    made: Any = dataclass(frozen=True, slots=True)(kind)
    told = fields(made)
    if any(field.default_factory is not MISSING or field.kw_only or not field.init for field in told):
        raise TypeError(f"{kind.__name__} has fields that only a plain dataclass knows")
    if kind.__bases__ != (object,) or hasattr(kind, "__post_init__"):
        raise TypeError(f"{kind.__name__} has bases or a __post_init__, which only a plain dataclass knows")
    twin = type(f"_{kind.__name__}InTheMaking", (), {"__slots__": tuple(field.name for field in told)})
    scope: dict[str, Any] = {"_twin": twin, "_made": made}
    scope |= {f"_default_{field.name}": field.default for field in told}
    arguments = [field.name if field.default is MISSING else f"{field.name}=_default_{field.name}" for field in told]
    lines = [
        f"def __new__(cls, {', '.join(arguments)}):",
        " self = _twin()",
        *(f" self.{field.name} = {field.name}" for field in told),
        " self.__class__ = _made",
        " return self",
        "def __reduce__(self):",
        f" return _made, ({''.join(f'self.{field.name}, ' for field in told)})",
    ]
    exec("\n".join(lines), scope)  # as `dataclass` does; the names are those of a class in this repository
    making = scope["__new__"]
    making.__annotations__ = {**made.__init__.__annotations__, "return": kind}
    del made.__init__
    made.__new__, made.__reduce__ = making, scope["__reduce__"]
    for method in (making, scope["__reduce__"]):
        method.__qualname__, method.__module__ = f"{kind.__qualname__}.{method.__name__}", kind.__module__
    made.__init_subclass__ = classmethod(_refuse)
    return made  # type: ignore[no-any-return]


def _refuse(kind: type) -> None:
    raise TypeError(f"{kind.__name__} is derived from a class that is made by `frozen`")
