"""The looks of Heisessie: its slides, and presenting them."""
