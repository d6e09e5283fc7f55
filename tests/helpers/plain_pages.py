"""What lies in a data folder once whoever has its key has decrypted every page of it."""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from infitah_desk.services.session import Session

_PAGE, _WAL_HEADER, _FRAME_HEADER = 4096, 32, 24


def plain_pages(session: Session) -> bytes:
    """All pages of the database and its WAL as they lie on the disk, free ones too, decrypted.

    SQLCipher 4: AES-256-CBC page by page; the last 80 bytes are the initialisation vector and the
    page's HMAC; the first 16 bytes of the file are its salt. In lower case.
    """
    path = session.folder.database_path
    data = path.read_bytes()
    found = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    wal = path.with_name(f"{path.name}-wal")
    if wal.exists():
        log = wal.read_bytes()
        frames = range(_WAL_HEADER + _FRAME_HEADER, len(log), _FRAME_HEADER + _PAGE)
        found += [log[start : start + _PAGE] for start in frames]
    plain = []
    for page in found:
        cipher = Cipher(algorithms.AES(session.unlocked.file_key), modes.CBC(page[-80:-64]))
        plain.append(cipher.decryptor().update(page[:-80]))
    return b"".join(plain).lower()


def everything_in(session: Session) -> bytes:
    """All of a data folder, its database decrypted and its scans too, in lower case."""
    others = [
        path.read_bytes()
        for path in sorted(session.folder.path.rglob("*"))
        if path.is_file() and not path.name.startswith(session.folder.database_path.name)
    ]
    names = [str(path).encode() for path in session.folder.path.rglob("*")]
    return plain_pages(session) + b"".join([*others, *names]).lower()
