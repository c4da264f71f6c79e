"""The looks of Activiteit."""
