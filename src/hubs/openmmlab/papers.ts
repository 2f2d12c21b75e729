import { createHash } from 'node:crypto';
import { isPlainObject, own, textOf, type Plain } from '../plain-json';
import { webAddress } from '../web-address';

/** What a metafile says of the paper behind a method. */
export interface Paper {
  key: string;
  title: string | null;
  url: string | null;
  arxiv: string | null;
}

const ARXIV = /(?:^|arxiv\.org\/(?:abs|pdf)\/)(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i;
const KEY_DIGITS = 12;

/**
 * The paper of a collection or model: `{ URL, Title }`, an address, or an arXiv id alone; null when
 * there is none.
 */
export function paperOf(value: Plain): Paper | null {
  const written = isPlainObject(value) ? textOf(own(value, 'URL', 'url')) : textOf(value);
  const title = isPlainObject(value) ? textOf(own(value, 'Title', 'title')) : null;
  const arxiv = written === null ? null : (ARXIV.exec(written)?.[1] ?? null);
  const url = arxiv === null ? webAddress(written) : `https://arxiv.org/abs/${arxiv}`;
  if (url === null) return null;
  const id = arxiv === null ? digest(url) : `arxiv-${arxiv}`;
  return { key: `openmmlab-${id}`, title, url, arxiv };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, KEY_DIGITS);
