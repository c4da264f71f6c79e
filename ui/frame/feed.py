"""The agenda as an address a calendar can subscribe to: the same filters as on the page, read from the address."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import warehouse
from metrics import LISTINGS
from reports.calendar import as_ics
from ui.blocks import ask, filters, store

ADDRESS = "/agenda.ics"


def chosen(request: Request) -> filters.Filters:
    """The filters in this address. Raises ValueError for a year, half or cut that does not exist."""
    asked = request.query_params
    half, cut = asked.get("helft", "beide"), asked.get("grens", "verslag")
    if half not in filters.HALVES or cut not in filters.CUTS:
        raise ValueError(half)
    return filters.Filters(
        int(asked["jaar"]) if "jaar" in asked else None,
        filters.HALVES[half],
        tuple(asked.getlist("portefeuille")),
        filters.CUTS[cut],
    )


def feed(request: Request) -> Response:
    """The meetings of these filters as iCalendar, from the newest generation."""
    try:
        asked = chosen(request)
    except ValueError:
        return PlainTextResponse("Dit adres klopt niet: kopieer het opnieuw van de pagina Agenda.", 400)
    listing = LISTINGS["meeting_list"]
    try:
        with store.opened() as reader:
            rows = ask.as_dicts(listing, reader.rows(*listing.sql(asked)))
            content = as_ics(rows, reader.published_on)
    except (warehouse.NoWarehouse, warehouse.DamagedWarehouse, warehouse.CannotStore) as problem:
        return PlainTextResponse(problem.sentence, 503)
    return Response(content, media_type="text/calendar; charset=utf-8", headers={"Cache-Control": "no-store"})


ROUTES = [Route(ADDRESS, feed)]
