"""raw/ to files worth reading: settled, hashed, identified, read in a sandboxed worker with limits."""
