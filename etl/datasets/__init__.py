"""Every kind of data the association sends in, each declared once, in the order of the template.

A new dataset is one file here and one line below; the table, the parsing, the messages, the template, the
dictionary and the export follow from it.
"""

from etl.datasets.account_mapping import ACCOUNT_MAPPING
from etl.datasets.agreements import AGREEMENTS
from etl.datasets.approvals import APPROVALS
from etl.datasets.attendance import ATTENDANCE
from etl.datasets.bank_balances import BANK_BALANCES
from etl.datasets.bank_movements import BANK_MOVEMENTS
from etl.datasets.bodies import BODIES
from etl.datasets.budget_lines import BUDGET_LINES
from etl.datasets.budget_remarks import BUDGET_REMARKS
from etl.datasets.capacity import CAPACITY
from etl.datasets.contributions import CONTRIBUTIONS
from etl.datasets.cost_types import COST_TYPES
from etl.datasets.dossiers import DOSSIERS
from etl.datasets.file_checks import FILE_CHECKS
from etl.datasets.handovers import HANDOVERS
from etl.datasets.hours import HOURS
from etl.datasets.invoices import INVOICES
from etl.datasets.ledger_accounts import LEDGER_ACCOUNTS
from etl.datasets.ledger_entries import LEDGER_ENTRIES
from etl.datasets.light_reviews import LIGHT_REVIEWS
from etl.datasets.light_rounds import LIGHT_ROUNDS
from etl.datasets.light_rules import LIGHT_RULES
from etl.datasets.lights import LIGHTS
from etl.datasets.meeting_counts import MEETING_COUNTS
from etl.datasets.meeting_sources import MEETING_SOURCES
from etl.datasets.meetings import MEETINGS
from etl.datasets.months_closed import MONTHS_CLOSED
from etl.datasets.municipalities import MUNICIPALITIES
from etl.datasets.nominations import NOMINATIONS
from etl.datasets.notes import NOTES
from etl.datasets.officials import OFFICIALS
from etl.datasets.portfolios import PORTFOLIOS
from etl.datasets.projects import PROJECTS
from etl.datasets.relations import RELATIONS
from etl.datasets.school_holidays import SCHOOL_HOLIDAYS
from etl.datasets.seats import SEATS
from etl.datasets.settings import SETTINGS
from etl.datasets.targets import TARGETS
from etl.datasets.terms import TERMS
from etl.datasets.vacancies import VACANCIES
from etl.datasets.vng_exchange import VNG_EXCHANGE
from etl.schema import Dataset

_ALL = (
    MUNICIPALITIES,
    PORTFOLIOS,
    DOSSIERS,
    TARGETS,
    LIGHTS,
    LIGHT_ROUNDS,
    LIGHT_REVIEWS,
    LIGHT_RULES,
    MEETINGS,
    MEETING_COUNTS,
    MEETING_SOURCES,
    ATTENDANCE,
    SCHOOL_HOLIDAYS,
    AGREEMENTS,
    HANDOVERS,
    OFFICIALS,
    BODIES,
    SEATS,
    TERMS,
    VACANCIES,
    NOMINATIONS,
    VNG_EXCHANGE,
    HOURS,
    CAPACITY,
    COST_TYPES,
    PROJECTS,
    BUDGET_LINES,
    LEDGER_ACCOUNTS,
    ACCOUNT_MAPPING,
    LEDGER_ENTRIES,
    RELATIONS,
    INVOICES,
    CONTRIBUTIONS,
    BANK_BALANCES,
    BANK_MOVEMENTS,
    FILE_CHECKS,
    BUDGET_REMARKS,
    APPROVALS,
    MONTHS_CLOSED,
    NOTES,
    SETTINGS,
)

DATASETS: dict[str, Dataset] = {dataset.name: dataset for dataset in _ALL}
"""Every dataset by name, in the order in which the template shows them."""
