"""A number as a Dutch spreadsheet shows it, in the number formats that our papers use."""

import re
from decimal import ROUND_HALF_UP, Decimal


def as_shown(value, form):
    """A section per sign; in it text between quotes, digits in groups, and a % that multiplies by a hundred."""
    above, below = form.split(";")
    [(before, digits, after)] = re.findall(r'^(?:"([^"]*)")?(#,##0(?:\.0+)?)(.*)$', below if value < 0 else above)
    exact = Decimal(str(value)) * (100 if after == " %" else 1)
    places = len(digits.partition(".")[2])
    text = f"{abs(exact).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    return before + text.translate(str.maketrans(",.", ".,")) + after.replace('"', "")
