import { z } from 'zod';
import type { ReferenceService } from '../../catalog';
import type { Database, Transaction } from '../../platform/database';
import { finite, optional, plainText, reference, url } from '../../platform/input-rules';
import { Faults, parseInput } from '../../platform/refusal';
import type { EvaluationRecorder } from './evaluation-recorder';
import type { EvaluationKey } from './evaluation-writing.repository';
import { type StudyAndMetricService, studySchema } from './study-and-metric.service';

const schema = z.object({
  model: reference,
  dataset: optional(reference),
  subset: optional(plainText(200)),
  datasetRevision: optional(plainText(200)),
  task: optional(plainText(300)),
  split: optional(plainText(100)),
  metric: plainText(300),
  value: finite,
  study: optional(studySchema),
  sourceUrl: optional(url),
});
type EvaluationFacts = z.infer<typeof schema>;

/** Records measured values of models as they are. */
export class EvaluationReportingService {
  constructor(
    private readonly database: Database,
    private readonly references: ReferenceService,
    private readonly terms: StudyAndMetricService,
    private readonly recorder: EvaluationRecorder,
  ) {}

  /**
   * Records the value, and the transfer result of the model's base that follows from it when it
   * cites a study and the model's base and training are known.
   *
   * @returns the new evaluation's database id
   * @throws RefusedError when a name does not exist, the value is outside its metric's scale, or
   * the same is recorded already
   */
  async report(input: unknown): Promise<number> {
    const facts = parseInput(schema, input);
    return this.database.transaction(async (transaction) => {
      await this.references.repository.becomeOnlyWriter(transaction);
      return this.recorder.record(transaction, await this.find(transaction, facts));
    });
  }

  private async find(transaction: Transaction, facts: EvaluationFacts): Promise<EvaluationKey> {
    const faults = new Faults();
    const model = { reference: facts.model, field: 'model' };
    const dataset = { reference: facts.dataset, field: 'dataset' };
    const modelId = await this.references.find(transaction, 'Model', model, faults);
    const datasetId = await this.references.findOptional(transaction, 'Dataset', dataset, faults);
    const task = { reference: facts.task, field: 'task' };
    const taskId = await this.references.findTask(transaction, task, faults);
    const metric = await this.terms.findMetric(transaction, facts.metric, faults);
    if (metric !== null) this.terms.checkOnScale(metric, facts.value, 'value', faults);
    const about = {
      models: modelId === null ? [] : [modelId],
      datasets: datasetId === null ? [] : [datasetId],
    };
    const studyId =
      facts.study === null
        ? null
        : await this.terms.findOrAddStudy(transaction, facts.study, { about, faults });
    faults.throwIfAny();
    if (modelId === null || metric === null) throw new TypeError('What was not found is a fault.');
    const { subset, datasetRevision, split, sourceUrl, value } = facts;
    const part = { subset, datasetRevision, split };
    return { modelId, datasetId, taskId, ...part, metricId: metric.id, studyId, sourceUrl, value };
  }
}
