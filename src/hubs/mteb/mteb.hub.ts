import { z } from 'zod';
import { InvalidInputError } from '../../platform/errors';
import { openFile, sourceKind } from '../byte-source';
import { Findings } from '../findings';
import { itemsOf, skipped } from '../items';
import { parseJsonObject } from '../json-object';
import { jsonPieces } from '../lines';
import { own, textOf, type PlainObject } from '../plain-json';
import {
  datasetRecordSchema,
  modelRecordSchema,
  studyRecordSchema,
  type CatalogRecord,
  type HubItem,
} from '../records';
import { settle } from '../settle';
import type { ReadOptions } from '../read-options';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { tableRows } from '../table-rows';
import studies from './data/studies.json';
import { ModelTable } from './models';
import { resultsOf, scoreOf, type Score } from './scores';
import { MTEB, TaskTable } from './tasks';

const MAX_RECORD_BYTES = 1024 * 1024;
const TASKS = /^tasks\.jsonl(?:\.gz)?$/i;
const MODELS = /^model_meta(?:_source)?\.jsonl(?:\.gz)?$/i;
const SCORES = /^scores_by_task\.csv(?:\.gz)?$/i;
/** Scores of one model are held together; beyond this many they are taken in parts. */
const MAX_SCORES_HELD = 20_000;

/**
 * The Massive Text Embedding Benchmark and its sisters for images, audio and video: a folder with
 * `tasks.jsonl`, `model_meta*.jsonl` and `scores_by_task.csv`, packed or not. Scores need the tasks
 * beside them.
 */
export class MtebHub extends StreamedHub {
  readonly id = MTEB;
  readonly name = 'Massive Text Embedding Benchmark (MTEB)';
  readonly url = 'https://github.com/embeddings-benchmark/mteb';
  readonly standing = { precedence: 340, isBuilder: true, relaysLicenses: true };
  readonly formats = 'a folder with tasks, model metadata and scores';

  /** Studies, datasets and models, then results. */
  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    return readFolder(source, folder);
  }
}

async function* readFolder(source: string, folder: SourceFolder): AsyncGenerator<HubItem> {
  if ((await sourceKind(source)) !== 'folder')
    throw new InvalidInputError(
      'source',
      'a folder with tasks.jsonl, model_meta.jsonl and scores_by_task.csv',
    );
  for (const record of z.array(studyRecordSchema).parse(studies)) yield { kind: 'record', record };
  const tasks = new TaskTable();
  const models = new ModelTable();
  for await (const found of readObjects(await folder.find(TASKS))) {
    if ('problem' in found) yield found.problem;
    else if (!tasks.add(found.name, found.value))
      yield skipped(MTEB, found.name, 'name', 'there is a task of this name already');
  }
  tasks.countPaths();
  for await (const found of readObjects(await folder.find(MODELS))) {
    if ('problem' in found) yield found.problem;
    else models.add(found.name, found.value);
  }
  if (tasks.size + models.size === 0)
    throw new InvalidInputError(
      'source',
      `a folder with tasks.jsonl and model_meta.jsonl; ${source} has neither`,
    );
  for (const name of tasks.names())
    yield* checked(datasetRecordSchema, name, (findings) => tasks.record(name, findings));
  for (const name of models.names())
    yield* checked(modelRecordSchema, name, (findings) => models.record(name, tasks, findings));
  for (const file of await folder.find(SCORES)) yield* readScores(file, models, tasks);
}

type Found = { name: string; value: PlainObject } | { problem: HubItem };

async function* readObjects(files: readonly string[]): AsyncGenerator<Found> {
  for (const file of files) {
    for await (const piece of jsonPieces(await openFile(file), MAX_RECORD_BYTES)) {
      const place = `line ${piece.place}`;
      const parsed =
        piece.kind === 'text' ? parseJsonObject(withoutNaN(piece.text)) : { fault: piece.reason };
      if ('fault' in parsed) yield { problem: skipped(MTEB, place, null, parsed.fault) };
      else {
        const name = textOf(own(parsed.value, 'name'));
        if (name === null) yield { problem: skipped(MTEB, place, 'name', 'is missing') };
        else yield { name, value: parsed.value };
      }
    }
  }
}

/** Python writes numbers that JSON lacks. */
const withoutNaN = (text: string): string =>
  text.replace(/([:[,]\s*)(?:NaN|-?Infinity)(?=\s*[,}\]])/g, '$1null');

function checked(
  schema: z.ZodType<CatalogRecord>,
  id: string,
  candidate: (findings: Findings) => Record<string, unknown>,
): HubItem[] {
  const findings = new Findings(MTEB, id);
  return itemsOf(settle(schema, candidate(findings), findings));
}

async function* readScores(file: string, models: ModelTable, tasks: TaskTable): AsyncGenerator<HubItem> {
  let held: Score[] = [];
  for await (const row of tableRows(MTEB, 'scores', await openFile(file))) {
    if (row.kind !== 'row') {
      yield row;
      continue;
    }
    const score = scoreOf(row.cells);
    if ('fault' in score) {
      yield skipped(MTEB, row.place, score.field, score.fault);
      continue;
    }
    if (tasks.addAggregate(score.task))
      yield* checked(datasetRecordSchema, score.task, (findings) => tasks.record(score.task, findings));
    if (held.length >= MAX_SCORES_HELD || (held[0] !== undefined && held[0].model !== score.model)) {
      yield* resultsOf(held, models, tasks);
      held = [];
    }
    held.push(score);
  }
  yield* resultsOf(held, models, tasks);
}
