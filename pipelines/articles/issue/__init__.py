"""What an issue and its pages say of themselves: publication, number, days, labels, running heads.

Belongs here: furniture and facts. Does not belong here: stories.
"""
