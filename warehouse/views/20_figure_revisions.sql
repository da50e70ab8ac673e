-- The same concept, place and period with another value in a later issue; only levels, and only issues that give one value.
-- A correction gives two: the value of an earlier issue, restated, and the right one. Its words may say more than the
-- earlier issue's did ("output value" there, "output value of the county's ceramics makers" here), so there the earlier
-- words need only be among its own.
CREATE OR REPLACE VIEW figure_revisions AS
WITH levels AS (
    SELECT *
    FROM figure_series
    WHERE period_start IS NOT NULL
      AND modality = 'reported'
      AND bound IN ('exact', 'range')
      -- "340,000 tonnes more" says how much something changed, "rose to 340,000 tonnes" how much there is
      AND coalesce(comparison, CASE WHEN change IS NULL THEN 'to' ELSE 'by' END) <> 'by'
),
told AS (
    SELECT
        concept_key, place, subject, unit, per_unit, period_start, period_end, issue_id,
        min(concept) AS concept,
        min(published_on) AS published_on,
        min(telling) AS telling,
        min(value) AS value,
        min(value_high) AS value_high,
        min(figure_id) AS figure_id
    FROM levels
    GROUP BY ALL
    HAVING count(DISTINCT value) = 1 AND count(DISTINCT change) <= 1
),
followed AS (
    SELECT
        *,
        lag(value) OVER same AS previous_value,
        lag(value_high) OVER same AS previous_value_high,
        lag(issue_id) OVER same AS previous_issue_id,
        lag(figure_id) OVER same AS previous_figure_id,
        lag(published_on) OVER same AS previous_published_on
    FROM told
    WINDOW same AS (
        PARTITION BY concept_key, place, subject, unit, per_unit, period_start, period_end ORDER BY telling, issue_id
    )
),
given_twice AS (
    SELECT
        concept_key, place, subject, unit, per_unit, period_start, period_end, issue_id,
        min(value) AS low,
        max(value) AS high
    FROM levels
    WHERE value_high IS NULL
    GROUP BY ALL
    HAVING count(DISTINCT value) = 2
),
corrected AS (
    SELECT
        new.concept, new.place, new.subject, new.unit, new.per_unit, new.period_start, new.period_end,
        old.issue_id AS previous_issue_id,
        old.value AS previous_value,
        old.value_high AS previous_value_high,
        old.figure_id AS previous_figure_id,
        new.issue_id, new.published_on, new.value, new.value_high, new.figure_id,
        old.published_on AS previous_published_on
    FROM given_twice AS twice
    JOIN levels AS restated
        ON restated.issue_id = twice.issue_id AND restated.concept_key = twice.concept_key
        AND restated.value IN (twice.low, twice.high)
        AND restated.period_start = twice.period_start AND restated.period_end = twice.period_end
        AND restated.place IS NOT DISTINCT FROM twice.place AND restated.subject IS NOT DISTINCT FROM twice.subject
        AND restated.unit IS NOT DISTINCT FROM twice.unit AND restated.per_unit IS NOT DISTINCT FROM twice.per_unit
    JOIN told AS old
        ON old.value = restated.value
        AND old.period_start = restated.period_start AND old.period_end = restated.period_end
        AND old.unit IS NOT DISTINCT FROM restated.unit AND old.per_unit IS NOT DISTINCT FROM restated.per_unit
        AND coalesce(old.place, restated.place, '') = coalesce(restated.place, '')
        AND coalesce(old.subject, restated.subject, '') = coalesce(restated.subject, '')
        AND old.value_high IS NULL
        AND old.published_on < restated.published_on
        AND list_has_all(string_split(restated.concept_key, ' '), string_split(old.concept_key, ' '))
    JOIN levels AS new
        ON new.issue_id = twice.issue_id AND new.concept_key = twice.concept_key
        AND new.value IN (twice.low, twice.high) AND new.value <> restated.value
        AND new.period_start = twice.period_start AND new.period_end = twice.period_end
        AND new.place IS NOT DISTINCT FROM twice.place AND new.subject IS NOT DISTINCT FROM twice.subject
        AND new.unit IS NOT DISTINCT FROM twice.unit AND new.per_unit IS NOT DISTINCT FROM twice.per_unit
    -- the notice itself names both values
    WHERE EXISTS (
        SELECT 1
        FROM figures AS beside
        WHERE beside.issue_id = restated.issue_id AND beside.article_id = restated.article_id
          AND beside.value = new.value AND beside.unit IS NOT DISTINCT FROM new.unit
    )
    QUALIFY row_number() OVER (
        PARTITION BY
            new.issue_id, new.concept_key, new.place, new.subject, new.unit, new.per_unit, new.period_start, new.period_end
        ORDER BY old.published_on DESC, old.issue_id DESC, old.figure_id, new.figure_id
    ) = 1
)
SELECT
    concept, place, subject, unit, per_unit, period_start, period_end,
    previous_issue_id, previous_value, previous_value_high, previous_figure_id,
    issue_id, published_on, value, value_high, figure_id,
    value - previous_value AS difference,
    -- the period was not over when the earlier issue appeared: the value may have grown rather than been revised
    period_end > previous_published_on AS running
FROM (
    SELECT * EXCLUDE (concept_key, telling)
    FROM followed
    WHERE previous_issue_id IS NOT NULL
      AND (value <> previous_value OR value_high IS DISTINCT FROM previous_value_high)
    UNION ALL BY NAME
    SELECT *
    FROM corrected
);
