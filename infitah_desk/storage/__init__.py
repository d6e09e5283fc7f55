"""The encrypted file: connection, event log, projections, queries, migrations."""
