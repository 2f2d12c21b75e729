import { append } from '../../platform/group-by';
import { withoutLinks } from '../prose';

/** What a card of TensorFlow Hub is about. */
const CARD_KINDS = ['Module', 'Placeholder', 'Lite', 'Tfjs', 'Coral', 'Collection', 'Publisher'] as const;
export type CardKind = (typeof CARD_KINDS)[number];

/** A card taken apart. */
export interface Card {
  kind: CardKind;
  /** As in the header: `publisher/name/version`, for a publisher only its own name. */
  handle: string;
  /** Text between the header and the first comment, on one line. */
  description: string | null;
  metadata: ReadonlyMap<string, readonly string[]>;
  /** Handles on tfhub.dev that the text points to. */
  links: readonly string[];
}

const HEADER = /^# *([A-Za-z]+) +(\S+)$/;
/** The same expression as in the hub's own validator. */
const METADATA = /^<!--([\w\s-]+):(.+)-->$/;
const HANDLE = /^[\w-]+(?:\/[\w.-]+)+\/\d+$/;
const PUBLISHER = /^[\w-]+$/;
const LINK = /https:\/\/tfhub\.dev\/([\w./-]+)/g;
const MAX_LINKS = 5000;
const MAX_DESCRIPTION = 2000;

/** Takes a card apart; a text that is none gives the reason. */
export function parseCard(content: string): Card | string {
  const [first = '', ...lines] = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [, word, written] = HEADER.exec(withoutJoiners(first).trim()) ?? [];
  const kind = CARD_KINDS.find((one) => one === word);
  if (kind === undefined || written === undefined)
    return `begins with none of these headers: # ${CARD_KINDS.join(', # ')}`;
  const isHandle = kind === 'Publisher' ? PUBLISHER.test(written) : HANDLE.test(written);
  if (!isHandle) return `has a header that is no ${kind === 'Publisher' ? 'name' : 'publisher/name/version'}`;
  return {
    kind,
    handle: written,
    description: descriptionOf(lines),
    metadata: metadataOf(lines),
    links: linksOf(content),
  };
}

/**
 * Some headers hold a zero-width non-joiner behind each slash, so that browsers may break the line
 * there.
 */
export const withoutJoiners = (text: string): string => text.replace(/&zwnj;|\u200C/g, '');

function metadataOf(lines: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const [, key, value] = METADATA.exec(line.trim()) ?? [];
    if (key === undefined || value === undefined || value.trim() === '') continue;
    append(found, key.trim(), withoutJoiners(value).trim());
  }
  return found;
}

function descriptionOf(lines: readonly string[]): string | null {
  const end = lines.findIndex((line) => /^\s*(?:<!--|##|\[!)/.test(line));
  const above = lines.slice(0, end < 0 ? lines.length : end).join(' ');
  const text = withoutLinks(above).replace(/\s+/g, ' ').trim();
  return text === '' ? null : text.slice(0, MAX_DESCRIPTION);
}

function linksOf(content: string): string[] {
  const found = new Set<string>();
  for (const [, handle] of content.matchAll(LINK)) {
    if (handle !== undefined && found.size < MAX_LINKS) found.add(handle.replace(/\/+$/, ''));
  }
  return [...found];
}
