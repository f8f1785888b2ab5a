"""Prove a sentence: find the words that support it, and say how well they do."""

from service.drafting.proving.proof import Proof
from service.drafting.proving.whole import Evidence, prove, prove_all

__all__ = ["Evidence", "Proof", "prove", "prove_all"]
