import { z } from 'zod';
import { createEncoder, loadTensorBackend, placePoints, type PlacePoints } from '../../../src/embedding';
import { placeDomains } from '../../../src/ingest';
import { openTestApp, type TestApp } from '../../support/app';

interface Placed {
  slug: string;
  x: number | null;
  y: number | null;
}

const point = z.object({ x: z.number(), y: z.number() });
const created = z.object({
  domainCreate: z.object({ domain: z.object({ position: point.nullable() }), userErrors: z.tuple([]) }),
});
const found = z.object({ domain: z.object({ position: point }) });

const place: PlacePoints = (all) => Promise.resolve(placePoints(all));

describe('the map of domains', () => {
  let app: TestApp;
  let version: string;
  beforeAll(async () => {
    app = await openTestApp({ stage: 'starter' });
    ({ version } = createEncoder(await loadTensorBackend('auto')));
  });
  afterAll(() => app.close());

  const places = async (): Promise<Map<string, Placed>> => {
    const rows = await app.database.query<Placed>({
      label: 'test',
      text: 'SELECT slug, "mapX" AS x, "mapY" AS y FROM domain ORDER BY slug',
    });
    return new Map(rows.map((row) => [row.slug, row]));
  };
  const create = async (slug: string, name: string) => {
    const answer = await app.mutate(
      `mutation ($input: DomainCreateInput!) {
        domainCreate(input: $input) { domain { position { x y } } userErrors { message } } }`,
      { input: { slug, name, description: `${name}.` } },
    );
    return created.parse(answer.data).domainCreate.domain.position;
  };

  it('has no new domain before it is drawn', async () => {
    await expect(create('medical/first-of-all', 'First of all')).resolves.toBeNull();
  });

  it('places every domain once, and leaves what is placed alone', async () => {
    const written = await placeDomains(app.database, version, place);
    const drawn = await places();
    expect(written).toBe(drawn.size);
    for (const { x, y } of drawn.values()) expect([x, y]).toEqual([expect.any(Number), expect.any(Number)]);
    await expect(placeDomains(app.database, version, place)).resolves.toBe(0);
    expect(await places()).toEqual(drawn);
  });

  it('is told by the API, in the bounds of the map', async () => {
    const answer = await app.query('{ domain(slug: "medical/radiology") { position { x y } } }');
    const { x, y } = found.parse(answer.data).domain.position;
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1);
  });

  it('has a new domain at once beside what is like it, where nothing else moves', async () => {
    const before = await places();
    const position = await create('medical/chest-x-ray-of-adults', 'Chest x-ray of adults');
    const { x, y } = point.parse(position);
    const after = await places();
    expect(after.get('medical/chest-x-ray-of-adults')).toEqual({
      slug: 'medical/chest-x-ray-of-adults',
      x,
      y,
    });
    after.delete('medical/chest-x-ray-of-adults');
    expect(after).toEqual(before);
    const near = [...before.values()]
      .map((other) => ({ slug: other.slug, away: Math.hypot((other.x ?? 9) - x, (other.y ?? 9) - y) }))
      .sort((a, b) => a.away - b.away)
      .slice(0, 5);
    expect(near.map(({ slug }) => slug)).toContain('medical/radiology/chest-x-ray');
  });

  it('is drawn anew by another encoder', async () => {
    const before = await places();
    await app.database.query({
      label: 'test',
      text: `INSERT INTO embedding ("domainId", "encoderVersion", vector, digest)
        SELECT id, 'other', ARRAY[cos(id), sin(id)]::real[], '' FROM domain`,
    });
    await expect(placeDomains(app.database, 'other', place)).resolves.toBe(before.size);
    const after = await places();
    expect([...after.keys()].filter((slug) => after.get(slug)?.x === before.get(slug)?.x)).toEqual([]);
  });
});
