"""Paper forms that were typed in: the dossier of each number."""

from __future__ import annotations

import msgspec

from infitah_desk.storage.store import Store


class _Form(msgspec.Struct, frozen=True):
    form: str = ""


_decoder = msgspec.json.Decoder(_Form)


def forms_entered(store: Store) -> dict[str, str]:
    """By number of the form, the dossier that was begun on it."""
    return {
        form: dossier
        for dossier, state in store.db.conn.execute(
            "SELECT dossier, state FROM dossier WHERE instr(state, '\"form\":')"
        )
        if (form := _decoder.decode(state).form)
    }
