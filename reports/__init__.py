"""The same figures on paper."""
