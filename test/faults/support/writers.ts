import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'node:http';
import { TOKEN } from './program';

/** What the service said is written: a kind of thing, and a word that only it has. */
export interface Written {
  readonly kind: 'model' | 'dataset' | 'result' | 'evaluation';
  readonly word: string;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** How an unanswered request failed: before it reached the service, or after. */
export type Failure = 'refused' | 'dropped';

export interface Counts {
  /** Requests that were answered with a failure that passes. */
  failed: number;
  refused: number;
  dropped: number;
}

/** Codes of failures after which a client tries again. */
const PASSING: readonly (string | undefined)[] = ['UNAVAILABLE', 'DEADLINE_EXCEEDED', 'RATE_LIMITED'];

interface Mutation {
  readonly written: Written;
  readonly field: string;
  readonly input: Record<string, unknown>;
}

const study = (word: string) => ({ key: word, title: word, citation: 'Somebody, 2026' });

/** The mutations in turn; each names something that no other does. */
function mutationOf(number: number, run: string): Mutation {
  const word = `${run}-${number}`;
  const publisher = 'writers';
  switch (number % 4) {
    case 0:
      return { written: { kind: 'model', word }, field: 'modelRegister', input: { publisher, name: word } };
    case 1:
      return {
        written: { kind: 'dataset', word },
        field: 'datasetRegister',
        input: { publisher, name: word },
      };
    case 2: {
      const about = {
        base: 'writers/base',
        target: 'writers/target',
        protocol: 'FINE_TUNE',
        metric: 'accuracy',
      };
      const input = { ...about, value: 0.5, study: study(word) };
      return { written: { kind: 'result', word }, field: 'transferResultReport', input };
    }
    default: {
      const about = { model: 'writers/base', dataset: 'writers/target', metric: 'accuracy', value: 0.5 };
      return {
        written: { kind: 'evaluation', word },
        field: 'evaluationReport',
        input: { ...about, sourceUrl: `https://example.org/${word}` },
      };
    }
  }
}

const documentOf = (field: string): string =>
  `mutation($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { userErrors { message } } }`;

/** Clients that write without a pause, each on a connection that it keeps. */
export class Writers {
  readonly acknowledged: Written[] = [];
  readonly counts: Counts = { failed: 0, refused: 0, dropped: 0 };
  /** How often each status came with each code of a failure. */
  readonly codes = new Map<string, number>();
  /** Answers that no client can do anything about. */
  private readonly unexpected: string[] = [];
  private readonly stopping = new AbortController();
  private readonly working: Promise<void>[] = [];
  private number = 0;

  constructor(
    /** Where the service is now; null where there is none. */
    private readonly url: () => string | null,
    private readonly run: string,
  ) {}

  start(clients: number): void {
    for (let one = 0; one < clients; one++) this.working.push(this.work());
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.working);
    this.assertExpected();
  }

  /** Resolves when so many more writes are acknowledged. */
  async more(count: number): Promise<void> {
    const until = this.acknowledged.length + count;
    let last = { length: this.acknowledged.length, at: Date.now() };
    while (this.acknowledged.length < until) {
      this.assertExpected();
      const { length } = this.acknowledged;
      if (length > last.length) last = { length, at: Date.now() };
      if (Date.now() - last.at > 300_000)
        throw new Error(`Nothing is written: ${JSON.stringify(this.counts)}`);
      await pause(5);
    }
  }

  private assertExpected(): void {
    if (this.unexpected.length > 0) throw new Error(`Writes were refused: ${this.unexpected.join('; ')}`);
  }

  private async work(): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (!this.stopping.signal.aborted) {
      const url = this.url();
      if (url === null) await pause(10);
      else await this.write(url, agent);
    }
    agent.destroy();
  }

  private async write(url: string, agent: Agent): Promise<void> {
    const { written, field, input } = mutationOf(this.number++, this.run);
    const answer = await ask(url, { query: documentOf(field), variables: { input } }, agent);
    if (typeof answer === 'string') {
      this.counts[answer] += 1;
      await pause(10);
      return;
    }
    const { errors, data } = JSON.parse(answer.body) as {
      errors?: readonly { extensions: { code: string } }[];
      data?: Record<string, { userErrors: unknown[] }>;
    };
    if (answer.status === 200 && errors === undefined && data?.[field]?.userErrors.length === 0) {
      this.acknowledged.push(written);
      return;
    }
    const code = errors?.[0]?.extensions.code;
    if (!PASSING.includes(code)) this.unexpected.push(answer.body);
    this.counts.failed += 1;
    this.codes.set(`${answer.status} ${code}`, (this.codes.get(`${answer.status} ${code}`) ?? 0) + 1);
    await pause(20);
  }
}

/** Sends one operation; says how it failed where nothing was answered. */
export function ask(url: string, body: object, agent?: Agent): Promise<Answer | Failure> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${TOKEN}`,
    'content-length': Buffer.byteLength(text),
  };
  return new Promise((resolve) => {
    let isConnected = false;
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
      response.on('error', () => resolve('dropped'));
    });
    sent.on('socket', (socket) => {
      if (socket.connecting) socket.once('connect', () => (isConnected = true));
      else isConnected = true;
    });
    sent.on('error', () => resolve(isConnected ? 'dropped' : 'refused'));
    sent.end(text);
  });
}
