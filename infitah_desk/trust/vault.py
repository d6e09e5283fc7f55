"""The vault: the key of the encrypted folder, wrapped once per account, and the node's secrets.

One JSON file. A random 32-byte file key encrypts everything else in the folder; the vault holds it
once for each account (argon2id of the password, then ChaCha20-Poly1305) and once for headquarters
(age). Account, role and vault are bound to each slot, and the whole file to the file key, so that
nobody without a password can move, promote or exchange a part of it unnoticed.
"""

from __future__ import annotations

import hmac
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from infitah_desk.domain.errors import MachineFault, Refused, Untrusted
from infitah_desk.system.clock import Clock
from infitah_desk.system.durable_files import read_faults, write_durably
from infitah_desk.trust.passwords import (
    PasswordCost,
    WrongPasswords,
    check_new_password,
    derive_key,
)
from infitah_desk.trust.vault_file import (
    LARGEST,
    VAULT_VERSION,
    Contents,
    Role,
    Slot,
    bound_to,
    check_mac,
    decoded,
    encoded,
    seal,
    unseal,
)

ATTEMPTS_NAME = "attempts.json"
STANDARD_COST = PasswordCost()

_LONGEST_NAME = 64


@dataclass(frozen=True)
class Account:
    """Who may open the folder. The role is only proven once the vault was unlocked."""

    name: str
    role: Role


@dataclass(frozen=True)
class Unlocked:
    """An open vault: the proof that somebody knew a password (or has the recovery identity).

    `account` is "" after a recovery.
    """

    file_key: bytes = field(repr=False)
    account: str
    role: Role

    def subkey(self, purpose: str) -> bytes:
        """32 bytes for one purpose, from the file key; never for salts."""
        return hmac.digest(self.file_key, b"infitah-subkey-v1\0" + purpose.encode(), "sha256")


