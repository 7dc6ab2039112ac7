"""A table or a drawing printed into a format; no arithmetic here."""
