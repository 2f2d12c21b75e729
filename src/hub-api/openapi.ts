import { z } from 'zod';
import {
  BUDGET,
  ETAG,
  headerOf,
  knownAlready,
  LINK,
  queryParameters,
  refusedAs,
  responsesOf,
  schemaOf,
  type ApiSection,
  type Part,
} from '../platform/openapi';
import { CARD_FILE } from './files';
import { datasetParameters, infoParameters, modelParameters } from './parameters';
import { HUB_API_PATH } from './places';
import { allOf, type Kind } from './wanted';

const KINDS: readonly Kind[] = ['models', 'datasets'];
const NAMES: Readonly<Record<Kind, string>> = { models: 'HubModel', datasets: 'HubDataset' };
const PARAMETERS = { models: modelParameters, datasets: datasetParameters };

const error = z.object({ error: z.string().describe('What is at fault.') });
/** Properties by their names at the Hub, each left out where it is not asked for or not known. */
const record = (kind: Kind) =>
  z.object(Object.fromEntries([...allOf(kind)].map((name) => [name, z.unknown().optional()])));

const missing = refusedAs('HubError', 'It is not there.', {
  'X-Error-Code': headerOf('RepoNotFound, RevisionNotFound or EntryNotFound.', 'string', true),
  'X-Error-Message': headerOf('The same in words.', 'string', true),
});
const inPath = (name: string, description: string): Part => ({
  ...{ name, in: 'path', required: true, description },
  schema: { type: 'string' },
});
const OWNER = inPath('owner', 'First part of the id.');
const NAME = inPath('name', 'Second part of the id.');
const REVISION = inPath('revision', 'main, HEAD, or the commit that the catalogue knows.');

/** Part of a file that `Range` asks for. */
const RANGE: Part = {
  ...{ name: 'Range', in: 'header', required: false },
  description: 'Which bytes of the card are asked for, such as `bytes=0-99`.',
  schema: { type: 'string' },
};

const answered = (description: string, content: Part, headers: Part = {}): Part =>
  responsesOf({ description, content, headers, isTagged: true, errors: 'HubError' });

const reading = (operationId: string, summary: string, parameters: readonly Part[], answers: Part): Part => ({
  get: { operationId, summary, tags: ['hugging-face'], parameters, responses: answers },
});

const OF_CARD: Part = {
  'X-Repo-Commit': headerOf('The commit that the catalogue knows, or a digest of the card.', 'string', true),
  'Accept-Ranges': headerOf('bytes', 'string', true),
};

function cardResponses(): Part {
  const content = { 'text/markdown': { schema: { type: 'string' } } };
  const whole = answered('The card.', content, OF_CARD);
  const range = headerOf('Which bytes these are, of how many.', 'string', true);
  const ofPart = { ...BUDGET, ...ETAG, ...OF_CARD, 'Content-Range': range };
  return {
    ...whole,
    304: knownAlready(OF_CARD),
    206: { description: 'A part of the card.', content, headers: ofPart },
    404: missing,
    416: { description: 'There are no such bytes.', headers: ofPart },
  };
}

/** Ids of two parts, and those of one, whose name has no owner. */
const IDS = [
  { path: '{owner}/{name}', suffix: '', parameters: [OWNER, NAME] },
  { path: '{name}', suffix: 'ByName', parameters: [inPath('name', 'The id, where it has one part.')] },
];

function repositoryPaths(kind: Kind, { path, suffix, parameters }: (typeof IDS)[number]): [string, Part][] {
  const record = { 'application/json': { schema: { $ref: `#/components/schemas/${NAMES[kind]}` } } };
  const one = { ...answered('The record.', record), 404: missing };
  const properties = queryParameters(infoParameters.shape);
  const info = `${HUB_API_PATH}api/${kind}/${path}`;
  const file = `${HUB_API_PATH}${kind === 'datasets' ? 'datasets/' : ''}${path}`;
  const [id, summary] = [`${NAMES[kind]}${suffix}`, `One of the ${kind}`];
  return [
    [info, reading(`get${id}`, summary, [...parameters, ...properties], one)],
    [
      `${info}/revision/{revision}`,
      reading(`get${id}Revision`, `${summary}, at a revision`, [...parameters, REVISION, ...properties], one),
    ],
    ...['raw', 'resolve'].map((way): [string, Part] => [
      `${file}/${way}/{revision}/${CARD_FILE}`,
      reading(`${way}${id}Card`, 'The card as Markdown', [...parameters, REVISION, RANGE], cardResponses()),
    ]),
  ];
}

function pathsOf(kind: Kind): [string, Part][] {
  const items = { $ref: `#/components/schemas/${NAMES[kind]}` };
  const content = { 'application/json': { schema: { type: 'array', items } } };
  const list = reading(
    `list${NAMES[kind]}s`,
    `The ${kind}, as the Hub lists them`,
    queryParameters(PARAMETERS[kind].shape),
    answered('The records.', content, LINK),
  );
  return [[`${HUB_API_PATH}api/${kind}`, list], ...IDS.flatMap((ids) => repositoryPaths(kind, ids))];
}

/** What OpenAPI says of the API of the Hub, made from what reads its parameters. */
export const hubApiSection = (): ApiSection => ({
  tag: {
    name: 'hugging-face',
    description:
      'Models and datasets in the form of the Hugging Face Hub, for its clients. Parameters that are empty or unknown are passed over.',
  },
  paths: Object.fromEntries(KINDS.flatMap(pathsOf)),
  schemas: {
    HubError: schemaOf(error, 'output'),
    ...Object.fromEntries(KINDS.map((kind) => [NAMES[kind], schemaOf(record(kind), 'output')])),
  },
});
