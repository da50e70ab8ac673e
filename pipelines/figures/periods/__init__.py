"""The time expressions of a text, and their first and last day.

Belongs here: finding and resolving times. Does not belong here: which of them a figure holds for (timing).
"""
