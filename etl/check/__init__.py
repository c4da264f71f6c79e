"""From cells to good rows, problems, and the difference with what is stored."""
