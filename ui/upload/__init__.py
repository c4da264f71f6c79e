"""The looks of Upload: the road of a file in five steps, and the batches with undo and redo."""

from ui.enter import said
from ui.upload.history import history
from ui.upload.steps import road

__all__ = ["history", "road", "said"]
