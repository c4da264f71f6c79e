"""The door: the ASGI app that `streamlit run dashboard.py` starts."""

import streamlit as st
from starlette.middleware import Middleware

from ui.frame.feed import ROUTES
from ui.frame.shell import Shell, explain, lifespan

# The script is ui/frame/app.py and not this file: with pages/ beside the running script Streamlit finds pages by
# itself, and a deep link opened first would show a page without its frame.
app = st.App(
    "ui/frame/app.py", routes=ROUTES, middleware=[Middleware(Shell)], lifespan=lifespan, on_script_error=explain
)
