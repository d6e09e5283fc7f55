"""A programme: everything that a later caravan would change, read from one TOML file.

Rules take a `Programme` as an argument; none of its figures stands in the code. The text of the
file travels inside the authority's log, so every desk works by the same one.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal
from typing import Annotated

import msgspec

from infitah_desk.domain.errors import Refused
from infitah_desk.domain.permit_marks import Logo, Signatories

Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{1,32}$")]
ForumCode = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{3}$")]


PAPER_FIELDS = ("number", "court", "name", "issued", "expires")
"""What can be asked of a paper."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing's name in the three languages."""

    fr: str
    ar: str
    en: str


class Court(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A commercial court as it is printed, with the other spellings that mean it."""

    fr: str
    ar: str
    variants: tuple[str, ...] = ()


class Forum(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of the caravan. Region codes were reused in 2015, so each has its vintage."""

    code: ForumCode
    city: str
    city_ar: str
    chamber: str
    chamber_ar: str
    region_2010: str
    region_today: str
    region_vintage: int
    court: Court
    postal: str
    region_today_name: str = ""
    region_today_name_ar: str = ""
    city_variants: tuple[str, ...] = ()
    fixed_lines: tuple[str, ...] = ()


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A region in both languages."""

    fr: str
    ar: str


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One value of a closed list (legal form, sector), with spellings met on papers."""

    code: Code
    fr: str
    ar: str
    en: str
    variants: tuple[str, ...] = ()


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to look at on a paper, ticked when it is as it should be."""

    code: Code
    fr: str
    ar: str
    en: str


class DocumentType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A paper that a clerk sees.

    `proves` names what an accepted one shows ("rc", "tp") or is empty; `fields` are those asked
    for (of "number", "court", "name", "issued", "expires"); an age above `warn_after_days` warns,
    never blocks. `checks` are what accepting attests; `each_check` wants each ticked by itself,
    `second_look` a supervisor who confirms before the paper counts. The number of an
    `identity_card` is asked for and kept only where data protection allows it.
    """

    code: Code
    fr: str
    ar: str
    en: str
    proves: str = ""
    fields: tuple[str, ...] = ()
    number_is_kept: bool = True
    warn_after_days: int | None = None
    checks: tuple[Check, ...] = ()
    each_check: bool = False
    second_look: bool = False
    identity_card: bool = False


class EligibilityTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who may get a permit. `turnover_limit` is in dirhams."""

    turnover_limit: Decimal
    turnover_limit_passes: bool
    liberal_professions_pass: bool
    registration: tuple[str, ...]
    required_fields: tuple[str, ...]
    initiation_required: bool = True
    certificate_required: bool = False


class PackTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The money of a pack, in dirhams including tax; `rate` is a fraction.

    `bank` is the partner bank that offers to finance the beneficiary's part.
    """

    minimum_price: Decimal
    rate: Decimal
    cap: Decimal
    bank: Words | None = None


class Offer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pack on offer, its price in dirhams including tax."""

    code: Code
    operator: str
    machine: Words
    price: Decimal


class PermitTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a permit says and shows. `valid_until` is None where no source names an end."""

    edition: Annotated[str, msgspec.Meta(pattern=r"^[A-Z0-9]{1,4}$")]
    issuer: str
    title: Words
    heading: tuple[str, ...]
    heading_ar: tuple[str, ...]
    list_stale_after_days: int
    valid_until: dt.date | None = None
    logo: Logo | None = None
    signatories: Signatories = ()


class Targets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the programme is measured against.

    `permits` is how many may be given to desks, `yearly_budget` (in dirhams) what their packs may
    cost, each counted in full; None is no limit.
    """

    eligible: int
    permits_until: dt.date
    permits_per_chamber_and_month: int
    permits: int | None = None
    yearly_budget: Decimal | None = None


class MatchingTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which score (0 to 1) on two dossiers are called likely one enterprise.

    `shown` is the score from which on a pair is shown to a person at all, `while_typing` that from
    which on a dossier is shown to whoever types one: there a name and nothing else is worth a look.
    """

    likely: float = 0.4
    shown: float = 0.05
    while_typing: float = 0.025


class DataProtection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What law 09-08 asks to be set: until when data is kept and under which receipt."""

    controller: str
    controller_ar: str
    receipt_number: str
    kept_until: dt.date
    identity_card_number: bool = False


class Programme(msgspec.Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """One programme file, whole and checked.

    `courts` are those beyond the forums' own that firms are registered at; `regions_2010` are the
    regions as they were then, which forums name in French.
    """

    code: str
    name: Words
    starts: dt.date
    ends: dt.date
    forums: tuple[Forum, ...]
    legal_forms: tuple[Choice, ...]
    sectors: tuple[Choice, ...]
    documents: tuple[DocumentType, ...]
    eligibility: EligibilityTerms
    pack: PackTerms
    offers: tuple[Offer, ...]
    permit: PermitTerms
    targets: Targets
    data_protection: DataProtection
    courts: tuple[Court, ...] = ()
    regions_2010: tuple[Region, ...] = ()
    optional_identifiers: tuple[str, ...] = ()
    matching: MatchingTerms = MatchingTerms()

    def __post_init__(self) -> None:
        for kind, codes in (
            ("forums", [forum.code for forum in self.forums]),
            ("legal_forms", [form.code for form in self.legal_forms]),
            ("sectors", [sector.code for sector in self.sectors]),
            ("documents", [document.code for document in self.documents]),
            ("offers", [offer.code for offer in self.offers]),
            *(
                (f"checks of {document.code}", [check.code for check in document.checks])
                for document in self.documents
                if document.checks
            ),
        ):
            if not codes or len(set(codes)) < len(codes):
                raise ValueError(f"{kind}: at least one, and each code once")
        regions = {region.fr for region in self.regions_2010}
        if regions and (unknown := {forum.region_2010 for forum in self.forums} - regions):
            raise ValueError(f"regions_2010: {', '.join(sorted(unknown))}")
        asked = {field for document in self.documents for field in document.fields}
        if unknown := asked - set(PAPER_FIELDS):
            raise ValueError(f"fields of documents: {', '.join(sorted(unknown))}")
        if self.ends < self.starts:
            raise ValueError("the programme ends before it starts")
        if unknown := set(self.eligibility.registration) - {"rc", "tp"}:
            raise ValueError(f"registration: {', '.join(sorted(unknown))}")
        if not 0 <= self.pack.rate <= 1:
            raise ValueError("the rate is a fraction between 0 and 1")
        terms = self.matching
        if not 0 < terms.while_typing <= terms.shown <= terms.likely <= 1:
            raise ValueError("matching: 0 < while_typing <= shown <= likely <= 1")

    def forum(self, code: str) -> Forum:
        """The forum of that code.

        Raises:
            Refused: "forum.unknown".
        """
        for forum in self.forums:
            if forum.code == code:
                return forum
        raise Refused("forum.unknown", forum=code)

    def document(self, code: str) -> DocumentType:
        """The type of paper of that code.

        Raises:
            Refused: "document.type_unknown".
        """
        for document in self.documents:
            if document.code == code:
                return document
        raise Refused("document.type_unknown", type=code)

    def offer(self, code: str) -> Offer:
        """The pack on offer of that code.

        Raises:
            Refused: "pack.offer_unknown".
        """
        for offer in self.offers:
            if offer.code == code:
                return offer
        raise Refused("pack.offer_unknown", offer=code)


def read_programme(text: str) -> Programme:
    """The programme that a TOML file's text describes.

    Raises:
        Refused: "programme.unreadable", with the parser's own words in `reason`.
    """
    try:
        programme = msgspec.convert(tomllib.loads(text), Programme, strict=False)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise Refused("programme.unreadable", reason=str(error)) from error
    if not programme.data_protection.identity_card_number:
        return programme
    documents = tuple(map(_with_card_number, programme.documents))
    return msgspec.structs.replace(programme, documents=documents)


def _with_card_number(type_: DocumentType) -> DocumentType:
    if not type_.identity_card or "number" in type_.fields:
        return type_
    fields = ("number", *type_.fields)
    return msgspec.structs.replace(type_, fields=fields, number_is_kept=True)
