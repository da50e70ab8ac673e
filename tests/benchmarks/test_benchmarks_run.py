"""The benchmarks run and print their tables; their times are nobody's verdict."""

from __future__ import annotations

from tests.benchmarks import peers, scaling


def test_a_page_is_compared_with_what_others_make_of_it(capsys):
    assert peers.main(["--pages", "1", "--rounds", "1"]) == 0
    printed = capsys.readouterr().out
    assert "pypdfium2" in printed
    assert "all 1" in printed


def test_a_folder_without_pages_is_told(tmp_path, capsys):
    assert peers.main([str(tmp_path)]) == 2
    assert "no page" in capsys.readouterr().err


def test_the_cost_of_few_issues_is_told_by_stage():
    spent = scaling.load(2)
    assert spent["page_count"] >= 2
    assert set(scaling.MEASURED) <= set(spent)
