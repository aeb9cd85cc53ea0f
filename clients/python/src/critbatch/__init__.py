"""Report the runs of your own training loop to Critbatch, work for it, and read critical batch sizes."""

from .budget import BudgetAnswer, LossAtBudget
from .client import Client
from .estimate import Estimate, Interval, Overhead
from .faults import ApiUnreachable, CritbatchError
from .outside import OutsideData, OutsideModel
from .recommendation import Recommendation
from .run import Run
from .sweep import Sweep
from .worker import Worker

__all__ = [
    "ApiUnreachable",
    "BudgetAnswer",
    "Client",
    "CritbatchError",
    "Estimate",
    "Interval",
    "LossAtBudget",
    "OutsideData",
    "OutsideModel",
    "Overhead",
    "Recommendation",
    "Run",
    "Sweep",
    "Worker",
]
