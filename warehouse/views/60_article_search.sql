-- Words to articles: the lower-case words of headline, deck and body, and how often each stands there.
CREATE OR REPLACE VIEW article_search AS
SELECT w.word, w.issue_id, w.article_id, a.headline, w.occurrences
FROM article_words AS w
JOIN articles AS a ON a.issue_id = w.issue_id AND a.article_id = w.article_id;
