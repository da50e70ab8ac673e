"""Words to lines, lines to runs, runs to paragraphs as a person would type them.

Belongs here: what makes running text of words. Does not belong here: what a run is (roles), when it is read (order).
"""
