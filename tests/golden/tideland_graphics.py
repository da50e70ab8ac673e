"""The infographic, charts and table of *Tideland Weekly* No. 27 and 28: all numbers are invented.

Belongs here: what these graphics say. Does not belong here: the stories (TOML files beside this one), the pages.
"""

from __future__ import annotations

from tests.samples.charts import Chart, Series
from tests.samples.panels import Item, Panel
from tests.samples.tables import Column, Row, Table

NUMBERS_HEAD = "Tidewater Rising: the Working Coast Counts What It Has Built"

CLUSTERS = Chart(
    key="numbers",
    kind="bar",
    title="Number of harbours with shore power",
    categories=("2023", "2022", "2021"),
    series=(Series(None, (31, 24, 15)),),
    periods=("2023", "2022", "2021"),
    concepts=("Number of harbours with shore power", "harbours with shore power"),
)
SHARE = Chart(
    key="numbers",
    kind="column",
    title="Containers moved by feeder",
    subtitle="(thousand)",
    categories=("2021", "2022", "2023"),
    series=(Series(None, (118, 164, 203)),),
    periods=("2021", "2022", "2023"),
    scale=1000,
    concepts=("Containers moved by feeder", "containers"),
)
BUILT = Panel(
    key="numbers",
    context="By the end of 2023, there were",
    side="right",
    colon=True,
    number_size=12,
    period="2023-12-31",
    items=(
        Item("[1,118]{v=1118}", "registered harbour firms"),
        Item("[264]{v=264}", "apprentice places in shipyards and dredging"),
        Item("[47]{v=47}", "tide gauges on line"),
        Item("[over 9,400]{v=9400;b=more_than}", "berths for small craft"),
    ),
)
REACH = Panel(
    key="numbers",
    context="By the end of 2023, the coast had",
    side="below",
    columns=2,
    number_size=9,
    label_size=6.8,
    period="2023-12-31",
    items=(
        Item(
            "[22 sister ports]{v=22;c=sister ports|sister ports signed partnerships with}", "signed partnerships with"
        ),
        Item("[130 ports]{v=130;b=more_than;c=ports|regular lines to ports}", "opened regular lines to more than"),
        Item("[14 joint research fleets]{v=14;c=joint research fleets}", "taken part in"),
    ),
    credit="Edited: [Lise Thorup]{?PERSON}; Source: [Port Office]{ORG}, [NBD]{ORG=National Board of Dredging}",
)
NUMBERS_NOTE = (
    "Since 2019 the coast has shipped [2.6 million tonnes]{v=2.6e6;u=t;c=wind turbine parts} of wind turbine parts to "
    "[over 30]{v=30;b=more_than;c=countries} countries."
)

PRICES = Table(
    key="prices",
    title="Building materials at the quay",
    subtitle="Kroner per tonne",
    stub_header="Material",
    columns=(
        Column("July 5", above="2024", unit="DKK", period="2024-07-05"),
        Column("June 28", above="2024", unit="DKK", period="2024-06-28"),
        Column("Change (%)", unit="%", decimals=1),
    ),
    rows=(
        Row("Quay sand", (149, 146, 2.1)),
        Row("Gravel", (118, 121, -2.5)),
        Row("Sheet piles", (7940, 7895, 0.6), mark="1"),
        Row("Cement", (1065, 1065, 0.0)),
    ),
    note="1 Hot-rolled, delivered to [Esbjerg]{GPE}. Source: [National Board of Dredging]{ORG}",
)
