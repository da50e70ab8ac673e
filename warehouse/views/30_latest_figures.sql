-- Each concept, place and period at the latest issue that gives it.
CREATE OR REPLACE VIEW latest_figures AS
SELECT * EXCLUDE (telling)
FROM figure_series
QUALIFY telling = max(telling) OVER (
    PARTITION BY concept_key, place, subject, unit, per_unit, modality, period_start, period_end
);
