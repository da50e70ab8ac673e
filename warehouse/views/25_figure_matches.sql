-- Two figures of one issue that tell of the same thing at two places: in prose, a headline, a caption, an infographic, a chart,
-- a table. `relation` is "same" where one value is the other, or is it rounded, or lies within its bound; "contradiction" where
-- concept, place, subject, period and unit are the same and the two values cannot both be right.
CREATE OR REPLACE VIEW figure_matches AS
SELECT
    p.issue_id,
    p.relation,
    a.concept,
    b.concept AS other_concept,
    coalesce(a.place, b.place) AS place,
    coalesce(a.subject, b.subject) AS subject,
    coalesce(a.period_start, b.period_start) AS period_start,
    coalesce(a.period_end, b.period_end) AS period_end,
    a.unit,
    a.source, a.surface, a.value, a.value_high, a.bound, a.page_no, p.figure_id, a.article_id,
    b.source AS other_source, b.surface AS other_surface, b.value AS other_value, b.value_high AS other_value_high,
    b.bound AS other_bound, b.page_no AS other_page_no, p.other_figure_id, b.article_id AS other_article_id
FROM figure_pairs AS p
JOIN figures AS a ON a.figure_id = p.figure_id
JOIN figures AS b ON b.figure_id = p.other_figure_id;
