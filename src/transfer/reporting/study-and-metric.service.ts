import { z } from 'zod';
import type { VisibilityName } from '../../access';
import type { SqlExecutor, Transaction } from '../../platform/database';
import { count, optional, plainText, url } from '../../platform/input-rules';
import type { Faults } from '../../platform/refusal';
import { offScale, type Scale } from '../metric-scale';
import type { EvidenceTermsRepository, StudyFacts } from './evidence-terms.repository';

export const studySchema = z.object({
  key: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
      'A study key has 1 to 100 letters, digits and . _ : - and begins with a letter or digit',
    ),
  title: optional(plainText(500)),
  url: optional(url),
  doi: optional(plainText(200)),
  repository: optional(plainText(500)),
  license: optional(plainText(100)),
  year: optional(count.pipe(z.number().min(1950, 'Must be from 1950').max(2100, 'Must be at most 2100'))),
  citation: optional(plainText(2000)),
});
export type StudyInput = z.infer<typeof studySchema>;

/** What a figure is about, and whom it is for itself. */
interface About {
  readonly models: readonly number[];
  readonly datasets: readonly number[];
  readonly visibility?: VisibilityName | null;
}

/** Finds or adds the study that a figure is cited from, and finds its metric. */
export class StudyAndMetricService {
  constructor(private readonly terms: EvidenceTermsRepository) {}

  /**
   * The metric that a word names; null, with a fault that lists similar ones, when there is none.
   */
  async findMetric(executor: SqlExecutor, word: string, faults: Faults): Promise<Scale | null> {
    const metric = await this.terms.findMetric(executor, word);
    if (metric === null) {
      const similar = await this.terms.similarMetrics(executor, word);
      const hint = similar.length === 0 ? '' : ` Similar: ${similar.join(', ')}.`;
      faults.add('NOT_FOUND', 'metric', `There is no metric "${word}".${hint}`);
    }
    return metric;
  }

  /** Adds a fault when a figure is outside the metric's scale. */
  checkOnScale(metric: Scale, figure: number | null, field: string, faults: Faults): void {
    if (figure === null) return;
    const off = offScale(metric, figure);
    if (off === null) return;
    const hint = off.fraction === null ? '' : ' Percentages are written as fractions.';
    const message = `${metric.id} runs ${off.span}; ${figure} is off that scale.${hint}`;
    faults.add('OUT_OF_RANGE', field, message);
  }

  /**
   * The database id of the study with this key. A new one is added when the input gives its title
   * and where to find it; what the input says about a recorded one must not contradict it. One that
   * is added hidden is seen by whoever sees a figure of it.
   */
  async findOrAddStudy(
    transaction: Transaction,
    input: StudyInput,
    { about, faults }: { about: About; faults: Faults },
  ): Promise<number | null> {
    const known = await this.terms.findStudy(transaction.visible, input.key);
    if (known !== null) return this.agreeing(known, input, faults);
    if ((await this.terms.findStudy(transaction, input.key)) !== null) {
      faults.add('TAKEN', 'study.key', `The key "${input.key}" is taken already.`);
      return null;
    }
    const { title, ...facts } = input;
    if (title === null) {
      faults.add(
        'NOT_FOUND',
        'study.key',
        `There is no study "${input.key}"; to add it, give its title and source.`,
      );
      return null;
    }
    if ([input.url, input.doi, input.repository, input.citation].every((source) => source === null)) {
      faults.add(
        'INVALID',
        'study',
        'A study needs a url, doi, repository or citation, by which it can be found.',
      );
      return null;
    }
    return this.terms.insertStudy(transaction, { ...facts, title }, await this.isHidden(transaction, about));
  }

  private async isHidden(
    transaction: Transaction,
    { visibility = null, ...things }: About,
  ): Promise<boolean> {
    if (visibility !== null && visibility !== 'PUBLIC') return true;
    return this.terms.isAnyHidden(transaction, things);
  }

  private agreeing(known: StudyFacts & { id: number }, input: StudyInput, faults: Faults): number {
    const fields = ['title', 'url', 'doi', 'repository', 'license', 'year', 'citation'] as const;
    for (const field of fields) {
      const said = input[field];
      if (said !== null && said !== known[field]) {
        faults.add(
          'CONFLICT',
          `study.${field}`,
          `Study "${known.key}" has the ${field} ${JSON.stringify(known[field])}.`,
        );
      }
    }
    return known.id;
  }
}
