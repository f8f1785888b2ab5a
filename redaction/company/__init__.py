"""What a company adds of its own: kinds, a profile, and products that are nobody's name."""

from redaction.company.company import NOTHING_OWN, Company
from redaction.company.reading import CompanyFileError, read_company

__all__ = ["NOTHING_OWN", "Company", "CompanyFileError", "read_company"]
