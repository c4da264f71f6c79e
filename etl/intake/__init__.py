"""A file arrives, before it is checked: read, without people in it, with what was decided about it."""
