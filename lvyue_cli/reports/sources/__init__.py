"""Sources of rows: what the lists of papers are about, and the fields that each offers to a declared column."""
