"""The trust list published and taken back in: as a file, from its sheet, and never an older one."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from infitah_desk.documents.code_reading import codes_in_file
from infitah_desk.domain.errors import MachineFault, Refused, Untrusted
from infitah_desk.domain.events import NodeRevoked
from infitah_desk.services import checking, enrolling, issuing, publishing, trusting
from infitah_desk.services.gathering import gather_list
from infitah_desk.trust import list_frames
from tests.helpers.caravans import HQ, OUJDA, TETOUAN, Caravan, issued
from tests.helpers.other_programs import photographed


@pytest.fixture
def sheet(caravan: Caravan) -> Path:
    """The list's sheet; the list itself is `trust.json` beside it."""
    out = caravan.folder / "sheet.pdf"
    with caravan.at(HQ) as session:
        published = publishing.publish_trust_list(session, caravan.folder / "trust.json", out)
    assert (published.desks, published.revoked, published.pages) == (3, 0, 1)
    assert published.codes == len(codes_in_file(out))
    return out


def the_list(sheet: Path) -> bytes:
    return sheet.with_name("trust.json").read_bytes()


def test_the_sheet_gives_the_list_back_byte_by_byte(caravan: Caravan, sheet: Path) -> None:
    kept = caravan.folder / "kept.json"
    publishing.keep_list([sheet], caravan.root, kept)
    assert kept.read_bytes() == the_list(sheet)


def test_a_permit_is_judged_by_the_sheet_as_by_the_file(caravan: Caravan, sheet: Path) -> None:
    by_sheet = trusting.read_trust_files([sheet], caravan.root)
    assert by_sheet == trusting.read_trust_files([sheet.with_name("trust.json")], caravan.root)


def test_pictures_of_the_sheet_in_any_order_and_twice(caravan: Caravan, sheet: Path) -> None:
    """A page cut in two, as somebody photographs it who cannot take all of it at once."""
    [page] = photographed(sheet)
    halves = []
    for left, right in ((0, 1075), (579, 1654)):
        half = page.with_name(f"from-{left}.png")
        with Image.open(page) as picture:
            picture.crop((left, 0, right, picture.height)).save(half)
        assert codes_in_file(half)
        halves.append(half)
    pictures = [*halves, *halves]
    random.Random(3).shuffle(pictures)
    found = trusting.read_trust_files(pictures, caravan.root)
    assert found == trusting.read_trust_files([sheet], caravan.root)


def test_texts_of_a_scanner_are_put_together_too(caravan: Caravan, sheet: Path) -> None:
    paths = []
    for place, frame in enumerate(codes_in_file(sheet)):
        path = caravan.folder / f"{place}.txt"
        path.write_text(f"{frame}\r\n")
        paths.append(path)
    assert trusting.read_trust_files(paths, caravan.root).number > 0
    with pytest.raises(Refused) as refused:
        trusting.read_trust_files(paths[1:], caravan.root)
    assert refused.value.code == "trust_sheet.incomplete"
    assert refused.value.details["missing"] == [1]


def test_the_sheets_of_two_lists_never_mix(caravan: Caravan, sheet: Path) -> None:
    caravan.clock.pass_by(60)
    other = caravan.folder / "other.pdf"
    with caravan.at(HQ) as session:
        publishing.publish_trust_list(session, caravan.folder / "other.json", other)
    with pytest.raises(Refused, match=r"^trust_sheet\.mixed$"):
        trusting.read_trust_files([sheet, other], caravan.root)


def test_a_sheet_of_another_root_is_not_believed(sheet: Path) -> None:
    with pytest.raises(Untrusted, match=r"^trust_list\.other_root$"):
        trusting.read_trust_files([sheet], "0" * 64)


def test_what_has_no_frame_is_no_list(caravan: Caravan, tmp_path: Path) -> None:
    path = tmp_path / "code.txt"
    path.write_text("PNT1 is not how a frame begins")
    for paths in ([path, path], [path]):
        with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
            trusting.read_trust_files(paths, caravan.root)
    with pytest.raises(MachineFault, match=r"^file\.missing$"):
        trusting.read_trust_files([path, tmp_path / "none.png"], caravan.root)


def a_list(caravan: Caravan, name: str) -> Path:
    out = caravan.folder / name
    with caravan.at(HQ) as session:
        trusting.export_trust_list(session, out)
    return out


def test_whoever_keeps_a_list_never_takes_an_older_one(caravan: Caravan) -> None:
    older = a_list(caravan, "older.json")
    caravan.clock.pass_by(60)
    newer = a_list(caravan, "newer.json")
    kept = caravan.folder / "kept.json"
    publishing.keep_list([older], caravan.root, kept)
    publishing.keep_list([newer], caravan.root, kept)
    with pytest.raises(Refused, match=r"^trust_list\.rollback$"):
        publishing.keep_list([older], caravan.root, kept)
    assert kept.read_bytes() == newer.read_bytes()
    publishing.keep_list([newer], caravan.root, kept)


