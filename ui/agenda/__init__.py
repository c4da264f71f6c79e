"""The looks of Agenda."""
