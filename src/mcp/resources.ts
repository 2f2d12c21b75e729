import {
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  ResourceTemplate,
  type McpServer,
  type ReadResourceResult,
} from '@modelcontextprotocol/server';
import type { Question } from '../platform/graphql/read-answer';
import type { Parts } from './ask';
import { modelDetailsOf } from './catalog/get-model.tool';
import { MOST_SUMMARY } from './catalog/found-model';
import { answerTo, inWords } from './failure';
import {
  CompleteDomainDocument,
  CompleteModelDocument,
  GetDomainDocument,
  GetModelDocument,
  ListDomainsDocument,
  ListModelsDocument,
  type TypedDocumentString,
} from './operations.generated';
import { folded } from './words';

const MIME_TYPE = 'application/json';
/** What a list shows: enough to see what there is; tools find the rest. */
const MOST_LISTED = 50;
/** As many as the protocol allows. */
const MOST_COMPLETED = 100;
/** The library counts by the length of a list: more than these are told as these. */
const MOST_COUNTED = 1000;

/** The library does not say when nobody waits for a completion any more. */
const NEVER = new AbortController().signal;

interface Named {
  readonly slug: string;
  readonly name: string;
  readonly about: string | null;
}

/** A kind of thing that an agent can read at an address. */
interface Kind {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly address: string;
  /** The variable of the address. */
  readonly variable: string;
  readonly list: (ask: Asking) => Promise<readonly Named[]>;
  readonly complete: (part: string, ask: Asking) => Promise<string[]>;
  /** Null where there is none that may be seen. */
  readonly read: (slug: string, ask: Asking) => Promise<object | null>;
}

/** Has an operation answered whole. */
type Asking = <Data, Variables extends object>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<Data>;

interface Completed {
  readonly totalCount: number | null;
  readonly nodes: readonly { readonly slug: string }[];
}

/** What completes a part: the library tells the first hundred, and counts by the length of it. */
function completionsOf({ totalCount, nodes }: Completed): string[] {
  const slugs = nodes.map(({ slug }) => slug);
  if (slugs.length === MOST_COMPLETED)
    slugs.length = Math.min(Math.max(totalCount ?? 0, MOST_COMPLETED), MOST_COUNTED);
  return slugs;
}

const KINDS: readonly Kind[] = [
  {
    name: 'model',
    title: 'Model',
    description: `What the catalogue knows of a model, as get_model tells it. The list shows the ${MOST_LISTED} most downloaded; search_models finds the others.`,
    address: 'rootstock://models/{+slug}',
    variable: 'slug',
    list: async (ask) => {
      const { models } = await ask(ListModelsDocument, { first: MOST_LISTED });
      return models.nodes.map(({ slug, name, summary }) => ({ slug, name, about: summary }));
    },
    complete: async (part, ask) => {
      const { models } = await ask(CompleteModelDocument, { part, first: MOST_COMPLETED });
      return completionsOf(models);
    },
    read: async (slug, ask) => {
      const { model } = await ask(GetModelDocument, { slug });
      return model && modelDetailsOf(model);
    },
  },
  {
    name: 'domain',
    title: 'Domain',
    description: `A subject area: what it is, its place in the tree, and the bases that are expected to transfer to it. The list shows the first ${MOST_LISTED} by slug; find_domain finds the others.`,
    // The key is a path, such as medical/radiology.
    address: 'rootstock://domains/{+key}',
    variable: 'key',
    list: async (ask) => {
      const { domains } = await ask(ListDomainsDocument, { first: MOST_LISTED });
      return domains.nodes.map(({ slug, name, description }) => ({ slug, name, about: description }));
    },
    complete: async (part, ask) => {
      const { domains } = await ask(CompleteDomainDocument, { part, first: MOST_COMPLETED });
      return completionsOf(domains);
    },
    read: async (slug, ask) => {
      const { domain } = await ask(GetDomainDocument, { slug });
      return domain;
    },
  },
];

/** Resources have no errors of their own: what went wrong is one of the protocol. */
async function told<Result>(parts: Parts, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    throw new ProtocolError(
      ProtocolErrorCode.InternalError,
      inWords(error, { parts, names: ['slug'], argumentNames: {} }),
    );
  }
}

/** A slug as an address holds it: with its slashes, or without. */
function slugIn(value: string | readonly string[] | undefined): string {
  const written = typeof value === 'string' ? value : (value ?? []).join(',');
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

const isData = <Data>(data: unknown): data is Data => typeof data === 'object' && data !== null;

/** What of the catalogue can be read at addresses. */
export function offerResources(server: McpServer, parts: Parts): void {
  const askingUntil =
    (signal: AbortSignal): Asking =>
    async <Data>(document: { toString(): string }, variables: object): Promise<Data> => {
      const question: Question = { query: document.toString(), variables };
      const data = await answerTo(question, parts, signal);
      if (!isData<Data>(data)) throw new TypeError('A resource was answered without data.');
      return data;
    };
  for (const kind of KINDS) {
    const base = kind.address.slice(0, kind.address.indexOf('{'));
    const template = new ResourceTemplate(kind.address, {
      list: ({ mcpReq: { signal } }) =>
        told(parts, async () => ({
          resources: (await kind.list(askingUntil(signal))).map(({ slug, name, about }) => ({
            uri: `${base}${slug}`,
            name: slug,
            title: name,
            ...(about !== null && { description: folded(about, MOST_SUMMARY) }),
            mimeType: MIME_TYPE,
          })),
        })),
      complete: {
        [kind.variable]: (part) => told(parts, () => kind.complete(part, askingUntil(NEVER))),
      },
    });
    const { name, title, description } = kind;
    server.registerResource(
      name,
      template,
      { title, description, mimeType: MIME_TYPE },
      (uri, variables, { mcpReq: { signal } }) =>
        told(parts, async (): Promise<ReadResourceResult> => {
          const thing = await kind.read(slugIn(variables[kind.variable]), askingUntil(signal));
          if (thing === null) throw new ResourceNotFoundError(uri.href);
          return { contents: [{ uri: uri.href, mimeType: MIME_TYPE, text: JSON.stringify(thing) }] };
        }),
    );
  }
}
