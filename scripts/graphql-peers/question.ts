// What every contender is asked, as a peer's schema has it and as Rootstock's has it, and how
// Rootstock's answer is brought into the form of the others to be compared.
import { readGlobalId } from '../../src/platform/graphql/global-id';
import { TASKS } from './rows';

const PAGE = 20;
export const EDGES = 5;

export interface Question {
  readonly query: string;
  /** One for each task. */
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

const tasks = Array.from({ length: TASKS }, (_, at) => `task-${at + 1}`);

/** The schema of the peers; their query names what Rootstock's would be asked for the same page. */
export const PEER_SCHEMA = /* GraphQL */ `
  type Query {
    models(task: String!, first: Int!): [Model!]!
  }
  type Model {
    id: Int!
    slug: String!
    name: String!
    downloads: Int!
    dataset: Dataset!
    domain: Domain!
    topEdges(first: Int!): [Edge!]!
  }
  type Dataset {
    id: Int!
    name: String!
    license: String!
  }
  type Domain {
    id: Int!
    slug: String!
    name: String!
  }
  type Edge {
    kind: String!
    score: Int!
    target: Domain!
  }
`;

export const OF_PEERS: Question = {
  query: `query Page($task: String!, $first: Int!) {
    models(task: $task, first: $first) {
      id slug name downloads
      dataset { id name license }
      domain { id slug name }
      topEdges(first: ${EDGES}) { kind score target { id slug name } }
    }
  }`,
  variables: tasks.map((task) => ({ task, first: PAGE })),
};

export const OF_ROOTSTOCK: Question = {
  query: `query Page($task: String!, $first: Int!) {
    models(where: { tasks: { has: $task } }, first: $first) {
      nodes {
        id slug name downloads
        trainedOn(first: 1) { dataset { id name license { id } } }
        domains { id slug name }
        transferEdges(first: ${EDGES}) { nodes { protocol expectedGain domain { id slug name } } }
      }
    }
  }`,
  variables: tasks.map((task) => ({ task, first: PAGE })),
};

interface OwnDomain {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

interface OwnAnswer {
  readonly data: {
    readonly models: {
      readonly nodes: readonly {
        readonly id: string;
        readonly slug: string;
        readonly name: string;
        readonly downloads: number;
        readonly trainedOn: readonly {
          readonly dataset: {
            readonly id: string;
            readonly name: string;
            readonly license: { readonly id: string };
          };
        }[];
        readonly domains: readonly OwnDomain[];
        readonly transferEdges: {
          readonly nodes: readonly {
            readonly protocol: string;
            readonly expectedGain: number;
            readonly domain: OwnDomain;
          }[];
        };
      }[];
    };
  };
}

const keyOf = (id: string): number => readGlobalId(id)?.key ?? NaN;
const domainOf = ({ id, slug, name }: OwnDomain) => ({ id: keyOf(id), slug, name });

/** Rootstock's answer as a peer would have given it. */
export function asOfPeers({ data }: OwnAnswer): unknown {
  const models = data.models.nodes.map(({ id, slug, name, downloads, trainedOn, domains, transferEdges }) => {
    const [training] = trainedOn;
    const [domain] = domains;
    return {
      id: keyOf(id),
      slug,
      name,
      downloads,
      dataset: training && {
        id: keyOf(training.dataset.id),
        name: training.dataset.name,
        license: training.dataset.license.id,
      },
      domain: domain && domainOf(domain),
      topEdges: transferEdges.nodes.map((edge) => ({
        kind: edge.protocol,
        score: edge.expectedGain,
        target: domainOf(edge.domain),
      })),
    };
  });
  return { data: { models } };
}
