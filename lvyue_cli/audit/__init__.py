"""What must hold between two versions of a ledger: pure comparison of what commits entered, judged by `decide`."""
