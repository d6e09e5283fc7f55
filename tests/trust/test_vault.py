import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infitah_desk.domain.errors import InfitahError, MachineFault, Refused, Untrusted
from infitah_desk.system.durable_files import sweep_parts
from infitah_desk.trust.passwords import PasswordCost
from infitah_desk.trust.vault import ATTEMPTS_NAME, Unlocked, Vault
from infitah_desk.trust.vault_file import Contents
from tests.helpers.fixed_clock import FixedClock
from tests.helpers.killed import killed_at_each_step

NAME = "vault.json"
CHEAP = PasswordCost(passes=1, memory=8)
GOOD = "mot de passe"
OTHER = "autre mot de passe"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


@pytest.fixture
def vault(path: Path, clock: FixedClock) -> Vault:
    return Vault(path, clock, CHEAP)


@pytest.fixture
def salma(vault: Vault) -> Unlocked:
    return vault.create("Salma", GOOD)


def code_of(call: Callable[[], object]) -> str:
    with pytest.raises(InfitahError) as caught:
        call()
    return caught.value.code


def forged(path: Path, change: Callable[[Contents], Contents]) -> None:
    """Change the file as somebody would who knows the format but no password."""
    changed = change(msgspec.json.decode(path.read_bytes(), type=Contents))
    bare = msgspec.structs.replace(changed, sha256="")
    digest = hashlib.sha256(msgspec.json.encode(bare)).hexdigest()
    path.write_bytes(msgspec.json.encode(msgspec.structs.replace(bare, sha256=digest)) + b"\n")


