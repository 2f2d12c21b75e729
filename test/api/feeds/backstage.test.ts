import {
  apiEntityV1alpha1Validator,
  DefaultNamespaceEntityPolicy,
  EntityPolicies,
  FieldFormatEntityPolicy,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { buildSchema } from 'graphql';
import { parseAllDocuments } from 'yaml';
import { ADMIN_TOKEN } from '../../support/app';
import { openFeeds, type OpenFeeds } from '../../support/feeds';
import { Rows } from '../../support/rows';

const KINDS = {
  API: apiEntityV1alpha1Validator,
  Location: locationEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
};
const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new DefaultNamespaceEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

let feeds: OpenFeeds;
let rows: Rows;
beforeAll(async () => {
  feeds = await openFeeds('starter');
  rows = new Rows(feeds.app.database);
  const owner = await rows.publisher({ slug: 'mallory' });
  await rows.model({ slug: 'mallory/secret', publisherId: owner, visibility: 'PRIVATE' });
  await rows.model({ slug: 'mallory/twin@timm', name: 'yes: {no', summary: '- *a', publisherId: owner });
});
afterAll(() => feeds.close());

/** The entities at an address, as Backstage reads them. */
async function read(address: string, headers: Record<string, string> = {}): Promise<Entity[]> {
  const { status, headers: told, text } = await feeds.get(address.replace(feeds.url, ''), { headers });
  expect([status, told.get('content-type')]).toEqual([200, 'application/yaml; charset=utf-8']);
  return parseAllDocuments(text).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Entity;
  });
}

/** Everything that Backstage finds from an address on, as it follows locations, by address. */
async function found(address: string): Promise<Map<string, Entity[]>> {
  const entities = await read(address);
  const all = new Map([[address, entities]]);
  for (const { kind, spec } of entities) {
    const targets = kind === 'Location' ? (spec?.targets as string[]) : [];
    for (const target of targets) for (const [at, behind] of await found(target)) all.set(at, behind);
  }
  return all;
}

/** Has the service know at once of what was written past it, which it learns within a second. */
const told = (): Promise<void> => feeds.app.database.transaction(() => Promise.resolve());

/** Where each entity is. */
const placesIn = (all: ReadonlyMap<string, readonly Entity[]>): Map<string, string> =>
  new Map([...all].flatMap(([at, entities]) => entities.map((entity) => [stringifyEntityRef(entity), at])));

it('is followed by Backstage from its location to every model once, each valid', async () => {
  const entities = [...(await found('/v1/feeds/backstage.yaml?limit=500')).values()].flat();
  for (const entity of entities) {
    const validator = KINDS[entity.kind as keyof typeof KINDS];
    await policy.enforce(entity);
    expect(await validator.check(entity)).toBe(true);
  }
  const refs = entities.map((entity) => stringifyEntityRef(entity));
  expect(new Set(refs).size).toBe(refs.length);

  const resources = entities.filter(({ kind }) => kind === 'Resource');
  const { text } = await feeds.get('/v1/feeds/models.json');
  const { items } = JSON.parse(text) as { items: { slug: string }[] };
  const slugs = resources.map(({ metadata }) => metadata.annotations?.['rootstock.dev/slug']);
  expect(slugs.sort()).toEqual(items.map(({ slug }) => slug).sort());
  expect(slugs).not.toContain('mallory/secret');
  const depends = resources.flatMap(({ spec }) => (spec?.dependsOn ?? []) as string[]);
  expect(depends.length).toBeGreaterThan(50);
  for (const ref of depends) expect(refs).toContain(ref.toLowerCase());
}, 60_000);

it('leads to no address that has nothing, however small its parts are', async () => {
  const all = await found('/v1/feeds/backstage.yaml?limit=200');
  const entities = [...all.values()];
  for (const some of entities) expect(some.length).toBeGreaterThan(0);
  const models = entities.flat().filter(({ kind }) => kind === 'Resource');
  const { items } = JSON.parse((await feeds.get('/v1/feeds/models.json')).text) as { items: unknown[] };
  expect(models).toHaveLength(items.length);
  expect(all.size).toBeLessThan(80);
}, 60_000);

it.each(['publisher=nobody', 'publisher=nobody,mallory', 'search=qwxz'])(
  'leads to nothing of what no model has: %s',
  async (query) => {
    const [location] = await read(`/v1/feeds/backstage.yaml?${query}`);
    const targets = location?.spec?.targets as string[];
    expect(targets.map((target) => new URL(target).searchParams.get('publisher'))).toEqual(
      query.includes('mallory') ? ['mallory', null] : [null],
    );
    expect(targets.at(-1)).toBe(`${feeds.url}/v1/feeds/backstage/api.yaml`);
  },
);

