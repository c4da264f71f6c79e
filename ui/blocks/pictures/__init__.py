"""The declared pictures: small dataclasses in, HTML out; a picture knows no page and no figure."""
