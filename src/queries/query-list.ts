import { z } from 'zod';
import { expectedOf } from './read-variables';
import type { StoredQuery } from './stored-query';

const variable = z.object({
  name: z.string(),
  type: z.string().describe('In the words of GraphQL.'),
  expected: z.string().describe('What it has to be.'),
  isNeeded: z.boolean().describe('Whether there is no answer without it.'),
  default: z.unknown().describe('What it is where it is left out.'),
});

/** The list of the queries that there are. */
export const listSchema = z.object({
  queries: z.array(
    z.object({ name: z.string(), title: z.string(), variables: z.array(variable), path: z.string() }),
  ),
});

/** What is told of a query to who looks for one. */
export const describeQuery = ({ name, title, variables }: StoredQuery) => ({
  name,
  title,
  variables: variables.map(({ type, isNeeded, fallback = null, bounds, ...each }) => ({
    name: each.name,
    type: String(type),
    expected: expectedOf(type, bounds),
    isNeeded,
    default: fallback,
  })),
});
