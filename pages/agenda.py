"""Tijdelijk."""

import streamlit as st

st.title("agenda")
