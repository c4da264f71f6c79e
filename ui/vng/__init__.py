"""The looks of VNG."""
