/**
 * Words that say nothing about a subject: articles and the like, and the verbs and nouns of any
 * request.
 */
const STOP_WORDS = new Set(
  (
    'a about above after again all also am an and any are as at be because been before being below between both but by ' +
    'can cannot could did do does doing down during each either etc few for from further get give given gives had has ' +
    'have having he her here hers him his how i if in into is it its itself just let like made make makes many may me ' +
    'might more most much must my near need needs no nor not of off on once one only or other our out over own per ' +
    'please same say says see shall she should so some somebody someone something such take than that the their them ' +
    'then there these they thing this those through to too two under until up upon us use used uses using very via want ' +
    'was we were what when where whether which while who whom whose why will with within without would you your ' +
    'assign belong category categories class classes classify classification data dataset datasets decide detect ' +
    'different find finding finds guess identify item items kind kinds label labeled labelled labels learn match ' +
    'model models notice predict recognise recognize sort spot task tasks train training turn type types user users'
  ).split(' '),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  leaves: 'leaf',
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  teeth: 'tooth',
  feet: 'foot',
  mice: 'mouse',
  criteria: 'criterion',
  species: 'species',
  series: 'series',
  diagnosis: 'diagnos',
  diagnoses: 'diagnos',
  analysis: 'analys',
  analyses: 'analys',
  cvs: 'cv',
  // The stemmer must not turn `news` into `new`, and must not change `aerial`.
  news: 'news',
  lens: 'lens',
  sung: 'sing',
  songs: 'song',
  sick: 'sick',
};

/**
 * Endings with what replaces them; the first that fits and leaves a stem of three letters or more
 * is applied.
 */
const ENDINGS: ReadonlyArray<readonly [string, string]> = [
  ['ologically', 'olog'],
  ['ological', 'olog'],
  ['ologists', 'olog'],
  ['ologist', 'olog'],
  ['ologies', 'olog'],
  ['ology', 'olog'],
  ['ifications', 'ifi'],
  ['ification', 'ifi'],
  ['ifying', 'ifi'],
  ['ifiers', 'ifi'],
  ['ifier', 'ifi'],
  ['ified', 'ifi'],
  ['ifies', 'ifi'],
  ['ify', 'ifi'],
  ['izations', 'iz'],
  ['ization', 'iz'],
  ['isation', 'iz'],
  ['izing', 'iz'],
  ['ising', 'iz'],
  ['ations', 'at'],
  ['ation', 'at'],
  ['ators', 'at'],
  ['ator', 'at'],
  ['ating', 'at'],
  ['ated', 'at'],
  ['ates', 'at'],
  ['ate', 'at'],
  ['itions', 'it'],
  ['ition', 'it'],
  ['ments', ''],
  ['ment', ''],
  ['nesses', ''],
  ['ness', ''],
  ['ically', 'ic'],
  ['ical', 'ic'],
  ['ics', 'ic'],
  ['ies', 'y'],
  ['sses', 'ss'],
  ['ings', ''],
  ['ing', ''],
  ['ers', ''],
  ['er', ''],
  ['ors', ''],
  ['or', ''],
  ['ions', ''],
  ['ion', ''],
  ['edly', ''],
  ['ed', ''],
  ['ly', ''],
  ['es', ''],
  ['s', ''],
  ['e', ''],
];

/**
 * A cheap English stemmer: `classifying` and `classification`, `tumours` and `tumor` share a stem.
 */
export function stem(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (word.length < 4 || /\d/.test(word)) return word;
  const american = word.replace(/our(?=s?$|ed$|ing$)/, 'or').replace(/yse/, 'yze');
  for (const [ending, replacement] of ENDINGS) {
    if (!american.endsWith(ending)) continue;
    const base = american.slice(0, -ending.length);
    if (base.length < 3 || (ending === 's' && /[su]$/.test(base))) continue;
    return undouble(base + replacement);
  }
  return undouble(american);
}

function undouble(base: string): string {
  const doubled = /([bdfgmnprt])\1$/.test(base);
  const single = doubled ? base.slice(0, -1) : base;
  return single.length > 3 && single.endsWith('y') ? `${single.slice(0, -1)}i` : single;
}

/** Lower-case words of letters and digits, without accents; `AmazonReviews2` is three words. */
export function splitWords(text: string): string[] {
  const spaced = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/\bx-rays?\b/gi, 'xray')
    .replace(/\be-mails?\b/gi, 'email')
    .replace(/\b(\p{L})[-.](?=\p{L}[-.]?\b)/gu, '$1')
    .toLowerCase()
    .replace(/['’]s\b/g, '');
  return spaced.match(/[\p{L}]+|\d+[\p{L}]?\b|\d+/gu) ?? [];
}

/** The words that carry meaning, stemmed, in order. */
export function contentStems(text: string): string[] {
  return splitWords(text)
    .filter((word) => !STOP_WORDS.has(word) && (word.length > 1 || /\d/.test(word)))
    .map(stem);
}
