import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { lockDataFolder } from '../../../src/platform/database/data-folder.lock';
import { announceServer, newKey } from '../../../src/platform/operator/announced-server';
import { agentOverHttp, agentOverStdio, type Agent } from '../../support/agent';
import { ADMIN_TOKEN } from '../../support/app';
import { openFeeds, type OpenFeeds } from '../../support/feeds';
import { Rows } from '../../support/rows';

const NAMES = [
  ...['recommend_base', 'compare_bases', 'plan_trials', 'search_models'],
  ...['get_model', 'get_lineage', 'find_domain', 'report_result'],
];
const SECRET = 'mallory/secret';
const RESULT = {
  study: { key: 'mcp-test', title: 'A run of the tests', url: 'https://example.org/run' },
  ...{ base: 'facebook/dinov2-base', target: 'uoft-cs/cifar10' },
  ...{ protocol: 'LINEAR_PROBE', metric: 'accuracy', value: 0.987 },
};

let service: OpenFeeds;
const agents: Agent[] = [];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootstock-mcp-'));
const undo: (() => void)[] = [() => fs.rmSync(folder, { recursive: true, force: true })];

beforeAll(async () => {
  service = await openFeeds('starter');
  const rows = new Rows(service.app.database);
  const publisherId = await rows.publisher({ slug: 'mallory' });
  await rows.model({ slug: SECRET, name: SECRET, publisherId, visibility: 'PRIVATE', downloads: 1e12 });
  // As a server says of itself that has the folder.
  undo.unshift(lockDataFolder(folder));
  const { ready, withdraw } = announceServer(folder, { url: service.url, key: newKey() });
  ready();
  undo.unshift(withdraw);
});
afterAll(async () => {
  for (const { client } of agents) await client.close();
  for (const step of undo) step();
  await service.close();
});

const beside = { ROOTSTOCK_DATA_DIR: folder };

