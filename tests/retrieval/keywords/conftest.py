from collections.abc import Callable

import pytest
import tantivy

from retrieval.keywords.fields import WORDS, Vocabulary, analyzer, schema


@pytest.fixture
def vocabulary_of() -> Callable[..., Vocabulary]:
    def make(*bodies: str) -> Vocabulary:
        index = tantivy.Index(schema(tantivy))
        index.register_tokenizer(WORDS, analyzer(tantivy))
        writer = index.writer(15_000_000, 1)
        for body in bodies:
            document = tantivy.Document()
            document.add_text("body", body)
            writer.add_document(document)
        writer.commit()
        index.reload()
        return Vocabulary(index.searcher())

    return make
