"""Drafts: kept while they are typed, found by whoever comes next, gone with what was saved."""

from __future__ import annotations

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services import drafting, showing
from tests.helpers.caravans import TETOUAN, Caravan, an_enterprise, registered

TYPED = {"name": "Librairie Aït", "rc_number": "263"}


def test_a_draft_is_found_after_the_folder_was_closed(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", TYPED)
    with caravan.at(TETOUAN) as session:
        (draft,) = drafting.kept_drafts(session)
        assert (draft.id, draft.dossier, dict(draft.fields)) == ("one", "", TYPED)
        assert draft.account == session.account


def test_the_latest_word_replaces_the_one_before(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", TYPED)
        drafting.keep_draft(session, "one", "", {"name": "Librairie"})
        assert [dict(d.fields) for d in drafting.kept_drafts(session)] == [{"name": "Librairie"}]


def test_the_draft_typed_last_comes_first(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", TYPED)
        caravan.clock.pass_by(1)
        drafting.keep_draft(session, "two", "", TYPED)
        assert [draft.id for draft in drafting.kept_drafts(session)] == ["two", "one"]


def test_a_form_emptied_again_is_no_draft(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", TYPED)
        drafting.keep_draft(session, "one", "", {})
        assert drafting.kept_drafts(session) == []


def test_registering_a_draft_ends_it(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", TYPED)
        dossier = drafting.register_draft(session, "one", an_enterprise(1)).dossier
        assert drafting.kept_drafts(session) == []
        assert showing.show_dossier(session, dossier).enterprise["name"] == an_enterprise(1)["name"]


def test_a_refused_draft_is_kept(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", {"tp_number": "123"})
        with pytest.raises(Refused, match=r"tp\.length"):
            drafting.register_draft(session, "one", {"name": "Rif", "tp_number": "123"})
        assert len(drafting.kept_drafts(session)) == 1


def test_a_correction_half_typed_belongs_to_its_dossier_and_ends_with_it(
    caravan: Caravan,
) -> None:
    with caravan.at(TETOUAN) as session:
        dossier = registered(session, 1)
        drafting.keep_draft(session, f"dossier:{dossier}", dossier, {"city": "Oujda"})
        draft = drafting.draft_of(session, dossier)
        assert draft is not None
        state = drafting.correct_draft(session, draft.id, dossier, {"city": "Oujda"}, "moved")
        assert state.text("city") == "Oujda"
        assert drafting.draft_of(session, dossier) is None


def test_a_draft_travels_nowhere(caravan: Caravan) -> None:
    with caravan.at(TETOUAN) as session:
        drafting.keep_draft(session, "one", "", TYPED)
        before = session.store.log.last(session.store.own_log)
        drafting.drop_draft(session, "one")
        assert session.store.log.last(session.store.own_log) == before
        assert drafting.kept_drafts(session) == []
