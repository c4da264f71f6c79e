"""Bank statements: CAMT.053, MT940 and the csv of banks."""
