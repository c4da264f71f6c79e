"""Tijdelijk."""

import streamlit as st

st.title("opkomst")
