// Asks one contender again and again over a few connections that are kept open, in a process of its
// own: what asking takes is not counted. Asks for so many seconds, and until there are so many
// answers. Prints how many there were and how long they took.
import { Agent, request } from 'node:http';
import { OF_PEERS, OF_ROOTSTOCK } from './question';

const CONNECTIONS = 8;
const [url = '', question = '', seconds = '1', least = '0'] = process.argv.slice(2);

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const { query, variables } = question === 'own' ? OF_ROOTSTOCK : OF_PEERS;
const bodies = variables.map((each) => Buffer.from(JSON.stringify({ query, variables: each })));
const taken: number[] = [];
let asked = 0;

const ask = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const body = bodies[(asked += 1) % bodies.length] ?? Buffer.alloc(0);
    const started = performance.now();
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        taken.push(performance.now() - started);
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

async function main(): Promise<void> {
  const end = performance.now() + Number(seconds) * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < end || taken.length < Number(least)) await ask();
    }),
  );
  const sorted = taken.sort((left, right) => left - right);
  const median = sorted[Math.floor(sorted.length / 2)];
  process.stdout.write(JSON.stringify({ answers: sorted.length, median }));
  agent.destroy();
}

void main();
