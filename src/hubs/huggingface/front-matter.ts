import type { Head } from '../byte-source';
import { type Fault, prefixed } from '../fault';
import type { Findings } from '../findings';
import { storable, type Plain, type PlainObject } from '../plain-json';
import { readYamlFields, type FaultyField } from '../plain-yaml';
import { summaryOf } from '../prose';

/** As long as the Hub lets a card be, in bytes. */
export const MAX_CARD_BYTES = 10 * 1024 * 1024;
/** "Exact same regex as in the Hub server": huggingface_hub, repocard.py. */
const FRONT_MATTER = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))/;
/** A line of hyphens and a field, as front matter begins; a rule above prose does not. */
const BEGINS = /^(\s*---[ \t]*(?:\r\n|\r|\n)+)(?=[A-Za-z][\w-]*[ \t]*:(?:\s|$))/;
/**
 * Front matter, or a field of it, that is read at once, in characters: reading takes about a second
 * and 110 MB for each million.
 */
const MAX_CHARACTERS = 4 * 1024 * 1024;

/** A card taken apart; `fault` says why its front matter cannot be used. */
export interface Card {
  metadata: PlainObject;
  hasFrontMatter: boolean;
  body: string;
  /** Fields of the front matter that cannot be used. */
  faulty: FaultyField[];
  /** Why characters of the body may be lost; null when none are. */
  bodyFault: string | null;
  fault: Fault | null;
}

/** A card as it was read; a text is a card that was read whole and soundly. */
export type CardText = string | Head;

/**
 * Takes a card apart. Its front matter is YAML from anyone: see `readYaml`. Where bytes of the card
 * stand for no character, the fields that hold such bytes are left out.
 */
export function parseCard(content: CardText): Card {
  const head = typeof content === 'string' ? { text: content, fault: null, isWhole: true } : content;
  const card = cardIn(storable(head.text.replace(/^\uFEFF/, '')), head.isWhole);
  return head.fault === null ? card : withoutDamaged(card, head.fault);
}

/** What a card says of itself in prose, unless characters of it are lost, which is reported. */
export function summaryIn(
  { body, bodyFault }: Card,
  findings: Findings,
  find: (body: string) => string | null = summaryOf,
): string | null {
  const summary = find(body);
  if (bodyFault === null || summary?.includes(DAMAGED) !== true) return summary;
  findings.ignore('summary', bodyFault);
  return null;
}

/** Reports the fields of a card that cannot be used. */
export function reportFaulty({ faulty }: Card, findings: Findings): void {
  for (const { field, fault } of faulty) findings.ignore(field, fault);
}

const DAMAGED = '\uFFFD';

function cardIn(text: string, isWhole: boolean): Card {
  const sound = { bodyFault: null };
  const match = FRONT_MATTER.exec(text);
  const yaml = match?.[2];
  if (match !== null && yaml !== undefined)
    return { ...metadataIn(yaml, true), ...sound, hasFrontMatter: true, body: text.slice(match[0].length) };
  const none = { ...sound, metadata: {}, faulty: [], fault: null };
  const opening = BEGINS.exec(text)?.[0];
  if (opening === undefined) return { ...none, hasFrontMatter: false, body: text };
  if (!isWhole)
    return { ...metadataIn(text.slice(opening.length), false), ...sound, hasFrontMatter: true, body: '' };
  // The Hub takes this for a card without metadata.
  const faulty = [{ field: 'front matter', fault: 'has no end, a line of three hyphens' }];
  return { ...none, faulty, hasFrontMatter: true, body: text };
}

function metadataIn(yaml: string, isWhole: boolean): Pick<Card, 'metadata' | 'faulty' | 'fault'> {
  const { fields, faulty, fault } = readYamlFields(yaml, MAX_CHARACTERS, isWhole);
  return { metadata: fields, faulty, fault: fault === null ? null : prefixed('front matter', fault) };
}

const isDamaged = (value: Plain): boolean => JSON.stringify(value).includes(DAMAGED);

/** A card without the fields in which bytes were lost. */
function withoutDamaged(card: Card, fault: string): Card {
  const entries = Object.entries(card.metadata);
  const damaged = entries.filter(([field, value]) => isDamaged(field) || isDamaged(value));
  const sound = entries.filter(([field, value]) => !isDamaged(field) && !isDamaged(value));
  return {
    ...card,
    bodyFault: fault,
    metadata: Object.fromEntries(sound),
    faulty: [...card.faulty, ...damaged.map(([field]) => ({ field, fault }))],
  };
}
