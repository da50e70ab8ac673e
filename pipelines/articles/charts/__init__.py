"""Where charts stand on a page: bars, lines, dots, pies, slopes and their labels.

Belongs here: finding marks and the box of the whole chart. Does not belong here: reading values (the room graphics).
"""
