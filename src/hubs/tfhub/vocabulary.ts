import { faultFields } from '../fault';
import path from 'node:path';
import { isPlainObject, itemsIn, objectOf, own, textOf } from '../plain-json';
import { readYaml } from '../plain-yaml';
import { readHead } from '../read-head';
import type { RecordProblem } from '../records';
import { TF_HUB } from './tfhub-id';
import { SourceFolder } from '../source-folder';

const MAX_BYTES = 1024 * 1024;
const LEVELS_UP = 4;

/** Names behind the ids of the hub's vocabularies; an id that stands in none goes by itself. */
export interface Vocabulary {
  datasets: ReadonlyMap<string, string>;
  architectures: ReadonlyMap<string, string>;
  problems: readonly RecordProblem[];
}

export const NO_VOCABULARY: Vocabulary = { datasets: new Map(), architectures: new Map(), problems: [] };

/**
 * Reads the `tags` folder of the hub's repository, which lies in `source` or a few levels above it.
 */
export async function readVocabulary(source: string): Promise<Vocabulary> {
  const refused: RecordProblem[] = [];
  let folder = path.resolve(source);
  for (let level = 0; level < LEVELS_UP; level += 1, folder = path.dirname(folder)) {
    const files = new SourceFolder(folder);
    if ((await files.file(folder, 'tags', 'dataset.yaml')) !== null) return readTags(files);
    refused.push(...files.refusals(TF_HUB));
  }
  return { ...NO_VOCABULARY, problems: refused };
}

async function readTags(folder: SourceFolder): Promise<Vocabulary> {
  const problems: RecordProblem[] = [];
  const names = async (file: string): Promise<Map<string, string>> => {
    const found = await folder.file(folder.source, 'tags', file);
    if (found === null) return new Map();
    const { value, fault } = readYaml(await readHead(found, MAX_BYTES), MAX_BYTES);
    if (fault !== null)
      problems.push({
        hub: TF_HUB,
        id: `tags/${file}`,
        field: null,
        ...faultFields(fault),
        action: 'skipped',
      });
    const items = itemsIn(own(objectOf(value), 'values')).filter(isPlainObject);
    return new Map(
      items.flatMap((item) => {
        const id = textOf(own(item, 'id'));
        return id === null ? [] : [[id, textOf(own(item, 'display_name')) ?? id] as const];
      }),
    );
  };
  return {
    datasets: await names('dataset.yaml'),
    architectures: await names('network_architecture.yaml'),
    problems: [...problems, ...folder.refusals(TF_HUB)],
  };
}
