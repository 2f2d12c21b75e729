import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the metrics record of one answered HTTP request. */
export interface RequestObservation {
  /** A short, closed word such as `graphql` or `healthz`, never the path itself. */
  readonly route: string;
  /** `query`, `mutation` or `subscription`; `none` where no operation was found in the request. */
  readonly operation: string;
  readonly status: number;
  readonly seconds: number;
}

/** Why a request was refused before anything was done for it; a closed set. */
export type RefusalReason =
  'budget' | 'queue' | 'subscriptions' | 'connections' | 'messages' | 'wrong-tokens';

/** Where the answer to a question about the catalogue came from; a closed set. */
export type AnswerSource = 'memory' | 'redis' | 'same-question' | 'execution';

/** What became of an attempt to send a message of a webhook; a closed set. */
export type WebhookAttempt = 'delivered' | 'failed' | 'given-up';

/** How many there are at this moment. */
export interface Crowd {
  readonly waiting: number;
  readonly atWork: number;
  readonly subscriptions: number;
  readonly connections: number;
}

/** The figures of one process in the Prometheus format, in a registry of their own. */
export class Metrics {
  private readonly registry = new Registry();

  private readonly requests = new Histogram({
    name: 'rootstock_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last byte of its response.',
    labelNames: ['route', 'operation', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });

  private readonly statements = new Histogram({
    name: 'rootstock_sql_statement_duration_seconds',
    help: 'Time of one SQL statement, by the name it has in the code.',
    labelNames: ['statement'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5],
    registers: [this.registry],
  });

  private readonly errors = new Counter({
    name: 'rootstock_graphql_errors_total',
    help: 'Errors in GraphQL responses, by extensions.code.',
    labelNames: ['code'],
    registers: [this.registry],
  });

  private readonly refusals = new Counter({
    name: 'rootstock_refusals_total',
    help: 'Requests that were refused because their client, or all clients, asked for too much.',
    labelNames: ['reason'],
    registers: [this.registry],
  });

  private readonly answers = new Counter({
    name: 'rootstock_answers_total',
    help: 'Answers that may be kept, by where they came from: kept ones, those to the same question at once, executed ones.',
    labelNames: ['source'],
    registers: [this.registry],
  });

  private readonly webhookAttempts = new Counter({
    name: 'rootstock_webhook_attempts_total',
    help: 'Attempts to send a message of a webhook, by what became of them: delivered, failed and to be tried again, given up.',
    labelNames: ['outcome'],
    registers: [this.registry],
  });

  private readonly webhooksBehind = new Gauge({
    name: 'rootstock_webhook_changes_behind',
    help: 'Changes of the catalogue by which the slowest webhook that is not disabled was behind when the process last looked.',
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  readonly contentType: string = this.registry.contentType;

  observeRequest({ seconds, ...labels }: RequestObservation): void {
    this.requests.observe(labels, seconds);
  }

  /** @param milliseconds as a database reports them */
  readonly observeStatement = (statement: string, milliseconds: number): void => {
    this.statements.observe({ statement }, milliseconds / 1000);
  };

  countError(code: string): void {
    this.errors.inc({ code });
  }

  countRefusal(reason: RefusalReason): void {
    this.refusals.inc({ reason });
  }

  countAnswer(source: AnswerSource): void {
    this.answers.inc({ source });
  }

  readonly countWebhookAttempt = (outcome: WebhookAttempt): void => {
    this.webhookAttempts.inc({ outcome });
  };

  readonly noteWebhooksBehind = (changes: number): void => {
    this.webhooksBehind.set(changes);
  };

  /** @param bytes is called whenever the metrics are read */
  watchAnswers(bytes: () => number): void {
    new Gauge({
      name: 'rootstock_answer_bytes',
      help: 'What the kept answers take in memory.',
      registers: [this.registry],
      collect() {
        this.set(bytes());
      },
    });
  }

  /** @param progress is called whenever the metrics are read */
  watchEmbedding(progress: () => { readonly done: number; readonly all: number }): void {
    new Gauge({
      name: 'rootstock_embeddings',
      help: 'Of what lacked a vector when the process last looked: what has one now, and what waits for it.',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        const { done, all } = progress();
        this.set({ state: 'done' }, done);
        this.set({ state: 'waiting' }, Math.max(0, all - done));
      },
    });
  }

  /** @param count is called whenever the metrics are read */
  watchCrowd(count: () => Crowd): void {
    const registers = [this.registry];
    new Gauge({
      name: 'rootstock_operations',
      help: 'Operations that are at work, and those that wait for it.',
      labelNames: ['state'],
      registers,
      collect() {
        const { waiting, atWork } = count();
        this.set({ state: 'waiting' }, waiting);
        this.set({ state: 'at-work' }, atWork);
      },
    });
    new Gauge({
      name: 'rootstock_subscriptions',
      help: 'Subscriptions that are open.',
      registers,
      collect() {
        this.set(count().subscriptions);
      },
    });
    new Gauge({
      name: 'rootstock_connections',
      help: 'WebSockets, and event streams of several operations, that are open.',
      registers,
      collect() {
        this.set(count().connections);
      },
    });
  }

  /** The text that Prometheus scrapes. */
  render(): Promise<string> {
    return this.registry.metrics();
  }
}
