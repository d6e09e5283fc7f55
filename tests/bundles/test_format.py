"""FORMAT.md is true: its example, its commands, and a reader that was made from it alone."""

from __future__ import annotations

import inspect
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature

from infitah_desk.bundles import compression, event_lines, reading, tar_stream
from infitah_desk.bundles import manifest as manifest_module
from infitah_desk.bundles.limits import GIB, KIB, LIMITS, MIB
from infitah_desk.bundles.reading import Bundle
from infitah_desk.domain.event import (
    BODY_LIMIT,
    HEAD_LIMIT,
    LATEST_TIME,
    LONGEST_NAME,
    MOST_REFERENCES,
)
from tests.bundles import independent_reader
from tests.bundles.caravan import (
    EVERYBODY,
    HQ,
    OUJDA,
    RECEIVER,
    TETOUAN,
    KnownKeys,
    events_of,
    outgoing,
    scan,
    withheld,
    write,
)
from tests.bundles.forgery import apart
from tests.bundles.independent_reader import NotGoodError, read_bundle

DATA = Path(__file__).with_name("data")
FORMAT = Path(inspect.getfile(manifest_module)).with_name("FORMAT.md").read_text(encoding="utf-8")
KEYS = {str(each.log): each.public for each in EVERYBODY}


def block(language: str, number: int = 0) -> str:
    """A fenced block of FORMAT.md."""
    blocks = re.finditer(rf"^```{language}\n(.*?)^```$", FORMAT, re.MULTILINE | re.DOTALL)
    return list(blocks)[number][1]


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of FORMAT.md were run."""
    folder = tmp_path_factory.mktemp("by_hand")
    for each in DATA.iterdir():
        shutil.copy(each, folder)
    commands = block("sh")
    listed = subprocess.run(
        ["sh", "-e", "-c", commands], cwd=folder, check=True, capture_output=True, text=True
    )
    (folder / "printed").write_text(listed.stdout, encoding="utf-8")
    return folder


def test_the_commands_of_the_example_show_its_members(by_hand: Path) -> None:
    printed = (by_hand / "printed").read_text(encoding="utf-8")
    assert printed.startswith(block("text", 0))


def test_the_example_states_the_digests_that_sha256sum_finds(by_hand: Path) -> None:
    printed = (by_hand / "printed").read_text(encoding="utf-8")
    stated = [member["sha256"] for member in json.loads(block("json"))["members"]]
    assert re.findall(r"^([0-9a-f]{64})  ", printed, re.MULTILINE) == stated


def test_the_payload_of_the_example_is_the_one_that_is_shown(by_hand: Path) -> None:
    payload = json.loads((by_hand / "payload.json").read_text(encoding="utf-8"))
    assert payload == json.loads(block("json"))


def test_the_lines_of_the_example_are_the_ones_that_are_shown(by_hand: Path) -> None:
    lines = (by_hand / "events.ndjson").read_text(encoding="utf-8")
    assert lines.replace("\t", "→") == block("text", 1)


def test_the_hashes_of_the_example_are_the_ones_that_are_shown(tmp_path: Path) -> None:
    shown = dict(line.split("  ", 1) for line in block("text", 2).splitlines())
    facts = {name.strip(): value.strip() for name, value in shown.items()}
    keys = {name: bytes.fromhex(value) for name, value in facts.items() if "." in name}
    found = read_bundle(DATA / "v1-events.age", DATA / "identity.txt", tmp_path, keys)
    desk = {f"hash {seq}": hash_ for log, seq, hash_, _, _ in found if log == TETOUAN.log}
    assert desk == {name: value for name, value in facts.items() if name.startswith("hash")}


def test_bundles_of_version_1_stay_readable() -> None:
    identity = (DATA / "identity.txt").read_text(encoding="utf-8").splitlines()[-1]
    with Bundle.open(DATA / "v1-events.age", [identity], KnownKeys("HQ", EVERYBODY)) as bundle:
        events = list(bundle.events())
        [(_, picture)] = bundle.scans()
    assert [(event.log, event.seq) for event in events] == [
        (HQ.log, 1),
        (TETOUAN.log, 1),
        (TETOUAN.log, 2),
        (TETOUAN.log, 3),
    ]
    assert [event.body is None for event in events] == [False, False, True, False]
    assert picture == b"not really a picture\n"


@pytest.fixture
def identity(tmp_path: Path) -> Path:
    path = tmp_path / "identity"
    path.write_text(RECEIVER.identity + "\n", encoding="ascii")
    return path


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    path = tmp_path / "unpacked"
    path.mkdir()
    return path


def test_a_reader_made_from_the_format_alone_finds_the_same_events(
    tmp_path: Path, identity: Path, unpacked: Path
) -> None:
    path = tmp_path / "b.age"
    trunk = TETOUAN.writes(50)
    fork = TETOUAN.writes(3, trunk[4], word="fork")
    gap = withheld(OUJDA.writes(9)[4:])
    write(path, outgoing(trunk, fork, gap, HQ.writes(2), scans=(scan(b"picture"),)))
    assert read_bundle(path, identity, unpacked, KEYS) == [
        (event.log, event.seq, event.hash.hex(), event.head, event.body)
        for event in events_of(path)
    ]


def test_the_other_reader_refuses_an_altered_event_too(
    tmp_path: Path, identity: Path, unpacked: Path
) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(TETOUAN.writes(3)))
    parts = apart(path).sent_by(OUJDA)
    parts.lines[0] = parts.lines[0].replace(b'"l":1', b'"l":2')
    with pytest.raises(NotGoodError):
        read_bundle(parts.save(path, OUJDA), identity, unpacked, KEYS)


def test_the_other_reader_refuses_another_signer_too(
    tmp_path: Path, identity: Path, unpacked: Path
) -> None:
    path = tmp_path / "b.age"
    write(path, outgoing(TETOUAN.writes(3)))
    with pytest.raises(InvalidSignature):
        read_bundle(apart(path).save(path, OUJDA), identity, unpacked, KEYS)


def test_the_other_reader_knows_nothing_of_the_program() -> None:
    assert "infitah_desk" not in inspect.getsource(independent_reader)


def test_the_format_names_every_code_of_a_refusal() -> None:
    table = FORMAT.partition("## 9.")[2].partition("## 10.")[0]
    named = set(re.findall(r"`(bundle\.\w+)`", table))
    named |= {f"bundle.member{end}" for end in re.findall(r"`(_\w+)`", table)}
    modules = (compression, event_lines, manifest_module, reading, tar_stream)
    raised = {
        code
        for module in modules
        for code in re.findall(
            r'(?:Untrusted|MachineFault)\(\s*"(bundle\.\w+)"', inspect.getsource(module)
        )
    }
    assert raised <= named


def test_the_bounds_of_a_head_are_those_of_the_format() -> None:
    assert f"0 ≤ t < {LATEST_TIME:,}" in FORMAT
    assert f"list of at most {MOST_REFERENCES:,}" in FORMAT
    assert f"at most {LONGEST_NAME} characters" in FORMAT


@pytest.mark.parametrize(
    ("row", "limit"),
    [
        ("file | 8 GiB", LIMITS.file == 8 * GIB),
        ("age header | 256 KiB", LIMITS.age_header == 256 * KIB),
        ("`manifest.dsse.json` | 8 MiB", LIMITS.manifest == 8 * MIB),
        ("segments, seals | 20,000 each", LIMITS.segments == 20_000),
        ("events | 20,000,000", LIMITS.events == 20_000_000),
        ("`counts.bytes` | 16 GiB", LIMITS.event_bytes == 16 * GIB),
        ("head, body of an event | 65,536 bytes each", HEAD_LIMIT == BODY_LIMIT == 65_536),
        ("scans | 20,000, of 16 MiB each", (LIMITS.scans, LIMITS.scan) == (20_000, 16 * MIB)),
    ],
)
def test_the_limits_are_those_of_the_format(row: str, limit: bool) -> None:
    assert f"| {row} |" in FORMAT
    assert limit
