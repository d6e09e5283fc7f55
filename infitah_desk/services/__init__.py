"""One function per thing a person wants done."""
