// How well the map of domains keeps neighbours, of the catalogue at DATABASE_URL, else of the
// embedded one in ROOTSTOCK_DATA_DIR: npm run bench:map. Reads it and writes nothing.
import { openCatalogDatabase } from '../src/app/data-source';
import { placePoints, type PointToPlace } from '../src/embedding';
import { onPrincipalAxes } from '../src/embedding/placing/principal-axes';
import { similarityMatrix } from '../src/embedding/placing/similarity-matrix';
import { readReals } from '../src/platform/database';

type Point = NonNullable<PointToPlace['point']>;

const SIZES = [5, 10];

/** The others of each row, the nearest first. */
const orderOf = (away: readonly (readonly number[])[]): number[][] =>
  away.map((row, itself) =>
    row
      .map((distance, place) => ({ distance, place }))
      .filter(({ place }) => place !== itself)
      .sort((a, b) => a.distance - b.distance || a.place - b.place)
      .map(({ place }) => place),
  );

const between = (points: readonly Point[]): number[][] =>
  points.map((one) => points.map((other) => Math.hypot(one.x - other.x, one.y - other.y)));

/** Of one point: neighbours that are kept, and how far off the ranks of false ones are. */
function judge(real: readonly number[], drawn: readonly number[], size: number) {
  const nearest = new Set(real.slice(0, size));
  const shown = drawn.slice(0, size);
  const kept = shown.filter((place) => nearest.has(place)).length;
  const off = shown.filter((place) => !nearest.has(place)).map((place) => real.indexOf(place) + 1 - size);
  return { kept, off: off.reduce((sum, ranks) => sum + ranks, 0) };
}

/** Trustworthiness as J. Venna and S. Kaski define it (ICANN 2001). */
function report(name: string, real: readonly number[][], drawn: readonly number[][]): void {
  const count = real.length;
  const told = SIZES.map((size) => {
    const judged = real.map((row, place) => judge(row, drawn[place] ?? [], size));
    const kept = judged.reduce((sum, one) => sum + one.kept, 0) / (count * size);
    const off = judged.reduce((sum, one) => sum + one.off, 0);
    const trust = 1 - (2 / (count * size * (2 * count - 3 * size - 1))) * off;
    return `of ${size} neighbours ${(100 * kept).toFixed(1)}% kept, trustworthiness ${trust.toFixed(3)}`;
  });
  process.stdout.write(`${name}: ${told.join('; ')}\n`);
}

async function main(): Promise<void> {
  const database = await openCatalogDatabase({
    url: process.env.DATABASE_URL ?? null,
    dataDir: process.env.ROOTSTOCK_DATA_DIR ?? '.rootstock',
  });
  const rows = await database.query<{ sent: Buffer }>({
    label: 'bench_map',
    text: `SELECT array_send(vector) AS sent FROM embedding JOIN domain ON domain.id = "domainId"
      ORDER BY lower(slug) COLLATE "C"`,
  });
  await database.close();
  const vectors = rows.map(({ sent }) => readReals(sent));
  const similarities = similarityMatrix(vectors);
  const real = orderOf(similarities.map((row) => Array.from(row, (similarity) => 1 - similarity)));
  process.stdout.write(`${vectors.length} domains\n`);
  report('principal axes', real, orderOf(between(onPrincipalAxes(similarities))));
  const begun = performance.now();
  const points = placePoints(vectors.map((vector) => ({ vector, point: null })));
  const took = performance.now() - begun;
  report('as drawn', real, orderOf(between(points)));
  const later = vectors.map((vector, left) => {
    const all = vectors.map((other, place) => ({ vector: other, point: points[place] ?? null }));
    return placePoints(all.with(left, { vector, point: null }))[left] ?? { x: 0, y: 0 };
  });
  // Each is judged where it would be placed, among the others where they are.
  const away = later.map((one) => points.map((other) => Math.hypot(one.x - other.x, one.y - other.y)));
  report('each placed later', real, orderOf(away));
  process.stdout.write(`drawn in ${(took / 1000).toFixed(1)} s\n`);
}

void main();
