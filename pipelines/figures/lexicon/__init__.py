"""The words, units and patterns that the rules of this room rest on, read from rule data.

Belongs here: lookups. Does not belong here: anything that reads a sentence.
"""
