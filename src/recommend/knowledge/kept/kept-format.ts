import { createHash } from 'node:crypto';
import type { Encoder } from '../../../embedding';
import { migrationsKnown, type Database } from '../../../platform/database';
import { LISTS, WHOLE } from '../knowledge.statements';
import { PACKING } from './kept-parts';

/** The encoder whose vectors are kept. */
export type KeptEncoder = Pick<Encoder, 'version' | 'referenceEncoder'>;

/**
 * Digest of how a catalogue is read and kept. It is another one wherever the same catalogue could
 * be read otherwise: by other statements, of other rows that may be seen, after a migration that
 * changed rows past the triggers, with other vectors, or packed in another way.
 */
export function keptFormat(database: Database, { version, referenceEncoder }: KeptEncoder): string {
  const texts = Object.values({ ...WHOLE, ...LISTS }).map((text) => database.textOf(text));
  const encoders = [version, referenceEncoder?.version ?? null];
  const said = [PACKING, texts, migrationsKnown(database), encoders];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
