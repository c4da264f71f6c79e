"""How large a file may be, and why. A file beyond a limit is refused with a sentence, before it is unpacked."""

FILE_BYTES = 20 * 2**20
"""What the upload page accepts; the largest real workbook of an association is a tenth of this."""
START_BYTES = 2**14
"""As much of a file as is looked at to see what it is: an envelope around an invoice may be some kilobytes."""
ZIPPED_FILES = 50
"""Files in one zip; each is put ready by itself."""
MEMBERS = 500
"""Parts in a workbook; a real one has some tens."""
UNPACKED_BYTES = 250 * 2**20
PART_BYTES = 150 * 2**20
"""Unpacked sizes: a sheet of 200.000 rows and 20 columns is about 120 MB of XML."""
ROWS = 200_000
COLUMNS = 200
"""A value beyond these is almost always a slip, and reading up to it would take minutes."""
XML_DEPTH = 64
ATTRIBUTE_CHARS = 100_000
CELL_CHARS = 32_767
"""The most that Excel keeps in one cell."""
FIELD_CHARS = 2**20
"""The most in one field of a text file."""

STREAM_BYTES = 4 * 2**30
"""A file that is read as a stream, unpacked: three times the audit file of a large municipality."""
STREAMED_FILE_BYTES = 2 * 2**30
"""Such a file as it comes."""
STREAMED_PER_SECOND = 4 * 2**20
"""The least that must be read of it in a second; so the time allowed grows with its size."""

MEMORY_BYTES = 3 * 2**30
"""Address space of the child; the libraries alone map about 1,5 GB of it."""
CPU_SECONDS = 60
WALL_SECONDS = 90
OUTPUT_BYTES = 500 * 2**20
