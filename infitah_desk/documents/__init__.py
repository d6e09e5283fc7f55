"""What is on paper or in a spreadsheet: permits, codes to scan, lists that chambers send."""
