"""What is stored: tables, their small predicates, the engine, the migrations."""

from models.base import Base
from models.files import StoredFile
from models.forms import Answer, Cycle, FormVersion, Submission
from models.inbox import Update
from models.journal import Entry
from models.keeping import Lease, Mark
from models.org import CodeTry, Consent, Curation, Invitation, Person, Seat, Unit
from models.outbox import Notice
from models.risk import Case, FactorLevel, Signal

__all__ = [
    "Answer",
    "Base",
    "Case",
    "CodeTry",
    "Consent",
    "Curation",
    "Cycle",
    "Entry",
    "FactorLevel",
    "FormVersion",
    "Invitation",
    "Lease",
    "Mark",
    "Notice",
    "Person",
    "Seat",
    "Signal",
    "StoredFile",
    "Submission",
    "Unit",
    "Update",
]
