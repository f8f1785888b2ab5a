"""Prove a sentence: find the words that support it, and say how well they do."""

from service.drafting.proving.proof import Proof
from service.drafting.proving.whole import prove, prove_all

__all__ = ["Proof", "prove", "prove_all"]
