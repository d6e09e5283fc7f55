from __future__ import annotations

from pathlib import Path

import pytest

from infitah_desk.domain.errors import Refused
from infitah_desk.services.drawing import FORMATS
from infitah_desk.services.trying import write_test_page
from tests.helpers.other_programs import photographed, read_by_zbar


@pytest.mark.parametrize("format_", FORMATS)
def test_anybody_reads_from_paper_what_the_program_says(format_: str, tmp_path: Path) -> None:
    page = write_test_page(format_, tmp_path / "test.pdf")
    assert read_by_zbar(photographed(page.file, 300)) == [page.code]


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^permit\.format_unknown$"):
        write_test_page("a5", tmp_path / "test.pdf")
    assert not list(tmp_path.iterdir())
