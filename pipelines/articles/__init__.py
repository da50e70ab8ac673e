"""Pages to Articles: columns, roles, reading order, stories joined across pages."""
