-- One value of one concept and place, for one period, as one issue gives it: a series across issues, revisions kept apart.
-- Issues word one concept differently: `concept` is the issue's own words, `concept_key` what the tellings share;
-- `telling` counts the issues that tell of it, `latest` marks the last one.
CREATE OR REPLACE VIEW figure_series AS
SELECT
    lower(f.concept) AS concept,
    f.place,
    f.subject,
    f.unit,
    f.per,
    f.per_unit,
    f.period_start,
    f.period_end,
    i.publication,
    i.published_on,
    f.issue_id,
    f.value,
    f.value_high,
    f.bound,
    f.change,
    f.comparison,
    f.modality,
    f.source,
    f.page_no,
    f.figure_id,
    t.telling,
    coalesce(f.concept_key, lower(f.concept)) AS concept_key,
    f.article_id,
    f.series_id,
    t.latest
FROM figures AS f
JOIN issues AS i ON i.issue_id = f.issue_id
LEFT JOIN figure_tellings AS t ON t.series_id = f.series_id AND t.issue_id = f.issue_id
WHERE f.concept IS NOT NULL;
