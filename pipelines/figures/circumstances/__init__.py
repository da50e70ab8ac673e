"""What is said around a figure: who says it, who has it, where, which way it went, whether it is a fact.

Belongs here: fields that are neither value, concept nor period. Does not belong here: those three.
"""
