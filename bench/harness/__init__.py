"""Measures tenantry against the floor and the script, and reports it."""
