"""The tables of the library. Every row belongs to a tenant."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

LAYOUT = 3
"""Raise it with every change to these tables, and teach ``laying`` to carry the older ones over."""

# Indexes name the tenant last. Where it came first, SQLite took such an index for any query that
# names a tenant, and read all the tenant's rows to find ten by their keys.

# SQLite numbers rows by itself only where the type is spelled INTEGER.
_KEY = BigInteger().with_variant(Integer(), "sqlite")

layouts = Table(
    "library_layout",
    METADATA,
    Column("layout", Integer, primary_key=True),
)
"""One row: the layout these tables have."""

revisions = Table(
    "library_revisions",
    METADATA,
    Column("tenant", String(64), primary_key=True),
    Column("revision", BigInteger, nullable=False),
)

articles = Table(
    "library_articles",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("tenant", String(64), nullable=False),
    Column("id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("url", Text, nullable=False),
    # ISO 8601 in words: SQLite has no type that keeps the offset.
    Column("updated_at", String(40), nullable=False),
    Column("audience", String(16), nullable=False),
    Column("brand", Text, nullable=False),
    Column("language", String(35), nullable=False),
    Column("labels", JSON, nullable=False),
    Column("source", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    # What an audit compares the rows with, to find an article that is half there.
    Column("text_hash", String(64), nullable=False),
    UniqueConstraint("id", "tenant", name="library_article_id"),
    Index("library_article_source", "source", "tenant"),
    # A key is never given twice: a mirror that lags behind must not take a new row for an old one.
    sqlite_autoincrement=True,
)

editions = Table(
    "library_editions",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("tenant", String(64), nullable=False),
    Column("splitter", Text, nullable=False),
    Column("embedder", Text, nullable=False),
    Column("state", String(16), nullable=False),
    sqlite_autoincrement=True,
)
"""All articles as one splitter cut them and one embedder read them. One edition answers."""

splits = Table(
    "library_splits",
    METADATA,
    Column("article_key", _KEY, ForeignKey(articles.c.key, ondelete="CASCADE"), primary_key=True),
    Column("edition_key", _KEY, ForeignKey(editions.c.key), primary_key=True),
    Column("tenant", String(64), nullable=False),
    # What an audit compares the rows with.
    Column("passage_count", Integer, nullable=False),
    # Cut and embedded for another edition: it lends its words here until that one answers.
    Column("is_lent", Boolean, nullable=False),
    Index("library_split_edition", "edition_key", "article_key"),
)
"""Which articles an edition holds."""

passages = Table(
    "library_passages",
    METADATA,
    Column("key", _KEY, primary_key=True, autoincrement=True),
    Column("tenant", String(64), nullable=False),
    Column(
        "article_key",
        _KEY,
        ForeignKey(articles.c.key, ondelete="CASCADE"),
        nullable=False,
    ),
    Column("edition_key", _KEY, ForeignKey(editions.c.key), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("content_hash", String(64), nullable=False),
    UniqueConstraint("article_key", "edition_key", "ordinal", name="library_passage_place"),
    Index("library_passage_content", "content_hash", "tenant"),
    sqlite_autoincrement=True,
)

vectors = Table(
    "library_vectors",
    METADATA,
    Column("content_hash", String(64), primary_key=True),
    Column("tenant", String(64), primary_key=True),
    Column("embedder", Text, nullable=False),
    # float16, little-endian: half the room, and a cosine moves by less than a thousandth.
    Column("halves", LargeBinary, nullable=False),
    # The vectors of its windows and words, packed; none where the embedder gives none.
    Column("parts", LargeBinary, nullable=True),
)

calibrations = Table(
    "library_calibrations",
    METADATA,
    Column("tenant", String(64), primary_key=True),
    Column("embedder", Text, primary_key=True),
    Column("slope", Double, nullable=False),
    Column("offset", Double, nullable=False),
)
"""How the strength of what is found becomes a probability, where questions have taught it."""

changes = Table(
    "library_changes",
    METADATA,
    Column("article_id", Text, primary_key=True),
    Column("tenant", String(64), primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Index("library_change_revision", "revision", "tenant"),
)
"""The last revision that changed or removed an article: what a mirror reads to catch up."""
