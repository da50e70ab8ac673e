"""Charts to values: axes, categories, series, legends, and bars, lines, slices and marks measured against them.

Belongs here: all that is read from a drawing. Does not belong here: numbers with labels alone (infographics).
"""
