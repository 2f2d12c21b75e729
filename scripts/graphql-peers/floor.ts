// The floor: nothing but node:http, two prepared joins, and JSON put together by hand.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answering, countStatements, openPool } from './contender';
import { EDGES } from './question';
import { EDGES_OF_MODELS, MODELS_OF_TASK } from './statements';

type Cell = string | number;

countStatements();
const pool = openPool();

async function read(name: string, text: string, values: unknown[]): Promise<Cell[][]> {
  const { rows } = await pool.query<Cell[]>({ name, text, values, rowMode: 'array' });
  return rows;
}

async function answer(task: string, first: number): Promise<string> {
  const edgesOf = new Map<Cell | undefined, object[]>();
  const models = (await read('models', MODELS_OF_TASK, [task, first])).map((row) => {
    const topEdges: object[] = [];
    edgesOf.set(row[0], topEdges);
    return {
      id: row[0],
      slug: row[1],
      name: row[2],
      downloads: row[3],
      dataset: { id: row[4], name: row[5], license: row[6] },
      domain: { id: row[7], slug: row[8], name: row[9] },
      topEdges,
    };
  });
  for (const row of await read('edges', EDGES_OF_MODELS, [[...edgesOf.keys()], EDGES])) {
    const target = { id: row[3], slug: row[4], name: row[5] };
    edgesOf.get(row[0])?.push({ kind: row[1], score: row[2], target });
  }
  return JSON.stringify({ data: { models } });
}

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const asked = JSON.parse(Buffer.concat(parts).toString()) as {
      variables: { task: string; first: number };
    };
    void answer(asked.variables.task, asked.variables.first).then((body) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    });
  });
});
server.listen(0, '127.0.0.1', () =>
  answering(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`),
);