class Vault:
    """The vault file of one data folder; each change is written at once and durably."""

    def __init__(self, path: Path, clock: Clock, cost: PasswordCost = STANDARD_COST) -> None:
        self._path = path
        self._cost = cost
        self._wrong = WrongPasswords(path.with_name(ATTEMPTS_NAME), clock)

    def create(self, account: str, password: str) -> Unlocked:
        """A new vault with a new file key; its first account is a supervisor.

        Raises:
            Refused: "account.name_invalid", "password.missing", "password.too_short".
            MachineFault: "data.exists", and as `write_durably`.
        """
        if self._path.exists():
            raise MachineFault("data.exists", file=str(self._path))
        file_key, identity = os.urandom(32), os.urandom(16).hex()
        name = check_account_name(account)
        slot = self._slot(identity, name, "supervisor", password, file_key)
        self._write(Contents(VAULT_VERSION, identity, (slot,), None, {}), file_key)
        return Unlocked(file_key, name, "supervisor")

    def accounts(self) -> tuple[Account, ...]:
        """All accounts, in the order in which they were made; readable while locked.

        Raises:
            MachineFault: "data.not_found", "vault.damaged", "data.newer".
        """
        return tuple(Account(slot.account, slot.role) for slot in self._read().slots)

    def unlock(self, account: str, password: str) -> Unlocked:
        """Open the vault with a password.

        Raises:
            Refused: "account.unknown", "password.missing", "password.wrong", "password.wait".
            MachineFault: "data.not_found", "vault.damaged", "data.newer".
            Untrusted: "vault.tampered".
        """
        contents = self._read()
        slot = _find(contents, account)
        if slot is None:
            raise Refused("account.unknown", account=account)
        if not password:
            raise Refused("password.missing")
        self._wrong.check(slot.account)
        key = derive_key(password, slot.salt, slot.cost)
        bound = bound_to("slot", contents.id, slot.account, slot.role)
        file_key = unseal(key, slot.wrapped, bound)
        if file_key is None:
            self._wrong.count(slot.account)
            raise Refused("password.wrong", account=slot.account)
        check_mac(contents, file_key)
        self._wrong.forget(slot.account)
        return Unlocked(file_key, slot.account, slot.role)

    def unlock_with_recovery(self, identity: str) -> Unlocked:
        """Open the vault with headquarters' recovery identity (`AGE-SECRET-KEY-1…`).

        Raises:
            Refused: "recovery.none", "recovery.wrong_identity".
            MachineFault, Untrusted: as `unlock`.
        """
        import pyrage

        contents = self._read()
        if contents.recovery is None:
            raise Refused("recovery.none")
        try:
            key = pyrage.x25519.Identity.from_str(identity.strip())
            file_key = pyrage.decrypt(contents.recovery, [key])
        except (pyrage.IdentityError, pyrage.DecryptError, UnicodeError) as error:
            raise Refused("recovery.wrong_identity") from error
        check_mac(contents, file_key)
        return Unlocked(file_key, "", "supervisor")

    def add_account(self, by: Unlocked, account: str, password: str, role: Role) -> Account:
        """Let one more person in; a supervisor does that.

        Raises:
            Refused: "account.not_allowed", "account.exists", "account.name_invalid",
                "password.missing", "password.too_short".
        """
        _needs_supervisor(by)
        name = check_account_name(account)
        contents = self._trusted(by)
        if _find(contents, name) is not None:
            raise Refused("account.exists", account=name)
        slot = self._slot(contents.id, name, role, password, by.file_key)
        self._replace(contents, by, slots=(*contents.slots, slot))
        return Account(name, role)

    def change_password(self, by: Unlocked, account: str, password: str) -> None:
        """Set a new password: one's own, or a supervisor anybody's.

        Raises:
            Refused: "account.not_allowed", "account.unknown", "password.missing",
                "password.too_short".
        """
        contents = self._trusted(by)
        old = _find(contents, account)
        if old is None:
            raise Refused("account.unknown", account=account)
        if old.account != by.account:
            _needs_supervisor(by)
        new = self._slot(contents.id, old.account, old.role, password, by.file_key)
        self._replace(
            contents, by, slots=tuple(new if slot is old else slot for slot in contents.slots)
        )
        self._wrong.forget(old.account)

    def remove_account(self, by: Unlocked, account: str) -> None:
        """Let somebody in no more; the last supervisor stays.

        The file key stays as it is: whoever kept a copy of the vault and the password can still
        open that copy.

        Raises:
            Refused: "account.not_allowed", "account.unknown", "account.last_supervisor".
        """
        _needs_supervisor(by)
        contents = self._trusted(by)
        gone = _find(contents, account)
        if gone is None:
            raise Refused("account.unknown", account=account)
        left = tuple(slot for slot in contents.slots if slot is not gone)
        if not any(slot.role == "supervisor" for slot in left):
            raise Refused("account.last_supervisor", account=gone.account)
        self._replace(contents, by, slots=left)
        self._wrong.forget(gone.account)

    def add_recovery(self, by: Unlocked, recipient: str) -> None:
        """Let headquarters' recovery identity open this vault, and no earlier one.

        Raises:
            Refused: "recovery.recipient_invalid".
        """
        import pyrage

        try:
            key = pyrage.x25519.Recipient.from_str(recipient)
        except (pyrage.RecipientError, UnicodeError) as error:
            raise Refused("recovery.recipient_invalid") from error
        self._replace(self._trusted(by), by, recovery=pyrage.encrypt(by.file_key, [key]))

    def put_secrets(self, by: Unlocked, secrets: Mapping[str, bytes]) -> None:
        """Keep secret bytes under names, all or none; a name that is there is replaced."""
        contents = self._trusted(by)
        key = by.subkey("vault-secrets")
        sealed = {
            name: seal(key, secret, bound_to("secret", contents.id, name))
            for name, secret in secrets.items()
        }
        self._replace(contents, by, keys={**contents.keys, **sealed})

    def put_secret(self, by: Unlocked, name: str, secret: bytes) -> None:
        """Keep secret bytes under a name."""
        self.put_secrets(by, {name: secret})

    def get_secret(self, by: Unlocked, name: str) -> bytes:
        """The secret bytes of that name.

        Raises:
            MachineFault: "vault.secret_missing" (a backup leaves some out).
            Untrusted: "vault.tampered".
        """
        contents = self._trusted(by)
        if name not in contents.keys:
            raise MachineFault("vault.secret_missing", name=name)
        bound = bound_to("secret", contents.id, name)
        secret = unseal(by.subkey("vault-secrets"), contents.keys[name], bound)
        if secret is None:
            raise Untrusted("vault.tampered", file=str(self._path))
        return secret

    def remove_secrets(self, by: Unlocked, names: Iterable[str]) -> None:
        """Forget secrets; names that are not there are no error."""
        contents, gone = self._trusted(by), set(names)
        kept = {name: sealed for name, sealed in contents.keys.items() if name not in gone}
        self._replace(contents, by, keys=kept)

    def secret_names(self) -> tuple[str, ...]:
        """The names of all secrets; readable while locked."""
        return tuple(self._read().keys)

    def copy_keeping(self, by: Unlocked, keep: Callable[[str], bool]) -> bytes:
        """The bytes of a vault with the same accounts, and of the secrets only those to keep."""
        contents = self._trusted(by)
        kept = {name: sealed for name, sealed in contents.keys.items() if keep(name)}
        return encoded(msgspec.structs.replace(contents, keys=kept), by.file_key)

    def _slot(self, identity: str, name: str, role: Role, password: str, file_key: bytes) -> Slot:
        check_new_password(password)
        salt = os.urandom(16)
        key = derive_key(password, salt, self._cost)
        wrapped = seal(key, file_key, bound_to("slot", identity, name, role))
        return Slot(name, role, salt, self._cost, wrapped)

    def _replace(self, contents: Contents, by: Unlocked, **changes: object) -> None:
        self._write(msgspec.structs.replace(contents, **changes), by.file_key)

    def _write(self, contents: Contents, file_key: bytes) -> None:
        write_durably(self._path, encoded(contents, file_key), mode=0o600)

    def _trusted(self, by: Unlocked) -> Contents:
        contents = self._read()
        check_mac(contents, by.file_key)
        return contents

    def _read(self) -> Contents:
        try:
            with read_faults(self._path), self._path.open("rb") as file:
                data = file.read(LARGEST + 1)
        except MachineFault as fault:
            if fault.code == "file.missing":
                raise MachineFault("data.not_found", file=str(self._path)) from fault
            raise
        contents = decoded(data)
        if contents is None:
            raise MachineFault("vault.damaged", file=str(self._path))
        if not all(slot.cost.is_sane() for slot in contents.slots):
            raise Untrusted("vault.tampered", file=str(self._path))
        return contents


def check_account_name(name: str) -> str:
    """The name as it is kept: NFC, no space around it; 1 to 64 characters, all visible.

    Raises:
        Refused: "account.name_invalid".
    """
    kept = unicodedata.normalize("NFC", name).strip()
    if not 0 < len(kept) <= _LONGEST_NAME or not kept.isprintable():
        raise Refused("account.name_invalid", account=kept)
    return kept


def _find(contents: Contents, account: str) -> Slot | None:
    """Whoever types a name may mix capitals; no two accounts differ by those alone."""
    wanted = _folded(account)
    return next((slot for slot in contents.slots if _folded(slot.account) == wanted), None)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _needs_supervisor(by: Unlocked) -> None:
    if by.role != "supervisor":
        raise Refused("account.not_allowed", account=by.account)
