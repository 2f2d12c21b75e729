// Prints every model as it is, then each change as it comes: a copy that never misses one.
// node follow-changes.mjs http://127.0.0.1:4000 [how many changes, then it ends]
import { createClient } from '../index.mjs';

const [address = 'http://127.0.0.1:4000', most = 'Infinity'] = process.argv.slice(2);
const rootstock = createClient({ url: `${address}/graphql` });

const MODELS = `query Models($first: Int!, $after: String) {
  models(first: $first, after: $after) {
    nodes { slug downloads }
    pageInfo { hasNextPage endCursor }
  }
}`;
const CHANGES = `subscription Changes($since: BigInt) {
  catalogChanged(since: $since) { sequence operation entityType slug }
}`;

// Read before the list: what changes meanwhile comes once more, and nothing is missed.
const { catalog } = await rootstock.request('{ catalog { revision } }');
for await (const { slug, downloads } of rootstock.nodes(
  MODELS,
  { first: 100 },
  { select: ({ models }) => models },
)) {
  console.log(`${slug}\t${downloads ?? ''}`);
}

let count = 0;
for await (const { id, data, errors } of rootstock.subscribe(CHANGES, { since: catalog.revision })) {
  // Whoever goes on behind a change that could not be read has missed it.
  if (errors.length > 0)
    throw new Error(`Change ${id} cannot be read: ${errors.map(({ message }) => message).join(' ')}`);
  const { operation, entityType, slug } = data.catalogChanged;
  console.log(`${operation} ${entityType} ${slug ?? ''}`);
  count += 1;
  if (count >= Number(most)) break;
}
