"""What came back from units, held against the ledger: a proposal first, then one commit a file."""
