"""The looks of Opkomst."""
