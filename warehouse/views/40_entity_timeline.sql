-- How often each issue names each entity, in the order of the issues' dates.
CREATE OR REPLACE VIEW entity_timeline AS
SELECT
    e.entity_id, e.label, e.name, i.publication, i.published_on, m.issue_id,
    count(*) AS mention_count,
    count(DISTINCT m.article_id) AS article_count
FROM mentions AS m
JOIN entities AS e USING (entity_id)
JOIN issues AS i USING (issue_id)
GROUP BY ALL;
