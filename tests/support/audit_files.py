"""Audit files by hand: a whole one around the bookings, items and relations that a test is about."""

ACCOUNTS = "".join(
    f"<ledgerAccount><accID>{code}</accID><accDesc>{name}</accDesc><accTp>{kind}</accTp>"
    f"<leadReference>{rgs}</leadReference></ledgerAccount>"
    for code, name, kind, rgs in (
        ("1000", "Bank", "B", "BLimBan"),
        ("1300", "Debiteuren", "B", "BVorDebHad"),
        ("0500", "Reserve", "B", "BEivOvr"),
        ("1600", "Crediteuren", "B", "BSchCreHac"),
        ("8000", "Contributie", "P", "WOvbSgbBvl"),
        ("4000", "Advies", "P", "WBedAea"),
    )
)
OPENING = (
    "<openingBalance><linesCount>2</linesCount><totalDebit>100.00</totalDebit><totalCredit>100.00</totalCredit>"
    "<obLine><nr>1</nr><accID>1000</accID><amnt>100.00</amnt><amntTp>D</amntTp></obLine>"
    "<obLine><nr>2</nr><accID>0500</accID><amnt>100.00</amnt><amntTp>C</amntTp></obLine></openingBalance>"
)


def line(nr, account, amount, sign, more=""):
    """One side of a booking."""
    return f"<trLine><nr>{nr}</nr><accID>{account}</accID><amnt>{amount}</amnt><amntTp>{sign}</amntTp>{more}</trLine>"


def booking(nr, debit, credit, amount, when="2024-01-15", more="", period="1"):
    """A booking of two lines."""
    return (
        f"<transaction><nr>{nr}</nr><periodNumber>{period}</periodNumber><trDt>{when}</trDt>"
        f"{line(1, debit, amount, 'D', more)}{line(2, credit, amount, 'C', more)}</transaction>"
    )


def item(nr, trnr, trline, amount, sign, invoice="F1", due="<invDueDt>2024-02-14</invDueDt>"):
    """A line of the subledger."""
    return (
        f"<sbLine><nr>{nr}</nr><jrnID>V</jrnID><trNr>{trnr}</trNr><trLineNr>{trline}</trLineNr><amnt>{amount}</amnt>"
        f"<amntTp>{sign}</amntTp><custSupID>D1</custSupID><invRef>{invoice}</invRef><invDt>2024-01-15</invDt>{due}</sbLine>"
    )


def xaf(
    bookings,
    *,
    items="",
    opening=OPENING,
    begin="2024-01-01",
    end="2024-12-31",
    currency="EUR",
    declared="",
    made="2025-01-31",
    journal="<jrnID>V</jrnID><desc>Verkoop</desc>",
    relations="",
):
    """The file."""
    subledgers = f"<subledgers><subledger><sbType>CU</sbType>{items}</subledger></subledgers>" if items else ""
    return (
        f"<auditfile><header><fiscalYear>{begin[:4]}</fiscalYear><startDate>{begin}</startDate><endDate>{end}</endDate>"
        f"<curCode>{currency}</curCode><dateCreated>{made}</dateCreated></header><company><customersSuppliers>"
        "<customerSupplier><custSupID>D1</custSupID><custSupName>Gemeente Pekela</custSupName><custSupTp>C</custSupTp>"
        f"<commerceNr>12345678</commerceNr></customerSupplier>{relations}</customersSuppliers>"
        f"<generalLedger>{ACCOUNTS}</generalLedger>{opening}<transactions>{declared}<journal>{journal}{bookings}</journal>"
        f"{subledgers}</transactions></company></auditfile>"
    )


def relation(code, kind, balances=()):
    """A relation. balances: (op or cl, amount, D or C), as version 4.0 has them."""
    told = "".join(f"<{m}BalDesc>{amount}</{m}BalDesc><{m}BalTp>{sign}</{m}BalTp>" for m, amount, sign in balances)
    return (
        f"<customerSupplier><custSupID>{code}</custSupID><custSupName>Stichting {code}</custSupName>"
        f"<custSupTp>{kind}</custSupTp>{told}</customerSupplier>"
    )
