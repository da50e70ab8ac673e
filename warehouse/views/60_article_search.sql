-- Words to articles: the lower-case words of headline, deck and body, and how often each stands there.
CREATE OR REPLACE VIEW article_search AS
WITH tokens AS (
    SELECT
        issue_id, article_id, headline,
        unnest(regexp_extract_all(lower(concat_ws(' ', headline, deck, body)), '[\p{L}\p{N}]+(?:[''’.-][\p{L}\p{N}]+)*')) AS word
    FROM articles
)
SELECT word, issue_id, article_id, any_value(headline) AS headline, count(*) AS occurrences
FROM tokens
GROUP BY word, issue_id, article_id;
