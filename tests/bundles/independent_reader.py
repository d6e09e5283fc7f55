"""A second reader, made from FORMAT.md alone, with hashlib, json, cryptography and programs.

It shares no line with the program and judges the same: events as (log, seq, hash, head, body), or
an exception for anything that is not as the format says.
"""

from __future__ import annotations

import base64
import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Found = list[tuple[str, int, str, bytes, bytes | None]]


class NotGoodError(Exception):
    """The bundle is not as FORMAT.md says."""


def read_bundle(bundle: Path, identity: Path, folder: Path, keys: dict[str, bytes]) -> Found:
    """`keys`: the raw public key of each log, by its name; `folder`: empty, to unpack into."""
    tar = run("age", "--decrypt", "--identity", identity, bundle)
    blocks = tar.rstrip(b"\0")
    names = run("tar", "--list", "--file", "-", stdin=tar).decode().split()
    run("tar", "--extract", "--directory", folder, "--file", "-", stdin=tar)
    envelope = json.loads((folder / "manifest.dsse.json").read_bytes())
    payload, kind = base64.b64decode(envelope["payload"]), envelope["payloadType"]
    manifest = json.loads(payload)
    [signature] = envelope["signatures"]
    sender = keys[manifest["log"]]
    signed = b"DSSEv1 %d %b %d %b" % (len(kind), kind.encode(), len(payload), payload)
    verify(sender, signature["sig"], signed)
    must(signature["keyid"] == manifest["key"] == sha(sender))
    must(kind == f"application/vnd.infitah.{manifest['kind']}.v1+json")
    sizes = [len((folder / name).read_bytes()) for name in names]
    whole = sum(512 + (size + 511) // 512 * 512 for size in sizes) + 1024
    must(len(tar) == whole and len(blocks) <= whole - 1024)
    must(names == ["manifest.dsse.json", *(each["name"] for each in manifest["members"])])
    for member in manifest["members"]:
        data = (folder / member["name"]).read_bytes()
        must(len(data) == member["size"] and sha(data) == member["sha256"])
    plain = run("zstd", "--decompress", "--stdout", folder / "events.ndjson.zst")
    must(len(plain) == manifest["counts"]["bytes"] and plain[-1:] in {b"", b"\n"})
    return events(manifest, plain.split(b"\n")[:-1], keys)


def events(manifest: dict[str, Any], lines: list[bytes], keys: dict[str, bytes]) -> Found:
    found: Found = []
    seals = {(s["log"], s["seq"], s["hash"]): s["signature"] for s in manifest["seals"]}
    left = iter(lines)
    for segment in manifest["segments"]:
        log, key = segment["log"], keys[segment["log"]]
        must(log.partition(".")[2] == sha(key)[:8])
        prev = bytes.fromhex(segment["prev"])
        if segment["first"] == 1:
            must(segment["prev"] == sha(b"infitah-log-v1\0" + log.encode() + b"\0" + key))
        for seq in range(int(segment["first"]), int(segment["last"]) + 1):
            head, *rest = next(left).split(b"\t")
            body = rest[0] if len(rest) == 1 else None
            digest = sha(rest[0]) if len(rest) == 1 else rest[1].decode()
            prev = bytes.fromhex(sha(b"infitah-event-v1\0" + prev + bytes.fromhex(digest) + head))
            found.append((log, seq, prev.hex(), head, body))
        must(prev.hex() == segment["head"])
        last = int(segment["last"])
        sealed = b"infitah-seal-v1\0" + log.encode() + b"\0" + last.to_bytes(8, "big") + prev
        verify(key, seals[log, last, prev.hex()], sealed)
    must(next(left, None) is None)
    return found


def run(*command: str | Path, stdin: bytes = b"") -> bytes:
    return subprocess.run(command, input=stdin, check=True, capture_output=True).stdout


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def verify(key: bytes, signature: str, message: bytes) -> None:
    Ed25519PublicKey.from_public_bytes(key).verify(base64.b64decode(signature), message)


def must(holds: object) -> None:
    if not holds:
        raise NotGoodError
