import { z } from 'zod';
import { FindDomainDocument } from '../operations.generated';
import { defineTool } from '../tool';
import { lines, slug, upTo } from '../words';

const LONGEST_TEXT = 2000;
const USUAL_FIRST = 5;
const MOST_FIRST = 50;

export const findDomainTool = defineTool({
  name: 'find_domain',
  title: 'Find the domain of a description',
  description: `The subject areas of the catalogue, such as medical/radiology, whose descriptions are most similar to a text. Use it to see how a description is understood before asking recommend_base, or to find the slug of a domain for recommend_base and search_models. There is always a most similar one: a low similarity means that the catalogue does not know the subject.`,
  document: FindDomainDocument,
  input: z.strictObject({
    text: z.string().min(1).max(LONGEST_TEXT).describe('What the data are about, in up to 2,000 characters.'),
    first: upTo(MOST_FIRST, USUAL_FIRST),
  }),
  output: z.object({
    domains: z
      .array(
        z.object({
          slug,
          name: z.string(),
          description: z.string(),
          parent: slug.nullable(),
          similarity: z.number().describe('Cosine of the two descriptions, at most 1.'),
        }),
      )
      .describe('The most similar first.'),
  }),
  variables: ({ text, first = USUAL_FIRST }) => ({ text, first }),
  read: ({ nearestDomains }) => ({
    domains: nearestDomains.flatMap(({ domain, similarity }) =>
      domain === null ? [] : [{ ...domain, parent: domain.parent?.slug ?? null, similarity }],
    ),
  }),
  text: ({ domains }) =>
    lines(
      domains.length === 0 && 'The catalogue knows no domain like that.',
      ...domains.map(
        ({ slug: named, description, similarity }) => `${named} (${similarity.toFixed(2)}): ${description}`,
      ),
    ),
});
