"""The looks of Upload: the road of a file in five steps, what waits and what is remembered, and the batches."""

from ui.blocks.enter import said
from ui.upload.history import history
from ui.upload.memory import unfinished
from ui.upload.recipes import remembered_recipes
from ui.upload.steps import road

__all__ = ["history", "remembered_recipes", "road", "said", "unfinished"]
