"""What a programme asks: its lines, groups, channels, stages, report days and moves, all of it data."""
