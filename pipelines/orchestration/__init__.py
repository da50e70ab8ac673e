"""Dagster only here: assets, checks, sensor, schedules, jobs, resources."""

import warnings

import dagster as dg

from pipelines.orchestration.sqlite import install

# Single-run backfills and owners are what Dagster's own documentation recommends; its version is pinned to one patch
# release, so the warning that they may change says nothing new and would be printed once per asset.
warnings.filterwarnings("ignore", category=dg.BetaWarning)
install()
