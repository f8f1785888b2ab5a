"""Train the tagger: ``python -m eval.training.tagger --data FOLDER --out FILE``."""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated

import pycrfsuite
import typer

from eval.progress import with_a_bar
from eval.training import public
from eval.training.crfsuite import weights
from eval.training.examples import Example, labels
from eval.training.synthesis import fragments, generated, names_nobody, numbers, unanswered
from eval.training.writing import with_made_up_words
from redaction.recognizers.legible import legible
from redaction.tagging.features import features
from redaction.tagging.surroundings import surroundings
from redaction.tagging.tokens import tokens

_SEED = 20
_GENERATED, _FRAGMENTS, _NUMBERS, _UNANSWERED = 45_000, 26_000, 15_000, 3_000
_ARTICLES = ("hc_mattermost", "hc_chatwoot", "doc2dial")
_SCALE_SOURCES = """
    hc_ms_exchange hc_ms_sharepoint hc_dotnet_desktop hc_moodle_dev hc_bitwarden hc_obsidian
    hc_zammad hc_audacity hc_jellyfin hc_discourse hc_wsl bank_faqs
"""
_MOST_SENTENCES, _LONGEST_SENTENCES = 40_000, 400
_MADE_UP = 0.6
_NO_LISTS = 0.3
"""The share of examples that are learnt without lists of names, for the names that none knows."""
_REPEATED = 4
"""Templates and posts are few beside the chats, so each is learnt so many times."""
_SETTINGS = {"c1": 0.2, "c2": 0.02, "feature.minfreq": 3, "epsilon": 1e-4}


def examples(data: Path, random: Random) -> Iterator[Example]:
    """Give everything there is to learn from.

    Help articles show how products, buttons and companies are written; those in which a word is a
    given name are left out, because nobody has marked who is named there.
    """
    messages = [
        *public.messages(data / "banking77/records.train.jsonl", kept_out=10),
        *public.messages(data / "clinc150/records.val.jsonl", kept_out=3),
    ]
    articles = [
        *(text for name in _ARTICLES for text in _sentences(data / name / "corpus.jsonl", random)),
        *(
            text
            for part in sorted((data / "scale_docs").glob("corpus.*.jsonl"))
            for text in _sentences(part, random, _SCALE_SOURCES.split())
        ),
    ]
    random.shuffle(articles)
    filler = [e.text for e in messages if not e.spans] + articles[: len(messages)]
    few = [
        *public.templates(data / "presidio_research/records.synth_dataset_v2.jsonl"),
        *public.posts(data / "wnut17/records.train.jsonl"),
    ]
    yield from messages
    for text in articles[:_MOST_SENTENCES]:
        yield Example(with_made_up_words(text, random) if random.random() < _MADE_UP else text)
    yield from public.multidogo(data / "multidogo_pii/records.train.jsonl", random)
    yield from few * _REPEATED
    yield from generated(_GENERATED, random, filler)
    yield from fragments(_FRAGMENTS, random, filler)
    yield from numbers(_NUMBERS, random, filler)
    yield from unanswered(_UNANSWERED, random, filler)


def _sentences(corpus: Path, random: Random, sources: Collection[str] = ()) -> Iterator[str]:
    """Cut help articles into pieces as long as messages, those in which nobody is named."""
    with corpus.open(encoding="utf-8") as file:
        for line in file:
            article = json.loads(line)
            if sources and article["id"].partition("::")[0] not in sources:
                continue
            lines = re.findall(r"\S[^\n]*", article["text"])
            while lines:
                count = random.choice((1, 1, 1, 2, 3))
                text = "\n".join(lines[:count])[:_LONGEST_SENTENCES]
                lines = lines[count:]
                if names_nobody(text):
                    yield text


def train(found: list[Example], out: Path, random: Random, *, rounds: int) -> None:
    """Fit a linear-chain CRF by L-BFGS with elastic net and write its weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    trainer.set_params({**_SETTINGS, "max_iterations": rounds})
    for example in with_a_bar(found, "Reading examples"):
        reading = legible(example.text)
        cut = tokens(reading.text)
        # A few texts change their length when they are read, and their spans no longer fit.
        if cut and len(reading.text) == len(example.text):
            around = surroundings(example.context)
            rows = features(cut, around, lists=random.random() > _NO_LISTS)
            trainer.append(pycrfsuite.ItemSequence(rows), list(labels(cut, example.spans)))
    with TemporaryDirectory() as folder:
        model = Path(folder) / "model.crf"
        trainer.train(str(model))
        out.write_bytes(weights(model).packed())


def main(
    data: Annotated[Path, typer.Option(help="The folder of public data sets.")],
    out: Annotated[Path, typer.Option(help="Where the model is written.")],
    rounds: Annotated[int, typer.Option(help="Rounds of L-BFGS.")] = 90,
) -> None:
    """Train the small model that redaction reads names, addresses and bare answers with."""
    random = Random(_SEED)  # noqa: S311 - repeatable, and nothing secret
    train(list(examples(data, random)), out, random, rounds=rounds)


if __name__ == "__main__":
    typer.run(main)
