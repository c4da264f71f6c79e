"""Electronic invoices (UBL)."""
