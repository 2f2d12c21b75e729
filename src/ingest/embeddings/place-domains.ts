import { isPlacedAnew, placePoints, PROJECTION, type PlacePoints } from '../../embedding';
import type { SqlExecutor } from '../../platform/database';
import {
  countUnplaced,
  loadPlaceable,
  savePlaces,
  type PictureVersion,
  type PlaceableDomain,
} from './domain-place.repository';

const pictureOf = (encoderVersion: string): PictureVersion => ({
  encoderVersion,
  mapVersion: `${PROJECTION} ${encoderVersion}`,
});

async function placeAll(
  sql: SqlExecutor,
  { mapVersion }: PictureVersion,
  { domains, place }: { domains: readonly PlaceableDomain[]; place: PlacePoints },
): Promise<number> {
  const points = await place(domains);
  return savePlaces(
    sql,
    mapVersion,
    points.flatMap((point, at) => {
      const domain = domains[at];
      return domain === undefined ? [] : [{ id: domain.id, ...point }];
    }),
  );
}

/**
 * Gives every domain a place on the map by its vector of this encoder, all at once. What has one
 * keeps it, unless most have none, as with another encoder or projection: then all are placed anew.
 * Returns how many places are new.
 */
export async function placeDomains(
  sql: SqlExecutor,
  encoderVersion: string,
  place: PlacePoints,
): Promise<number> {
  const picture = pictureOf(encoderVersion);
  if ((await countUnplaced(sql, picture)) === 0) return 0;
  return placeAll(sql, picture, { domains: await loadPlaceable(sql, picture), place });
}

/**
 * Places new domains beside their neighbours, in the transaction that adds them. Where a new
 * picture is due instead, that is left to `placeDomains`.
 */
export async function placeNewDomains(transaction: SqlExecutor, encoderVersion: string): Promise<void> {
  const picture = pictureOf(encoderVersion);
  if ((await countUnplaced(transaction, picture)) === 0) return;
  const domains = await loadPlaceable(transaction, picture);
  if (isPlacedAnew(domains)) return;
  await placeAll(transaction, picture, { domains, place: (all) => Promise.resolve(placePoints(all)) });
}
