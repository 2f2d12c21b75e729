import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks that are written on a letter, and characters without width: both sides of a search leave them out. */
const MARKS = String.raw`\u00ad\u0300-\u0305\u0307-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff`;
/** Punctuation and symbols outside ASCII that end a word. */
const SIGNS = String.raw`\u0080-\u00b4\u00b6-\u00bf\u00d7\u00f7\u060c\u061b\u061f\u066a-\u066d\u0964\u0965\u2000-\u206f\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u30fb\ufe30-\ufe4f\ufff0-\uffff`;
/** Scripts that do not part words by spaces, or not all of them: Thai to Lao, Burmese, Khmer, kana, Han and Hangul. */
const RUNS = String.raw`\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u3099-\u30fa\u30fc-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff`;

/** A call of regexp_replace for each pair, the first one innermost. */
const replaceAll = (text: string, ...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((inner, [from, to]) => `regexp_replace(${inner}, '${from}', '${to}', 'g')`, text);

// The bodies are parsed when a function is made (RETURN, not AS): a dump that is restored without a search path still finds
// one function from the other.
const declare = (head: string, body: string): string =>
  `CREATE FUNCTION ${head} LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ${body}`;

/** Letters that Unicode takes for no others with a mark, as they are written without it. */
const SPELLINGS = {
  ...{ ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ŧ: 't', ı: 'i', ð: 'd', ς: 'σ' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' },
};
const spell = (text: string): string =>
  Object.entries(SPELLINGS).reduce((inner, [from, to]) => `replace(${inner}, '${from}', '${to}')`, text);

/** Letters without marks and of one width and case; runs without spaces as overlapping pairs: 句向量 as 句向_向量. */
const LETTERS = declare(
  'search_letters(words text) RETURNS text',
  replaceAll(
    `normalize(${spell(
      `lower(${replaceAll(
        'normalize(words, NFKD)',
        [`[${MARKS}]`, ''],
        // й is a letter of its own; the breve of other letters is a mark.
        [String.raw`([^иИ])\u0306`, String.raw`\1`],
      )})`,
    )}, NFC)`,
    ['[‐‑‒–—]', '-'],
    ['[“”„«»]', '"'],
    [`[${SIGNS}]`, ' '],
    [`([${RUNS}]+)`, String.raw`_\1_`],
    [`([${RUNS}])`, String.raw`\1_\1`],
    [`_[${RUNS}]_`, '__'],
  ),
);

/** Every letter of a run alone: one letter can be a word. */
const CHARACTERS = declare(
  'search_characters(words text) RETURNS text',
  replaceAll('normalize(words, NFKC)', [`[^${RUNS}]+`, ' '], [`([${RUNS}])`, String.raw`\1 `]),
);

const isAscii = 'octet_length(words) = length(words)';

/** C++, C#, F# and .NET are words of their own, as they are spelt out in names: cpp, csharp, fsharp, dotnet. */
const withSpeltSigns = (text: string): string =>
  replaceAll(
    text,
    [String.raw`(^|[^a-z0-9])([a-z])\+\+`, String.raw`\1\2pp`],
    [String.raw`([a-z0-9]{2})\+\+`, String.raw`\1_pp`],
    [String.raw`(^|[^a-z0-9])([a-z])#`, String.raw`\1\2sharp`],
    [String.raw`(^|[^a-z0-9])\.net(?![a-z0-9])`, String.raw`\1dotnet`],
  );

/**
 * The one rule of what a word is, for what is indexed and for what is searched. Parts of one word are parted by an underscore,
 * which makes them a phrase of a query; quotes, and a hyphen before a word, stay for the syntax of web searches. Letters and
 * digits are parts of their own, so that gpt2 is gpt-2, and a version is, so that yolov8 is yolo-v8 (conv2d is conv-2d). The
 * letters a, i, s and t stay with their digits: alone they are stop words.
 */
const WORDS = declare(
  'search_words(words text) RETURNS text',
  replaceAll(
    withSpeltSigns(`CASE WHEN ${isAscii} THEN lower(words) ELSE search_letters(words) END`),
    [String.raw`[!#$%&''()*+,./:;<=>?@[\\\]^{|}~\x60]+`, '_'],
    [String.raw`([^\s"-])-+`, String.raw`\1_`],
    [String.raw`-+(?=\s|$)`, ' '],
    [String.raw`([a-z]([a-z][a-mo-z]|[a-np-z]n))v(?=[0-9])`, String.raw`\1_v`],
    [String.raw`([a-z\u0370-\u052f])([0-9])`, String.raw`\1_\2`],
    [String.raw`([0-9])([a-z\u0370-\u052f])`, String.raw`\1_\2`],
    [String.raw`(^|[^a-z0-9])([aist])_(?=[0-9])`, String.raw`\1\2`],
  ),
);

/** A name as one lexeme, however its parts are joined; no word begins with the sign. A lexeme has 2,046 bytes at most. */
const EXACT = declare(
  'search_exact(name text) RETURNS text',
  `'=' || left(${replaceAll('search_words(name)', [String.raw`[\s_"-]+`, ''])}, 500)`,
);

const VECTOR = declare(
  'search_vector(words text) RETURNS tsvector',
  `to_tsvector('english', translate(search_words(words), '-"', '  ')) ||
    CASE WHEN ${isAscii} THEN ''::tsvector ELSE to_tsvector('simple', search_characters(words)) END`,
);

const DOCUMENT = declare(
  'search_document(slug text, name text, topics text, summary text) RETURNS tsvector',
  `setweight(search_vector(name || ' ' || slug), 'A') || setweight(search_vector(topics), 'B') ||
    setweight(search_vector(coalesce(summary, '')), 'C') ||
    array_to_tsvector(ARRAY[search_exact(slug), search_exact(regexp_replace(slug, '^.*/', '')), search_exact(name)])`,
);

/** What is asked for, in the syntax of web searches. */
const QUERY = declare(
  'search_query(words text) RETURNS tsquery',
  `websearch_to_tsquery('english', search_words(words))`,
);

/** The record with exactly this name; none where words are excluded. */
const NAME_QUERY = declare(
  'search_name_query(words text) RETURNS tsquery',
  `CASE WHEN words ~ '(^|\\s)-\\S' OR search_exact(words) = '=' THEN ''::tsquery
    ELSE quote_literal(search_exact(words))::tsquery END`,
);

const FUNCTIONS = [LETTERS, CHARACTERS, WORDS, EXACT, VECTOR, DOCUMENT, QUERY, NAME_QUERY];
const NAMES = [
  'search_name_query',
  'search_query',
  'search_document',
  'search_vector',
  'search_exact',
  'search_words',
  'search_characters',
  'search_letters',
];

// Frozen copies, as of the entities at the time, of what each column is and was.
const COLUMNS = {
  domain: 'search_document(slug, name, joined(aliases), description)',
  dataset: `search_document(slug, name, joined(tasks) || ' ' || joined(tags), summary)`,
  model: `search_document(slug, name, joined(tasks) || ' ' || joined(tags) || ' ' || coalesce("architectureFamily", ''), summary)`,
};
const FORMER = {
  domain: `setweight(to_tsvector('english', search_words(name) || ' ' || search_words(slug)), 'A') || setweight(to_tsvector('english', joined(aliases)), 'B') || setweight(to_tsvector('english', description), 'C')`,
  dataset: `setweight(to_tsvector('english', search_words(name) || ' ' || search_words(slug)), 'A') || setweight(to_tsvector('english', joined(tasks) || ' ' || joined(tags)), 'B') || setweight(to_tsvector('english', coalesce(summary, '')), 'C')`,
  model: `setweight(to_tsvector('english', search_words(name) || ' ' || search_words(slug)), 'A') || setweight(to_tsvector('english', joined(tasks) || ' ' || joined(tags) || ' ' || coalesce("architectureFamily", '')), 'B') || setweight(to_tsvector('english', coalesce(summary, '')), 'C')`,
};
const FORMER_WORDS = `CREATE FUNCTION search_words(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT name || ' ' || regexp_replace(name, '[^[:alnum:]]+', ' ', 'g') $$`;

const dropColumns = (): string[] =>
  Object.keys(COLUMNS).map((table) => `ALTER TABLE ${table} DROP COLUMN search`);

const addColumns = (columns: Readonly<Record<string, string>>): string[] =>
  Object.entries(columns).flatMap(([table, expression]) => [
    `ALTER TABLE ${table} ADD COLUMN search tsvector GENERATED ALWAYS AS (${expression}) STORED`,
    `CREATE INDEX ${table}_search_idx ON ${table} USING gin (search)`,
    `UPDATE typeorm_metadata SET value = '${expression.replaceAll("'", "''")}'
      WHERE "table" = '${table}' AND type = 'GENERATED_COLUMN' AND name = 'search'`,
  ]);

/** Searches find a word however it is spelt: accents, case and width, joined or parted, inside a run without spaces. */
export class FoldSearchedWords1764000015000 implements MigrationInterface {
  readonly name = 'FoldSearchedWords1764000015000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [...dropColumns(), 'DROP FUNCTION search_words', ...FUNCTIONS, ...addColumns(COLUMNS)];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      ...dropColumns(),
      ...NAMES.map((name) => `DROP FUNCTION ${name}`),
      FORMER_WORDS,
      ...addColumns(FORMER),
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
