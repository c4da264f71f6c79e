"""Calendars, attendance reports, forms and attendance lists."""
