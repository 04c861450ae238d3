"""What is stored: tables, their small predicates, the engine, the migrations."""

from models.base import Base
from models.files import StoredFile
from models.forms import DIAGNOSIS, Answer, Cycle, CyclePlan, Delegation, FormVersion, Nudge, Submission
from models.inbox import Update
from models.journal import Entry
from models.journey import Journey, Mentoring, ProcedureRevision, Result, Step, Support, Visit
from models.keeping import Lease, Mark
from models.letters import (
    Acknowledgement,
    Delivery,
    Fact,
    Letter,
    LetterFile,
    LetterItem,
    LetterVersion,
    LetterWord,
    Task,
)
from models.org import Absence, CodeTry, Consent, Curation, Handover, Invitation, Person, Seat, Setting, Unit
from models.outbox import Notice
from models.risk import Case, CaseWord, FactorLevel, Signal
from models.roadmaps import Evidence, Extension, Hindrance, Measure, MeasureVersion, Progress, Roadmap, RoadmapVersion

__all__ = [
    "DIAGNOSIS",
    "Absence",
    "Acknowledgement",
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
    "Delivery",
    "Entry",
    "Evidence",
    "Extension",
    "Fact",
    "FactorLevel",
    "FormVersion",
    "Handover",
    "Hindrance",
    "Invitation",
    "Journey",
    "Lease",
    "Letter",
    "LetterFile",
    "LetterItem",
    "LetterVersion",
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
    "LetterWord",
    "Seat",
    "Setting",
    "Signal",
    "Step",
    "StoredFile",
    "Submission",
    "Support",
    "Task",
    "Unit",
    "Update",
    "Visit",
]
