"""The process in which bundles are prepared: what `preparing` starts and asks."""

import gc

from infitah_desk.services.preparing import prepare_bundles

_MANY_OBJECTS = 100_000

if __name__ == "__main__":
    # One bundle makes many objects and no rings of them: looking for rings would take a fifth.
    gc.set_threshold(_MANY_OBJECTS)
    prepare_bundles()
