"""What charts, tables and infographics share: one graphic's words in groups, its title, its axes' numbers, its units.

Belongs here: what at least two kinds of graphic need. Does not belong here: the reading of one kind.
"""
