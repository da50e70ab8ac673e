-- Each concept, place and period at the latest issue that gives it.
CREATE OR REPLACE VIEW latest_figures AS
SELECT * EXCLUDE (telling, latest)
FROM figure_series
WHERE latest;
