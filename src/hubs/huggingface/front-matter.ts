import { type Fault, prefixed } from '../fault';
import { isPlainObject, storable, type PlainObject } from '../plain-json';
import { readYaml } from '../plain-yaml';

/** "Exact same regex as in the Hub server": huggingface_hub, repocard.py. */
const FRONT_MATTER = /^(\s*---(?:\r\n|\r|\n))([\S\s]*?)((?:\r\n|\r|\n)---[ \t]*(\r\n|\n|$))/;
const MAX_CHARACTERS = 256 * 1024;

/** A card taken apart; `fault` says why its front matter cannot be used. */
export interface Card {
  metadata: PlainObject;
  hasFrontMatter: boolean;
  body: string;
  fault: Fault | null;
}

/** Takes a card apart. Its front matter is YAML from anyone: see `readYaml`. */
export function parseCard(content: string): Card {
  const text = storable(content.replace(/^\uFEFF/, ''));
  const match = FRONT_MATTER.exec(text);
  const yaml = match?.[2];
  if (match === null || yaml === undefined)
    return { metadata: {}, hasFrontMatter: false, body: text, fault: null };
  const body = text.slice(match[0].length);
  return { ...metadataIn(yaml), hasFrontMatter: true, body };
}

function metadataIn(yaml: string): Pick<Card, 'metadata' | 'fault'> {
  const { value, fault } = readYaml(yaml, MAX_CHARACTERS);
  if (isPlainObject(value)) return { metadata: value, fault: null };
  const reason = value === null ? fault : 'is not a mapping';
  return { metadata: {}, fault: reason === null ? null : prefixed('front matter', reason) };
}
