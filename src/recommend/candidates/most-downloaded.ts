import type { KnownBase } from '../knowledge/knowledge';
import { DOWNLOADS } from './base-groups';
import type { BaseSelection } from './base-pool';

/**
 * Of some bases the one with the most downloads, of several the one of the least id; null where
 * none has any. Yields wherever it could pause.
 */
export function* mostDownloadedOf({ pool, places }: BaseSelection): Generator<void, KnownBase | null> {
  const downloads = yield* pool.figuresOf(DOWNLOADS);
  yield;
  let most = 0;
  let found = -1;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    const own = downloads[place] ?? 0;
    if (own === 0 || own < most) continue;
    if (own === most && found >= 0 && pool.at(found).id < pool.at(place).id) continue;
    most = own;
    found = place;
  }
  return found < 0 ? null : pool.at(found);
}
