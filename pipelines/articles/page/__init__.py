"""What the other sub-rooms work on: lines, runs and boxes of a page, its tags, and a page under construction.

Belongs here: values and small measures. Does not belong here: any decision on what a piece of a page is.
"""
