"""Citations: clusters and entries become rendered inlines and a reference list (CSL)."""
