"""Other libraries with the same embedding model, each set up as its own documentation shows.

They come with the optional extra ``bench``. Each gets passages with vectors that were made before,
so that only a search is measured; its own embedder reads the questions.
"""

import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec

from eval.benchmarks.asking import Contestant
from eval.benchmarks.filling import Filled
from retrieval.embedding.packaged import packaged_model

_LIMIT = 10

# What is measured waits for nobody: no hub is asked for a newer model, and nothing is reported.
os.environ.update(
    HF_HUB_OFFLINE="1",
    TOKENIZERS_PARALLELISM="false",
    HAYSTACK_TELEMETRY_ENABLED="False",
    LANGSMITH_TRACING="false",
)


class LangChain:
    """LangChain's FAISS store: https://python.langchain.com/docs/integrations/vectorstores/faiss."""

    parts: Mapping[str, float] = {}

    def __init__(self, filled: Filled) -> None:
        # Each of these libraries takes seconds to import, torch with them, and none is ours.
        from langchain_community.vectorstores import FAISS  # noqa: PLC0415
        from langchain_huggingface import HuggingFaceEmbeddings  # noqa: PLC0415

        embedder = HuggingFaceEmbeddings(model_name=str(packaged_model()))
        self._store = FAISS.from_embeddings(filled.pairs(), embedder)

    def search(self, question: str) -> list[str]:
        """Find the texts nearest to a question."""
        found = self._store.similarity_search(question, k=_LIMIT)
        return [document.page_content for document in found]


class LlamaIndex:
    """LlamaIndex's FAISS store: https://docs.llamaindex.ai/en/stable/examples/vector_stores/FaissIndexDemo."""

    parts: Mapping[str, float] = {}

    def __init__(self, filled: Filled) -> None:
        # As above; faiss is here as LlamaIndex wants it, by its own documentation.
        import faiss  # noqa: PLC0415
        from llama_index.core import StorageContext, VectorStoreIndex  # noqa: PLC0415
        from llama_index.core.schema import TextNode  # noqa: PLC0415
        from llama_index.embeddings.huggingface import HuggingFaceEmbedding  # noqa: PLC0415
        from llama_index.vector_stores.faiss import FaissVectorStore  # noqa: PLC0415

        # Its documentation's index compares by distance; that ranks unit vectors as cosines do.
        store = FaissVectorStore(faiss_index=faiss.IndexFlatL2(filled.dimension))
        nodes = [TextNode(text=text, embedding=vector) for text, vector in filled.pairs()]
        index = VectorStoreIndex(
            nodes,
            storage_context=StorageContext.from_defaults(vector_store=store),
            embed_model=HuggingFaceEmbedding(model_name=str(packaged_model())),
        )
        self._retriever = index.as_retriever(similarity_top_k=_LIMIT)

    def search(self, question: str) -> list[str]:
        """Find the texts nearest to a question."""
        return [found.node.get_content() for found in self._retriever.retrieve(question)]


class Haystack:
    """Haystack's store in memory: https://docs.haystack.deepset.ai/docs/inmemoryembeddingretriever."""

    parts: Mapping[str, float] = {}

    def __init__(self, filled: Filled) -> None:
        # As above.
        from haystack import Document, Pipeline  # noqa: PLC0415
        from haystack.components.retrievers.in_memory import (  # noqa: PLC0415
            InMemoryEmbeddingRetriever,
        )
        from haystack.document_stores.in_memory import InMemoryDocumentStore  # noqa: PLC0415
        from haystack.document_stores.types import DuplicatePolicy  # noqa: PLC0415
        from haystack_integrations.components.embedders.sentence_transformers import (  # noqa: PLC0415
            SentenceTransformersTextEmbedder,
        )

        store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        documents = [Document(content=text, embedding=vector) for text, vector in filled.pairs()]
        store.write_documents(documents, policy=DuplicatePolicy.OVERWRITE)
        embedder = SentenceTransformersTextEmbedder(model=str(packaged_model()), progress_bar=False)
        self._pipeline = Pipeline()
        self._pipeline.add_component("text_embedder", embedder)
        self._pipeline.add_component("retriever", InMemoryEmbeddingRetriever(store, top_k=_LIMIT))
        self._pipeline.connect("text_embedder.embedding", "retriever.query_embedding")

    def search(self, question: str) -> list[str]:
        """Find the texts nearest to a question."""
        found = self._pipeline.run({"text_embedder": {"text": question}})
        return [document.content for document in found["retriever"]["documents"]]


RIVALS: Mapping[str, Callable[[Filled], Contestant]] = {
    "LangChain + FAISS": LangChain,
    "LlamaIndex + FAISS": LlamaIndex,
    "Haystack in memory": Haystack,
}

_NEEDED = {
    "LangChain + FAISS": ("langchain_community", "langchain_huggingface"),
    "LlamaIndex + FAISS": ("llama_index",),
    "Haystack in memory": ("haystack", "haystack_integrations"),
}


def installed() -> dict[str, Callable[[Filled], Contestant]]:
    """List the rivals that are installed."""
    return {name: one for name, one in RIVALS.items() if all(map(find_spec, _NEEDED[name]))}
