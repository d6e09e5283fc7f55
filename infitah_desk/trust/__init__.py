"""Who may sign: keys, vault, roster, permit codes and trust lists."""
