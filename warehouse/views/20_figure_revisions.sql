-- The same concept, place and period with another value in a later issue; only levels, and only issues that give one value.
-- A correction gives two: the value of an earlier issue, restated, and the right one. Its words may say more than the
-- earlier issue's did ("output value" there, "output value of the county's ceramics makers" here), so there the earlier
-- words need only be among its own.
CREATE OR REPLACE VIEW figure_revisions AS
WITH
-- what all issues agree on was never revised, and that is nearly everything: `contested_levels` has the rest
told AS (
    SELECT
        series_id, issue_id,
        any_value(concept_key) AS concept_key,
        any_value(place) AS place, any_value(subject) AS subject,
        any_value(unit) AS unit, any_value(per_unit) AS per_unit,
        any_value(period_start) AS period_start, any_value(period_end) AS period_end,
        min(concept) AS concept,
        min(published_on) AS published_on,
        min(telling) AS telling,
        min(value) AS value,
        min(value_high) AS value_high,
        min(figure_id) AS figure_id
    FROM contested_levels
    GROUP BY series_id, issue_id
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
    WINDOW same AS (PARTITION BY series_id ORDER BY telling, issue_id)
),
given_twice AS (
    SELECT series_id, issue_id, min(value) AS low, max(value) AS high
    FROM contested_levels
    WHERE value_high IS NULL
    GROUP BY series_id, issue_id
    HAVING count(DISTINCT value) = 2
),
both_values AS (
    SELECT c.*
    FROM contested_levels AS c
    JOIN given_twice AS twice
        ON twice.series_id = c.series_id AND twice.issue_id = c.issue_id AND c.value IN (twice.low, twice.high)
),
-- what a correction may mean, and everything else that those issues say in the same series
meant AS (
    SELECT DISTINCT l.series_id, l.issue_id
    FROM figure_levels AS l
    JOIN (SELECT DISTINCT value, period_start, period_end FROM both_values) AS restated
        ON restated.value = l.value AND restated.period_start = l.period_start AND restated.period_end = l.period_end
    WHERE l.value_high IS NULL
),
earlier AS (
    SELECT
        l.series_id, l.issue_id,
        any_value(l.concept_key) AS concept_key,
        any_value(l.place) AS place, any_value(l.subject) AS subject,
        any_value(l.unit) AS unit, any_value(l.per_unit) AS per_unit,
        any_value(l.period_start) AS period_start, any_value(l.period_end) AS period_end,
        any_value(i.published_on) AS published_on,
        min(l.value) AS value,
        min(l.value_high) AS value_high,
        min(l.figure_id) AS figure_id
    FROM figure_levels AS l
    JOIN meant ON meant.series_id = l.series_id AND meant.issue_id = l.issue_id
    JOIN issues AS i ON i.issue_id = l.issue_id
    GROUP BY l.series_id, l.issue_id
    HAVING count(DISTINCT l.value) = 1 AND count(DISTINCT l.change) <= 1
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
    FROM both_values AS restated
    JOIN earlier AS old
        ON old.value = restated.value
        AND old.period_start = restated.period_start AND old.period_end = restated.period_end
        AND old.unit IS NOT DISTINCT FROM restated.unit AND old.per_unit IS NOT DISTINCT FROM restated.per_unit
        AND coalesce(old.place, restated.place, '') = coalesce(restated.place, '')
        AND coalesce(old.subject, restated.subject, '') = coalesce(restated.subject, '')
        AND old.value_high IS NULL
        AND old.published_on < restated.published_on
        AND list_has_all(string_split(restated.concept_key, ' '), string_split(old.concept_key, ' '))
    JOIN both_values AS new
        ON new.series_id = restated.series_id AND new.issue_id = restated.issue_id AND new.value <> restated.value
    -- the notice itself names both values
    JOIN figures AS beside
        ON beside.issue_id = restated.issue_id AND beside.article_id = restated.article_id
        AND beside.value = new.value AND beside.unit IS NOT DISTINCT FROM new.unit
    QUALIFY row_number() OVER (
        PARTITION BY new.issue_id, new.series_id
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
    SELECT * EXCLUDE (series_id, concept_key, telling)
    FROM followed
    WHERE previous_issue_id IS NOT NULL
      AND (value <> previous_value OR value_high IS DISTINCT FROM previous_value_high)
    UNION ALL BY NAME
    SELECT *
    FROM corrected
);
