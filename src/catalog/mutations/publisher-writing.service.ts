import { z } from 'zod';
import type { Database } from '../../platform/database';
import { parseInput, refuse } from '../../platform/refusal';
import type { PublisherWritingRepository } from './publisher-writing.repository';
import type { ReferenceRepository } from './reference.repository';
import { name, optional, url } from '../../platform/input-rules';

const schema = z.object({
  slug: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$/,
      'A publisher slug has 1 to 200 letters, digits and . _ : - and begins with a letter or digit',
    ),
  name,
  url: optional(url),
});

/** Adds publishers. */
export class PublisherWritingService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceRepository,
    private readonly publishers: PublisherWritingRepository,
  ) {}

  /**
   * @returns the new publisher's database id
   * @throws RefusedError when the slug is malformed or taken
   */
  async create(input: unknown): Promise<number> {
    const facts = parseInput(schema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.becomeOnlyWriter(transaction);
      const holder = await this.references.findId(transaction, 'Publisher', { slug: facts.slug });
      if (holder !== null) refuse('TAKEN', 'slug', `The slug "${facts.slug}" belongs to another publisher.`);
      return this.publishers.insert(transaction, facts);
    });
  }
}
