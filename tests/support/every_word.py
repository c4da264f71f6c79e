"""A page with every kind of thing that the pages use: what Streamlit itself says on it must be Dutch."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(page_title="Woorden", layout="wide")
st.title("Alle woorden", anchor=False)
TABLE = pd.DataFrame({"Gemeente": ["Pekela", "Veendam"], "Aantal": [3, 4], "Waar": [True, False]})


@st.dialog("Zeker weten?")
def sure() -> None:
    """Our own dialog."""
    st.write("Dit is een vraag.")


st.selectbox("Keuze", ["appel", "peer"], index=None)
st.multiselect("Keuzes", ["appel", "peer", "druif"], default=["appel"])
st.segmented_control("Deel", ["links", "rechts"])
st.date_input("Dag", date(2023, 10, 19))
st.date_input("Periode", (date(2023, 1, 1), date(2023, 10, 19)))
st.text_input("Naam", help="Zo heet u.")
st.text_area("Verhaal")
st.number_input("Getal", value=2)
st.toggle("Aan of uit")
st.file_uploader("Bestand", type=["xlsx", "csv"], max_upload_size=10)
st.file_uploader("Bestanden", accept_multiple_files=True)
st.dataframe(TABLE, alt="De tabel")
st.data_editor(TABLE, num_rows="dynamic", key="bewerken")
st.table(TABLE.astype(str))
st.plotly_chart(
    go.Figure(go.Bar(x=["a", "b"], y=[1, 2])), alt="Twee staven", config={"displayModeBar": False, "locale": "nl"}
)
st.download_button("Haal op", data="a;b", file_name="a.csv")
st.metric("Opkomst", "73%", "4%")
with st.expander("Meer"):
    st.write("Inhoud")
with st.popover("Klein venster"):
    st.write("Inhoud")
for tab in st.tabs(["Grafiek", "Tabel"]):
    tab.write("Inhoud")
with st.status("Klaar met laden", state="complete"):
    st.write("Gedaan")
st.info("Let op")
st.code("./vgg rebuild")
st.progress(40, "Bezig met stap 4")
if st.button("Vraag"):
    sure()
if st.button("Fout"):
    raise RuntimeError("dit hoort op de server te blijven")
