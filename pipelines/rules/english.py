"""spaCy's English without spaCy's command line, which nothing here calls.

Belongs here: how spaCy is imported, and a pipeline that only parts words. Does not belong here: where it parts them.
`import spacy` brings its commands with it, and these an HTTP client, a project tool and converters of training data:
14 MB in every worker, and a tenth of what the first text costs.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.lang.en import English
    from spacy.language import Language

COMMANDS = ("spacy.cli", "spacy.cli.info")


def english() -> type[English]:
    """Return the class of spaCy's blank English pipelines; whoever imports spaCy's commands later gets them as ever."""
    if "spacy" not in sys.modules:
        _import_bare()
    from spacy.lang.en import English

    return English


def word_parter() -> Language:
    """Return a new blank English pipeline that notes of a word its small form and no more.

    spaCy looks at each word that it has not seen in two dozen ways (its shape, whether it is like a number or an
    address …), which takes two fifths of the time to part a text of new words, and nothing here asks for them.
    """
    nlp = english()()
    vocab: Any = nlp.vocab
    small_form = importlib.import_module("spacy.attrs").LOWER  # compiled, and unknown to a checker of types
    vocab.lex_attr_getters = {small_form: vocab.lex_attr_getters[small_form]}
    return nlp


def _import_bare() -> None:
    """Import spaCy with an empty module in the place of its commands, of which it only takes over `info`."""
    stand_ins = {name: ModuleType(name) for name in COMMANDS}
    setattr(stand_ins["spacy.cli"], "__path__", [])  # noqa: B010  a package, so that it may hold modules
    setattr(stand_ins["spacy.cli.info"], "info", _info)  # noqa: B010
    sys.modules.update(stand_ins)
    try:
        importlib.import_module("spacy")
    finally:
        for name in COMMANDS:
            sys.modules.pop(name, None)


def _info(*arguments: Any, **options: Any) -> Any:
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)
