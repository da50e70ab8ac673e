"""The order in which a page is read: cuts, columns, and how far a headline holds.

Belongs here: what comes before what. Does not belong here: where one story ends and the next begins (stories).
"""
