"""Regions that are not prose (infographics, charts, tables) to labelled values."""
