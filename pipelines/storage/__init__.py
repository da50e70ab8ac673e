"""Everything that touches the disk or DuckDB: staging files, ledger, load, publish."""
