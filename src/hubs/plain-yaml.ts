import { type Fault, withFound } from './fault';
import { Composer, CST, Lexer, Parser } from 'yaml';
import { isPlainObject, plainCopy, storable, TooDeepError, type Plain, type PlainObject } from './plain-json';
import { asDecoded, type Written } from './text-encoding';
import { laidOut } from './yaml-layout';

const MAX_ALIASES = 50;
const MAX_DEPTH = 100;
/** So many stand in 3.5 MiB of tables of results; each takes about 400 bytes. */
const MAX_TOKENS = 1_500_000;
/** A text that is no longer is read without counting. */
const FEW_CHARACTERS = 256 * 1024;
const NO_YAML = 'is not YAML';
/** Such a text means to exhaust its reader: no part of it is read. */
const TOO_MANY_ALIASES = 'uses aliases too often';
/** How `yaml` says so. */
const EXCESS = /^Excessive alias count/;

/** What a YAML text holds; `fault` says why it cannot be used. */
export interface YamlReading {
  value: Plain;
  fault: Fault | null;
}

/** A field that cannot be used, and why. */
export interface FaultyField {
  field: string;
  fault: Fault;
}

/** The fields of a YAML mapping that can be used; `fault` says why there are none. */
export interface YamlFields {
  fields: PlainObject;
  faulty: FaultyField[];
  fault: Fault | null;
}

const failed = (fault: Fault): YamlReading => ({ value: null, fault });

/**
 * Reads the first document of a YAML text (or JSON, which is YAML too) as plain data: custom tags
 * mean nothing, aliases are few, nesting and length are bounded, a key that is written twice counts
 * once. What js-yaml and PyYAML read though it is not laid out as YAML asks for is read too.
 */
export function readYaml(written: Written, maxCharacters: number): YamlReading {
  const { text, fault } = asDecoded(written);
  if (fault !== null) return failed(fault);
  if (text.length > maxCharacters) return failed(`is longer than ${maxCharacters} characters`);
  const clean = storable(text.replace(/^\uFEFF/, ''));
  const strict = readStrictly(clean);
  if (strict.fault === null || typeof strict.fault === 'string') return strict;
  const layout = laidOut(clean);
  const tolerant = layout === clean ? strict : readStrictly(layout);
  return tolerant.fault === null ? tolerant : strict;
}

function readStrictly(text: string): YamlReading {
  if (text.length > FEW_CHARACTERS && hasTooManyTokens(text))
    return failed('holds too much to be read at once');
  const tokens = [...new Parser().parse(text)];
  // Composing recurses, and too deep a recursion can abort the whole process inside a regular
  // expression: measure first.
  if (depthOf(tokens) > MAX_DEPTH) return failed('is nested too deep');
  try {
    const composer = new Composer({ schema: 'core', uniqueKeys: false, logLevel: 'silent' });
    const [document] = composer.compose(tokens);
    const error = document?.errors[0];
    if (error !== undefined) {
      return failed({
        message: `${NO_YAML}: ${firstLine(error.message)}`,
        reason: `${NO_YAML}: ${error.code}`,
      });
    }
    const value: unknown = document?.toJS({ maxAliasCount: MAX_ALIASES });
    return { value: plainCopy(value), fault: null };
  } catch (error) {
    if (error instanceof TooDeepError) return failed('is nested too deep');
    const message = error instanceof Error ? firstLine(error.message) : 'unknown fault';
    return failed(EXCESS.test(message) ? TOO_MANY_ALIASES : withFound('is not usable', message));
  }
}

/**
 * Reads the fields of a YAML mapping. Where it cannot be read as one text, each field at the margin
 * is read alone, so that one that is at fault costs no other.
 *
 * @param maxCharacters of what is read at once
 * @param isWhole false for the beginning of a longer text, whose last field is cut off
 */
export function readYamlFields(text: string, maxCharacters: number, isWhole = true): YamlFields {
  const none = (fault: Fault | null): YamlFields => ({ fields: {}, faulty: [], fault });
  const { value, fault } = isWhole ? readYaml(text, maxCharacters) : failed('is cut off');
  if (isPlainObject(value))
    return {
      fields: value,
      faulty: repeatedIn(partsOf(laidOut(storable(text))), maxCharacters),
      fault: null,
    };
  if (fault === null) return none(value === null ? null : 'is not a mapping');
  if (fault === TOO_MANY_ALIASES) return none(fault);
  const parts = partsOf(laidOut(storable(text)));
  const cutOff = isWhole ? undefined : parts.pop();
  const faulty: FaultyField[] = cutOff === undefined ? [] : [{ field: cutOff.key, fault: 'is cut off' }];
  const found: [string, Plain][] = [];
  for (const part of parts) {
    const reading = readYaml(part.text, maxCharacters);
    if (isPlainObject(reading.value)) found.push(...Object.entries(reading.value));
    else faulty.push({ field: part.key, fault: reading.fault ?? 'is no field' });
  }
  if (found.length === 0) return none(fault);
  faulty.push(...repeatedIn(parts, maxCharacters));
  return { fields: Object.fromEntries(found), faulty, fault: null };
}

/** Fields that are written several times, each time as something else. */
function repeatedIn(parts: readonly Part[], maxCharacters: number): FaultyField[] {
  const byKey = new Map<string, Part[]>();
  for (const part of parts) byKey.set(part.key, [...(byKey.get(part.key) ?? []), part]);
  return [...byKey].flatMap(([field, ofKey]) => {
    if (ofKey.length === 1) return [];
    const readings = ofKey.map(({ text }) => readYaml(text, maxCharacters)).filter(isSound);
    const values = new Set(readings.map(({ value }) => JSON.stringify(value)));
    return values.size > 1 ? [{ field, fault: 'is written more than once; the last counts' }] : [];
  });
}

const isSound = ({ value, fault }: YamlReading): boolean => fault === null && isPlainObject(value);

/** A key at the margin: quoted, or plain up to the first colon that ends it. */
const KEY = /^(?:"([^"\n]+)"|'([^'\n]+)'|([^\s#"'`@%&*!|>?,[\]{}-][^\n]*?))[ \t]*:(?=\s|$)/;
/** Lines that go on with what stands above them. */
const CONTINUES = /^(?:[ \t]|- |-$|[\]}]|#|$)/;

/** A field at the margin, with its lines. */
interface Part {
  readonly key: string;
  readonly text: string;
}

/** The fields at the margin of a text, each with its lines; other lines at the margin are none. */
function partsOf(text: string): Part[] {
  const parts: { key: string; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const [, double, single, plain] = KEY.exec(line) ?? [];
    const key = double ?? single ?? plain;
    if (key === undefined && CONTINUES.test(line)) parts.at(-1)?.lines.push(line);
    else parts.push({ key: key ?? 'front matter', lines: [line] });
  }
  return parts.map(({ key, lines }) => ({ key, text: lines.join('\n') }));
}

function hasTooManyTokens(text: string): boolean {
  let tokens = 0;
  for (const token of new Lexer().lex(text)) if (token !== '' && (tokens += 1) > MAX_TOKENS) return true;
  return false;
}

/** Levels of collections in a parse, counted without recursion. */
function depthOf(tokens: readonly CST.Token[]): number {
  let level: (CST.Token | null | undefined)[] = [...tokens];
  let depth = 0;
  for (; level.length > 0; depth += 1) {
    level = level.flatMap((token) => {
      if (token === null || token === undefined) return [];
      if (token.type === 'document') return [token.value];
      return CST.isCollection(token) ? token.items.flatMap(({ key, value }) => [key, value]) : [];
    });
  }
  return depth;
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? text;
