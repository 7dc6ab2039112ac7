"""What is wrong here: with this machine, this clone of the ledger, and the files it cannot do without."""
