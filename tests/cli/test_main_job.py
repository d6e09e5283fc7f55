"""The whole main job by command line: enrolled, imported, issued, handed over, merged, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk_program import PASSWORD, SAMPLES, SUPERVISOR, Place, run

Answers = Mapping[str, Any]


class _Job:
    """The job done once; what each command answered, by its name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answers: dict[str, Any] = {}
        self.authority = Place(folder / "authority")
        self.desk = Place(folder / "desk")
        self.coordinator = Place(folder / "coordinator")

    def keep(self, name: str, place: Place, *arguments: str | Path) -> dict[str, Any]:
        answer = place.does(*arguments)
        self.answers[name] = answer
        return answer

    def out(self, name: str) -> Path:
        return self.folder / name

    def found(self) -> None:
        made = self.keep(
            "authority create",
            self.authority,
            *("authority", "create", "--recovery-out", self.out("recovery.txt")),
        )
        for place, node, role, terms in (
            (self.coordinator, "CN-1", "coordinator", ("--region", "MA-01", "--region", "MA-08")),
            (self.desk, "TET-1", "desk", ("--forum", "TET", "--permits", "100")),
        ):
            request, kit = self.out(f"{node}.request"), self.out(f"{node}.kit")
            ask = ("enrol", "request", "--node", node, "--role", role, "--out", request)
            self.keep(f"enrol request {role}", place, *ask)
            certify = ("authority", "enrol", request, *terms, "--out", kit)
            self.keep(f"authority enrol {role}", self.authority, *certify)
            accept = ("enrol", "accept", kit, "--root", made["root"])
            self.keep(f"enrol accept {role}", place, *accept)
        self.keep("authority show", self.authority, "authority", "show")

    def serve(self) -> None:
        desk = self.desk
        self.keep("stop open", desk, "stop", "open", "--date", "2010-09-28")
        came = self.keep("tpe import", desk, "tpe", "import", SAMPLES / "preinscription-TET.csv")
        dossiers = (row["dossier"] for row in came["rows"])
        shown = next(s for d in dossiers if (s := self._shown(d))["rc_number"] and s["rc_court"])
        dossier = self.answers["tpe show"]["dossier"]
        self.keep("tpe find", desk, "tpe", "find", shown["name"])
        self.keep("tpe list", desk, "tpe", "list", "--step", "documents")
        paper = ("rc_extract", "--number", shown["rc_number"], "--court", shown["rc_court"])
        self.keep("document reject", desk, "document", "reject", dossier, "rc_extract", *R)
        self.keep("document accept", desk, "document", "accept", dossier, *paper)
        self.keep("initiation attend", desk, "initiation", "attend", dossier)
        self.keep("eligibility", desk, "eligibility", dossier)
        number = self.keep("permit issue", desk, "permit", "issue", dossier)["number"]
        self.pdf = self.out("permit.pdf")
        drawn = ("permit", "print", number, "--format", "a4", "--out", self.pdf)
        self.keep("permit print", desk, *drawn)
        self.keep("permit printed", desk, "permit", "printed", number)
        self.keep("permit hand-over", desk, "permit", "hand-over", number)
        self.keep("pack order", desk, "pack", "order", number, "--offer", "IAM-2990")
        self.keep("pack cancel", desk, "pack", "cancel", number, "--reason", "other_offer")
        desk.does("pack", "order", number, "--offer", "IAM-6990")
        delivered = ("--machine", "5CG0100JOB", "--sim", "8921201234567890100")
        self.keep("pack deliver", desk, "pack", "deliver", number, *delivered)

    def _shown(self, dossier: str) -> dict[str, Any]:
        enterprise = self.keep("tpe show", self.desk, "tpe", "show", dossier)["enterprise"]
        return dict(enterprise)

    def gather(self) -> None:
        bundle, onward = self.out("desk.age"), self.out("coordinator.age")
        receipt, reference = self.out("receipt.age"), self.out("reference.age")
        self.keep("bundle export", self.desk, "bundle", "export", "--out", bundle)
        self.keep("bundle inspect", self.desk, "bundle", "inspect", bundle)
        self.keep("bundle merge", self.coordinator, "bundle", "merge", bundle)
        self.keep("onward", self.coordinator, "bundle", "export", "--out", onward)
        self.keep("merged onward", self.authority, "bundle", "merge", onward, bundle)
        answer = ("receipt", "write", "--node", "TET-1", "--out", receipt)
        self.keep("receipt write", self.authority, *answer)
        self.keep("receipt read", self.desk, "receipt", "read", receipt)
        self.keep("reference write", self.authority, "reference", "write", "--out", reference)
        self.keep("reference read", self.desk, "reference", "read", reference)
        self.keep("nothing new", self.desk, "bundle", "export", "--out", self.out("again.age"))
        log = self.answers["enrol request desk"]["log"]
        for name, place in (
            ("desk", self.desk),
            ("coordinator", self.coordinator),
            ("authority", self.authority),
        ):
            self.keep(f"state digest {name}", place, "state", "digest", "--log", log)

    def check(self) -> None:
        trust = self.out("trust.json")
        self.keep("trust export", self.authority, "trust", "export", "--out", trust)
        root = self.answers["authority create"]["root"]
        alone = ("permit", "check", self.pdf, "--trust", trust, "--root", root, "--json")
        ran = run(*alone, known=None)
        self.answers["permit check"] = ran.document

    def keep_safe(self) -> None:
        kept = self.keep("backup create", self.desk, "backup", "create", self.out("backups"))
        restored = Place(self.out("restored"))
        self.keep("backup restore", restored, "backup", "restore", kept["file"])
        self.keep("doctor", restored, "doctor")
        self.keep("rebuild", restored, "rebuild")


