-- One value of one concept and place, for one period, as one issue gives it: a series across issues, revisions kept apart.
-- Issues word one concept differently: `concept` is the issue's own words, `concept_key` what the tellings share.
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
    dense_rank() OVER (
        PARTITION BY
            coalesce(f.concept_key, lower(f.concept)), f.place, f.subject, f.unit, f.per_unit, f.modality,
            f.period_start, f.period_end
        ORDER BY coalesce(i.published_on, i.loaded_at::DATE), i.issue_id
    ) AS telling,
    coalesce(f.concept_key, lower(f.concept)) AS concept_key,
    f.article_id
FROM figures AS f
JOIN issues AS i USING (issue_id)
WHERE f.concept IS NOT NULL;
