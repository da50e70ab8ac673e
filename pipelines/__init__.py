"""Bulletins: printed bulletin issues to facts that can be queried."""
