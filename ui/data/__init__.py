"""The looks of Gegevens: what is known of each kind of data, and the drawers with what it came from and what it was."""