R = ("--reason", "illisible")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    job = _Job(tmp_path_factory.mktemp("job"))
    for part in (job.found, job.serve, job.gather, job.check, job.keep_safe):
        part()
    return job.answers


SHAPES = {
    "authority create": {"node", "root"},
    "authority enrol desk": {"node", "first_serial", "last_serial"},
    "authority show": {"root", "nodes"},
    "enrol request desk": {"node", "log", "fingerprint"},
    "enrol accept desk": {"node", "role", "forum", "root"},
    "stop open": {"stop", "date"},
    "tpe import": {"read", "registered", "known", "refused", "rows", "issues"},
    "tpe find": {"results"},
    "tpe list": {"results"},
    "tpe show": {
        *("dossier", "step", "enterprise", "to_correct", "conflicts", "documents", "initiated"),
        *("situation", "permits", "pack", "packs", "seen_again", "alarms", "waiting", "history"),
    },
    "document reject": {"dossier", "documents"},
    "document accept": {"dossier", "documents"},
    "initiation attend": {"dossier"},
    "eligibility": {"eligible", "missing"},
    "permit issue": {"number", "dossier"},
    "permit print": {"file", "pages", "copy", "copies"},
    "permit printed": {"number", "copy"},
    "permit hand-over": {"number"},
    "pack order": {"price", "subsidy", "remainder"},
    "pack deliver": {"price", "subsidy", "remainder"},
    "pack cancel": {"price", "subsidy", "remainder"},
    "permit check": {"verdict", "number", "holder", "forum", "issued", "list_age_days"},
    "bundle export": {"events", "first", "last", "file"},
    "bundle inspect": {"v", "kind", "id", "node", "audience", "segments", "seals", "members"},
    "bundle merge": {
        *("bundles", "dossiers", "permits", "conflicts", "duplicates", "gaps", "forks"),
    },
    "receipt write": {"node", "number"},
    "receipt read": {"node", "number", "seq", "safe"},
    "reference write": {"number"},
    "reference read": {"number", "new_events"},
    "state digest desk": {"events", "digest", "state_digest", "fold_version", "logs"},
    "trust export": {"desks", "revoked", "number"},
    "backup create": {"file"},
    "backup restore": {"node", "log"},
    "doctor": {"ok", "checks"},
    "rebuild": {"dossiers"},
}


