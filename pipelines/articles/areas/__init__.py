"""Areas of a page that are not prose: tables, charts, panels, tiles, cards, lists of facts, pictures.

Belongs here: which words such an area takes. Does not belong here: the finding of tables and charts themselves.
"""
