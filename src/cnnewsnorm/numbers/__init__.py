"""Numbers and quantities in running Chinese text."""
