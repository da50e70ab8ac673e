"""The views of the warehouse, as SQL files; the DuckDB file beside them is made by loading and not kept in git."""
