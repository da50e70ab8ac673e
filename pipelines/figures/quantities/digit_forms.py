"""How digits, fractions and their words are printed: the patterns that numbers are read by.

Belongs here: patterns, and what their letters stand for. Does not belong here: the values they make (numbers), and
commas before decimals (decimal_commas).
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.figures.lexicon.wordlists import alternatives

VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
          "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}  # fmt: skip

#: Digits and signs set above the line, and what they stand for.
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED_SIGNS = "⁺⁻"
LOWERED = str.maketrans(RAISED_DIGITS + RAISED_SIGNS, "0123456789+-")

DIGITS = re.compile(
    r"""(?:
        \d{1,3}(?:,\n?\d{3})+(?!\d)(?:\.\d+)?       # 1,636   1,\n636   12,345.6
      | \d{1,3}(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?    # 1,25,000
      | \d{1,3}(?:[ ](?!7\d7(?:s\b|[ ]MAX|[ ]Dreamliner|-\d))\d{3})+  # 1 636
        (?!\d|,\d|,[ ]\d{3}(?!\d)|[ ]?\d|[A-Z]\b)(?:\.\d+)?
      | \d{1,3}(?:'\d{3})+(?!\d)(?:\.\d+)?          # 1'636
      | \d{1,3}(?:\.\d{3}){2,}(?![\d]|[.,]\d)      # 1.636.000
      | \d+(?:\.\d+)?                               # 1636   6.3
      | \.\d+                                       # .5
    )""",
    re.VERBOSE,
)
#: A part behind a number, or a number over another; American papers print 5 1-3 innings.
SLASHED = re.compile(
    r"[ ]?-?(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/]|[, ]000)|/(?P<only>\d{1,3})(?![\d/]|[, ]000)"
    r"|[ ](?P<odd>[1-7])-(?P<parts>[2348])(?=[ ](?:innings?|inch(?:es)?|feet|yards|miles|furlongs|lengths|games|points"
    r"|hours|days|weeks|months|years|percent|per[ ]cent|cents|million|billion)\b)"
)
#: A part behind thousands: 1,178-1/4 cents.
PART_BEHIND = re.compile(r"[ -](?P<over>[1-7])/(?P<under>[248])(?![\d/])")
#: Grain and bonds are priced in fractions of a cent: $5.79-1/2 a bushel.
PART_OF_CENT = re.compile(r"-(?P<over>[1-7])/(?P<under>[248])(?![\d/])")
#: What multiplies a number by a power of ten: 2.5 x 10^6, 6.6 × 10⁻¹⁴, 4.5E+06, 4.5e6.
POWER_OF_TEN = re.compile(
    rf"""[ ]?[x×*·⋅][ ]?10
      (?:\^?(?P<signed>[-+]\d{{1,2}})|\^(?P<plain>\d{{1,2}})|(?P<raised>[{RAISED_SIGNS}]?[{RAISED_DIGITS}]{{1,2}}))
      (?![\d{RAISED_DIGITS}])
    |[eE](?P<written>[+-]\d{{1,2}}|(?<=\d\.\d[eE])\d{{1,2}}|(?<=\d\.\d\d[eE])\d{{1,2}})(?![\w.]\w|\w)""",
    re.VERBOSE,
)
#: A power by itself behind its ten. One small raised digit is a note's mark: 10⁹, 10⁻³, 10^5; not: 10².
POWER_ALONE = re.compile(
    rf"(?<![\d.,]10)(?:\^(?P<plain>-?\d{{1,2}})|(?P<raised>⁻[{RAISED_DIGITS}]{{1,2}}|[⁴⁵⁶⁷⁸⁹]|¹[{RAISED_DIGITS}]))"
    rf"(?![\d{RAISED_DIGITS}])"
)
#: A share below nothing, behind words that lead to one: was negative 3.3%; not: positive 68%, negative 32%.
NEGATIVE = (
    r"(?:(?<=\()|(?<=\b(?:is|at|by|of|to)[ ])|(?<=\b(?:was|and)[ ])|(?<=from[ ]))negative[ ](?=[\d.]+[ ]?(?:%|per))"
)
#: Either way, so that the sign is no sign: plus or minus three points.
EITHER_WAY = re.compile(r"(?i)\bplus(?:[ ]or[ ]|-or-|/)\Z")
HALF_MORE = re.compile(
    r"(?i)(?:[ ]and[ ](?:a[ ](half|third|quarter)|(three)[ -]quarters)|-and-a-(half|quarter))(?![A-Za-z])"
)
#: A unit with a part of it behind: an hour and a half.
ONE_AND_A = re.compile(r"(?i)\ban?(?P<rest>[ ][a-z]+[ ]and[ ]a[ ])\Z")
#: The half of a year that a report is about.
IN_THE_HALF = re.compile(r"(?i)\b(?:in|for|during|over)[ ]the[ ]$")
#: What is counted behind a scale word alone; the hundred metres are a race.
THE_MANY = re.compile(
    r"[ ](?:[a-z-]+[ ]){0,2}?(?:people|men|women|children|[a-z]{2,}(?<!met[re][re])(?<!yard)s(?<!ss))\b(?![ ]of\b)"
)
#: A number in words told again in digits, as contracts and councils do: two (2) years.
IN_DIGITS = re.compile(r"[ ]\((?P<digits>\d{1,3})\)(?=[ ][a-z]|-)")
OF_SCALE = re.compile(r"(?i)[ -](?:(?:of[ ])?an?[ ])?(million|billion|trillion|dozen)\b")
#: Millions and thousands parted from their number by a blank, by whether it is money: USD 200.3 m in transfers, $50 K;
#: 1.4 m people.
PARTED_MILLIONS = {
    True: re.compile(r"[ ](?:m(?:il)?|MM?|[kK](?![ ][A-Z]\w))(?![\w²³/-]|[ ][x×][ ]?\d)"),
    False: re.compile(r"[ ]m(?=[ ](?:[a-z-]+[ ]){0,2}(?:people|persons|individuals|refugees|inhabitants|IDPs)\b)"),
}
#: A number that a capital *M* makes millions, so that it does so behind the next ones too.
COUNTED_BEFORE = re.compile(r"\dM[ ](?:[a-z-]+[ ]){0,2}?(?:[a-z]{3,}s|people|children|women|men)\b")
#: A temperature and its decimals before a *K* that is kelvins.
KELVIN = re.compile(r"(?:°[ ]?[CF]|[Cc]elsius|[Ff]ahrenheit)\b.{0,20}\d\.\d+$")
#: Kelvins before a clause's end or a word without a capital; not: 3 K Street offices, a 5 K race.
KELVINS = re.compile(r"(?:[ ]|(?<=\.\d)|(?<=\.\d\d))K(?:\.(?=[ ][A-Z]|$)|(?![\w-]|[ ](?:[A-Z]\w|runs?\b|races?\b)))")
#: A step before another clause: fell by a fifth and saved 3 million; but: was followed by a fifth and a sixth.
BY_FRACTION = re.compile(
    r"(?i)(?<!followed)(?<!joined)(?<!preceded)[ \n]by[ \n](?:nearly[ ]|almost[ ]|about[ ]|over[ ])?an?[ -]$"
)
AND_BEHIND = re.compile(r"[ \n](?:and|but|while|as)[ \n](?!an?[ ])")
#: What stands before a fraction word: a third, the poorest tenth of districts.
FRACTION_BEFORE = re.compile(
    r"(?i)\b(?:a|an|one|another|almost a|nearly a|poorest|richest|wealthiest|bottom|lowest|highest|top)[ -]$"
)
#: A quarter or a half of a year or a game that is still to come: with one quarter left to go.
QUARTER_LEFT = re.compile(r"[ ](?:left|remaining|to[ ]go|to[ ]play|in[ ]a[ ]row|running|straight)\b")
#: The most of its kind within quarters of years: the slowest in three quarters.
MOST_IN = re.compile(r"(?i)\b(?:[a-z]{2,}est|first|worst|best|least|most)\b[a-z0-9 -]{0,30}[ ](?:in|for|over)[ ]$")


def is_of_year(text: str, start: int, end: int) -> bool:
    """Whether quarters between `start` and `end` are those of a year or a game, and no fraction."""
    return QUARTER_LEFT.match(text, end) is not None or MOST_IN.search(text, max(0, start - 50), start) is not None


#: A part of a percentage point, by which rates are cut: a quarter-point, the same half-percentage-point margin.
HYPHEN_POINT = re.compile(r"-(?:percentage-)?point\b")
#: Kinds of units of which a half is told with a hyphen; a half-century, a half-year and a half-hour are things.
HALVED = ("length", "area", "volume", "mass", "percent")
#: A whole straight before its part: *of which a fifth held wheat*, *of the pupils a third failed*.
OF_WHOLE = re.compile(
    r"(?i)\bof[ ](?:which|whom|them|these|those|(?:the|its|their|our)[ ][a-z-]+(?:[ ][a-z-]+)?),?[ ]$"
    r"|\bof[ ](?:those|the[ ][a-z-]+s)[ ](?:who|that|which|in|with|from)[ ][a-z -]{2,24},[ ]$"
)


def exponent_of(power: re.Match[str]) -> int:
    """Return the exponent of a match of `POWER_OF_TEN` or `POWER_ALONE`."""
    return int(next(filter(None, power.groups())).translate(LOWERED))


@cache
def counted_behind() -> re.Pattern[str]:
    """Return the pattern of what follows an *m* that is millions, or another such number: ``10.5m people``, ``10m-12m
    monthly users``, ``2M+ members``, ``32.5m kg``."""
    return re.compile(
        r"\+?(?:(?:[-–]|[ ](?:to|and|or)[ ])\d[\d.]*m)?[ \n]"
        r"(?!(?:is|are|was|were|has|had|on|at|in|to|by|above|below|from|as|for|of|with|while|which|than|this|deep|high)\b)"
        rf"(?:(?:[a-z-]+[ ]){{0,2}}(?:[a-z]{{3,}}(?<!ou)s|[A-Z]{{2,5}}s|{alternatives('plurals_without_s')})\b"
        rf"|(?:{alternatives('measured_in_millions')})(?![\w-]))"
    )
