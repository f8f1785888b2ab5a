"""Find personal data in text: by patterns, by a small trained model too, or with Presidio."""

from redaction.detection.patterns import EVERY, PatternDetector
from redaction.detection.port import Detector
from redaction.detection.presidio import PresidioDetector
from redaction.detection.trained import TrainedDetector

__all__ = ["EVERY", "Detector", "PatternDetector", "PresidioDetector", "TrainedDetector"]
