"""Passwords: what they are turned into, and how wrong ones slow down the next attempt.

Wrong passwords cost time, never data. The count lies beside the vault, not in it, so that nobody
who knows no password ever makes the vault be written.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

import msgspec

from infitah_desk.domain.errors import Refused
from infitah_desk.system.clock import Clock
from infitah_desk.system.durable_files import read_faults, write_durably, write_faults

SHORTEST = 8
LONGEST_WAIT = 30
_FREE_TRIES = 2


class PasswordCost(msgspec.Struct, frozen=True):
    """What one guess costs (argon2id, RFC 9106): passes, KiB of memory, lanes."""

    passes: int = 3
    memory: int = 65_536
    lanes: int = 1

    def is_sane(self) -> bool:
        """Whether a file that asks for this cost asks for no more than a laptop has."""
        return 1 <= self.passes <= 20 and 8 <= self.memory <= 1_048_576 and 1 <= self.lanes <= 16


def derive_key(password: str, salt: bytes, cost: PasswordCost) -> bytes:
    """32 bytes from a password (NFKC, so that every keyboard types the same one)."""
    from argon2.low_level import Type, hash_secret_raw

    typed = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    return hash_secret_raw(typed, salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID)


def check_new_password(password: str) -> None:
    """See to it that a password may be used from now on.

    Raises:
        Refused: "password.missing", "password.too_short" with `least`.
    """
    if not password:
        raise Refused("password.missing")
    if len(unicodedata.normalize("NFKC", password)) < SHORTEST:
        raise Refused("password.too_short", least=SHORTEST)


class _Tries(msgspec.Struct, frozen=True):
    """Wrong passwords in a row, and when the last one was typed (ms since 1970)."""

    count: int
    last: int


_decoder = msgspec.json.Decoder(dict[str, _Tries])


class WrongPasswords:
    """The wrong passwords of each account since its last right one, in one small file.

    Two mistakes are free; from the third on the wait is 1, 2, 4 … up to 30 seconds.
    """

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def check(self, account: str) -> None:
        """Refuse while the account has to wait.

        Raises:
            Refused: "password.wait" with the whole `seconds` that are left.
        """
        tries = self._read()
        found = tries.get(account)
        if found is None or found.count <= _FREE_TRIES:
            return
        wait = min(2 ** min(found.count - _FREE_TRIES - 1, 10), LONGEST_WAIT) * 1000
        passed = self._now() - found.last
        if passed < 0:
            # The clock was set back: wait once more from now, not until that day comes again.
            self._write({**tries, account: _Tries(found.count, self._now())})
            passed = 0
        if passed < wait:
            raise Refused("password.wait", seconds=-((passed - wait) // 1000))

    def count(self, account: str) -> None:
        """One more wrong password."""
        tries = self._read()
        before = tries[account].count if account in tries else 0
        self._write({**tries, account: _Tries(before + 1, self._now())})

    def forget(self, account: str) -> None:
        """A right password: the next wrong one is the first again."""
        tries = self._read()
        if tries.pop(account, None) is None:
            return
        if tries:
            self._write(tries)
            return
        with write_faults(self._path):
            self._path.unlink(missing_ok=True)

    def _now(self) -> int:
        return int(self._clock.now().astimezone(dt.UTC).timestamp() * 1000)

    def _read(self) -> dict[str, _Tries]:
        if not self._path.exists():
            return {}
        try:
            with read_faults(self._path):
                return _decoder.decode(self._path.read_bytes())
        except (msgspec.DecodeError, UnicodeDecodeError):
            # Whoever can damage this file can also remove it: counting begins anew.
            return {}

    def _write(self, tries: dict[str, _Tries]) -> None:
        write_durably(self._path, msgspec.json.encode(tries), mode=0o600)
