-- How Dutch text in a cell becomes a value. Each macro gives NULL for text that is no such value, so that
-- `macro(cell) IS NULL AND cell IS NOT NULL` names a bad cell. Cells hold what a Dutch Excel would show.

-- A name without what people add or leave out: capitals, accents, double spaces, curly quotes; and as a key
-- also without "gemeente" in front.
CREATE OR REPLACE MACRO nl_label(t) AS
  trim(regexp_replace(replace(replace(lower(strip_accents(t)), '’', ''''), '‑', '-'), '\s+', ' ', 'g'));
CREATE OR REPLACE MACRO nl_key(t) AS trim(regexp_replace(nl_label(t), '^(gemeente|gem\.?) ', ''));

-- The words of a text to compare by, and how much two of those look alike: 1 for the same words in any order, else at
-- most 0,88 unless only a few letters differ. Letters are counted (Damerau-Levenshtein: a swap of neighbours is one
-- change) only where that can give something, as it takes a hundred times longer than looking at how a text begins
-- (Jaro-Winkler). What may follow from a likeness is declared in etl/intake/similarity.py.
CREATE OR REPLACE MACRO nl_words(t) AS list_transform([regexp_extract_all(t, '[\p{L}\p{N}_'']+')],
  lambda w: struct_pack(text := array_to_string(w, ' '), words := list_sort(w)))[1];
CREATE OR REPLACE MACRO nl_likeness(a, b) AS CASE
  WHEN a.text = '' OR b.text = '' THEN 0
  WHEN a.words = b.words THEN 1
  ELSE greatest(
    CASE WHEN jaro_winkler_similarity(a.text, b.text) >= 0.75
              AND abs(length(a.text) - length(b.text)) <= 0.28 * greatest(length(a.text), length(b.text))
         THEN 1 - damerau_levenshtein(a.text, b.text) / greatest(length(a.text), length(b.text)) ELSE 0 END,
    0.84 * jaro_winkler_similarity(a.text, b.text),
    0.02 * jaro_winkler_similarity(a.text, b.text) + CASE
      WHEN list_has_all(a.words, b.words) OR list_has_all(b.words, a.words) THEN 0.84
      WHEN NOT starts_with(a.text, b.text) AND NOT starts_with(b.text, a.text) THEN 0
      WHEN least(length(a.text), length(b.text)) >= 4 THEN 0.86
      WHEN least(length(a.text), length(b.text)) = 3 THEN 0.74 ELSE 0 END) END;

-- 1.234,56 · 1234,5 · € 1.234,- · (€ 1.234) · 1.234 € · 1.234- · −12 : a plain decimal text, or NULL.
-- A dot groups thousands, unless it can't (12.50); then it is the decimal sign. 0.500 is neither: nobody groups so.
-- Most numbers are written plainly; only the others are looked at with care. (A list of one is a name for what is in
-- it: a subquery would be a join, for every row.)
CREATE OR REPLACE MACRO nl_plain(t) AS
  CASE WHEN regexp_full_match(t, '-?\d+(,\d+)?') THEN replace(t, ',', '.')
  ELSE list_transform(list_transform([
      regexp_replace(regexp_replace(regexp_replace(replace(replace(replace(t, '−', '-'), '–', '-'), ' ', ''),
        '^([-(]?)(€|euro|eur)([-(]?)', '\1\3', 'i'), '(€|euro|eur)([-)]?)$', '\2', 'i'), ',[-=]+(\)?)$', '\1')],
    lambda s: CASE
      WHEN regexp_full_match(s, '\([^()-]*\)') THEN '-' || s[2:-2]
      WHEN regexp_full_match(s, '[^-]*\d-') THEN '-' || s[:-2]
      ELSE s END),
    lambda n: CASE
      WHEN n IS NULL THEN NULL
      WHEN regexp_full_match(n, '-?\d+(,\d+)?') THEN replace(n, ',', '.')
      WHEN regexp_full_match(n, '-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?') THEN replace(replace(n, '.', ''), ',', '.')
      WHEN regexp_full_match(n, '-?\d+\.\d{1,2}') THEN n
      END)[1] END;

-- 12,5% · 12,5 % · 12,5 procent: percentage points without their sign; for columns that are counted in them.
CREATE OR REPLACE MACRO nl_points(t) AS regexp_replace(t, '\s*(%|procent)$', '', 'i');

-- From here on `p` is what nl_plain gave.
CREATE OR REPLACE MACRO nl_whole(p) AS
  list_transform([p], lambda n: CASE WHEN TRY_CAST(n AS DECIMAL(38,10)) = TRY_CAST(n AS BIGINT) THEN TRY_CAST(n AS BIGINT) END)[1];
-- More decimals than the column keeps are refused, except the noise of a binary fraction (0,30000000000000004).
CREATE OR REPLACE MACRO nl_number(p) AS list_transform([p], lambda n:
  CASE WHEN abs(TRY_CAST(n AS DECIMAL(38,18)) - TRY_CAST(n AS DECIMAL(14,2))) < 0.0000001 THEN TRY_CAST(n AS DECIMAL(14,2)) END)[1];
CREATE OR REPLACE MACRO nl_money(p) AS list_transform([p], lambda n:
  CASE WHEN abs(TRY_CAST(n AS DECIMAL(38,18)) - TRY_CAST(n AS DECIMAL(16,2))) < 0.0000001 THEN TRY_CAST(n AS DECIMAL(16,2)) END)[1];
CREATE OR REPLACE MACRO nl_rate(p) AS list_transform([p], lambda n:
  CASE WHEN abs(TRY_CAST(n AS DECIMAL(38,18)) - TRY_CAST(n AS DECIMAL(14,6))) < 0.000000001 THEN TRY_CAST(n AS DECIMAL(14,6)) END)[1];

CREATE OR REPLACE MACRO nl_yes_no(t) AS
  CASE WHEN lower(t) IN ('ja', 'j', 'x', '✓', '✔', 'v', '1', 'waar', 'yes', 'true') THEN true
       WHEN lower(t) IN ('nee', 'n', '0', 'onwaar', 'no', 'false') THEN false END;

CREATE OR REPLACE MACRO nl_time(t) AS
  TRY_CAST(CASE WHEN regexp_full_match(t, '\d{1,2}[:.u]\d{2}(:00)?( ?(u|uur))?')
    THEN lpad(regexp_replace(regexp_extract(t, '^(\d{1,2}[:.u]\d{2})', 1), '[.u]', ':'), 5, '0') END AS TIME);

-- The number of a month by any Dutch spelling of at least three letters: maa, maar, mrt, sept, augustus.
CREATE OR REPLACE MACRO nl_month(w) AS list_transform(
  [list_position(['jan','feb','maa','apr','mei','jun','jul','aug','sep','okt','nov','dec'], lower(w)[:3])],
  lambda n: CASE WHEN lower(w) = 'mrt' THEN 3
    WHEN starts_with(['januari','februari','maart','april','mei','juni','juli','augustus','september','oktober',
      'november','december'][n], lower(w)) THEN n END)[1];

CREATE OR REPLACE MACRO nl_date_of(y, m, d) AS
  CASE WHEN y BETWEEN 1900 AND 2199 THEN TRY_CAST(printf('%04d-%02d-%02d', y::INT, m::INT, d::INT) AS DATE) END;

-- A year in two or four digits; without one, the year of the row.
CREATE OR REPLACE MACRO nl_year(t, y) AS
  coalesce(CASE WHEN length(t) = 2 THEN 2000 + TRY_CAST(t AS INT) ELSE TRY_CAST(t AS INT) END, y);

-- A date or period as people type it, with the precision it came with; first_day is NULL where it is neither.
-- `y` is the year of the row, for a date without one ("16 feb"); without either the text is no date.
-- A list of one is a name for what is in it: the text, then its patterns, then year, month, day and precision. What is
-- written once is planned once: a column of dates costs a fifth of what it did with a subquery.
CREATE OR REPLACE MACRO nl_when(t, y) AS list_transform(list_transform(list_transform(
    [regexp_replace(regexp_replace(regexp_replace(lower(trim(t)), '[;,]+$', ''), '\s+', ' ', 'g'),
      '^(m\.?i\.?v\.?|met ingang van|in|per|vanaf|(ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\.?,?) ', '')],
    lambda s: struct_pack(s := s,
      iso := regexp_extract(s, '^(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d{1,2}:\d{2}(?::\d{2})?)?)$', ['y','m','d']),
      digits := regexp_extract(s, '^(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$', ['y','m','d']),
      num := regexp_extract(s, '^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?(?:,? (?:om )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?uur| ?u)?)?$', ['d','m','y']),
      word := regexp_extract(s, '^(\d{1,2})[ -]?([a-z]{3,9})\.?(?:[ -](\d{4}|\d{2}))?(?:,? (?:om )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?uur| ?u)?)?$', ['d','m','y']),
      kw := regexp_extract(s, '^(?:q|k|kwartaal |kw )([1-4])(?:[ -](\d{4}))?$', ['k','y']),
      kn := regexp_extract(s, '^(1e|2e|3e|4e|eerste|tweede|derde|vierde) kwartaal(?: (\d{4}))?$', ['k','y']),
      ra := regexp_extract(s, '^([a-z]{3,9})\.? ?(?:-|–|t/m|tot en met) ?([a-z]{3,9})\.?(?: (\d{4}))?$', ['m','n','y']),
      se := regexp_extract(s, '^(voorjaar|lente|zomer|najaar|herfst|winter)(?: (\d{4}))?$', ['s','y']),
      ha := regexp_extract(s, '^(eerste|tweede|1e|2e) (?:half ?jaar|helft)(?: (\d{4}))?$', ['h','y']),
      mo := regexp_extract(s, '^([a-z]{3,9})\.?(?: (\d{4}))?$', ['m','y']))),
    lambda p: list_transform([nl_month(p.word.m || p.ra.m || p.mo.m)], lambda m: CASE
      WHEN p.iso.y <> '' THEN struct_pack(y := p.iso.y, m := TRY_CAST(p.iso.m AS INT), d := TRY_CAST(p.iso.d AS INT), "precision" := 'dag')
      WHEN p.digits.y <> '' THEN struct_pack(y := p.digits.y, m := TRY_CAST(p.digits.m AS INT), d := TRY_CAST(p.digits.d AS INT), "precision" := 'dag')
      WHEN p.num.d <> '' THEN struct_pack(y := p.num.y, m := TRY_CAST(p.num.m AS INT), d := TRY_CAST(p.num.d AS INT), "precision" := 'dag')
      WHEN p.word.d <> '' THEN struct_pack(y := p.word.y, m := m, d := TRY_CAST(p.word.d AS INT), "precision" := 'dag')
      WHEN p.kw.k <> '' THEN struct_pack(y := p.kw.y, m := 3 * p.kw.k::INT - 2, d := 1, "precision" := 'kwartaal')
      WHEN p.kn.k <> '' THEN struct_pack(y := p.kn.y, m := 3 * ((list_position(
          ['1e','2e','3e','4e','eerste','tweede','derde','vierde'], p.kn.k) - 1) % 4) + 1, d := 1, "precision" := 'kwartaal')
      WHEN m % 3 = 1 AND m + 2 = nl_month(p.ra.n) THEN struct_pack(y := p.ra.y, m := m, d := 1, "precision" := 'kwartaal')
      WHEN p.se.s <> '' THEN struct_pack(y := p.se.y, m := CASE p.se.s WHEN 'winter' THEN 1 WHEN 'voorjaar' THEN 3
          WHEN 'lente' THEN 3 WHEN 'zomer' THEN 6 ELSE 9 END, d := 1, "precision" := 'seizoen')
      WHEN p.ha.h <> '' THEN struct_pack(y := p.ha.y, m := CASE WHEN p.ha.h IN ('eerste', '1e') THEN 1 ELSE 7 END, d := 1,
          "precision" := 'half')
      WHEN p.mo.m <> '' AND m IS NOT NULL THEN struct_pack(y := p.mo.y, m := m, d := 1, "precision" := 'maand')
      WHEN regexp_full_match(p.s, '(19|20|21)\d\d') THEN struct_pack(y := p.s, m := 1, d := 1, "precision" := 'jaar')
      END)[1]),
    lambda q: struct_pack(first_day := nl_date_of(nl_year(q.y, y), q.m, q.d), "precision" := q."precision"))[1];

-- `w` is what nl_when gave: only a whole day is a date.
CREATE OR REPLACE MACRO nl_day(w) AS list_transform([w], lambda d: CASE WHEN d."precision" = 'dag' THEN d.first_day END)[1];
