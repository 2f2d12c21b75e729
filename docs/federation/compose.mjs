// Writes the schema of a supergraph from what the servers publish themselves.
// node docs/federation/compose.mjs http://127.0.0.1:4000 http://127.0.0.1:4002/graphql > supergraph.graphql
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

const [rootstock, usage] = process.argv.slice(2);

async function sdlOfUsage() {
  const response = await fetch(usage, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  return (await response.json()).data._service.sdl;
}

const published = await (await fetch(`${rootstock}/schema.graphql`)).text();
const { errors, supergraphSdl } = composeServices([
  { name: 'rootstock', url: `${rootstock}/graphql`, typeDefs: parse(published) },
  { name: 'usage', url: usage, typeDefs: parse(await sdlOfUsage()) },
]);
if (supergraphSdl === undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
process.stdout.write(supergraphSdl);
