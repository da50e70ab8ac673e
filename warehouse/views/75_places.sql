-- Places with what they lie in: the next larger place, and all of them up to the country, the nearest first.
CREATE OR REPLACE VIEW places AS
WITH RECURSIVE up(entity_id, parent_id, ancestors) AS (
    SELECT entity_id, parent_id, [parent] FROM entities WHERE parent IS NOT NULL
    UNION ALL
    SELECT up.entity_id, p.parent_id, list_append(up.ancestors, p.parent)
    FROM up JOIN entities AS p ON p.entity_id = up.parent_id
    WHERE p.parent IS NOT NULL AND NOT list_contains(up.ancestors, p.parent)
),
longest AS (
    SELECT entity_id, arg_max(ancestors, len(ancestors)) AS ancestors FROM up GROUP BY entity_id
)
SELECT
    e.entity_id, e.label, e.name, e.country, e.country_name, e.parent, e.parent_id,
    -- A larger place that no issue names has no row to go on from; the country is known all the same.
    CASE WHEN e.country_name IS NULL OR e.country_name = e.name OR list_contains(l.ancestors, e.country_name)
         THEN l.ancestors ELSE list_append(coalesce(l.ancestors, []), e.country_name) END AS ancestors,
    e.mention_count
FROM entities AS e
LEFT JOIN longest AS l USING (entity_id)
WHERE e.label IN ('GPE', 'LOC', 'FAC');
