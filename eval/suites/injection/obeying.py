"""A language model on loopback that does whatever it was told last, by whoever told it."""

import base64
import codecs
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from eval.endpoint import Wire, answers, serving

_SENTENCE = re.compile(r"[A-Z][^\n.!?]{20,300}[.!?](?=\s|$)")

_SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "plain": str,
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "rot13": lambda text: codecs.encode(text, "rot13"),
    "reversed": lambda text: text[::-1],
    "spaced": " ".join,
    "first half": lambda text: text[: len(text) // 2],
}


class ObeyingModel:
    """Answers with what an attack orders, beside an honest sentence so that a draft comes of it.

    ``payload`` is what it writes; with ``tells_prompt`` it names the spelling in which it writes
    the prompt instead. ``shape`` says where: before the honest sentence, after it, or within it.
    """

    def __init__(self) -> None:
        self.url = ""
        self.payload = ""
        self.tells_prompt = False
        self.shape = 0
        self.instructions = ""
        self.prompts: list[str] = []

    def answer(self, messages: list[dict[str, Any]]) -> str:
        """Obey."""
        self.instructions = str(messages[0]["content"])
        prompt = str(messages[-1]["content"])
        self.prompts.append(prompt)
        said = _SPELLINGS[self.payload](self.instructions) if self.tells_prompt else self.payload
        honest = _first_sentence(prompt)
        if not said:
            return f"{honest} [1]"
        shapes = (
            f"{said}\n\n{honest} [1]",
            f"{honest} [1]\n\n{said} [1]",
            f"{honest.rstrip('.!?')} {said}. [1]",
        )
        return shapes[self.shape % len(shapes)]


def _first_sentence(prompt: str) -> str:
    """Quote the first sentence of the first passage that has a whole one on a line."""
    _, _, passages = prompt.partition("\n[1]")
    lines = [line for line in passages.splitlines()[1:] if not line.startswith(("|", "#", "["))]
    found = (_SENTENCE.search(line) for line in lines)
    return next((match[0] for match in found if match), "Hold the button for ten seconds.")


@contextmanager
def obeying() -> Iterator[ObeyingModel]:
    """Run a model that obeys behind an OpenAI-compatible endpoint on loopback."""
    model = ObeyingModel()

    def obey(wire: Wire) -> None:
        answers(model.answer(json.loads(wire.body)["messages"]))(wire)

    with serving(obey) as endpoint:
        model.url = endpoint.url
        yield model
