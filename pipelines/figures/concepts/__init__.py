"""The concept of a figure: the noun phrase that is counted or measured.

Belongs here: every way in which a sentence names it. Does not belong here: headers and labels (labelled).
"""