it('says by the name of the parameter what the API refuses', async () => {
  const { status, text } = await feeds.get('/v1/feeds/backstage.yaml?publisher=%00');
  expect([status, text]).toEqual([400, expect.stringContaining('"message":"\\"publisher\\" must ')]);
});

it('leaves every entity at its address when models come and go, however they are cut', async () => {
  const publisher = await rows.publisher({ slug: 'acme' });
  const aModel = (slug: string) => rows.model({ slug, publisherId: publisher });
  for (const name of ['acme/ab', 'acme/abc', 'ACME/abd', 'acme/b', 'acme/模型', 'other/of-acme', 'acme/a_%'])
    await aModel(name);
  await told();
  const path = '/v1/feeds/backstage.yaml?publisher=acme,Acme&limit=3';
  const before = placesIn(await found(path));
  expect([...before.keys()].filter((ref) => ref.startsWith('resource:'))).toHaveLength(7);
  for (const name of ['acme/a', 'acme/型模', 'acme/0', 'other/a']) await aModel(name);
  await told();
  const after = placesIn(await found(path));
  expect([...after.keys()].filter((ref) => ref.startsWith('resource:'))).toHaveLength(11);
  for (const [ref, place] of before) expect([ref, after.get(ref)]).toEqual([ref, place]);
});

it('tells of a model what is known of it', async () => {
  const [entity] = await read('/v1/feeds/backstage/models.yaml?publisher=mallory');
  expect(entity).toMatchObject({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: expect.stringMatching(/^mallory-twin-timm---[0-9a-f]{12}$/) as string,
      title: 'yes: {no',
      description: '- *a',
      annotations: {
        'rootstock.dev/slug': 'mallory/twin@timm',
        'backstage.io/view-url': `${feeds.url}/models/mallory/twin%40timm`,
      },
    },
    spec: { type: 'ai-model', owner: 'group:default/mallory' },
  });
  const [bert] = await read('/v1/feeds/backstage/models.yaml?search=%22ResNet-18%20(torchvision)%22&limit=1');
  expect(bert?.metadata.tags).toEqual(
    expect.arrayContaining(['image-classification', 'torchvision']) as string[],
  );
});

it('has the API with its schema', async () => {
  const [api] = await read('/v1/feeds/backstage/api.yaml');
  expect(api).toMatchObject({ kind: 'API', spec: { type: 'graphql', owner: 'group:default/rootstock' } });
  const sdl = api?.spec?.definition;
  // As Backstage's tab of the definition does, which knows no federation.
  expect(buildSchema(typeof sdl === 'string' ? sdl : '').getType('Model')).toBeDefined();
});

it('shows more to whoever may see more, and nothing again that is known', async () => {
  const path = '/v1/feeds/backstage/models.yaml?publisher=mallory';
  const authorization = `Bearer ${ADMIN_TOKEN}`;
  expect(await read(path, { authorization })).toHaveLength(2);
  const { headers } = await feeds.get(path);
  const known = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await feeds.get(path, { headers: known })).status).toBe(304);
  expect((await feeds.get(path, { headers: { ...known, authorization } })).status).toBe(200);
  expect((await feeds.get(path, { method: 'HEAD' })).status).toBe(200);
  expect((await feeds.get(path, { method: 'POST' })).status).toBe(405);
});

it.each([
  ['backstage.yaml?limit=1001', '"limit" must be a whole number from 1 to 1000'],
  ['backstage.yaml?colour=red', '"colour" must be left out'],
  ['backstage/models.yaml?limit=0', '"limit" must be'],
  ['backstage/models.yaml?status=GONE', '"status" must be among'],
  ['backstage/models.yaml?order=NAME', '"order" must be left out'],
  ['backstage/models.yaml?rest=perhaps', '"rest" must be true or false'],
])('says what is wrong with %s', async (path, message) => {
  const { status, text } = await feeds.get(`/v1/feeds/${path}`);
  const { errors } = JSON.parse(text) as { errors: { message: string }[] };
  expect([status, errors[0]?.message]).toEqual([400, expect.stringContaining(message)]);
});

it('has nothing elsewhere', async () => {
  const { status, text } = await feeds.get('/v1/feeds/backstage/datasets.yaml');
  expect(status).toBe(404);
  for (const path of ['backstage.yaml', 'backstage/models.yaml', 'backstage/api.yaml'])
    expect(text).toContain(`/v1/feeds/${path}`);
});
