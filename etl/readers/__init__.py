"""One file format a file: from bytes to cells as text, in a child process with limits."""
