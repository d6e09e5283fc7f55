"""Pages: one screen each, with their methods in one order: build, connect, retranslate, slots."""
