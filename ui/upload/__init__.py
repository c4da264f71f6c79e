"""The looks of Upload: the road of a file in five steps, what waits and what is remembered, and the batches."""

from ui.blocks.enter import said
from ui.upload.choose import templates
from ui.upload.history import history, last
from ui.upload.memory import unfinished, waiting
from ui.upload.recipes import remembered_recipes
from ui.upload.steps import road

__all__ = ["history", "last", "remembered_recipes", "road", "said", "templates", "unfinished", "waiting"]
