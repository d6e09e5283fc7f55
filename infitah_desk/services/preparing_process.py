"""The process in which bundles are prepared: what `preparing` starts and asks."""

from infitah_desk.services.preparing import prepare_bundles

if __name__ == "__main__":
    prepare_bundles()
