"""The machine underneath: paths, settings, clock, locks, packaged resources and shared texts."""
