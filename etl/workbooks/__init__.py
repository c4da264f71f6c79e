"""What goes out as a workbook: the template, the export, the dictionary, and a file back with its problems."""
