"""What words tell by themselves: bylines, dates, headings' wordings, broken words, languages, lists of contents.

Belongs here: what can be said of a text without its place on the page. Does not belong here: what needs the page
(text, roles), and figures and names in sentences (the rooms figures and entities).
"""
