"""The looks of Afbouw: the line of time, the register, and the form."""
