"""Score question and passage together with any sentence-transformers cross-encoder."""

from collections.abc import Sequence

Pair = tuple[str, str]
"""A question, and a passage with what it stands under."""


class RerankerUnusableError(Exception):
    """There is no such model, or it does not give one score for a pair."""


class CrossEncoderScores:
    """Scores pairs with a model by name or from a folder: the higher, the better the passage fits.

    The scores are the model's own, of any size. Raises RerankerUnusableError.
    """

    def __init__(self, model: str) -> None:
        # torch and its company cost seconds of start; only those who ask for reranking pay.
        from sentence_transformers import CrossEncoder  # noqa: PLC0415
        from torch.nn import Identity  # noqa: PLC0415
        from transformers.utils.logging import disable_progress_bar  # noqa: PLC0415

        disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            # Some models squeeze their scores by themselves and some do not; raw, all are alike.
            self._model = CrossEncoder(model, activation_fn=Identity())
        except (OSError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            raise RerankerUnusableError(f"{model} cannot be loaded. {reason}") from error
        if self._model.num_labels != 1:
            raise RerankerUnusableError(
                f"{model} sorts pairs into {self._model.num_labels} classes; a reranker gives one "
                "score for a pair."
            )
        # The first pair takes many times as long as the second; no customer should wait for it.
        self([("", "")])

    def __call__(self, pairs: Sequence[Pair]) -> list[float]:
        """Score some pairs, in their order."""
        scores = self._model.predict(list(pairs), batch_size=len(pairs), show_progress_bar=False)
        return [float(score) for score in scores]
