"""Measurements: the dashboard beside another in the same run, as ratios. `make bench` runs them all."""
