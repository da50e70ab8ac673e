"""What each run of text is: headline, kicker, deck, byline, subhead, caption, pull quote, credit or body.

Belongs here: roles and what they rest on. Does not belong here: order, and which story a run is of.
"""
