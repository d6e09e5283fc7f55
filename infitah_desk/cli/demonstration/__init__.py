"""Caravans played through, for the `demo` command: real folders, lists, permits and bundles.

Everything that they do a person could do with the program; they only type faster.
"""

from infitah_desk.cli.demonstration.account import Survived
from infitah_desk.cli.demonstration.large_caravan import DOSSIERS as DOSSIERS_OF_WEEKS
from infitah_desk.cli.demonstration.large_caravan import demonstrate_weeks
from infitah_desk.cli.demonstration.places import PASSWORD, SUPERVISOR
from infitah_desk.cli.demonstration.small_caravan import DOSSIERS, Demonstrated, demonstrate

__all__ = [
    "DOSSIERS",
    "DOSSIERS_OF_WEEKS",
    "PASSWORD",
    "SUPERVISOR",
    "Demonstrated",
    "Survived",
    "demonstrate",
    "demonstrate_weeks",
]
