"""Colour spaces of a file: from the operands of a colour operator to ``#rrggbb``.

Belongs here: device, calibrated, ICC, indexed, separation and DeviceN spaces, and the tint functions they need. Does
not belong here: arithmetic on device colours (`colours`), and patterns, whose colour is not one colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from pipelines.pages.colours import hex_colour

Tint = Callable[[Sequence[float]], Sequence[float]]
_DEPTH = 8


@dataclass(frozen=True, slots=True, eq=False)
class ColourSpace:
    """How many components a colour has here, the colour it starts with, and what it looks like (None: unknown)."""

    name: str
    components: int
    initial: tuple[float, ...]
    to_device: Tint | None

    def paint(self, values: tuple[float, ...]) -> str | None:
        """Return the colour of `values` as ``#rrggbb``; None when this space cannot tell."""
        if self.to_device is None or len(values) != self.components:
            return None
        return hex_colour(tuple(self.to_device(values)))


def _same(values: Sequence[float]) -> Sequence[float]:
    return values


GRAY = ColourSpace("DeviceGray", 1, (0.0,), _same)
RGB = ColourSpace("DeviceRGB", 3, (0.0, 0.0, 0.0), _same)
CMYK = ColourSpace("DeviceCMYK", 4, (0.0, 0.0, 0.0, 1.0), _same)
PATTERN = ColourSpace("Pattern", 0, (), None)
_BY_COUNT = {1: GRAY, 3: RGB, 4: CMYK}
DEVICE_SPACES = {
    "DeviceGray": GRAY, "G": GRAY, "CalGray": GRAY, "DeviceRGB": RGB, "RGB": RGB, "CalRGB": RGB,
    "DeviceCMYK": CMYK, "CMYK": CMYK, "Pattern": PATTERN,
}  # fmt: skip


def parse_colour_space(spec: object, depth: int = 0) -> ColourSpace | None:
    """Return the colour space that the object `spec` of a file describes; None when it makes no sense."""
    spec = resolve1(spec)
    if isinstance(spec, PSLiteral):
        return DEVICE_SPACES.get(str(spec.name))
    if not isinstance(spec, list) or not spec or depth > _DEPTH:
        return None
    kind = resolve1(spec[0])
    name = str(kind.name) if isinstance(kind, PSLiteral) else ""
    if name in DEVICE_SPACES:
        return DEVICE_SPACES[name]
    if len(spec) < 2:
        return None
    if name == "ICCBased":
        stream = resolve1(spec[1])
        count = resolve1(stream.get("N")) if isinstance(stream, PDFStream) else None
        return _BY_COUNT.get(count) if isinstance(count, int) else None
    if name == "Lab":
        return ColourSpace("Lab", 3, (0.0, 0.0, 0.0), _lab)
    if name in ("Indexed", "I") and len(spec) >= 4:
        return _indexed(spec, depth)
    if name in ("Separation", "DeviceN") and len(spec) >= 4:
        return _tinted(name, spec, depth)
    return None


def _lab(values: Sequence[float]) -> Sequence[float]:
    """Return sRGB of CIE L*a*b* under D50, near enough to tell colours apart."""
    lightness, green_red, blue_yellow = values
    middle = (lightness + 16) / 116
    decoded = [part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29)
               for part in (middle + green_red / 500, middle, middle - blue_yellow / 200)]  # fmt: skip
    x, y, z = decoded[0] * 0.9642, decoded[1], decoded[2] * 0.8249
    linear = (
        3.1339 * x - 1.6169 * y - 0.4906 * z,
        -0.9788 * x + 1.9161 * y + 0.0335 * z,
        0.0719 * x - 0.2290 * y + 1.4052 * z,
    )
    return [12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in linear]


def _indexed(spec: list[Any], depth: int) -> ColourSpace | None:
    base = parse_colour_space(spec[1], depth + 1)
    table = resolve1(spec[3])
    palette = table.get_data() if isinstance(table, PDFStream) else table
    if base is None or base.to_device is None or not isinstance(palette, bytes):
        return None
    count, to_device = base.components, base.to_device

    def look_up(values: Sequence[float]) -> Sequence[float]:
        start = max(0, int(values[0])) * count
        return to_device([byte / 255 for byte in palette[start : start + count].ljust(count, b"\0")])

    return ColourSpace("Indexed", 1, (0.0,), look_up)


def _tinted(name: str, spec: list[Any], depth: int) -> ColourSpace:
    inks = resolve1(spec[1])
    count = len(inks) if name == "DeviceN" and isinstance(inks, list) else 1
    initial = (1.0,) * count
    base = parse_colour_space(spec[2], depth + 1)
    function = parse_function(spec[3])
    if base is None or base.to_device is None or function is None:
        black = name == "Separation" and isinstance(inks, PSLiteral) and str(inks.name) in ("Black", "All")
        return ColourSpace(name, count, initial, (lambda values: [1 - values[0]]) if black else None)
    to_device, tint, width = base.to_device, function, base.components

    def apply(values: Sequence[float]) -> Sequence[float]:
        made = tint(values)
        return to_device(made) if len(made) == width else ()

    return ColourSpace(name, count, initial, apply)


def parse_function(spec: object) -> Tint | None:
    """Return the function object `spec` as a function; None for kinds that are not read (PostScript calculators)."""
    spec = resolve1(spec)
    attributes = spec.attrs if isinstance(spec, PDFStream) else spec
    if not isinstance(attributes, dict):
        return None
    kind = resolve1(attributes.get("FunctionType"))
    if kind == 2:
        return _exponential(attributes)
    if kind == 0 and isinstance(spec, PDFStream):
        return _sampled(spec)
    return None


def _numbers(value: object, default: Sequence[float] = ()) -> list[float]:
    value = resolve1(value)
    return [float(resolve1(item)) for item in value] if isinstance(value, list) else list(default)


def _exponential(attributes: dict[str, Any]) -> Tint:
    low = _numbers(attributes.get("C0"), (0.0,))
    high = _numbers(attributes.get("C1"), (1.0,))
    exponent = float(resolve1(attributes.get("N", 1)))

    def apply(values: Sequence[float]) -> Sequence[float]:
        share = max(0.0, min(1.0, values[0])) ** exponent
        return [one + share * (other - one) for one, other in zip(low, high, strict=False)]

    return apply


def _sampled(stream: PDFStream) -> Tint | None:
    """Read a table of samples of one input; the nearest sample is near enough for a colour."""
    sizes = [int(size) for size in _numbers(stream.get("Size"))]
    bounds = _numbers(stream.get("Range"))
    decode = _numbers(stream.get("Decode"), bounds)
    bits = resolve1(stream.get("BitsPerSample"))
    if bits != 8 or not sizes or len(decode) < 2:
        return None
    data, width = stream.get_data(), len(decode) // 2

    def apply(values: Sequence[float]) -> Sequence[float]:
        number, stride = 0, 1
        for value, size in zip(values, sizes, strict=False):
            number += round(max(0.0, min(1.0, value)) * (size - 1)) * stride
            stride *= size
        sample = data[number * width : (number + 1) * width].ljust(width, b"\0")
        return [decode[2 * k] + byte / 255 * (decode[2 * k + 1] - decode[2 * k]) for k, byte in enumerate(sample)]

    return apply
