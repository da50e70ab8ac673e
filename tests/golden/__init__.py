"""Golden issues: invented bulletins written by hand, annotated where they are written, and typeset on demand.

Belongs here: their words and their pages. Does not belong here: the typesetter (`tests/samples`), the scores.
"""
