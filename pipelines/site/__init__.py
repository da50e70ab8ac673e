"""The review site: the published warehouse and its PDFs as static pages that need no server.

Belongs here: reading what the pages show, drawing page pictures, and writing HTML. Last in the chain: it reads what was
published, and nothing imports it but commands and assets, which call `writing.write_site`. Does not belong here:
finding or changing facts.
"""

from __future__ import annotations
