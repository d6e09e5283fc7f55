"""Models: what lists and tables show, asked from the desk page by page."""
