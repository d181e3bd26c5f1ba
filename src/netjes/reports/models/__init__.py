"""What lies of reports in the database, of what staff do with them, and of what staff note themselves."""

from netjes.reports.models.noted import Call, Incident, IncidentPerson
from netjes.reports.models.reports import (
    USUAL_BUDGET,
    Evidence,
    HelpLine,
    Report,
    ReportKey,
    ReportMessage,
    ReportRules,
    random_number,
)
from netjes.reports.models.work import RemovedEvidence, ReportSheet, RouteStep

__all__ = [
    "USUAL_BUDGET",
    "Call",
    "Evidence",
    "HelpLine",
    "Incident",
    "IncidentPerson",
    "RemovedEvidence",
    "Report",
    "ReportKey",
    "ReportMessage",
    "ReportRules",
    "ReportSheet",
    "RouteStep",
    "random_number",
]
