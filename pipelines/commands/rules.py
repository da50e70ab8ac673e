"""`bulletins rules check` and `bulletins rules explain`: what the rule author runs.

Belongs here: printing. Does not belong here: checking and explaining, which each room does for its own rules.
"""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from pipelines.settings import Settings


def check(console: Console) -> int:
    """Run every example of every rule; print those that fail and return 1 if there are any."""
    from pipelines.entities import check_rules
    from pipelines.figures.explain import check_rules as check_figure_rules

    problems = [
        (broken.rule_id, "must match" if broken.should_match else "must not match", broken.example)
        for broken in check_figure_rules()
    ]
    problems += [(problem.rule_id, problem.problem, problem.example) for problem in check_rules()]
    for rule_id, what, example in problems:
        console.print(f"{rule_id}: {what}: {example}", markup=False, highlight=False, soft_wrap=True)
    console.print("every example comes out as its rule says" if not problems else f"{len(problems)} examples fail")
    return 1 if problems else 0


def explain(sentence: str, settings: Settings, console: Console) -> int:
    """Print which rule fires on what in `sentence`, and what it gives."""
    from pipelines.commands.parse import facts, text_layout
    from pipelines.entities import explain as explain_names
    from pipelines.model import GraphicsReading

    figures, _ = facts(text_layout("explain", sentence, None), GraphicsReading("explain"), settings)
    table = Table(
        "surface", "value", "unit", "bound", "concept", "period", "rule", title="Figures", title_justify="left"
    )
    for figure in figures:
        high = f" to {figure.value_high:,g}" if figure.value_high is not None else ""
        period = figure.period_text or ""
        bound = " ".join(part for part in (figure.bound, figure.change, figure.comparison) if part)
        table.add_row(
            figure.surface, f"{figure.value:,g}{high}", figure.unit or "", bound, figure.concept or "", period,
            figure.rule_id,
        )  # fmt: skip
    console.print(table)
    names = Table(
        "surface", "label", "rule", "role", "affiliation", "provision", "what spoke for it", title="Names",
        title_justify="left",
    )  # fmt: skip
    for one in explain_names(sentence):
        spoke = ", ".join(f"{e.label} {e.weight:+g} {e.rule_id}" for e in one.evidence)
        names.add_row(
            one.surface, one.label or "no name", one.rule_id or "", one.role or "", one.affiliation or "",
            one.provision or "", spoke,
        )  # fmt: skip
    console.print(names)
    return 0
