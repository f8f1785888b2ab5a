"""Know what is not known: how sure a draft is, and why there is none."""

from service.drafting.refusing.account import asks_for_account_data
from service.drafting.refusing.calibration import NEVER, Calibration, usual_calibration
from service.drafting.refusing.concerns import concern_of
from service.drafting.refusing.conflicts import conflict_in
from service.drafting.refusing.keeping import keep, kept_calibration
from service.drafting.refusing.signs import (
    figures_found,
    figures_of,
    figures_written,
    proven_share,
    stems,
)
from service.drafting.refusing.unclear import settling_question

__all__ = [
    "NEVER",
    "Calibration",
    "asks_for_account_data",
    "concern_of",
    "conflict_in",
    "figures_found",
    "figures_of",
    "figures_written",
    "keep",
    "kept_calibration",
    "proven_share",
    "settling_question",
    "stems",
    "usual_calibration",
]
