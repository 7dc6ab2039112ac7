"""What a file of the ledger says: frozen models, exact money, plain days."""
