import { readReals, type SqlExecutor } from '../../platform/database';
import { finishInSlices, mapInSteps } from '../../platform/slices';

/** Whose vectors domains are placed by, and what places of them are of one picture. */
export interface PictureVersion {
  readonly encoderVersion: string;
  readonly mapVersion: string;
}

/** A domain with its vector, and its place in the picture where it has one. */
export interface PlaceableDomain {
  readonly id: number;
  readonly vector: Float32Array;
  readonly point: { readonly x: number; readonly y: number } | null;
}

interface Row {
  id: number;
  x: number | null;
  y: number | null;
  sent: Buffer;
}

const EMBEDDED = `domain JOIN embedding
    ON embedding."domainId" = domain.id AND embedding."encoderVersion" = $1`;

/** How many domains have a vector and no place in the picture. */
export async function countUnplaced(
  sql: SqlExecutor,
  { encoderVersion, mapVersion }: PictureVersion,
): Promise<number> {
  const [row] = await sql.query<{ domains: number }>({
    label: 'domain_places_missing',
    text: `SELECT count(*)::int AS domains FROM ${EMBEDDED} WHERE "mapVersion" IS DISTINCT FROM $2`,
    values: [encoderVersion, mapVersion],
  });
  return row?.domains ?? 0;
}

/** All domains that have a vector, in the order of their slugs: the same in every database. */
export async function loadPlaceable(
  sql: SqlExecutor,
  { encoderVersion, mapVersion }: PictureVersion,
): Promise<PlaceableDomain[]> {
  const rows = await sql.query<Row>({
    label: 'domain_places_load',
    text: `SELECT domain.id, array_send(embedding.vector) AS sent,
        CASE WHEN "mapVersion" = $2 THEN "mapX" END AS x, CASE WHEN "mapVersion" = $2 THEN "mapY" END AS y
      FROM ${EMBEDDED} ORDER BY lower(domain.slug) COLLATE "C"`,
    values: [encoderVersion, mapVersion],
  });
  const placeable = ({ id, x, y, sent }: Row): PlaceableDomain => ({
    id,
    vector: readReals(sent),
    point: x === null || y === null ? null : { x, y },
  });
  return finishInSlices(mapInSteps(rows, placeable));
}

/** Stores the places of domains; returns how many are new. What is stored already is left alone. */
export async function savePlaces(
  sql: SqlExecutor,
  mapVersion: string,
  places: readonly { readonly id: number; readonly x: number; readonly y: number }[],
): Promise<number> {
  const rows = await sql.query({
    label: 'domain_places_save',
    text: `UPDATE domain SET "mapX" = place.x, "mapY" = place.y, "mapVersion" = $1
      FROM unnest($2::int[], $3::real[], $4::real[]) AS place (id, x, y)
      WHERE domain.id = place.id AND ("mapX", "mapY", "mapVersion") IS DISTINCT FROM (place.x, place.y, $1)
      RETURNING domain.id`,
    values: [mapVersion, places.map(({ id }) => id), places.map(({ x }) => x), places.map(({ y }) => y)],
  });
  return rows.length;
}
