-- Two entities named in the same article, and in how many articles and issues.
CREATE OR REPLACE VIEW co_mentions AS
SELECT
    a.entity_id AS entity_id, ea.label AS label, ea.name AS name,
    b.entity_id AS other_entity_id, eb.label AS other_label, eb.name AS other_name,
    count(DISTINCT a.article_id) AS article_count,
    count(DISTINCT a.issue_id) AS issue_count
FROM mentions AS a
JOIN mentions AS b ON a.article_id = b.article_id AND a.issue_id = b.issue_id AND a.entity_id < b.entity_id
JOIN entities AS ea ON ea.entity_id = a.entity_id
JOIN entities AS eb ON eb.entity_id = b.entity_id
GROUP BY ALL;
