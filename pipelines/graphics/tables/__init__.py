"""A grid of cells to headers, names of rows, groups, totals and values.

Belongs here: what cells mean. Does not belong here: where a table stands (the room articles).
"""
