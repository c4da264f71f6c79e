"""The looks of Stoplichten: rounds, proposals, and giving a light."""
