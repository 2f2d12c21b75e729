import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/** What the metrics record of one answered HTTP request. */
export interface RequestObservation {
  /** A short, closed word such as `graphql` or `healthz`, never the path itself. */
  readonly route: string;
  /** `query`, `mutation` or `subscription`; `none` where no operation was found in the request. */
  readonly operation: string;
  readonly status: number;
  readonly seconds: number;
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

  /** The text that Prometheus scrapes. */
  render(): Promise<string> {
    return this.registry.metrics();
  }
}
