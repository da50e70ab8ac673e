"""Quantities in a text: numerals and number words with unit, bound, range and denominator, and what is no figure.

Belongs here: what a quantity says by itself. Does not belong here: what it is of (concepts) and when (timing).
"""
