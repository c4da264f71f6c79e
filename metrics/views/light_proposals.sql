-- Eén regel per dossier en helft: het licht dat uit de cijfers volgt, waarom, op hoeveel regels het steunt, en of het gegeven licht hetzelfde is.
-- The worst outcome of the rules counts. One rule may propose orange or red; green takes two, for a single good figure
-- proves too little. In its reason the rule that decides stands first. A proposal never replaces the light a person gave.
WITH weighed AS (
    SELECT report_year, half, dossier_id, count(*) AS rules, count(*) FILTER (is_measured) AS rules_measured,
        max(weight) AS rank,
        string_agg(rule_title || ': ' || reason, ' · ' ORDER BY weight DESC, rule_code) FILTER (is_measured) AS measured_words,
        first(rule_title || ': ' || reason ORDER BY weight DESC, rule_code) FILTER (is_measured) AS deciding,
        list(rule_title || ': ' || reason || ' (' || outcome || ')' ORDER BY weight DESC, rule_code) FILTER (is_measured) AS reasons,
        string_agg(rule_title || ': ' || reason, ' · ' ORDER BY rule_code) FILTER (NOT is_measured) AS missing_words
    FROM (
        SELECT *, CASE outcome WHEN 'rood' THEN 3 WHEN 'oranje' THEN 2 WHEN 'groen' THEN 1 END AS weight FROM light_evidence
    ) GROUP BY ALL
),
proposed AS (
    SELECT *, CASE WHEN rank = 3 THEN 'rood' WHEN rank = 2 THEN 'oranje' WHEN rank = 1 AND rules_measured >= 2 THEN 'groen'
        ELSE 'onbekend' END AS proposed
    FROM weighed
)
SELECT f.report_year, f.half, f.portfolios, f.is_fictional, f.dossier_id, f.dossier_name, f.portfolio_name,
    p.proposed, f.worst AS given, f.colour AS given_words,
    p.proposed <> 'onbekend' AND f.worst IN ('groen', 'oranje', 'rood') AS is_comparable,
    p.proposed <> 'onbekend' AND f.worst IN ('groen', 'oranje', 'rood') AND p.proposed <> f.worst AS is_disagreement,
    CASE WHEN p.proposed = 'onbekend' OR coalesce(f.worst_rank, 0) = 0 THEN NULL WHEN p.rank > f.worst_rank THEN 'cijfers slechter dan gegeven'
        WHEN p.rank < f.worst_rank THEN 'cijfers beter dan gegeven' ELSE 'gelijk' END AS difference,
    coalesce(p.measured_words, 'geen enkele regel heeft genoeg gegevens') AS reason, p.deciding, p.missing_words,
    coalesce(p.reasons, []::VARCHAR[]) AS reasons,
    p.rules, p.rules_measured, p.rules_measured || ' van ' || dutch_several(p.rules, 'regel', 'regels') || ' met genoeg gegevens' AS coverage,
    f.source_place, f._batch, f._file, f._sheet, f._row
FROM light_facts AS f
JOIN proposed AS p ON p.report_year = f.report_year AND p.half = f.half AND p.dossier_id = f.dossier_id
-- empty without: light_facts