def test_without_a_root_the_kept_list_s_own_is_pinned(caravan: Caravan, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    publishing.keep_list([a_list(caravan, "list.json")], None, kept)
    foreign = Path(__file__).parents[1] / "data" / "permit-codes" / "trust-list.json"
    with pytest.raises(Untrusted, match=r"^trust_list\.other_root$"):
        publishing.keep_list([foreign], None, kept)


def test_what_is_no_list_is_not_replaced_by_one(caravan: Caravan, tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Mardi : rien.")
    with pytest.raises(Refused, match=r"^trust_list\.unreadable$"):
        publishing.keep_list([a_list(caravan, "list.json")], caravan.root, diary)
    assert diary.read_text() == "Mardi : rien."


def test_a_number_never_shrinks_though_the_clock_is_set_back(caravan: Caravan) -> None:
    first = a_list(caravan, "first.json")
    caravan.clock.set_back(2)
    second = a_list(caravan, "second.json")
    kept = caravan.folder / "kept.json"
    publishing.keep_list([first], caravan.root, kept)
    publishing.keep_list([second], caravan.root, kept)
    assert kept.read_bytes() == second.read_bytes()


def test_a_desk_chooses_a_list_from_its_sheet_but_none_older_than_its_own_word(
    caravan: Caravan, sheet: Path
) -> None:
    with caravan.at(TETOUAN) as session:
        assert checking.choose_trust_list(session, gather_list([sheet])).number > 0
    caravan.clock.pass_by(3600)
    caravan.reference(OUJDA)
    with caravan.at(OUJDA) as session, pytest.raises(Refused, match=r"^trust_list\.rollback$"):
        checking.choose_trust_list(session, the_list(sheet))


def test_no_list_is_chosen_after_a_later_one(caravan: Caravan) -> None:
    first = a_list(caravan, "first.json").read_bytes()
    caravan.clock.pass_by(60)
    second = a_list(caravan, "second.json").read_bytes()
    with caravan.at(TETOUAN) as session:
        numbers = [checking.choose_trust_list(session, file).number for file in (first, second)]
    with caravan.at(TETOUAN) as session:
        with pytest.raises(Refused, match=r"^trust_list\.rollback$"):
            checking.choose_trust_list(session, first)
        assert checking.choose_trust_list(session, second).number == numbers[1]


def test_a_list_too_large_for_its_sheet_is_not_written_without_it(
    caravan: Caravan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_frames, "MOST_FRAMES", 0)
    out, sheet = tmp_path / "list.json", tmp_path / "sheet.pdf"
    with caravan.at(HQ) as session, pytest.raises(Refused, match=r"^trust_sheet\.too_large$"):
        publishing.publish_trust_list(session, out, sheet)
    assert (out.exists(), sheet.exists()) == (False, False)


def test_a_list_whose_text_looks_like_a_frame_is_a_list(tmp_path: Path) -> None:
    envelope = b'\n{"payload": "AAAAPNT1/1/1/AAAA"}'
    (tmp_path / "list.json").write_bytes(envelope)
    assert gather_list([tmp_path / "list.json"]) == envelope


def test_no_list_is_gathered_from_any_number_of_files(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^permit_file\.too_many$"):
        gather_list([tmp_path / str(place) for place in range(601)])


def test_only_headquarters_publishes(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session, pytest.raises(Refused, match=r"^role\.not_allowed$"):
        publishing.publish_trust_list(session, caravan.folder / "x", caravan.folder / "y")
    assert not (caravan.folder / "x").exists()


def test_what_is_kept_is_what_was_checked(
    caravan: Caravan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick, or a pipe, may give other bytes when it is read again."""
    good = a_list(caravan, "list.json")
    readings = iter([good.read_bytes()])
    monkeypatch.setattr(publishing, "gather_list", lambda _paths: next(readings))
    publishing.keep_list([good], caravan.root, tmp_path / "kept.json")
    assert (tmp_path / "kept.json").read_bytes() == good.read_bytes()


def test_what_a_list_called_void_no_later_list_takes_back(caravan: Caravan) -> None:
    """Not even where the log that said so is found to end below that."""
    with caravan.at(TETOUAN) as session:
        number = issued(session, 1)
        *_, end = session.store.log.links(session.store.own_log)
        issuing.revoke_permit(session, number, "lost")
    caravan.merge(HQ, caravan.export(TETOUAN).file)
    a_list(caravan, "first.json")
    with caravan.at(HQ) as session:
        positions = ((caravan.log(TETOUAN), end.seq, end.hash.hex()),)
        session.write([("", [NodeRevoked(TETOUAN, positions, "volé")])])
    caravan.clock.pass_by(60)
    later = trusting.read_trust_files([a_list(caravan, "later.json")], caravan.root)
    assert [each.number for each in later.revoked] == [number]


def test_an_older_list_does_not_bring_a_revoked_desk_back(caravan: Caravan) -> None:
    older = a_list(caravan, "older.json").read_bytes()
    with caravan.at(HQ) as session:
        enrolling.revoke_node(session, TETOUAN, "volé")
        chosen = checking.choose_trust_list(session, older)
    ended = {key.node for key in chosen.keys if key.revoked_above is not None}
    assert ended == {TETOUAN}
