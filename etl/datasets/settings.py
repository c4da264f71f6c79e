"""Settings that the association chooses itself: each is data, so a change has a date, a reason and an undo."""

from etl.schema import Column, Dataset

KEEP_WEEKS = "namen kandidaten bewaren (weken)"
SEE_NAMES = "namen kandidaten zien"
OWN_NAMES = "naam van de vereniging"

SETTINGS = Dataset(
    name="settings",
    title="Instellingen",
    place=710,
    grain="één regel per instelling",
    called=("instelling", "instellingen"),
    subject=("setting",),
    key=("setting",),
    columns={
        "setting": Column(
            "Instelling", help="Wat wordt ingesteld.", values=(KEEP_WEEKS, SEE_NAMES, OWN_NAMES), named="de instelling"
        ),
        "value": Column(
            "Waarde",
            help="Een getal, of functies of namen gescheiden door een puntkomma. Zonder regel: 8 weken; secretaris. De "
            "naam of het KVK-nummer van de vereniging zegt bij een e-factuur of zij is verstuurd of ontvangen.",
            named="de waarde",
        ),
    },
)
