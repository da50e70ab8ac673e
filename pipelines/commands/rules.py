"""`bulletins rules check` and `bulletins rules explain`: what the rule author runs.

Belongs here: printing. Does not belong here: checking and explaining, which each room does for its own rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from pipelines.settings import Settings

if TYPE_CHECKING:
    from pipelines.entities.effects import Effect

# More issues than these are counted, not named.
MOST_ISSUES = 5


def check(settings: Settings, console: Console) -> int:
    """Run every example of every rule and read the labelled sample; print what fails and return 1 if anything does.

    Then print what each correction changes in the warehouse, and which of them change nothing any more.
    """
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
    low = _print_sample(console)
    _print_corrections(settings, console)
    return 1 if problems or low else 0


def _print_sample(console: Console) -> bool:
    """Print how the labelled sample is read; return whether any measure is below its floor."""
    from pipelines.quality.sample import held_against_floors, read_sample

    report = read_sample()
    groups = held_against_floors(report)
    below = [one for group in groups for one in group.below]
    for name, score, floor in below:
        line = f"labelled sample: {name} is {score:.3f}, its floor {floor:.2f}"
        console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
    if below:
        for miss in report.misses:
            console.print(f"  {miss}", markup=False, highlight=False, soft_wrap=True)
    else:
        count = sum(len(group.measures) for group in groups)
        console.print(f"the labelled sample is read as well as its floors ask ({count} measures)", highlight=False)
    return bool(below)


def _print_corrections(settings: Settings, console: Console) -> None:
    from pipelines.entities.corrections import load_corrections
    from pipelines.storage.corrections import effects_in

    corrections = load_corrections()
    if not corrections:
        console.print("no corrections are written yet (pipelines/rules/corrections/entities.toml)", markup=False)
        return
    if not settings.warehouse.exists():
        console.print(
            f"{len(corrections)} corrections read; what they change is shown once issues are loaded into "
            f"{settings.warehouse}",
            markup=False, soft_wrap=True,
        )  # fmt: skip
        return
    for line in correction_lines(effects_in(settings.warehouse, corrections)):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def correction_lines(effects: Sequence[Effect]) -> list[str]:
    """Return what the corrections change, a line for each and one below it for each entity that it changes."""
    lines = []
    for effect in effects:
        rule = effect.correction
        if effect.is_idle:
            names = " or ".join(repr(name) for name in rule.names)
            held = f" in {', '.join(rule.issues)}" if rule.issues else ""
            lines.append(
                f"warning: correction {rule.rule_id} changes nothing any more: no {rule.label} is called "
                f"{names}{held}; take it out, or correct the name"
            )
            continue
        mentions = sum(change.mention_count for change in effect.changes)
        lines.append(f"correction {rule.rule_id} ({rule.kind}): {_counted(mentions, 'mention')} now {rule.into!r}")
        for change in effect.changes:
            shown = ", ".join(change.issues[:MOST_ISSUES])
            more = f" and {len(change.issues) - MOST_ISSUES} more" if len(change.issues) > MOST_ISSUES else ""
            lines.append(f"  {change.name!r}: {_counted(change.mention_count, 'mention')} in {shown}{more}")
    return lines


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count != 1 else ''}"


def explain(sentence: str, settings: Settings, console: Console, published_on: date | None = None) -> int:
    """Print which rule sets which field of which figure in `sentence`, what is no figure, and what the names are.

    Relative times (last year) need `published_on` to have days.
    """
    from pipelines.commands.parse import facts, text_layout
    from pipelines.entities import explain as explain_names
    from pipelines.figures.circumstances.attribution import Name
    from pipelines.figures.explain import explain as explain_figures
    from pipelines.model import GraphicsReading

    _, mentions = facts(text_layout("explain", sentence, published_on), GraphicsReading("explain"), settings)
    known = tuple(
        Name(mention.char_start, mention.char_end, mention.label, mention.name)
        for mention in sorted(mentions, key=lambda mention: mention.char_start or 0)
        if mention.char_start is not None and mention.char_end is not None
    )
    found = explain_figures(sentence, published_on, known)
    table = Table("surface", "field", "says", "rule", "why", title="Figures", title_justify="left")
    for one in found:
        for at, field in enumerate(one.fields):
            table.add_row("" if at else one.surface, field.field, field.says, field.rule_id, field.why)
        if one.fields:
            table.add_section()
    console.print(table)
    others = Table("surface", "kind", "says", "rule", "why", title="No figures", title_justify="left")
    for one in found:
        if not one.fields:
            others.add_row(one.surface, one.kind, one.says, one.rule_id, one.why)
    if others.row_count:
        console.print(others)
    names = Table(
        "surface", "label", "rule", "role", "affiliation", "provision", "what spoke for it", title="Names",
        title_justify="left",
    )  # fmt: skip
    for name in explain_names(sentence):
        spoke = ", ".join(f"{e.label} {e.weight:+g} {e.rule_id}" for e in name.evidence)
        names.add_row(
            name.surface, name.label or "no name", name.rule_id or "", name.role or "", name.affiliation or "",
            name.provision or "", spoke,
        )  # fmt: skip
    console.print(names)
    return 0
