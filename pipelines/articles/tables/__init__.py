"""Where tables stand on a page, and their grids of cells: ruled, unruled, banded, tagged.

Belongs here: rows, columns, headers and spans as print shows them. Does not belong here: what a cell means (the room
graphics).
"""
