"""Reading the examples out of `warehouse/README.md`, and putting fresh answers in.

Belongs here: the README's form. Does not belong here: running it.

An example is a fenced ``sql`` block followed by a marker, ``<!-- answer: sample -->`` or ``<!-- answer: both -->``,
that says which warehouse answers it, the answer as a Markdown table, and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipelines.storage.querying import Answer

README = Path(__file__).resolve().parents[2] / "warehouse" / "README.md"
EXAMPLE = re.compile(
    r"""
    ^\#\#\#\ (?P<question>[^\n]+)\n
    (?P<words>(?:(?!^\#)[^\n]*\n)*?)
    ```sql\n (?P<sql>.*?) \n```\n
    \n? <!--\ answer:\ (?P<warehouse>sample|both)\ -->\n
    (?P<answer>.*?)
    <!--\ end\ -->
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)
PYTHON = re.compile(r"^```python\n(?P<code>.*?)\n```$", re.DOTALL | re.MULTILINE)
SHELL = re.compile(r"^```sh\n(?P<code>.*?)\n```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its SQL, the warehouse that answers it, and the answer as printed."""

    question: str
    sql: str
    warehouse: str
    answer: str


def examples(text: str) -> list[Example]:
    """Return the examples of the README's text."""
    return [
        Example(found["question"], found["sql"], found["warehouse"], found["answer"].strip())
        for found in EXAMPLE.finditer(text)
    ]


def with_answers(text: str, answer: Callable[[Example], str]) -> str:
    """Return the text with every answer replaced by a fresh one."""
    for example in examples(text):
        marker = f"{example.sql}\n```\n\n<!-- answer: {example.warehouse} -->\n"
        before, found, after = text.partition(marker)
        assert found, example.question
        text = f"{before}{marker}\n{answer(example)}\n\n<!-- end -->{after.partition('<!-- end -->')[2]}"
    return text


def table(answer: Answer) -> str:
    """Return an answer as a Markdown table."""
    lines = ["| " + " | ".join(answer.columns) + " |", "|" + "---|" * len(answer.columns)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in answer.rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value).replace("|", "\\|").replace("\n", " ")
