"""Weight and slope from a font's name and flags.

Belongs here: reading a font's name. Does not belong here: glyph widths and encodings.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SUBSET_TAG = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(
    r"""
      [Bb]old | BOLD | [Bb]lack\b | BLACK | [Hh]eavy       # Times-Bold, SemiBold, DemiBoldItalic, Arial-Black
    | (?:^|[-,_\ ])Demi | Demi(?:$|[-,_\ I])               # FranklinGothic-Demi, AvantGarde-DemiOblique
    | [-,_\ ](?:Bd|Blk|Hv|B|BI|BdIt)(?:$|[-,_\ ]|I|C)      # Univers-BdIt, Utopia-B
    | (?:Bd|Blk)(?:It|Cn|Ex)?(?:$|BT|MT)                   # Swiss721BdBT
    | ^(?:CM|SF)(?:BX|B|SSBX|BSY|MIB)\d                    # Computer Modern: CMBX10
    | \.B(?:$|[-+])                                        # AdvOT1234.B
    """,
    re.VERBOSE,
)
_ITALIC = re.compile(
    r"""
      [Ii]talic | ITALIC | [Oo]bli | [Ss]lanted | [Kk]ursiv | Inclined
    | [-,_\ ](?:It|Ita|I|BI|BdIt|Ital)(?:$|[-,_\ ])        # Univers-BdIt, Utopia-I
    | (?:Bd|Md|Lt|Rg)It(?:$|BT|MT)
    | ^(?:CM|SF)(?:TI|SL|BXTI|BXSL|MI|SSI)\d               # Computer Modern: CMTI10
    | \.B?I(?:$|[-+])                                      # AdvOT1234.I
    """,
    re.VERBOSE,
)
FLAG_ITALIC = 1 << 6
FLAG_FORCE_BOLD = 1 << 18


@lru_cache(maxsize=1024)
def plain_name(name: str) -> str:
    """Return the font's name without the tag of an embedded subset (``ABCDEF+``)."""
    return _SUBSET_TAG.sub("", name)


def is_bold(name: str, flags: int = 0) -> bool:
    """Tell whether the font is heavier than regular."""
    return bool(flags & FLAG_FORCE_BOLD) or _BOLD.search(plain_name(name)) is not None


def is_italic(name: str, flags: int = 0) -> bool:
    """Tell whether the font is slanted."""
    return bool(flags & FLAG_ITALIC) or _ITALIC.search(plain_name(name)) is not None
