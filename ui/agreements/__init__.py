"""The looks of Afspraken: the columns by when they are due, the table, and the forms."""
