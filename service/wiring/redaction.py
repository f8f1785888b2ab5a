"""Open the redactor, and what a company adds to it."""

from dataclasses import replace
from pathlib import Path

from redaction.company import NOTHING_OWN, Company, CompanyFileError, read_company
from redaction.detection import Detector, PatternDetector, PresidioDetector, TrainedDetector
from redaction.redactor import Redactor
from service.errors import SettingsError
from service.helpdesk.knowing import profile_named
from service.settings import DetectorName


def open_redactor(
    profile: str = "",
    *,
    detector: DetectorName = "trained",
    pipeline: str = "",
    company: Company = NOTHING_OWN,
) -> Redactor:
    """Open a redactor with a profile, by its name; without one, the company's own or support.

    Raises UnknownProfileError.
    """
    chosen = profile_named(profile, company.profiles) if profile else company.default
    return Redactor(company.joined(open_detector(detector, pipeline=pipeline)), chosen)


def open_detector(name: DetectorName = "trained", *, pipeline: str = "") -> Detector:
    """Open a detector: patterns alone, with the small trained model, or with Presidio as well.

    ``pipeline`` is the spaCy pipeline that Presidio reads with, a name or a folder.
    """
    if name == "patterns":
        return PatternDetector()
    if name == "trained":
        return TrainedDetector()
    detector = PresidioDetector(TrainedDetector(), *filter(None, [pipeline]))
    detector.load()
    return detector


def open_company(path: Path | None, name: str = "") -> Company:
    """Read what a company adds to redaction; its own name is never taken for a person's.

    Raises SettingsError.
    """
    try:
        company = read_company(path) if path else NOTHING_OWN
    except CompanyFileError as error:
        raise SettingsError(str(error)) from None
    return replace(company, products=(*company.products, name)) if name else company
