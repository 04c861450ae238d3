"""What is stored: tables, their small predicates, the engine, the migrations."""

from models.base import Base
from models.files import StoredFile
from models.forms import Answer, Cycle, CyclePlan, Delegation, FormVersion, Nudge, Submission
from models.inbox import Update
from models.journal import Entry
from models.journey import Journey, Mentoring, ProcedureRevision, Result, Step, Support, Visit
from models.keeping import Lease, Mark
from models.org import Absence, CodeTry, Consent, Curation, Handover, Invitation, Person, Seat, Setting, Unit
from models.outbox import Notice
from models.risk import Case, CaseWord, FactorLevel, Signal
from models.roadmaps import Evidence, Extension, Hindrance, Measure, MeasureVersion, Progress, Roadmap, RoadmapVersion

__all__ = [
    "Absence",
    "Answer",
    "Base",
    "Case",
    "CaseWord",
    "CodeTry",
    "Consent",
    "Curation",
    "Cycle",
    "CyclePlan",
    "Delegation",
    "Entry",
    "Evidence",
    "Extension",
    "FactorLevel",
    "FormVersion",
    "Handover",
    "Hindrance",
    "Invitation",
    "Journey",
    "Lease",
    "Mark",
    "Measure",
    "MeasureVersion",
    "Mentoring",
    "Notice",
    "Nudge",
    "Person",
    "ProcedureRevision",
    "Progress",
    "Result",
    "Roadmap",
    "RoadmapVersion",
    "Seat",
    "Setting",
    "Signal",
    "Step",
    "StoredFile",
    "Submission",
    "Support",
    "Unit",
    "Update",
    "Visit",
]
