-- Table, column, type, unit and meaning of everything analysts query; a row without a column describes the table.
CREATE OR REPLACE VIEW data_dictionary AS
SELECT "table", "column", "type", unit, meaning FROM dictionary_entries
UNION ALL BY NAME
SELECT view_name AS "table", NULL AS "column", NULL AS "type", NULL AS unit, comment AS meaning
FROM duckdb_views()
WHERE NOT internal AND database_name = current_database() AND comment IS NOT NULL;
