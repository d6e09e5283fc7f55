"""Where the data folder lies: named by the person, by the environment, or the system's place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DATA_VARIABLE = "INFITAH_DESK_DATA"


def data_path(named: str | Path | None, environment: Mapping[str, str] | None = None) -> Path:
    """The absolute path of the data folder, which need not exist yet.

    `named` is what stood on the command line; an empty name counts as none.
    """
    environment = os.environ if environment is None else environment
    chosen = str(named or "") or environment.get(DATA_VARIABLE, "")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("infitah-desk", appauthor=False)
