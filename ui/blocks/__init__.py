"""The few ways a thing is shown; knows no page."""
