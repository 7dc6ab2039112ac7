"""YAML as text: what a file says, where each value stands, and how to change only the lines that must change."""
