"""Values of tables, charts and infographics to figures: the fields that headers, labels and titles give.

Belongs here: what is read from labels. Does not belong here: running text.
"""
