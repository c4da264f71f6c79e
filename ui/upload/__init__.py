"""The looks of Upload: the road of a file in five steps, what waits and what is remembered, and the batches."""

from ui.blocks.enter import said
from ui.upload.history import history
from ui.upload.memory import answers_given, unfinished
from ui.upload.steps import road

__all__ = ["answers_given", "history", "road", "said", "unfinished"]
