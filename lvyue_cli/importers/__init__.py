"""What units send back: a file of any origin is read into rows with the places they came from; nothing is decided."""
