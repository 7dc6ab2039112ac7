"""Git, run from here and nowhere else: what is recorded, and the one door through which an act is recorded."""
