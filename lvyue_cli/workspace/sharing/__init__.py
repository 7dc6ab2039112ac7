"""Sharing one ledger through a git server: what others entered is audited and taken in, what was entered here sent."""
