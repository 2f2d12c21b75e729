import fc, { type GeneratorValue } from 'fast-check';
import { publicHubs } from '../../../src/hubs';
import { HUB_FILES, type HubFiles, type Value } from './hub-files';
import { below, chance, pick } from './odd-values';

/** A folder that is imported. */
export interface MadeImport {
  readonly hub: string;
  /** In base64, since what is odd need not be text. */
  readonly files: Readonly<Record<string, string>>;
  /** Stands in the id of the thing with which nothing is wrong. */
  readonly good: string;
}

const deep = (levels: number, inner: Value): Value => (levels === 0 ? inner : [deep(levels - 1, inner)]);

const ODD: readonly Value[] = [
  ...[null, true, false, 0, -1, 0.1, 1e308, -1e308, 2 ** 53, 2 ** 31, 5e-324, '', ' ', 'NaN', '1e999', '99%'],
  ...['\u0000', 'a\u0000b', '\uD800', '\uDC00x', '\uFEFF', '\u202Etxt', '👩‍👩‍👧‍👦', 'e\u0301', '__proto__', '=1+1'],
  ...[
    '../../etc/passwd',
    'http://',
    'javascript:alert(1)',
    'x'.repeat(300),
    'y'.repeat(70_000),
    'acme/BASE',
    'ID',
  ],
  ...[
    "' OR 1=1 --",
    '2026-02-30',
    '0000-00-00',
    '9999-12-31T23:59:59Z',
    '12,5',
    '1.2.3',
    '[]',
    '{}',
    ',',
    '\r\n',
  ],
  ...[[], {}, [null], [[]], { a: 1 }, ['a', 'a', 'a'], deep(60, 'deep'), deep(600, null)],
  Array.from({ length: 300 }, (_, place) => `tag-${place}`),
];
const MAX_BAD = 4;
const MAX_CHANGES = 3;
const WORD = () => fc.nat({ max: 0x7fff_ffff });

/** Folders of one good thing and a few that are not, as each hub has them. */
export function makeImport(g: GeneratorValue): MadeImport {
  const hub = pick(g, publicHubs()).id;
  const form = HUB_FILES[hub];
  if (form === undefined) throw new TypeError(`Nothing says how ${hub} writes.`);
  const word = `${g(WORD).toString(36)}w`;
  const good = `good${word}`;
  const ids = [good, ...Array.from({ length: 1 + below(g, MAX_BAD) }, (_, place) => `bad${place}${word}`)];
  const texts = ids.map((id, place) => {
    const base = ids[place === 0 ? 0 : 1 + (place % (ids.length - 1))] ?? id;
    const named = renamed(form.sample, { ID: id, BASE: place === 0 ? 'roots' : base });
    const text = (value: Value) => Buffer.from(form.text(value));
    return place === 0 ? text(named) : broken(g, text(changed(g, named)));
  });
  return { hub, files: encoded(placed(form, ids, texts)), good };
}

function placed({ place, beside = {} }: HubFiles, ids: readonly string[], texts: readonly Buffer[]) {
  const others = Object.entries(beside).map(([path, text]) => [path, Buffer.from(text)] as const);
  if (place.kind === 'apart')
    return [...others, ...texts.map((text, at) => [place.path(ids[at] ?? ''), text] as const)];
  const lines = [...place.head.map((line) => Buffer.from(line)), ...texts];
  const whole = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  return [...others, [place.path, whole] as const];
}

const encoded = (files: readonly (readonly [string, Buffer])[]): Record<string, string> =>
  Object.fromEntries(files.map(([path, bytes]) => [path, bytes.toString('base64')]));

function renamed(value: Value, names: Readonly<Record<string, string>>): Value {
  if (typeof value === 'string') return value.replace(/\b(ID|BASE)\b/g, (word) => names[word] ?? word);
  if (Array.isArray(value)) return value.map((part) => renamed(part, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renamed(part, names)]));
}

/** Puts something odd in some places of a value. */
function changed(g: GeneratorValue, value: Value): Value {
  let result = value;
  for (let left = below(g, MAX_CHANGES + 1); left > 0; left -= 1) result = changedAt(g, result);
  return result;
}

function changedAt(g: GeneratorValue, value: Value): Value {
  if (typeof value !== 'object' || value === null || chance(g, 0.2)) return pick(g, ODD);
  if (Array.isArray(value)) {
    const at = below(g, value.length + 1);
    return value.length === at ? [...value, pick(g, ODD)] : value.with(at, changedAt(g, value[at] ?? null));
  }
  const entries = Object.entries(value);
  const [key, part] = entries.length === 0 ? ['odd', null] : pick(g, entries);
  if (chance(g, 0.1)) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return { ...value, [key]: changedAt(g, part) };
}

/** Breaks the text of a thing, sometimes; never so that it would hold another line. */
function broken(g: GeneratorValue, text: Buffer): Buffer {
  const at = below(g, text.length + 1);
  const [before, after] = [text.subarray(0, at), text.subarray(at)];
  switch (below(g, 12)) {
    case 0:
      return before;
    case 1:
      return Buffer.concat([before, Buffer.from([below(g, 256)]), after.subarray(1)]);
    case 2:
      return Buffer.concat([Buffer.from('\uFEFF'), text]);
    case 3:
      return Buffer.from(text.toString('utf8').replaceAll('\n', '\r\n'));
    case 4:
      return Buffer.concat([
        before,
        Buffer.from(pick(g, ['\0', '{', '[[[[', '&a *a', ': ', '\\u0000', '\\ud800', 'é'])),
        after,
      ]);
    case 5:
      return Buffer.concat([before, Buffer.from('['.repeat(20_000)), after]);
    case 6:
      return twice(text);
    default:
      return text;
  }
}

/** The first key stands there again, with another value. */
function twice(text: Buffer): Buffer {
  const [, key] = /^\{("[^"]+"):/.exec(text.toString('utf8')) ?? [];
  return key === undefined ? text : Buffer.from(text.toString('utf8').replace('{', `{${key}:[1],`));
}