@pytest.mark.parametrize("command", SHAPES)
def test_the_answer_has_the_keys_of_the_contract(answers: Answers, command: str) -> None:
    assert SHAPES[command] - set(answers[command]) == set()


def test_serials_are_those_of_the_whole_block(answers: Answers) -> None:
    enrolled = answers["authority enrol desk"]
    assert (enrolled["first_serial"], enrolled["last_serial"]) == (1, 100)


def test_the_authority_shows_what_was_given_and_what_is_left(answers: Answers) -> None:
    shown = answers["authority show"]
    nodes = {node["node"]: node for node in shown["nodes"]}
    assert (nodes["TET-1"]["permits_given"], nodes["CN-1"]["permits_given"]) == (100, None)
    assert shown["permits_left"] == 10_000 - 100
    assert shown["packs_left"] == 10_000 - nodes["TET-1"]["packs_given"]


def test_a_coordinator_has_no_serials(answers: Answers) -> None:
    enrolled = answers["authority enrol coordinator"]
    assert (enrolled["first_serial"], enrolled["last_serial"]) == (None, None)


def test_the_authority_shows_everybody_it_enrolled(answers: Answers) -> None:
    nodes = {node["node"]: node for node in answers["authority show"]["nodes"]}
    assert list(nodes) == ["HQ", "CN-1", "TET-1"]
    assert nodes["CN-1"]["regions"] == ["MA-01", "MA-08"]
    assert answers["enrol request desk"]["log"] in nodes["TET-1"]["logs"]
    keys = {"node", "role", "forum", "regions", "logs", "first_serial", "last_serial"}
    keys |= {"permits_given", "permits_spent", "packs_given", "packs_spent"}
    assert keys | {"from", "until", "revoked"} == set(nodes["TET-1"])


def test_a_list_is_counted_to_its_last_row(answers: Answers) -> None:
    came = answers["tpe import"]
    assert came["read"] == came["registered"] + came["known"] + came["refused"] == 100
    assert set(came["rows"][0]) == {"row", "dossier"}
    assert {"row", "field", "code", "severity"} <= set(came["issues"][0])


def test_a_dossier_shows_every_field_in_order(answers: Answers) -> None:
    from infitah_desk.domain.enterprise import FIELDS

    assert tuple(answers["tpe show"]["enterprise"]) == FIELDS


def test_its_history_names_who_wrote_what(answers: Answers) -> None:
    (first,) = answers["tpe show"]["history"]
    assert set(first) == {"log", "seq", "kind", "author", "time"}
    assert (first["kind"], first["author"]) == ("dossier.registered", SUPERVISOR)


def test_search_finds_the_dossier_by_its_name(answers: Answers) -> None:
    found = [item["dossier"] for item in answers["tpe find"]["results"]]
    assert answers["tpe show"]["dossier"] in found
    assert set(answers["tpe find"]["results"][0]) == {"dossier", "name", "name_ar", "step"}


def test_a_step_lists_only_what_stands_there(answers: Answers) -> None:
    assert {item["step"] for item in answers["tpe list"]["results"]} == {"documents"}


def test_an_accepted_paper_follows_a_rejected_one(answers: Answers) -> None:
    assert not answers["document reject"]["documents"]["rc_extract"]["accepted"]
    assert answers["document accept"]["documents"]["rc_extract"]["accepted"]


def test_the_dossier_became_eligible(answers: Answers) -> None:
    assert answers["eligibility"] == {"eligible": True, "missing": []}


