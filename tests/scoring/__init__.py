"""Scores of the rooms against samples whose truth is known, with floors that are pinned."""
