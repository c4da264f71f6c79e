"""How long a test waits for what it needs: a ceiling that only something that hangs reaches, not a measure of speed."""

import os

PATIENCE = 180.0 * float(os.environ.get("VGG_PATIENCE", "1"))
"""In seconds. A machine that is slower still: `VGG_PATIENCE=5 make test`."""
