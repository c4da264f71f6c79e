"""An OOXML package changed at the byte: only what must change, and nothing else of the house."""
