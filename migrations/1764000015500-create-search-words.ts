import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The text of a record that words are gathered from; of `row`, which is an alias. */
const NAMES: Readonly<Record<string, (row: string) => string>> = {
  domain: (row) => `concat_ws(' ', ${row}.slug, ${row}.name, joined(${row}.aliases))`,
  dataset: (row) => `concat_ws(' ', ${row}.slug, ${row}.name, joined(${row}.tags))`,
  model: (row) => `concat_ws(' ', ${row}.slug, ${row}.name, joined(${row}.tags))`,
};
const TABLES = Object.keys(NAMES);

/** Shorter words have too few letters to tell a typo from another word; longer ones are no words. */
const wordsOf = (table: string, text: string, rows: string): string => `
  INSERT INTO search_word (source, word)
  SELECT DISTINCT '${table}', word
  FROM ${rows} CROSS JOIN LATERAL regexp_split_to_table(search_words(${text}), '[\\s\\d_"-]+') AS one (word)
  WHERE length(word) BETWEEN 3 AND 40
  ON CONFLICT DO NOTHING`;

/** Gathers the words of a statement's new and renamed rows. The feed's lock keeps other writers out. */
const recorder = (table: string, names: (row: string) => string): string => `
  CREATE FUNCTION record_${table}_words() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      ${wordsOf(table, names('fresh'), 'new_rows fresh')};
    ELSE
      ${wordsOf(
        table,
        names('fresh'),
        `new_rows fresh JOIN old_rows former ON former.id = fresh.id AND ${names('former')} <> ${names('fresh')}`,
      )};
    END IF;
    RETURN NULL;
  END $$`;

const triggers = (table: string): string[] => [
  `CREATE TRIGGER ${table}_words_insert AFTER INSERT ON ${table}
    REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION record_${table}_words()`,
  `CREATE TRIGGER ${table}_words_update AFTER UPDATE ON ${table}
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION record_${table}_words()`,
];

/** A word with two neighbouring letters exchanged, at each place. */
const SWAPPED = `
  CREATE FUNCTION swapped_letters(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT array_agg(left(word, place - 1) || substr(word, place + 1, 1) || substr(word, place, 1) || substr(word, place + 2))
    FROM generate_series(1, length(word) - 1) AS place)`;

/**
 * What words that are found nowhere may have meant, as a query. A word that no name has (each word, where names have them all)
 * may be any of the words of names that are nearest to it. Nearest are those with two of its letters exchanged and two words
 * written as one; then those a letter away and those that it begins; then, of six letters, those two letters away; then, of
 * four, those that it is inside. Thirty words at most, and eight words of a search. Excluded words stay excluded.
 */
const ALIKE = `
  CREATE FUNCTION search_alike(source text, words text) RETURNS tsquery LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH written AS (SELECT search_words(search_alike.words) AS text),
  excluded AS (
    SELECT coalesce(websearch_to_tsquery('english', string_agg(part[1], ' ')), '') AS query
    FROM written, regexp_matches(text, '(?:^|\\s)(-(?:"[^"]*"|\\S+))', 'g') AS part
  ),
  part AS (
    SELECT place, word, length(word) AS letters, EXISTS (
      SELECT FROM search_word known WHERE known.source = search_alike.source AND known.word = part.word
    ) AS "isKnown"
    FROM written, regexp_split_to_table(
      regexp_replace(text, '(^|\\s)-("[^"]*"|\\S+)', ' ', 'g'), '[\\s_"-]+') WITH ORDINALITY AS part (word, place)
    WHERE word <> '' AND ts_lexize('english_stem', word) <> '{}'
  ),
  doubted AS (
    SELECT place, word, letters, swapped_letters(word) AS swapped FROM part
    WHERE letters BETWEEN 3 AND 40 AND word !~ '\\d'
      AND (NOT "isKnown" OR (SELECT bool_and("isKnown" OR letters < 3 OR word ~ '\\d') FROM part))
    ORDER BY place LIMIT 8
  ),
  near AS (
    SELECT doubted.place, quote_literal(other.word) AS term,
      CASE
        WHEN other.word = ANY (doubted.swapped) THEN 1
        WHEN distance <= 1 OR starts_with(other.word, doubted.word) THEN 2
        WHEN distance <= 2 AND doubted.letters >= 6 THEN 3
        WHEN doubted.letters >= 4 AND strpos(other.word, doubted.word) > 0 THEN 4
      END AS step,
      abs(length(other.word) - doubted.letters) AS longer
    FROM doubted JOIN search_word other ON other.source = search_alike.source
      AND (abs(length(other.word) - doubted.letters) <= 2 OR strpos(other.word, doubted.word) > 0)
    CROSS JOIN LATERAL (SELECT levenshtein_less_equal(other.word, doubted.word, 2) AS distance) measured
    UNION ALL
    SELECT doubted.place, format('(%L <-> %L)', head.word, tail.word), 1, 0
    FROM doubted CROSS JOIN LATERAL generate_series(3, doubted.letters - 3) AS cut
    JOIN search_word head ON head.source = search_alike.source AND head.word = left(doubted.word, cut)
    JOIN search_word tail ON tail.source = search_alike.source AND tail.word = substr(doubted.word, cut + 1)
  ),
  nearest AS (
    SELECT place, term, rank() OVER (PARTITION BY place ORDER BY step) AS step,
      row_number() OVER (PARTITION BY place ORDER BY step, longer, term) AS row
    FROM near WHERE step IS NOT NULL
  ),
  meant AS (
    SELECT part.place, concat_ws(' | ', quote_literal(part.word), string_agg(term, ' | ' ORDER BY term)) AS terms
    FROM part LEFT JOIN nearest ON nearest.place = part.place AND step = 1 AND row <= 30
    GROUP BY part.place, part.word
  )
  SELECT to_tsquery('english', string_agg('(' || terms || ')', ' & ' ORDER BY place)) && (SELECT query FROM excluded)
  FROM meant $$`;

const indexOf = (table: string): string =>
  `CREATE INDEX ${table}_trigram_idx ON ${table} USING gin (lower(slug || '') gin_trgm_ops)`;

/**
 * The words of all names: a misspelt word is first taken for the words that it may have been, and those are looked up in the
 * full-text index. Words of names that are gone stay; they find nothing.
 */
export class CreateSearchWords1764000015500 implements MigrationInterface {
  readonly name = 'CreateSearchWords1764000015500';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'CREATE EXTENSION IF NOT EXISTS fuzzystrmatch',
      `CREATE TABLE search_word (
        source text NOT NULL,
        word text NOT NULL,
        CONSTRAINT search_word_pk PRIMARY KEY (source, word)
      )`,
      SWAPPED,
      ALIKE,
      ...Object.entries(NAMES).flatMap(([table, names]) => [
        recorder(table, names),
        ...triggers(table),
        wordsOf(table, names(table), table),
        `DROP INDEX ${table}_trigram_idx`,
      ]),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      ...TABLES.flatMap((table) => [
        indexOf(table),
        `DROP TRIGGER ${table}_words_insert ON ${table}`,
        `DROP TRIGGER ${table}_words_update ON ${table}`,
        `DROP FUNCTION record_${table}_words`,
      ]),
      'DROP FUNCTION search_alike',
      'DROP FUNCTION swapped_letters',
      'DROP TABLE search_word',
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
