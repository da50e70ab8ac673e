"""How well the rules in force read an issue whose truth is known: the labelled sample that ships with the package.

Belongs here: the truth's types, scores, the sample and its floors. Does not belong here: reading itself, and showing
the scores (`commands/rules.py`, `orchestration/quality.py`).
"""
