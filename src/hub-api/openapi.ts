import { z } from 'zod';
import { errorsIn, jsonOf, queryParameters, schemaOf, type ApiSection, type Part } from '../platform/openapi';
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

const missing: Part = {
  ...jsonOf('It is not there.', { $ref: '#/components/schemas/HubError' }),
  headers: {
    'X-Error-Code': {
      description: 'RepoNotFound, RevisionNotFound or EntryNotFound.',
      schema: { type: 'string' },
    },
  },
};
const headers: Part = {
  ETag: { description: 'Another one once something was written.', schema: { type: 'string' } },
};
const link: Part = {
  Link: { description: 'Where the list goes on, with rel="next".', schema: { type: 'string' } },
};
const inPath = (name: string, description: string): Part => ({
  ...{ name, in: 'path', required: true, description },
  schema: { type: 'string' },
});
const OWNER = inPath('owner', 'First part of the id.');
const NAME = inPath('name', 'Second part of the id.');
const REVISION = inPath('revision', 'main, HEAD, or the commit that the catalogue knows.');

const responses = (description: string, content: Part, more: Part = {}): Part => ({
  200: { description, content, headers: { ...headers, ...more } },
  304: { description: 'What `If-None-Match` names is what there is.' },
  ...errorsIn('HubError'),
});

const reading = (operationId: string, summary: string, parameters: readonly Part[], answers: Part): Part => ({
  get: { operationId, summary, tags: ['hugging-face'], parameters, responses: answers },
});

function pathsOf(kind: Kind): [string, Part][] {
  const schema = { $ref: `#/components/schemas/${NAMES[kind]}` };
  const json = (form: Part): Part => ({ 'application/json': { schema: form } });
  const one = { ...responses('The record.', json(schema)), 404: missing };
  const card = {
    ...responses('The card.', { 'text/markdown': { schema: { type: 'string' } } }),
    404: missing,
  };
  const list = responses('The records.', json({ type: 'array', items: schema }), link);
  const properties = queryParameters(infoParameters.shape);
  const below = `${HUB_API_PATH}api/${kind}`;
  const repository = `${HUB_API_PATH}${kind === 'datasets' ? 'datasets/' : ''}{owner}/{name}`;
  const id = NAMES[kind];
  return [
    [
      below,
      reading(
        `list${id}s`,
        `The ${kind}, as the Hub lists them`,
        queryParameters(PARAMETERS[kind].shape),
        list,
      ),
    ],
    [`${below}/{owner}/{name}`, reading(`get${id}`, `One of the ${kind}`, [OWNER, NAME, ...properties], one)],
    [
      `${below}/{owner}/{name}/revision/{revision}`,
      reading(
        `get${id}Revision`,
        `One of the ${kind}, at a revision`,
        [OWNER, NAME, REVISION, ...properties],
        one,
      ),
    ],
    ...['raw', 'resolve'].map((way): [string, Part] => [
      `${repository}/${way}/{revision}/${CARD_FILE}`,
      reading(`${way}${id}Card`, 'The card as Markdown', [OWNER, NAME, REVISION], card),
    ]),
  ];
}

/** What OpenAPI says of the API of the Hub, made from what reads its parameters. */
export const hubApiSection = (): ApiSection => ({
  tag: {
    name: 'hugging-face',
    description: 'Models and datasets in the form of the Hugging Face Hub, for its clients.',
  },
  paths: Object.fromEntries(KINDS.flatMap(pathsOf)),
  schemas: {
    HubError: schemaOf(error, 'output'),
    ...Object.fromEntries(KINDS.map((kind) => [NAMES[kind], schemaOf(record(kind), 'output')])),
  },
});
