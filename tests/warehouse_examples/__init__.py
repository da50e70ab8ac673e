"""The examples of `warehouse/README.md`: read, run, refreshed."""
