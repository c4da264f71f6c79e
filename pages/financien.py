"""Tijdelijk."""

import streamlit as st

st.title("financien")
