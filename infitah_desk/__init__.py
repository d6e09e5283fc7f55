"""Infitah Desk: the offline registration desk of the Infitah caravan."""

__version__ = "0.1.0"
