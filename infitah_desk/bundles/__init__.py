"""Files that travel: the sealed container, written, read and verified."""
