"""Powers as reports of science print them: of ten in numbers and scales, negative ones in units."""

import pytest

from pipelines.figures.labelled.units import read_hint
from pipelines.figures.quantities.finding import read_quantities


def _read(text):
    return [(q.value, q.value_high, q.unit, q.per, q.per_unit) for q in read_quantities(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The pond held 3 × 10⁶ litres of water.", [(3e6, None)]),
        ("The flux was 6.6 × 10⁻¹⁴ of that.", [(6.6e-14, None)]),
        ("Loads reached 10⁹ particles.", [(1e9, None)]),
        ("About 10^5 spores were found.", [(1e5, None)]),
        ("The mean was 4.5E+06 cells.", [(4.5e6, None)]),
        ("Some 10⁴ to 10⁶ copies were found.", [(1e4, 1e6)]),
        ("They sold 10² boats.", [(10.0, None)]),
        ("Forms of registry…….10", []),
    ],
)
def test_powers_of_ten_are_part_of_the_number(text, values):
    assert [(value, high) for value, high, *_ in _read(text)] == values


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("a yield of 4.2 t ha⁻¹ there", ("t/ha", None, None)),
        ("a yield of 300 kg ha-1 there", ("kg/ha", None, None)),
        ("a yield of 300 kg·ha⁻¹ there", ("kg/ha", None, None)),
        ("winds of 12 m s⁻¹ there", ("m/s", None, None)),
        ("a light of 3.4 W m-2 there", ("W", 1.0, "m2")),
        ("a rise of 3 mm yr⁻¹ there", ("mm", 1.0, "year")),
        ("a pulse of 12 s⁻¹ there", (None, 1.0, "s")),
        ("a field of 40 plants m⁻² there", (None, 1.0, "m2")),
        ("some 120 kg N ha⁻¹ there", ("kg/ha", None, None)),
        ("a fee of 3 USD kg⁻¹ there", ("USD", 1.0, "kg")),
        ("with 12 m-1 pipes there", ("m", None, None)),
    ],
)
def test_negative_powers_are_what_an_amount_is_told_for(text, measure):
    assert [found[2:] for found in _read(text)] == [measure]


@pytest.mark.parametrize(
    ("head", "scale", "unit", "per_unit"),
    [
        ("Yield (t ha⁻¹)", 1.0, "t/ha", None),
        ("Grain yield, t ha−1", 1.0, "t/ha", None),
        ("Flow (m³ s⁻¹)", 1.0, "m3/s", None),
        ("Light (W m⁻²)", 1.0, "W", "m2"),
        ("Area (10³ ha)", 1e3, "ha", None),
        ("Output (× 10^6 t)", 1e6, "t", None),
        ("Cells (10⁹/L)", 1e9, None, None),
        ("Route A-1", 1.0, None, None),
    ],
)
def test_powers_in_heads_are_scales_and_units(head, scale, unit, per_unit):
    hint = read_hint([head])
    assert (hint.scale, hint.unit, hint.per_unit) == (scale, unit, per_unit)


@pytest.mark.parametrize(
    "text",
    ["It was signed on 10 gennaio 2014.", "20 décembre 2022", "12 de marzo de 2021", "the burst 20171019A was seen"],
)
def test_days_of_other_languages_and_codes_are_no_figures(text):
    assert _read(text) == []
