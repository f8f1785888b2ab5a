"""Open everything a server needs."""

from pathlib import Path

from retrieval.embedding.port import Embedder
from service.access import Access
from service.desk import Desk
from service.feedback.reporting import Feedback
from service.helpdesk.inbox import Inbox
from service.house import House
from service.settings import Settings
from service.wiring.drafting import open_editor, open_writer
from service.wiring.library import TENANT, open_embedder, open_library, open_reranker
from service.wiring.redaction import open_company, open_redactor
from service.wiring.storage import open_storage, open_vaults


def open_house(settings: Settings, embedder: Embedder | None = None) -> House:
    """Open everything a server needs; without an embedder, the one that the settings name."""
    embedder = embedder or open_embedder(settings)
    company = open_company(settings.redaction, settings.company)
    redactor = open_redactor(
        settings.redaction_profile,
        detector=settings.redaction_detector,
        pipeline=settings.presidio_pipeline,
        company=company,
    )
    library = open_library(settings, embedder, open_reranker(settings))
    storage = open_storage(settings)
    vaults = open_vaults(settings, storage)
    inbox = Inbox(storage.tickets, redactor, vaults)
    desk = Desk(
        helpdesk=inbox,
        redactor=redactor,
        library=library,
        writer=open_writer(settings, embedder),
        suggestions=storage.suggestions,
        decisions=storage.decisions,
        vaults=vaults,
        tenant=TENANT,
        editor=open_editor(settings),
    )
    return House(
        company=settings.company,
        desk=desk,
        inbox=inbox,
        library=library,
        redactor=redactor,
        access=Access(storage.access),
        storage=storage,
        feedback=Feedback(inbox, desk, storage.reports, last_four=redactor.profile.keeps_last_four),
        profiles=company.profiles,
    )


def open_house_in(home: Path) -> House:
    """Open what stands in a folder, with every other setting as the environment has it."""
    return open_house(Settings(home=home))
