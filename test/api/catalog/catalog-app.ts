import { openTestApp, type TestApp } from '../../support/app';
import { Factories } from '../../support/factories';
import type { Database } from '../../../src/platform/database';

export interface Answer {
  readonly data: unknown;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** The part of an answer that lies at a path such as `models.nodes.0.slug`. */
export function at<Part = unknown>(answer: Answer | undefined, path: string): Part {
  const part = path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
      answer?.data,
    );
  return part as Part;
}

/** The real application over the taxonomies alone, with factories for the rest. */
export class CatalogApp {
  readonly make: Factories;
  readonly database: Database;

  private constructor(private readonly app: TestApp) {
    this.database = app.database;
    this.make = new Factories(app.database);
  }

  static async start(): Promise<CatalogApp> {
    return new CatalogApp(await openTestApp());
  }

  async query(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<Answer> {
    const answer: Partial<Answer> = await this.app.query(query, { variables, token });
    // As a client receives it: scalars serialised, objects without classes.
    return { data: JSON.parse(JSON.stringify(answer.data ?? null)) as unknown, errors: answer.errors ?? [] };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
