"""Sentences for the rules that look around a quantity: tokens with word classes, phrases, verbs, antecedents.

Belongs here: the shallow grammar. Does not belong here: decisions on one field of a figure.
"""
