"""What may stand in a booking line of an audit file, in any version: names as in the XSDs of XAF 3.2 and 4.0."""

from __future__ import annotations

from etl.readers.xml.stream import Lines

LINES = Lines(
    names=frozenset(("trLine", "sbLine", "obLine", "obSbLine")),
    kept=frozenset(
        (
            "nr",
            "accID",
            "effDate",
            "desc",
            "amnt",
            "amntTp",
            "custSupID",
            "invRef",
            "invDt",
            "invDueDt",
            "invPurSalTp",
            "invTp",
            "mutTp",
            "jrnID",
            "trNr",
            "trLineNr",
            "obLineNr",
            "projID",
            "project",
            "costID",
            "cost",
            "vatID",
            "vatAmnt",
            "vatAmntTp",
            "curCode",
        )
    ),
    passed=frozenset(
        (
            "docRef",
            "settDate",
            "recRef",
            "matchKeyID",
            "orderRef",
            "receivingDocRef",
            "shipDocRef",
            "prodID",
            "product",
            "artGrpID",
            "workCostArrRef",
            "qntityID",
            "qntity",
            "bankAccNr",
            "bankIdCd",
            "offsetBankAccNr",
            "vatPerc",
            "curAmnt",
        )
    ),
    groups={"vat": ("vatID", "vatAmnt", "vatAmntTp"), "currency": ("curCode",)},
)
