"""Erasing to the end: what an erasure has left beside the database goes from the disk too.

So do pictures that were written for an event which then never was.
"""

from __future__ import annotations

from infitah_desk.services.session import Session
from infitah_desk.storage.connection import checkpoint
from infitah_desk.storage.search import forget_words


def finish_erasures(session: Session) -> None:
    """Remove the scans of erased papers and what indexes and WAL still hold of erased bodies.

    Called after whatever may have brought an erasure, outside its transaction, and when the folder
    is opened: a picture goes only once its event's erasure is sure, and goes though the program was
    killed in between. A picture that another dossier shows stays.
    """
    log = session.store.log
    leftovers = log.leftovers()
    if not leftovers:
        return
    for scan in log.unmentioned(filter(None, leftovers)):
        session.scans.remove(scan)
    with session.store.transaction():
        forget_words(session.store.db)
    if checkpoint(session.store.db):
        with session.store.transaction():
            log.forget_leftovers()
