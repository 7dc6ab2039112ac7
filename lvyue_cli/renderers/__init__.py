"""A table printed into a format; no arithmetic here."""
