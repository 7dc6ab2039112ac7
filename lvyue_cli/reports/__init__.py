"""What is shown, before any format: tables built once, which every renderer only prints."""
