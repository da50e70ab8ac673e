"""What stands under which headline: stories, briefs, notices, and stories joined across pages.

Belongs here: where a story begins and ends and what kind it is. Does not belong here: the order of its parts.
"""