describe.each([
  ['over HTTP', () => agentOverHttp(service.url)],
  ['over HTTP, in the form of 2026', () => agentOverHttp(service.url, { mode: { pin: '2026-07-28' } })],
  ['over standard input and output', () => agentOverStdio(beside)],
])('an agent %s', (_, connect) => {
  let agent: Agent;
  beforeAll(async () => {
    agent = await connect();
  });
  afterAll(async () => {
    await agent.client.close();
    expect(agent.faults).toEqual([]);
  });

  it('is told what there is to call, and what of it leaves something behind', async () => {
    const { tools } = await agent.client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(NAMES);
    for (const { name, title, description, inputSchema, outputSchema, annotations } of tools) {
      expect([title, description]).toEqual([expect.stringMatching(/./), expect.stringMatching(/\bUse it\b/)]);
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
      expect(annotations).toEqual({
        readOnlyHint: name !== 'report_result' && name !== 'recommend_base',
        idempotentHint: name !== 'recommend_base',
        ...{ destructiveHint: false, openWorldHint: false },
      });
    }
    expect(JSON.stringify(tools.map((tool) => ({ ...tool, outputSchema: null }))).length).toBeLessThan(
      25_000,
    );
    expect(agent.client.getInstructions()).toMatch(/recommend_base/);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    [
      'recommend_base',
      { description: 'classify pneumonia in chest x-rays', first: 2, licensePolicy: 'COMMERCIAL_USE' },
      /^Understood as IMAGE data, task image-classification[^]*\n1\. [^]*\n {3}Evidence: \S+ reached [^]* from "[^]+" <http[^]*\n2\. [^]*Receipt [\da-f-]{36}\.$/,
    ],
    ['recommend_base', { description: 'zxqv blorp', store: false }, /^No base is recommended: /m],
    [
      'compare_bases',
      { domain: 'vehicles/cars', bases: ['facebook/dinov2-base', 'google/vit-base-patch16-224'] },
      /beats .* with a probability of \d+%\.$/,
    ],
    ['plan_trials', { description: 'leaf diseases', modality: 'IMAGE', budget: 2 }, /^1\. .*\n2\. /],
    ['search_models', { search: 'bert', maxParameters: 2e8, first: 2 }, /bert.*\n.*\n2 of \d+; "after": /i],
    [
      'get_model',
      { slug: 'google-bert/bert-base-uncased' },
      /from_pretrained\("google-bert\/bert-base-uncased"\)/,
    ],
    ['get_lineage', { slug: 'distilbert/distilbert-base-uncased' }, /is DISTILLED of google-bert\/bert-base/],
    ['find_domain', { text: 'chest x-rays', first: 1 }, /^medical\/radiology\/chest-x-ray \(0\.\d+\): /],
  ])('is answered by %s %j, as its schema says', async (name, given, expected) => {
    const { tools } = await agent.client.listTools();
    const { isError, text, structured } = await agent.call(name, given);
    expect([isError, text]).toEqual([false, expect.stringMatching(expected)]);
    const schema = z
      .record(z.string(), z.json())
      .parse(tools.find((tool) => tool.name === name)?.outputSchema);
    expect(z.fromJSONSchema(schema).safeParse(structured).error?.issues).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['recommend_base', {}, /description: expected exactly one of "description", "dataset" and "domain"/],
    ['recommend_base', { description: 'x', domain: 'recipes' }, /expected exactly one of/],
    ['recommend_base', { domain: 'recipes', classes: 'two' }, /classes: .*expected number/],
    ['recommend_base', { domain: 'recipes', maxParams: 1 }, /Unrecognized key: "maxParams"/],
    ['recommend_base', { domain: 'no/such' }, /^"domain" must be the slug of a domain/],
    ['recommend_base', { domain: 'recipes', task: 'soothsaying' }, /^"task" must be a task/],
    ['recommend_base', { domain: 'recipes', minEvidence: 3e9 }, /minEvidence|Int cannot represent/],
    ['recommend_base', { domain: 'recipes', first: 21 }, /first: .*<=20/],
    [
      'recommend_base',
      { domain: 'recipes', modality: 'IMAGE', measured: [{ base: 'no/such', value: 0.5 }] },
      /^"measured\.0\.base" must be the slug of an active model/,
    ],
    ['compare_bases', { domain: 'recipes', bases: ['facebook/dinov2-base'] }, /bases: .*>=2/],
    [
      'compare_bases',
      { domain: 'vehicles/cars', bases: ['facebook/dinov2-base', 'no/such'] },
      /^"bases\.1" must be the slug of an active model/,
    ],
    ['plan_trials', { domain: 'recipes' }, /budget: .*expected number/],
    ['search_models', { after: 'nowhere' }, /^"after" must be a cursor/],
    ['get_model', { slug: 'no/such' }, /^"slug" must be the slug of a model of the catalogue.*search_models/],
    ['get_model', { slug: 7 }, /slug: .*expected string/],
    ['get_lineage', { slug: 'no/such' }, /^"slug" must be the slug of a model/],
    ['get_lineage', { slug: 'facebook/dinov2-base', depth: 11 }, /depth: .*<=10/],
    ['find_domain', { text: '' }, /text: .*>=1/],
    ['report_result', { ...RESULT, value: 'high' }, /value: .*expected number/],
    ['report_result', RESULT, /Authorization: Bearer/],
  ])('is told what is wrong with %s %j', async (name, given, expected) => {
    const { isError, text, structured } = await agent.call(name, given);
    expect([isError, text]).toEqual([true, expect.stringMatching(expected)]);
    expect(structured).toBeUndefined();
  });

  it('is refused a tool that is not there', async () => {
    await expect(agent.call('drop_tables', {})).rejects.toThrow(/drop_tables/);
  });

  it('reads models and domains at their addresses, and finds the addresses', async () => {
    const { resourceTemplates } = await agent.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual([
      'rootstock://models/{+slug}',
      'rootstock://domains/{+key}',
    ]);
    const { resources } = await agent.client.listResources();
    expect(resources).toHaveLength(100);
    const first = resources[0]!.uri;
    for (const [uri, slug] of [
      [first, first.slice('rootstock://models/'.length)],
      ['rootstock://domains/medical/radiology', 'medical/radiology'],
      ['rootstock://domains/medical%2Fradiology', 'medical/radiology'],
    ] as const) {
      const [content] = (await agent.client.readResource({ uri })).contents;
      expect(content).toMatchObject({ uri, mimeType: 'application/json' });
      expect(JSON.parse((content as { text: string }).text)).toMatchObject({ slug });
    }
    await expect(agent.client.readResource({ uri: 'rootstock://models/no/such' })).rejects.toThrow(
      /not found/,
    );
    const complete = (uri: string, name: string, value: string) =>
      agent.client.complete({ ref: { type: 'ref/resource', uri }, argument: { name, value } });
    const { completion } = await complete('rootstock://models/{+slug}', 'slug', 'dinov2-b');
    expect(completion.values).toContain('facebook/dinov2-base');
    expect((await complete('rootstock://models/{+slug}', 'slug', '')).completion).toMatchObject({
      hasMore: true,
    });
    const domains = await complete('rootstock://domains/{+key}', 'key', 'chest-x');
    expect(domains.completion.values).toEqual(['medical/radiology/chest-x-ray']);
  });

  it('sees nothing of what is hidden', async () => {
    expect(await agent.call('get_model', { slug: SECRET })).toMatchObject({ isError: true });
    expect(await agent.call('search_models', { publisher: 'mallory' })).toMatchObject({
      structured: { models: [], totalCount: 0 },
    });
    await expect(agent.client.readResource({ uri: `rootstock://models/${SECRET}` })).rejects.toThrow();
    const { resources } = await agent.client.listResources();
    expect(JSON.stringify(resources)).not.toContain(SECRET);
  });
});

describe.each([
  ['over HTTP', 0.91, () => agentOverHttp(service.url, { token: ADMIN_TOKEN })],
  ['over standard input and output', 0.92, () => agentOverStdio({ ...beside, ROOTSTOCK_TOKEN: ADMIN_TOKEN })],
])('an agent with a token %s', (_, value, connect) => {
  it('sees what its token may see, and reports a result once', async () => {
    const agent = await connect();
    agents.push(agent);
    const { tools } = await agent.client.listTools();
    expect(await agent.call('get_model', { slug: SECRET })).toMatchObject({ structured: { slug: SECRET } });
    const result = { ...RESULT, seed: value * 100, value };
    const { structured, text } = await agent.call('report_result', result);
    expect(text).toMatch(/^Recorded as \S+: facebook\/dinov2-base reached/);
    const schema = z
      .record(z.string(), z.json())
      .parse(tools.find(({ name }) => name === 'report_result')?.outputSchema);
    expect(z.fromJSONSchema(schema).parse(structured)).toMatchObject({ base: RESULT.base, value });
    const again = await agent.call('report_result', result);
    expect(again).toMatchObject({ isError: true, text: expect.stringMatching(/recorded already/) as string });
    const wrong = await agent.call('report_result', { ...result, metric: 'applause' });
    expect(wrong).toMatchObject({ isError: true, text: expect.stringMatching(/"metric"/) as string });
  });
});

it('asks the server that it is told to, and tells a host without a token how to give it one', async () => {
  const agent = await agentOverStdio({}, { arguments: ['--server', service.url] });
  agents.push(agent);
  const { text } = await agent.call('report_result', RESULT);
  expect(text).toMatch(/Set ROOTSTOCK_TOKEN/);
});
