"""What is let in, and within which limits it is read."""
