"""Where the core meets disk and git: open a ledger, read it, edit it."""
