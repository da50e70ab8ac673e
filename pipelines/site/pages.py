"""Templates to bytes.

Belongs here: the Jinja environment, its filters, and the version of all that shapes a page. Does not belong here: what
a page is given.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

import jinja2

from pipelines.model import stable_id
from pipelines.site import wording

HERE = Path(__file__).parent
ASSETS = ("site.css", "site.js")


@cache
def environment() -> jinja2.Environment:
    """Return the environment: everything escaped, a missing name an error."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "number": wording.number,
        "rate": wording.rate,
        "size": wording.size,
        "words": wording.words,
        "concept_file": concept_file,
        "entity_file": entity_file,
        "issue_folder": issue_folder,
    }
    made.globals |= {
        "amount": wording.amount,
        "period": wording.period,
        "plural": wording.plural,
        "label_names": wording.LABEL_NAMES,
    }
    return made


def render(template: str, root: str, **given: object) -> bytes:
    """Return the page; `root` is the way from it to the site's own folder (empty, or ``../../``)."""
    return environment().get_template(template).render(root=root, **given).encode("utf-8")


@cache
def site_version() -> str:
    """Return a hash over all source of this room: another version, and every page is written again."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(HERE.rglob("*")):
        if path.suffix in (".py", ".j2", ".css", ".js"):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


@cache
def pictures_version() -> str:
    """Return a hash over what draws pictures."""
    return hashlib.blake2b((HERE / "pictures.py").read_bytes(), digest_size=6).hexdigest()


def issue_folder(issue_id: str) -> str:
    """Return the folder of an issue's page."""
    return f"issues/{_safe(issue_id)}"


def entity_file(entity_id: str) -> str:
    """Return the file of an entity's page."""
    return f"names/{_safe(entity_id)}.html"


def concept_file(concept: str) -> str:
    """Return the file of a concept's page."""
    return f"concepts/{stable_id('c', concept.lower())}.html"


def script_data(name: str, value: object) -> bytes:
    """Return a script that sets `window.name`, which no text in `value` can break out of."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"window.{name}={text};\n".encode()


def _safe(name: str) -> str:
    """Return the id where it is one of ours (a slug, a hash); whatever else came must not leave its folder."""
    return name if re.fullmatch(r"[a-z0-9][a-z0-9-]*", name) else stable_id("x", name)
