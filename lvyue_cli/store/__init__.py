"""The ledger's folder: where everything lies, how it is read, how problems are numbered."""
