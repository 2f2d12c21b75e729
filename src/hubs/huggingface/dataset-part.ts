import { isPlainObject, itemsIn, own, textOf, type Plain, type PlainObject } from '../plain-json';
import words from './data/dataset-parts.json';
import { squashed, unversioned } from './squashed-names';

/** Which part of a dataset a figure was measured on. */
export interface DatasetPart {
  readonly subset?: string;
  readonly datasetRevision?: string;
  readonly split: string | null;
}

const WHOLE = new Set(words.wholeDataset);
const PLACEHOLDERS = new Set(words.placeholders);
const WORDS_OF_ANY_NAME = new Set(words.wordsOfAnyName);
/** Fields of arguments that tell no part of a dataset, such as how many examples were shown. */
const OTHER_FIELDS = new Set(words.otherFields);
const FIELDS = new Set([...words.partFields, ...words.languageFields, ...words.otherFields]);
/** A longer rest of a name describes the dataset. */
const MAX_NAME_WORDS = 3;
const MAX_SUBSET = 200;
/** `25-shot`: how many examples a prompt showed. */
const SHOTS = /^\d+-?shots?$/i;
/** Letters of a stem that tell it from others. */
const MIN_BEGINNING = 5;

/**
 * `config`, else `args`, which cards write as a word, a list or a mapping, else what the dataset's
 * own name has beyond that of its repository: `Common Voice eo` of `common_voice`.
 */
export function datasetPartOf(dataset: Plain): DatasetPart {
  if (!isPlainObject(dataset)) return { split: null };
  const repository = (textOf(own(dataset, 'type')) ?? '').split('/').at(-1) ?? '';
  const args = argumentsIn(own(dataset, 'args'));
  const stated = [own(dataset, 'config', 'subset', 'config_name'), args].map((value) =>
    partIn(value, repository),
  );
  const subset = (stated.find((part) => part !== null) ?? partInName(dataset, repository))?.slice(
    0,
    MAX_SUBSET,
  );
  const revision = textOf(own(dataset, 'revision'));
  return {
    ...(subset === undefined ? {} : { subset }),
    ...(revision === null ? {} : { datasetRevision: revision }),
    split: textOf(own(dataset, 'split')) ?? (isPlainObject(args) ? textOf(own(args, 'split')) : null),
  };
}

const PAIRS = /(?:^|[\s,;]+)(\w+)\s*[:=]\s*([^\s,;:=]+)/g;

/** `config: hi, split: test`, which cards write as one text, is a mapping. */
function argumentsIn(args: Plain): Plain {
  const text = textOf(args) ?? '';
  const pairs = [...text.matchAll(PAIRS)].map(([, key = '', value = '']): [string, string] => [
    key.toLowerCase(),
    value,
  ]);
  const isWhole = text.replace(PAIRS, '').trim() === '';
  return pairs.length > 0 && isWhole && pairs.every(([key]) => FIELDS.has(key))
    ? Object.fromEntries(pairs)
    : args;
}

function partIn(written: Plain, repository: string): string | null {
  const text = textIn(written);
  if (text === null || PLACEHOLDERS.has(text.toLowerCase())) return null;
  const isWhole = WHOLE.has(text.toLowerCase()) || squashed(text) === squashed(repository);
  return isWhole ? null : text;
}

function textIn(written: Plain): string | null {
  if (Array.isArray(written)) return joined(itemsIn(written).map(textOf));
  if (!isPlainObject(written)) return textOf(written);
  const named = textOf(own(written, ...words.partFields));
  if (named !== null) return named;
  const entries = Object.entries(written).filter(([key]) => !OTHER_FIELDS.has(key));
  const [only] = entries;
  // `{eo: null}` is the word with a colon behind it.
  if (entries.length === 1 && only !== undefined) return textOf(only[1]) ?? only[0];
  return joined(entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(pairText));
}

const pairText = ([key, value]: [string, Plain]): string | null => {
  const text = textOf(value) ?? (value === null ? null : JSON.stringify(value));
  return text === null ? null : `${key}=${text}`;
};

const joined = (parts: readonly (string | null)[]): string | null => {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(', ');
};

/** Null where the rest of the name is empty, a version or a description. */
function partInName(dataset: PlainObject, repository: string): string | null {
  // The name may be the whole id of the repository, with its owner.
  const name = textOf(own(dataset, 'name'))?.replace(/^[\w.-]+\/(?=\S)/, (owner) =>
    (textOf(own(dataset, 'type')) ?? '').toLowerCase().startsWith(owner.toLowerCase()) ? '' : owner,
  );
  const stem = squashed(unversioned(repository));
  if (name === undefined || stem === '') return null;
  const rest = restBehind(name, squashed(repository)) ?? restBehind(name, stem) ?? inBrackets(name, stem);
  if (rest === null) return null;
  const found = rest.split(/[\s,;:()[\]]+/).filter((word) => word !== '');
  const isPart = found.length > 0 && found.length <= MAX_NAME_WORDS;
  const isDescription = found.some((word) => WORDS_OF_ANY_NAME.has(word.toLowerCase()) || SHOTS.test(word));
  const isVersion = found.every((word) => /^v?\d+(?:\.\d+)*$/i.test(word));
  if (!isPart || isDescription || isVersion) return null;
  return partIn(found.join(' '), repository);
}

/** `LibriSpeech (clean)` of `librispeech_asr`: what is in brackets behind the stem's beginning. */
function inBrackets(name: string, stem: string): string | null {
  const [, head = '', rest] = /^([^()]+)\(([^()]+)\)$/.exec(name) ?? [];
  const start = squashed(head);
  return start.length >= MIN_BEGINNING && stem.startsWith(start) ? (rest ?? null) : null;
}

/** What stands in `name` behind the letters of `stem`, and behind a version of the dataset. */
function restBehind(name: string, stem: string): string | null {
  for (let end = 1; end <= name.length; end += 1) {
    const read = squashed(name.slice(0, end));
    if (!stem.startsWith(read)) return null;
    // The next letter must begin a new word: `glue` is no part of `gluex`.
    if (read === stem && !/^[\p{L}\p{N}]/u.test(name.slice(end)))
      return name
        .slice(end)
        .replace(/^[\s_-]*v?\d+(?:\.\d+)*(?=[\s(]|$)/i, '')
        .replace(/^[\s:,/_-]+/, '');
  }
  return null;
}
