import hashlib

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from infitah_desk.domain.errors import Untrusted
from infitah_desk.trust.identity import (
    INSTALLATIONS,
    installation_from,
    key_id,
    new_installation,
    new_installations,
    number_in,
    secret_names_of,
    secrets_of,
)


def test_a_node_starts_with_three_installations_of_their_own() -> None:
    made = new_installations()
    assert list(made) == [1, 2, 3]
    assert len({one.public_key for one in made.values()}) == INSTALLATIONS
    assert len({one.recipient for one in made.values()}) == INSTALLATIONS


def test_the_public_key_verifies_what_was_signed() -> None:
    made = new_installation()
    assert len(made.public_key) == 32
    Ed25519PublicKey.from_public_bytes(made.public_key).verify(made.sign(b"news"), b"news")


def test_what_is_written_to_the_recipient_the_installation_reads() -> None:
    made = new_installation()
    recipient = pyrage.x25519.Recipient.from_str(made.recipient)
    identity = pyrage.x25519.Identity.from_str(made.age_secret)
    assert pyrage.decrypt(pyrage.encrypt(b"news", [recipient]), [identity]) == b"news"


def test_the_key_id_is_the_start_of_the_fingerprint() -> None:
    made = new_installation()
    assert made.kid == key_id(made.public_key) == hashlib.sha256(made.public_key).digest()[:8]


def test_an_installation_comes_back_from_the_vaults_secrets() -> None:
    made = new_installation()
    kept = secrets_of(2, made)
    sign, age = secret_names_of(2)
    assert installation_from(kept[sign], kept[age]) == made


def test_secrets_do_not_show() -> None:
    made = new_installation()
    assert made.age_secret not in repr(made)
    assert repr(made.sign_secret) not in repr(made)


@pytest.mark.parametrize(
    ("sign", "age"), [(b"short", b"AGE"), (bytes(32), b"AGE-SECRET-KEY-1"), (bytes(32), b"\xff")]
)
def test_broken_secrets_are_not_trusted(sign: bytes, age: bytes) -> None:
    with pytest.raises(Untrusted, match=r"vault\.tampered"):
        installation_from(sign, age)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("installation.1.sign", 1),
        ("installation.3.age", 3),
        ("installation.12.age", 12),
        ("installation.0.age", None),
        ("installation.1.other", None),
        ("installation.1.sign\n", None),
        ("root", None),
    ],
)
def test_a_secrets_name_tells_its_installation(name: str, number: int | None) -> None:
    assert number_in(name) == number
