-- The figures that say how much there is in a period, as reported: no target, no forecast, no bound, and not how much
-- something changed. Of these a later issue's other value is a revision.
CREATE OR REPLACE VIEW figure_levels AS
SELECT
    series_id, issue_id, article_id, figure_id, lower(concept) AS concept,
    coalesce(concept_key, lower(concept)) AS concept_key,
    place, subject, unit, per_unit, period_start, period_end, value, value_high, change
FROM figures
WHERE period_start IS NOT NULL
  AND modality = 'reported'
  AND bound IN ('exact', 'range')
  -- "340,000 tonnes more" says how much something changed, "rose to 340,000 tonnes" how much there is
  AND coalesce(comparison, CASE WHEN change IS NULL THEN 'to' ELSE 'by' END) <> 'by';
