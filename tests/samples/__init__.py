"""Sample bulletins of our own making: typeset by script, with their truth from the same source as the page.

Belongs here: the typesetter, the prose it fills columns with, the layout families and graphics that it draws. Does not
belong here: scores, and anything that reads a page.
"""
