"""Articles become passages: small enough to be read whole by the embedder, at their own places."""

from ingest.splitting.splitter import Splitter

__all__ = ["Splitter"]
