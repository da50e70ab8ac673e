"""`python -m tests.benchmarks.queries FILE`: what an analyst asks, timed on a published warehouse of any size.

FILE is made by ``python -m tests.benchmarks.made_up FILE 10000000``. Each question is asked several times; the fastest
is printed, since other work on the machine only ever adds. Belongs here: the questions of `warehouse/README.md`, put to
names that the made-up rows hold, and one for each view. Does not belong here: making the rows.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

GOAL_SECONDS = 1.0
QUESTIONS = {
    "1 a concept, issue by issue": """
        SELECT period_end, value, bound, published_on, page_no FROM figure_series
        WHERE concept = {concept} ORDER BY period_end, published_on""",
    "1b the same by words of it": """
        SELECT concept, count(*), min(value), max(value) FROM figure_series
        WHERE concept ILIKE '%ferries%' GROUP BY ALL ORDER BY ALL LIMIT 100""",
    "2 what two issues say differently": """
        SELECT a.concept, a.subject, a.period_end, a.value, b.value
        FROM figure_series AS a JOIN figure_series AS b USING (concept, period_end, modality)
        WHERE a.issue_id = {issue} AND b.issue_id = {next_issue}
          AND a.subject IS NOT DISTINCT FROM b.subject AND a.unit IS NOT DISTINCT FROM b.unit
          AND (a.value, a.bound) <> (b.value, b.bound)""",
    "3 revisions of a concept": """
        SELECT * FROM figure_revisions WHERE concept = {concept} ORDER BY period_end""",
    "3b all revisions": """
        SELECT concept, period_end, previous_value, value FROM figure_revisions ORDER BY published_on DESC LIMIT 100""",
    "4 figures about a place": """
        SELECT place, value, unit, concept, page_no, issue_id FROM figures
        WHERE place = 'Place 77' ORDER BY issue_id, page_no, top, x0""",
    "5 what a person said": """
        SELECT 'figure' AS what, page_no, sentence FROM figures WHERE attributed_to = 'Person 1000'
        UNION
        SELECT 'mention', page_no, sentence FROM mentions WHERE label = 'PERSON' AND name = 'Name 1000'
        ORDER BY what, page_no, sentence""",
    "6 laws and their articles": """
        SELECT name AS law, list(DISTINCT provision) FILTER (provision IS NOT NULL), count(*), min(page_no)
        FROM mentions WHERE label = 'LAW' GROUP BY name ORDER BY count(*) DESC, law LIMIT 50""",
    "7 articles with these words": """
        SELECT headline, count(*) AS words_found, sum(occurrences) AS occurrences FROM article_search
        WHERE word IN ('quay', '4711', 'kroner')
        GROUP BY issue_id, article_id, headline ORDER BY words_found DESC, occurrences DESC LIMIT 20""",
    "7b articles with a phrase": """
        SELECT issue_id, headline FROM articles WHERE body ILIKE '%vaccine harbour%' LIMIT 20""",
    "8 promised or foreseen": """
        SELECT modality, value, bound, unit, concept, sentence FROM figures JOIN issues USING (issue_id)
        WHERE modality IN ('target', 'forecast') AND published_on >= DATE '1999-06-01' AND publication = 'Series 7'
        ORDER BY modality, published_on, page_no, top, x0""",
    "9 who speaks for whom": """
        SELECT name, role, affiliation FROM people WHERE name = 'Name 1000' ORDER BY ALL""",
    "10 where a number stands": """
        SELECT surface, value, unit, page_no, x0, top, headline, rule_id
        FROM figures JOIN articles USING (issue_id, article_id) WHERE unit = 'ha' AND value = 4711
        ORDER BY issue_id, page_no, top LIMIT 100""",
    "the latest values of a place": """
        SELECT concept, value, unit, period_end FROM latest_figures WHERE place = 'Place 77' ORDER BY ALL""",
    "the latest value of a concept": """
        SELECT concept, place, value, unit, period_end FROM latest_figures WHERE concept = {concept} ORDER BY ALL""",
    "a name over time": """
        SELECT published_on, mention_count FROM entity_timeline WHERE name = 'Name 1000' ORDER BY 1""",
    "who is named beside a name": """
        SELECT other_name, article_count FROM co_mentions WHERE name = 'Name 1000' ORDER BY 2 DESC LIMIT 20""",
    "totals over everything": """
        SELECT unit, modality, count(*), avg(value) FROM figures GROUP BY ALL ORDER BY ALL""",
}


def main() -> None:
    """Print the time of each question."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.queries", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="", help="the beginning of a question's name")
    options = parser.parse_args()
    with duckdb.connect(str(options.file), read_only=True) as connection:
        connection.execute(f"SET threads = {options.threads}")
        figures, issues = (connection.sql(f"SELECT count(*) FROM {t}").fetchall()[0][0] for t in ("figures", "issues"))
        names = names_in(connection)
        table = Table("question", title=f"{figures:,} figures of {issues:,} issues, {options.threads} threads")
        table.add_column("seconds", justify="right")
        table.add_column("CPU s", justify="right")
        table.add_column("rows", justify="right")
        for question, sql in QUESTIONS.items():
            if not question.startswith(options.only):
                continue
            seconds, cpu, rows = fastest(connection, sql.format(**names), options.rounds)
            slow = "bold red" if seconds > GOAL_SECONDS else None
            table.add_row(question, f"{seconds:.2f}", f"{cpu:.2f}", f"{rows:,}", style=slow)
        Console().print(table)


def names_in(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return a concept that comes often enough to be a series, and two neighbouring issues, as SQL literals."""
    concept = connection.sql(
        "SELECT lower(concept) FROM figures WHERE concept IS NOT NULL GROUP BY 1 "
        "HAVING count(*) BETWEEN 50 AND 500 ORDER BY count(*) DESC, 1 LIMIT 1"
    ).fetchall()
    issues = connection.sql("SELECT issue_id FROM issues ORDER BY publication, published_on LIMIT 2").fetchall()
    return {
        name: "'" + value.replace("'", "''") + "'"
        for name, value in {"concept": concept[0][0], "issue": issues[0][0], "next_issue": issues[1][0]}.items()
    }


def fastest(connection: duckdb.DuckDBPyConnection, sql: str, rounds: int) -> tuple[float, float, int]:
    """Return the query's shortest time and least CPU time of all threads, in seconds, and how many rows it gives."""
    best, least, rows = float("inf"), float("inf"), 0
    for _ in range(rounds):
        begun, begun_cpu = time.perf_counter(), time.process_time()
        rows = len(connection.execute(sql).fetchall())
        best = min(best, time.perf_counter() - begun)
        least = min(least, time.process_time() - begun_cpu)
    return best, least, rows


if __name__ == "__main__":
    main()
