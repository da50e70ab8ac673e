"""Numbers with labels: which label, heading and time belong to which number of a panel.

Belongs here: pairing over a whole panel. Does not belong here: drawings with axes (charts).
"""