class TestAccounts:
    def test_the_first_account_is_a_supervisor(self, vault: Vault, salma: Unlocked) -> None:
        assert salma.role == "supervisor"
        assert [(one.name, one.role) for one in vault.accounts()] == [("Salma", "supervisor")]

    def test_a_right_password_gives_the_key_again(self, vault: Vault, salma: Unlocked) -> None:
        assert vault.unlock("Salma", GOOD) == salma

    def test_each_account_opens_the_same_key(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        driss = vault.unlock("Driss", OTHER)
        assert (driss.file_key, driss.role) == (salma.file_key, "clerk")

    def test_two_vaults_have_two_keys(self, tmp_path: Path, clock: FixedClock) -> None:
        keys = {
            Vault(tmp_path / f"{number}.json", clock, CHEAP).create("Salma", GOOD).file_key
            for number in range(2)
        }
        assert len(keys) == 2

    def test_capitals_of_a_name_do_not_matter(self, vault: Vault, salma: Unlocked) -> None:
        assert vault.unlock(" SALMA", GOOD).account == salma.account

    @pytest.mark.parametrize("name", ["", "   ", "x" * 65, "a\nb", "a\u202eb", "\ud800"])
    def test_a_name_that_cannot_be_shown_is_refused(self, name: str, vault: Vault) -> None:
        assert code_of(lambda: vault.create(name, GOOD)) == "account.name_invalid"

    def test_a_name_may_be_arabic(self, vault: Vault) -> None:
        vault.create("سلمى", GOOD)
        assert vault.unlock("سلمى", GOOD).account == "سلمى"

    def test_a_vault_is_never_made_over_another(self, vault: Vault, salma: Unlocked) -> None:
        assert code_of(lambda: vault.create("Driss", GOOD)) == "data.exists"
        assert vault.unlock("Salma", GOOD) == salma

    def test_an_account_is_added_once(self, vault: Vault, salma: Unlocked) -> None:
        again = code_of(lambda: vault.add_account(salma, "salma", GOOD, "clerk"))
        assert again == "account.exists"

    @pytest.mark.usefixtures("salma")
    def test_an_unknown_account_is_said_to_be_unknown(self, vault: Vault) -> None:
        assert code_of(lambda: vault.unlock("Driss", GOOD)) == "account.unknown"

    def test_a_clerk_lets_nobody_in_or_out(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        driss = vault.unlock("Driss", OTHER)
        for call in (
            lambda: vault.add_account(driss, "Nora", GOOD, "supervisor"),
            lambda: vault.remove_account(driss, "Salma"),
            lambda: vault.change_password(driss, "Salma", OTHER),
        ):
            assert code_of(call) == "account.not_allowed"

    def test_everybody_changes_their_own_password(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        vault.change_password(vault.unlock("Driss", OTHER), "Driss", "tout nouveau")
        assert vault.unlock("Driss", "tout nouveau").role == "clerk"
        assert code_of(lambda: vault.unlock("Driss", OTHER)) == "password.wrong"

    def test_a_supervisor_gives_a_clerk_a_new_password(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        vault.change_password(salma, "Driss", "tout nouveau")
        assert vault.unlock("Driss", "tout nouveau").account == "Driss"

    def test_a_removed_account_opens_nothing(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        vault.remove_account(salma, "Driss")
        assert code_of(lambda: vault.unlock("Driss", OTHER)) == "account.unknown"

    def test_the_last_supervisor_stays(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        assert code_of(lambda: vault.remove_account(salma, "Salma")) == "account.last_supervisor"


class TestPasswords:
    def test_a_short_password_is_refused(self, vault: Vault) -> None:
        assert code_of(lambda: vault.create("Salma", "1234567")) == "password.too_short"

    def test_no_password_is_not_a_wrong_one(
        self, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        assert code_of(lambda: vault.unlock(salma.account, "")) == "password.missing"
        assert not path.with_name(ATTEMPTS_NAME).exists()

    def test_every_keyboard_types_the_same_password(self, vault: Vault) -> None:
        vault.create("Salma", "cle\u0301 d'été")
        assert vault.unlock("Salma", "cl\u00e9 d'e\u0301te\u0301").account == "Salma"

    def test_a_password_may_hold_anything(self, vault: Vault) -> None:
        vault.create("Salma", "\ud800 سر \0 كبير")
        assert vault.unlock("Salma", "\ud800 سر \0 كبير").account == "Salma"

    def test_two_mistakes_cost_no_time(self, vault: Vault, salma: Unlocked) -> None:
        for _ in range(2):
            assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"
        assert vault.unlock("Salma", GOOD) == salma

    def test_each_further_mistake_doubles_the_wait(
        self, vault: Vault, salma: Unlocked, clock: FixedClock
    ) -> None:
        waits = []
        for _ in range(10):
            assert code_of(lambda: vault.unlock(salma.account, OTHER)) == "password.wrong"
            try:
                vault.unlock(salma.account, OTHER)
            except Refused as refused:
                waits.append(refused.details.get("seconds", 0))
                clock.pass_by(float(str(waits[-1])))
        assert waits == [0, 1, 2, 4, 8, 16, 30, 30, 30, 30]

    def test_while_waiting_even_the_right_password_is_not_tried(
        self, vault: Vault, salma: Unlocked
    ) -> None:
        for _ in range(3):
            assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"
        assert code_of(lambda: vault.unlock(salma.account, GOOD)) == "password.wait"

    def test_waiting_survives_a_restart(
        self, path: Path, vault: Vault, salma: Unlocked, clock: FixedClock
    ) -> None:
        for _ in range(3):
            assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"
        again = Vault(path, clock, CHEAP)
        assert code_of(lambda: again.unlock(salma.account, GOOD)) == "password.wait"

    def test_a_right_password_forgives_all(
        self, path: Path, vault: Vault, salma: Unlocked, clock: FixedClock
    ) -> None:
        for _ in range(3):
            assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"
        clock.pass_by(30)
        assert vault.unlock("Salma", GOOD) == salma
        assert not path.with_name(ATTEMPTS_NAME).exists()

    def test_ones_mistakes_are_not_anothers(self, vault: Vault, salma: Unlocked) -> None:
        vault.add_account(salma, "Driss", OTHER, "clerk")
        for _ in range(3):
            assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"
        vault.unlock("Driss", OTHER)
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "password.wait"

    def test_a_clock_set_back_makes_nobody_wait_longer_than_the_longest(
        self, vault: Vault, salma: Unlocked, clock: FixedClock
    ) -> None:
        for _ in range(3):
            assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"
        clock.set_back(days=4000)
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "password.wait"
        clock.pass_by(30)
        assert vault.unlock("Salma", GOOD) == salma

    @pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"Salma": {"count": "x"}}'])
    def test_a_damaged_count_locks_nobody_out(
        self, content: bytes, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        path.with_name(ATTEMPTS_NAME).write_bytes(content)
        assert vault.unlock("Salma", GOOD) == salma

    def test_a_wrong_password_never_writes_the_vault(
        self, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        before = path.read_bytes()
        assert code_of(lambda: vault.unlock(salma.account, OTHER)) == "password.wrong"
        assert path.read_bytes() == before


class TestRecovery:
    def test_headquarters_opens_what_nobody_else_can(self, vault: Vault, salma: Unlocked) -> None:
        identity = pyrage.x25519.Identity.generate()
        vault.add_recovery(salma, str(identity.to_public()))
        opened = vault.unlock_with_recovery(f"  {identity}\n")
        assert (opened.file_key, opened.account) == (salma.file_key, "")
        vault.change_password(opened, "Salma", OTHER)
        assert vault.unlock("Salma", OTHER) == salma

    @pytest.mark.parametrize(
        "identity",
        [
            pytest.param(lambda: "", id="empty"),
            pytest.param(lambda: "x", id="no key"),
            pytest.param(lambda: "AGE-SECRET-KEY-1", id="cut off"),
            pytest.param(lambda: "\ud800", id="no text"),
            pytest.param(lambda: str(pyrage.x25519.Identity.generate()), id="somebody else's"),
        ],
    )
    def test_another_identity_opens_nothing(
        self, identity: Callable[[], str], vault: Vault, salma: Unlocked
    ) -> None:
        vault.add_recovery(salma, str(pyrage.x25519.Identity.generate().to_public()))
        wrong = code_of(lambda: vault.unlock_with_recovery(identity()))
        assert wrong == "recovery.wrong_identity"

    @pytest.mark.usefixtures("salma")
    def test_a_vault_without_recovery_says_so(self, vault: Vault) -> None:
        assert code_of(lambda: vault.unlock_with_recovery("x")) == "recovery.none"

    def test_a_bad_recipient_is_refused(self, vault: Vault, salma: Unlocked) -> None:
        assert code_of(lambda: vault.add_recovery(salma, "age1")) == "recovery.recipient_invalid"

    def test_somebody_elses_key_behind_the_recovery_is_noticed(
        self, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        identity = pyrage.x25519.Identity.generate()
        vault.add_recovery(salma, str(identity.to_public()))
        planted = pyrage.encrypt(bytes(32), [identity.to_public()])
        forged(path, lambda was: msgspec.structs.replace(was, recovery=planted))
        tampered = code_of(lambda: vault.unlock_with_recovery(str(identity)))
        assert tampered == "vault.tampered"


class TestSecrets:
    def test_what_was_put_is_got(self, vault: Vault, salma: Unlocked) -> None:
        vault.put_secrets(salma, {"root": b"r" * 32, "installation.1.sign": b""})
        vault.put_secret(salma, "root", b"new")
        assert vault.get_secret(salma, "root") == b"new"
        assert vault.get_secret(salma, "installation.1.sign") == b""
        assert vault.secret_names() == ("root", "installation.1.sign")

    def test_a_secret_that_is_not_there_is_missing(self, vault: Vault, salma: Unlocked) -> None:
        missing = code_of(lambda: vault.get_secret(salma, "root"))
        assert missing == "vault.secret_missing"

    def test_a_removed_secret_is_gone(self, vault: Vault, salma: Unlocked) -> None:
        vault.put_secrets(salma, {"root": b"1", "machine": b"2"})
        vault.remove_secrets(salma, ["root", "never there"])
        assert vault.secret_names() == ("machine",)

    def test_no_secret_and_no_key_stands_in_the_file(
        self, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        vault.put_secret(salma, "root", b"a very plain secret")
        raw = path.read_bytes()
        decoded = msgspec.json.decode(raw, type=Contents)
        sealed = b"".join([raw, *decoded.keys.values(), *(slot.wrapped for slot in decoded.slots)])
        assert b"a very plain secret" not in sealed
        assert salma.file_key not in sealed

    def test_a_copy_keeps_accounts_and_only_some_secrets(
        self, tmp_path: Path, vault: Vault, salma: Unlocked, clock: FixedClock
    ) -> None:
        vault.put_secrets(salma, {"root": b"1", "machine": b"2"})
        (tmp_path / "copy.json").write_bytes(vault.copy_keeping(salma, lambda name: name == "root"))
        copy = Vault(tmp_path / "copy.json", clock, CHEAP)
        assert copy.unlock("Salma", GOOD) == salma
        assert copy.secret_names() == ("root",)

    def test_keys_for_two_purposes_differ(self, salma: Unlocked) -> None:
        assert salma.subkey("scans") != salma.subkey("names")
        assert len(salma.subkey("scans")) == 32

    def test_an_open_vault_does_not_show_its_key(self, salma: Unlocked) -> None:
        assert salma.file_key.hex() not in repr(salma)
        assert repr(salma.file_key) not in repr(salma)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("vault") / NAME
    vault = Vault(path, FixedClock(), CHEAP)
    salma = vault.create("Salma", GOOD)
    vault.add_account(salma, "Driss", OTHER, "clerk")
    vault.add_recovery(salma, str(pyrage.x25519.Identity.generate().to_public()))
    vault.put_secret(salma, "root", b"r" * 32)
    return path.read_bytes()


class TestDamage:
    @settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(place=st.integers(min_value=0), mask=st.integers(1, 255))
    def test_any_changed_byte_is_named(
        self, place: int, mask: int, sample: bytes, path: Path, vault: Vault
    ) -> None:
        changed = bytearray(sample)
        changed[place % len(sample)] ^= mask
        path.write_bytes(changed)
        with pytest.raises(MachineFault) as caught:
            vault.unlock("Salma", GOOD)
        assert caught.value.code in {"vault.damaged", "data.newer"}

    @settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(length=st.integers(min_value=0))
    def test_a_cut_file_is_damaged(
        self, length: int, sample: bytes, path: Path, vault: Vault
    ) -> None:
        path.write_bytes(sample[: length % len(sample)])
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "vault.damaged"

    @pytest.mark.parametrize("content", [b"{}", b"[" * 100_000, b"\xff" * 9, b'{"v":"1"}', b"null"])
    def test_what_is_no_vault_is_damaged(self, content: bytes, path: Path, vault: Vault) -> None:
        path.write_bytes(content)
        assert code_of(vault.accounts) == "vault.damaged"

    def test_a_missing_vault_is_not_found(self, vault: Vault) -> None:
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "data.not_found"

    def test_a_newer_vault_is_left_alone(self, path: Path, sample: bytes, vault: Vault) -> None:
        path.write_bytes(sample.replace(b'{"v":1,', b'{"v":2,"new":true,'))
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "data.newer"

    def test_a_role_cannot_be_edited(self, path: Path, sample: bytes, vault: Vault) -> None:
        path.write_bytes(sample)

        def promote(was: Contents) -> Contents:
            salma, driss = was.slots
            driss = msgspec.structs.replace(driss, role="supervisor")
            return msgspec.structs.replace(was, slots=(salma, driss))

        forged(path, promote)
        assert code_of(lambda: vault.unlock("Driss", OTHER)) == "password.wrong"
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "vault.tampered"

    def test_slots_cannot_change_names(self, path: Path, sample: bytes, vault: Vault) -> None:
        path.write_bytes(sample)

        def swap(was: Contents) -> Contents:
            salma, driss = was.slots
            swapped = msgspec.structs.replace(driss, account="Salma", role="supervisor")
            return msgspec.structs.replace(was, slots=(swapped, salma))

        forged(path, swap)
        assert code_of(lambda: vault.unlock("Salma", OTHER)) == "password.wrong"

    @pytest.mark.parametrize(
        "change",
        [
            lambda was: msgspec.structs.replace(was, slots=was.slots[:1]),
            lambda was: msgspec.structs.replace(was, keys={}),
            lambda was: msgspec.structs.replace(was, keys={"other": was.keys["root"]}),
            lambda was: msgspec.structs.replace(was, recovery=None),
            lambda was: msgspec.structs.replace(was, mac=b""),
        ],
        ids=["account removed", "secret removed", "secret renamed", "no recovery", "no mac"],
    )
    def test_what_was_changed_without_a_password_is_not_trusted(
        self, change: Callable[[Contents], Contents], path: Path, sample: bytes, vault: Vault
    ) -> None:
        path.write_bytes(sample)
        forged(path, change)
        with pytest.raises(Untrusted, match=r"vault\.tampered"):
            vault.unlock("Salma", GOOD)

    def test_a_cost_that_would_stop_the_machine_is_not_tried(
        self, path: Path, sample: bytes, vault: Vault
    ) -> None:
        path.write_bytes(sample)
        huge = PasswordCost(passes=1, memory=2**31)

        def dear(was: Contents) -> Contents:
            slots = tuple(msgspec.structs.replace(slot, cost=huge) for slot in was.slots)
            return msgspec.structs.replace(was, slots=slots)

        forged(path, dear)
        assert code_of(lambda: vault.unlock("Salma", GOOD)) == "vault.tampered"


_SLOW_WRITER = """
import sys
from pathlib import Path
from infitah_desk.system.clock import SystemClock
from infitah_desk.trust.passwords import PasswordCost
from infitah_desk.trust.vault import Vault
vault = Vault(Path(sys.argv[1]), SystemClock(), PasswordCost(1, 8))
salma = vault.unlock("Salma", sys.argv[2])
for number in range(100_000):
    vault.put_secret(salma, "root", b"%d" % number)
    print(number, flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
class TestKilled:
    def test_at_each_step_of_writing_the_old_vault_or_the_new_is_left(
        self, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        vault.put_secret(salma, "root", b"old")
        seen = set()
        for _ in killed_at_each_step(lambda: vault.put_secret(salma, "root", b"new")):
            seen.add(vault.get_secret(vault.unlock("Salma", GOOD), "root"))
            sweep_parts(path.parent)
            assert [left.name for left in path.parent.iterdir()] == [NAME]
        seen.add(vault.get_secret(salma, "root"))
        assert seen == {b"old", b"new"}

    def test_a_new_vault_is_there_or_not(self, path: Path, vault: Vault) -> None:
        for _ in killed_at_each_step(lambda: vault.create("Salma", GOOD)):
            if path.exists():
                assert vault.unlock("Salma", GOOD).role == "supervisor"
                path.unlink()
        assert vault.unlock("Salma", GOOD).role == "supervisor"

    def test_a_process_killed_while_it_writes_loses_nothing_it_reported(
        self, path: Path, vault: Vault, salma: Unlocked
    ) -> None:
        with subprocess.Popen(
            [sys.executable, "-c", _SLOW_WRITER, str(path), GOOD],
            stdout=subprocess.PIPE,
            text=True,
        ) as writer:
            assert writer.stdout is not None
            reported = [int(writer.stdout.readline()) for _ in range(20)]
            writer.kill()
            reported += [int(line) for line in writer.stdout.read().splitlines()]
        assert int(vault.get_secret(salma, "root")) in {reported[-1], reported[-1] + 1}


def test_the_clock_may_be_wrong_by_years(path: Path) -> None:
    early = FixedClock(dt.datetime(1980, 1, 1, tzinfo=dt.UTC))
    assert Vault(path, early, CHEAP).create("Salma", GOOD).account == "Salma"
