"""spaCy's English without spaCy's command line, which nothing here calls.

Belongs here: how spaCy is imported, and a pipeline that only parts words, each once. Does not belong here: where it
parts them.
`import spacy` brings its commands with it, and these an HTTP client, a project tool and converters of training data:
14 MB in every worker, and a tenth of what the first text costs.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pipelines.rules.finding import WORDS_REMEMBERED

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


def word_parter(infixes: Sequence[str], without: Collection[str] = ()) -> Language:
    """Return a new blank English pipeline that parts words at `infixes`, and at none of the special forms `without`.

    It notes of a word its small form and no more. spaCy looks at each word that it has not seen in two dozen ways (its
    shape, whether it is like a number or an address …), which takes two fifths of the time to part a text of new words,
    and nothing here asks for them. Its thousand special forms are parted once, not again with each setting.
    """
    english_class = english()
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import create_vocab

    defaults = english_class.Defaults
    vocab: Any = create_vocab(english_class.lang, defaults)
    # two modules that are compiled, and unknown to a checker of types
    small_form = importlib.import_module("spacy.attrs").LOWER
    vocab.lex_attr_getters = {small_form: vocab.lex_attr_getters[small_form]}
    tokenizer = importlib.import_module("spacy.tokenizer").Tokenizer(
        vocab,
        rules={form: parts for form, parts in defaults.tokenizer_exceptions.items() if form not in without},
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
    return english_class(vocab, create_tokenizer=lambda _: tokenizer)


#: The parts of a printed word: where each begins in it, and its letters.
Parts = tuple[tuple[int, str], ...]


def parts_of(parter: Language) -> Callable[[str], Parts]:
    """Return how `parter` parts a printed word, one that no blank stands in: what its tokenizer does, remembered.

    The tokenizer looks at each printed word by itself, so whole texts need no Doc of their own; and a word of plain
    letters, as most are, is parted only where it is a special form: *cannot*.
    """
    tokenizer: Any = parter.tokenizer
    special = frozenset(tokenizer.rules)

    @lru_cache(maxsize=WORDS_REMEMBERED)
    def parts(printed: str) -> Parts:
        if printed.isascii() and printed.isalpha() and printed not in special:
            return ((0, printed),)
        return tuple([(token.idx, token.text) for token in tokenizer(printed)])

    return parts


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
