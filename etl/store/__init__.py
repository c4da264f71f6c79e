"""What is kept: batches and their ledger, the state that is built from them, and earlier states."""
