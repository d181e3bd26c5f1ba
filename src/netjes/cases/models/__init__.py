"""A case with its parties, steps, measures, letters and objections."""

from netjes.cases.models.cases import SENTENCE, TITLE, WORDS, Case, CaseReader, CaseRecord, CaseStep, GatePass, Party
from netjes.cases.models.letters import Letter, Objection
from netjes.cases.models.measures import CaseRules, CatalogueEntry, Measure, NetworkTask

__all__ = [
    "SENTENCE",
    "TITLE",
    "WORDS",
    "Case",
    "CaseReader",
    "CaseRecord",
    "CaseRules",
    "CaseStep",
    "CatalogueEntry",
    "GatePass",
    "Letter",
    "Measure",
    "NetworkTask",
    "Objection",
    "Party",
]
