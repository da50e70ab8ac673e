-- Person, role and affiliation as the issues give them.
CREATE OR REPLACE VIEW people AS
SELECT
    p.entity_id, p.name, rtrim(m.role, '.') AS role, m.affiliation AS affiliation_id, o.name AS affiliation,
    min(i.published_on) AS first_seen, max(i.published_on) AS last_seen, count(*) AS mention_count
FROM mentions AS m
JOIN entities AS p ON p.entity_id = m.entity_id AND p.label = 'PERSON'
JOIN issues AS i USING (issue_id)
LEFT JOIN entities AS o ON o.entity_id = m.affiliation
WHERE m.role IS NOT NULL OR m.affiliation IS NOT NULL
GROUP BY ALL;