def test_the_permit_was_printed_once(answers: Answers) -> None:
    assert (answers["permit print"]["pages"], answers["permit print"]["copy"]) == (1, 1)
    assert answers["permit printed"]["copy"] == 1
    assert answers["permit hand-over"]["handed_over"]


def test_the_pack_is_paid_by_the_state_and_its_owner(answers: Answers) -> None:
    paid = [answers[f"pack {what}"] for what in ("order", "deliver")]
    assert [(each["price"], each["subsidy"], each["remainder"]) for each in paid] == [
        ("2990.00", "897.00", "2093.00"),
        ("6990.00", "1500.00", "5490.00"),
    ]


def test_the_paper_alone_verifies_by_the_trust_list(answers: Answers) -> None:
    checked = answers["permit check"]
    assert checked["verdict"] == "valid"
    assert checked["number"] == answers["permit issue"]["number"]
    assert checked["holder"] == answers["tpe show"]["enterprise"]["name"]
    assert (checked["forum"], checked["issued"]) == ("TET", "2010-09-28")


def test_the_bundle_carries_the_whole_log(answers: Answers) -> None:
    exported = answers["bundle export"]
    log = answers["enrol request desk"]["log"]
    assert exported["first"] == 1
    assert exported["last"] == answers["state digest desk"]["logs"][log]["count"]


def test_what_was_merged_before_is_known(answers: Answers) -> None:
    statuses = [each["status"] for each in answers["merged onward"]["bundles"]]
    assert statuses == ["merged", "known"]
    assert set(answers["bundle merge"]["bundles"][0]) == {"file", "status", "code", "new_events"}


def test_the_receipt_covers_what_was_sent(answers: Answers) -> None:
    receipt = answers["receipt read"]
    assert receipt["safe"]
    assert receipt["seq"] == answers["bundle export"]["last"]


def test_what_a_receipt_covers_is_not_sent_again(answers: Answers) -> None:
    assert answers["nothing new"]["events"] < answers["bundle export"]["events"]


def test_equal_sets_have_equal_digests_everywhere(answers: Answers) -> None:
    there = [answers[f"state digest {place}"] for place in ("desk", "coordinator", "authority")]
    assert there[0] == there[1] == there[2]
    assert there[0]["events"] > 100


def test_a_restored_folder_is_the_next_installation(answers: Answers) -> None:
    restored = answers["backup restore"]
    assert restored["node"] == "TET-1"
    assert restored["log"] != answers["enrol request desk"]["log"]
    nodes = {node["node"]: node for node in answers["authority show"]["nodes"]}
    assert restored["log"] in nodes["TET-1"]["logs"]


def test_it_is_sound(answers: Answers) -> None:
    assert answers["doctor"]["ok"], answers["doctor"]
    assert set(answers["doctor"]["checks"][0]) == {"name", "ok", "detail"}
    assert answers["rebuild"]["dossiers"] == 100


def test_no_answer_holds_a_password(answers: Answers) -> None:
    assert PASSWORD not in str(answers)


def test_the_demonstration_says_where_everything_lies(tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    lists.mkdir()
    row = "Atelier {0};SARL;{0};{1};Ali Alami;{1};Menuiserie;C;100000;non\n".format
    header = "Raison sociale;Forme juridique;RC;Tribunal;Gérant;Ville;Activité;Secteur;CA;"
    for forum, city, number in (("TET", "Tétouan", "4101"), ("OUJ", "Oujda", "4102")):
        said = f"{header}Profession libérale\n{row(number, city)}"
        (lists / f"liste-{forum}.csv").write_text(said, encoding="utf-8")
    ran = run("demo", tmp_path / "demo", "--lists", lists, "--dossiers", "2", "--json", known=None)
    assert ran.exit_code == 0, ran
    done = ran.document
    assert done["permits"] == 2
    assert len(done["digest"]) == 64
    assert done["verdict"] == "valid"
    assert all(Path(path).is_file() for path in [*done["pdf"], *done["bundles"]])
