"""Turn what a customer wrote into the questions that are searched for."""

from retrieval.questions.finding import body_of, questions_of
from retrieval.questions.following import Turn
from retrieval.questions.query import Query

__all__ = ["Query", "Turn", "body_of", "questions_of"]
