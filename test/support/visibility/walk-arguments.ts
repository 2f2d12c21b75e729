import type { SmallCatalogue } from '../../database/recommend/fixture';
import { encodeGlobalId } from '../../../src/platform/graphql/global-id';
import { AUDIENCES, WORDS } from './hidden-rows';
import type { ArgumentTable } from './schema-walk';

const quoted = (text: string): string => JSON.stringify(text);
const PNEUMONIA = 'description: "classify pneumonia in chest x-rays"';
const QUESTIONS = [PNEUMONIA, 'dataset: "xray"', 'domain: "medical/radiology"'];

/** A public name of a thing, and what hidden ones are called by the same rule. */
const names = (open: string, ...hidden: readonly string[]): readonly string[] => [
  open,
  ...AUDIENCES.flatMap((audience) => hidden.map((name) => WORDS[audience].word + name)),
];
const slugs = (open: string, ...hidden: readonly string[]): readonly string[] =>
  names(open, ...hidden).map((slug) => `slug: ${quoted(slug)}`);

/** Ids of public things, of each type that has some. */
export const openIds = ({ bases, datasets, domains }: SmallCatalogue): readonly string[] => [
  encodeGlobalId('Model', bases.vit.id),
  encodeGlobalId('Dataset', datasets.xray.id),
  encodeGlobalId('Domain', domains.radiology),
];

/**
 * How fields are asked for that need arguments, or whose answers depend on them. A field with a
 * required argument that is missing here fails the walk.
 */
export function walkArguments({
  ids,
  receiptId,
}: {
  ids: readonly string[];
  receiptId: string;
}): ArgumentTable {
  const model = names('lab/vit', '/secret', '/was');
  const dataset = names('xray', '/images', '/pictures');
  const list = (items: readonly string[]) => `[${items.join(', ')}]`;
  const representations = (type: string, words: readonly string[]) =>
    words.map((slug) => `{ __typename: "${type}", slug: ${quoted(slug)} }`);
  const store = 'store: false';
  return {
    'Query._entities': [
      `representations: ${list([
        ...representations('Model', model),
        ...representations('Dataset', dataset),
        ...representations('Domain', ['medical/radiology']),
        ...representations('Publisher', names('house', '')),
      ])}`,
    ],
    'Query.node': ids.map((id) => `id: ${quoted(id)}`),
    'Query.nodes': [`ids: ${list(ids.map(quoted))}`],
    'Query.model': slugs('lab/vit', '/secret', '/was', '/old', '/double'),
    'Query.dataset': slugs('xray', '/images', '/pictures'),
    'Query.domain': ['slug: "medical/radiology"', 'slug: "medical"'],
    'Query.publisher': slugs('house', ''),
    'Query.models': [
      'first: 100',
      'first: 100, search: "zqinternal"',
      'first: 100, search: "zqvault"',
      'first: 100, search: "x-rays"',
      'first: 100, where: { visibility: { not: PUBLIC } }',
      'first: 2, orderBy: { field: SLUG }',
      'last: 2, orderBy: { field: UPDATED_AT }',
    ],
    'Query.datasets': [
      'first: 100',
      'first: 100, search: "zqvault"',
      'first: 100, search: "x-rays"',
      'first: 100, where: { visibility: { not: PUBLIC } }',
    ],
    'Query.transferResults': [
      'first: 100',
      'first: 100, where: { isLeaked: true }',
      'first: 100, where: { isStanding: true }',
      'first: 100, where: { isDisputed: true }',
    ],
    'Query.recommendationReceipt': [`id: ${quoted(receiptId)}`],
    'Query.recommendBases': [
      ...QUESTIONS.map((target) => `input: { target: { ${target} }, first: 50, ${store} }`),
      `input: { target: { ${PNEUMONIA} }, ${store}, constraints: { maxParameters: 1, licensePolicy: COMMERCIAL_USE } }`,
      `input: { target: { description: "quux frobnication" }, ${store} }`,
      `input: { target: { dataset: "xray" }, task: "text-classification", modality: IMAGE, ${store} }`,
      `input: { target: { description: "photos of moles" }, task: "object-detection", ${store} }`,
      `input: { target: { dataset: "xray" }, ${store}, measured: [{ base: "lab/vit", value: 0.7 }, { base: "lab/resnet", value: 0.9 }] }`,
      `input: { target: { dataset: "xray" }, ${store}, constraints: { licensePolicy: COMMERCIAL_USE, maxParameters: 30000000 } }`,
    ],
    'Query.compareBases': [
      ...QUESTIONS.map(
        (target) => `target: { ${target} }, models: ["lab/resnet", "lab/vit", "lab/unlicensed"]`,
      ),
      `target: { ${PNEUMONIA} }, models: ["lab/resnet", "lab/convnext"], constraints: { licensePolicy: COMMERCIAL_USE }`,
      `target: { description: "quux frobnication" }, models: ["lab/resnet", "lab/vit"]`,
    ],
    'Query.trialPlan': [...QUESTIONS, 'description: "quux frobnication"'].map(
      (target) => `input: { target: { ${target} }, ${store} }, budget: 3`,
    ),
    'Query.nearestDomains': [`text: "zqvault x-rays"`, `text: "chest x-rays"`],
    'Model.adaptsTo': ['task: "image-classification"'],
    'Subscription.catalogChanged': ['since: 0'],
    'Subscription.betterBaseFound': QUESTIONS.slice(0, 1).map((target) => `target: { ${target} }`),
  };
}
