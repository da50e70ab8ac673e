"""``python -m tests.warehouse_examples.refresh``: run every example of the README and print its answer into it.

Belongs here: that command. After it, read the difference: an answer that got worse is a fault of the rules.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from pipelines.storage.querying import Reader
from tests.warehouse_examples.issues import build
from tests.warehouse_examples.readme import README, Example, table, with_answers


def main() -> None:
    """Rewrite the README's answers."""
    with tempfile.TemporaryDirectory() as folder:
        warehouses = build(Path(folder))

        def answer(example: Example) -> str:
            with Reader(warehouses.named(example.warehouse)) as reader:
                return table(reader.query(example.sql))

        README.write_text(with_answers(README.read_text(encoding="utf-8"), answer), encoding="utf-8")


if __name__ == "__main__":
    main()
