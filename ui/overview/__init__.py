"""The looks of Overzicht."""
