"""Whole papers set by a browser in ordinary layouts: each as PDF, with its stories beside it as JSON.

Belongs here: reading that truth. Does not belong here: pages whose graphics count (`tests.samples.printed`), and those
that are set anew from a seed (`free_layouts`). The stories were written down before the first reading; those papers
stand here of which something was missed then: a county weekly, a front page with briefs, notes signed by initials.
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.samples.truth import TrueArticle, Truth

FOLDER = Path(__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def load(name: str) -> tuple[bytes, Truth]:
    """Return a paper's file and its stories."""
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    articles = {
        f"a{number}": TrueArticle(story["headline"], tuple(story["body"]), story["byline"])
        for number, story in enumerate(told)
    }
    return (FOLDER / f"{name}.pdf").read_bytes(), Truth(f"{name}.pdf", None, None, None, articles, ())
