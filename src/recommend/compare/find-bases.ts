import { InvalidInputError } from '../../platform/errors';
import { slugKey } from '../../platform/written-text';
import type { Knowledge, KnownBase } from '../knowledge/knowledge';

const FEWEST = 2;
const MOST = 10;

/**
 * The bases that are to be compared, by their slugs in any case.
 * @throws InvalidInputError naming `models`, or the one that is not there
 */
export function findBases(slugs: readonly string[], knowledge: Knowledge): KnownBase[] {
  const wanted = slugs.map(slugKey);
  if (wanted.length < FEWEST || wanted.length > MOST || new Set(wanted).size < wanted.length) {
    throw new InvalidInputError('models', `a list of ${FEWEST} to ${MOST} different slugs`);
  }
  return wanted.map((slug, place) => {
    const base = knowledge.baseBySlug.get(slugKey(slug));
    if (base !== undefined) return base;
    throw new InvalidInputError(`models.${place}`, 'the slug of an active model of this catalogue');
  });
}
