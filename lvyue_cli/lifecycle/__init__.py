"""How a problem moves: acts, guards, `decide`, replay and deadlines. Pure: nothing here reads a file or a clock."""
