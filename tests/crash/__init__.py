"""Killing a run at any moment: the command `python -m tests.crash ROUNDS`, and the few rounds that the suite runs.

Belongs here: killing `bulletins ingest` and comparing what is left with what must be. Does not belong here: hostile
files (`tests/stress`).
"""
