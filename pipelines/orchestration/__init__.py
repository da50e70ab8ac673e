"""Dagster only here: assets, checks, sensor, schedules, jobs, resources."""
