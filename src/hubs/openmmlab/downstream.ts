import { withFound } from '../fault';
import { Findings, quoted } from '../findings';
import { asList, isPlainObject, own, textOf } from '../plain-json';
import { transferResultRecordSchema, type RecordProblem, type TransferResultRecord } from '../records';
import { settle } from '../settle';
import { OPENMMLAB } from './dataset-names';
import type { LibraryModel } from './library';
import { figuresOf } from './results';

type Protocol = TransferResultRecord['protocol'];

/** What mmselfsup writes as the task of a downstream result is how the model was adapted. */
const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  'linear evaluation': 'LINEAR_PROBE',
  'fine-tuning': 'FINE_TUNE',
};

/**
 * Results of a pretrained model after it was adapted, where `Downstream` holds them itself instead
 * of naming another model.
 *
 * @param study key of the study that publishes the figures
 */
export function downstreamResults(
  model: LibraryModel,
  study: string,
): { results: TransferResultRecord[]; problems: RecordProblem[] } {
  const findings = new Findings(OPENMMLAB, model.id);
  const results: TransferResultRecord[] = [];
  const problems: RecordProblem[] = [];
  asList(own(model.fields, 'Downstream')).forEach((entry, index) => {
    if (!isPlainObject(entry)) return;
    const where = `Downstream.${index}`;
    const recipe = textOf(own(entry, 'Config'));
    const place = { library: model.id.split('/')[0] ?? '', field: `${where}.Results` };
    for (const figure of figuresOf(own(entry, 'Results'), place, findings)) {
      const protocol = PROTOCOLS[figure.task?.toLowerCase() ?? ''];
      if (protocol === undefined || figure.dataset === null) {
        findings.ignore(where, withFound('does not say on what and how it was adapted', quoted(figure.task)));
        continue;
      }
      const { metric, value, condition, dataset } = figure;
      const base = { hub: OPENMMLAB, externalId: model.id };
      const candidate = { study, base, target: dataset, split: condition, protocol, metric, value, recipe };
      const settled = settle(
        transferResultRecordSchema,
        { kind: 'transferResult', ...candidate },
        { hub: OPENMMLAB, id: `${model.id} ${where}` },
      );
      if (settled.record !== null) results.push(settled.record);
      problems.push(...settled.problems);
    }
  });
  return { results, problems: [...findings.problems, ...problems] };
}
