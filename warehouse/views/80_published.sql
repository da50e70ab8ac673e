-- Which run this file holds, when it was put in place, and how much is in it.
CREATE OR REPLACE VIEW published AS
SELECT * FROM publications QUALIFY row_number() OVER (ORDER BY published_at DESC, run_id DESC) = 1;
