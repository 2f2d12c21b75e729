import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSchema } from 'graphql';
import { printSdl } from '../../src/app';
import {
  FEEDS,
  FEEDS_PATH,
  feedsSection,
  findBackstageAt,
  findCroissantAt,
  findFeedAt,
} from '../../src/feeds';
import { findHubPlace, HUB_API_PATH, hubApiSection } from '../../src/hub-api';
import { openApiOf } from '../../src/platform/openapi';
import { queriesSection } from '../../src/queries';
import { readQuery } from '../../src/queries/stored-query';

const schema = buildSchema(printSdl(), { assumeValidSDL: true });
const text = `query All(
  $where: ModelFilter!, $slugs: [String!], $status: EntityStatus, $since: BigInt, $first: Int! = 5, $is: Boolean!
) { models(where: $where, first: $first) { nodes { slug } }
    chosen: models(where: { slug: { in: $slugs }, status: { eq: $status }, downloads: { gte: $since } }) { nodes { slug @include(if: $is) } } }`;
const query = readQuery('all-kinds', text, schema);

const document = openApiOf([feedsSection(FEEDS, FEEDS_PATH), hubApiSection(), queriesSection([query])], {
  version: '1.2.3',
  origin: 'https://models.example.org',
}) as { paths: Record<string, { get: { parameters: { name: string; description: string }[] } }> };

it('is OpenAPI 3.1 that Redocly has nothing against', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rootstock-openapi-'));
  try {
    const file = path.join(folder, 'openapi.json');
    await writeFile(file, JSON.stringify(document));
    const cli = require.resolve('@redocly/cli/bin/cli.js');
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const options = { cwd: folder, env };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [cli, 'lint', file, '--format=json'],
      options,
    );
    expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0, warnings: 0 }, problems: [] });
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

it('describes every feed in both forms, and every parameter that it takes', () => {
  const paths = Object.entries(document.paths).filter(([place]) =>
    /^\/v1\/feeds\/.*\.(?:json|csv)$/.test(place),
  );
  expect(paths).toHaveLength(2 * FEEDS.length);
  for (const [place, { get }] of paths) {
    const { parameters, paging } = findFeedAt(place)?.feed ?? {};
    const names = [...Object.keys(parameters?.shape ?? {}), ...Object.keys(paging ?? {})];
    expect(get.parameters.map(({ name }) => name)).toEqual(names);
    for (const { description } of get.parameters) expect(description).toMatch(/\.$/);
  }
});

it('describes every place of the API of the Hub, and every parameter', () => {
  const paths = Object.entries(document.paths).filter(([place]) => place.startsWith(HUB_API_PATH));
  // Lists; records and cards by ids of two parts and of one, each in two ways.
  expect(paths).toHaveLength(2 + 2 * 2 * (2 + 2));
  for (const [place, { get }] of paths) {
    expect(findHubPlace(place)).not.toBeNull();
    for (const { description } of get.parameters) expect(description).toMatch(/\.$/);
  }
});

it('describes each variable of a query as the parameter that gives it', () => {
  const { get } = document.paths['/v1/q/all-kinds']!;
  expect(get.parameters).toMatchObject([
    {
      name: 'where',
      required: true,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ModelFilter' } } },
    },
    { name: 'slugs', required: false, schema: { type: 'array', items: { type: 'string' } } },
    { name: 'status', schema: { enum: ['STUB', 'ACTIVE', 'DEPRECATED', 'REMOVED'] } },
    { name: 'since', schema: { type: 'integer' } },
    { name: 'first', required: false, schema: { type: 'integer', default: 5 } },
    { name: 'is', description: 'True or false.', schema: { type: 'boolean' } },
  ]);
});

it('describes what Backstage and Croissant read, each where it is', () => {
  const others = Object.keys(document.paths).filter((place) => /\.yaml$|croissant/.test(place));
  expect(others).toHaveLength(4);
  for (const place of others) expect(findBackstageAt(place) ?? findCroissantAt(place)).not.toBeNull();
});
