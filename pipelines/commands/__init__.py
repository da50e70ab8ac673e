"""The subcommands of `bulletins`, a module each: what they print and how they exit.

Belongs here: reading arguments, progress, tables for people. Does not belong here: doing the work.
"""
