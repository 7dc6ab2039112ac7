"""The ledger's folder: where everything lies, how it is read from a work tree or a commit, how problems are numbered."""
