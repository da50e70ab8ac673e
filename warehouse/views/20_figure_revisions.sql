-- The same concept, place and period with another value in a later issue; only levels, and only issues that give one value.
CREATE OR REPLACE VIEW figure_revisions AS
WITH told AS (
    SELECT
        concept, place, subject, unit, per_unit, period_start, period_end, issue_id,
        min(published_on) AS published_on,
        min(telling) AS telling,
        min(value) AS value,
        min(value_high) AS value_high,
        min(figure_id) AS figure_id
    FROM figure_series
    WHERE period_start IS NOT NULL
      AND modality = 'reported'
      AND bound IN ('exact', 'range')
      -- "340,000 tonnes more" says how much something changed, "rose to 340,000 tonnes" how much there is
      AND coalesce(comparison, CASE WHEN change IS NULL THEN 'to' ELSE 'by' END) <> 'by'
    GROUP BY ALL
    HAVING count(DISTINCT value) = 1 AND count(DISTINCT change) <= 1
),
followed AS (
    SELECT
        *,
        lag(value) OVER same AS previous_value,
        lag(value_high) OVER same AS previous_value_high,
        lag(issue_id) OVER same AS previous_issue_id,
        lag(figure_id) OVER same AS previous_figure_id
    FROM told
    WINDOW same AS (
        PARTITION BY concept, place, subject, unit, per_unit, period_start, period_end ORDER BY telling, issue_id
    )
)
SELECT
    concept, place, subject, unit, per_unit, period_start, period_end,
    previous_issue_id, previous_value, previous_value_high, previous_figure_id,
    issue_id, published_on, value, value_high, figure_id,
    value - previous_value AS difference
FROM followed
WHERE previous_issue_id IS NOT NULL
  AND (value <> previous_value OR value_high IS DISTINCT FROM previous_value_high);
