"""Which of a text's times a figure holds for: its clause's, its sentence's, its paragraph's, its issue's.

Belongs here: the choice. Does not belong here: the reading of a time expression (periods).
"""
