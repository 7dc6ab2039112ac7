"""Run as a process of its own with little memory and time: the bytes of a file in, its cells as JSON out."""
