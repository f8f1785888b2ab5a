"""Which kinds of personal data are hidden and which are kept, and why: four profiles to choose of.

A company may make one of its own from these (see `redaction.company`).
"""

from collections.abc import Mapping
from types import MappingProxyType

from redaction.profiles.gdpr_strict import GDPR_STRICT
from redaction.profiles.hipaa import HIPAA
from redaction.profiles.kinds import KINDS
from redaction.profiles.pci import PCI
from redaction.profiles.rules import Profile, Rule
from redaction.profiles.support import SUPPORT

PROFILES: Mapping[str, Profile] = MappingProxyType(
    {profile.name: profile for profile in (SUPPORT, PCI, HIPAA, GDPR_STRICT)}
)

__all__ = ["GDPR_STRICT", "HIPAA", "KINDS", "PCI", "PROFILES", "SUPPORT", "Profile", "Rule"]
