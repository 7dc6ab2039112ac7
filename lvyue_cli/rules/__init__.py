"""What must hold in a ledger: one module a theme, RULES the one table, in reporting order. Pure."""
