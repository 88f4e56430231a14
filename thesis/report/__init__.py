"""Reports: diagnostics become output. Knows no checks."""
