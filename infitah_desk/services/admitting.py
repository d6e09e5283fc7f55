"""Admitting people: accounts that may open a data folder."""

from __future__ import annotations

from infitah_desk.services.session import Session
from infitah_desk.trust.vault import Account
from infitah_desk.trust.vault_file import Role


def add_account(session: Session, name: str, password: str, role: Role) -> Account:
    """Let one more person in; a supervisor does that.

    Raises:
        Refused: "account.not_allowed", "account.exists", "account.name_invalid",
            "password.missing", "password.too_short".
    """
    return session.vault.add_account(session.unlocked, name, password, role)


def accounts(session: Session) -> tuple[Account, ...]:
    """Everybody who may open the folder, in the order in which they were let in."""
    return session.vault.accounts()


def change_password(session: Session, name: str, password: str) -> None:
    """Set a new password: one's own, or a supervisor anybody's.

    Raises:
        Refused: "account.not_allowed", "account.unknown", "password.missing",
            "password.too_short".
    """
    session.vault.change_password(session.unlocked, name, password)
