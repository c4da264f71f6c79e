"""The looks of Financiën."""
