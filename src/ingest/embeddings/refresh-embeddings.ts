import { datasetFacts, domainFacts, modelFacts, type EncodableFacts, type Encoder } from '../../embedding';
import type { SqlExecutor } from '../../platform/database';
import { sha256 } from '../digest';
import {
  loadDatasets,
  loadDomains,
  loadModels,
  saveVectors,
  type Page,
  type SubjectKind,
} from './embedding.repository';

/**
 * Ids of what may have changed; `missing`: everything without a vector by this encoder, for example
 * after a new version; or `all`.
 */
export type Subjects = readonly number[] | 'missing' | 'all';

export interface EmbeddingScope {
  domains?: Subjects;
  datasets?: Subjects;
  models?: Subjects;
}

/** How many vectors are held at a time. */
const PAGE = 500;

/** How the work is divided, and where progress is reported. */
export interface Steps {
  /** Subjects per page; each page is stored before the next. */
  pageSize?: number;
  /** Called after each page with how many subjects it had. */
  onPage?: (subjects: number) => void;
}

interface Subject {
  id: number;
  storedDigest: string | null;
  facts: EncodableFacts;
}

type Load = (page: Page) => Promise<Subject[]>;

/**
 * Encodes what is in scope and has changed since its vector was stored, and stores the new vectors,
 * by every encoder in use. Unchanged subjects are neither encoded nor written. Returns how many
 * vectors are new. Run it in the transaction that made the changes.
 */
export async function refreshEmbeddings(
  sql: SqlExecutor,
  encoder: Encoder,
  scope: EmbeddingScope,
): Promise<number> {
  let written = 0;
  for (const one of encoder.inUse ?? [encoder]) written += await embed({ sql, encoder: one }, scope);
  return written;
}

/** The same by one encoder, step by step. */
export async function embed(
  { sql, encoder }: { sql: SqlExecutor; encoder: Encoder },
  scope: EmbeddingScope,
  steps: Steps = {},
): Promise<number> {
  const loads: [SubjectKind, Subjects | undefined, Load][] = [
    ['domain', scope.domains, async (page) => withFacts(await loadDomains(sql, page), domainFacts)],
    ['dataset', scope.datasets, async (page) => withFacts(await loadDatasets(sql, page), datasetFacts)],
    ['model', scope.models, async (page) => withFacts(await loadModels(sql, page), modelFacts)],
  ];
  let written = 0;
  for (const [kind, subjects, load] of loads) {
    if (subjects === undefined || subjects.length === 0) continue;
    written += await refresh({ sql, encoder, steps }, { kind, subjects, load });
  }
  return written;
}

const withFacts = <Row extends Omit<Subject, 'facts'>>(
  rows: Row[],
  factsOf: (row: Row) => EncodableFacts,
): Subject[] => rows.map((row) => ({ id: row.id, storedDigest: row.storedDigest, facts: factsOf(row) }));

async function refresh(
  { sql, encoder, steps }: { sql: SqlExecutor; encoder: Encoder; steps: Steps },
  { kind, subjects, load }: { kind: SubjectKind; subjects: Subjects; load: Load },
): Promise<number> {
  const { version } = encoder;
  const { pageSize = PAGE, onPage } = steps;
  const scope = {
    version,
    ids: typeof subjects === 'string' ? null : subjects,
    onlyMissing: subjects === 'missing',
  };
  let written = 0;
  for (let after = 0; ;) {
    const page = await load({ ...scope, after, size: pageSize });
    const changed = page
      .map((subject) => ({ ...subject, digest: sha256(JSON.stringify(subject.facts)) }))
      .filter(({ digest, storedDigest }) => digest !== storedDigest);
    const vectors = changed.length === 0 ? [] : await encoder.encode(changed.map(({ facts }) => facts));
    const stored = changed.map(({ id, digest }, place) => ({
      id,
      digest,
      vector: vectors[place] ?? new Float32Array(),
    }));
    await saveVectors(sql, kind, version, stored);
    written += stored.length;
    onPage?.(page.length);
    if (page.length < pageSize) return written;
    after = page.at(-1)?.id ?? after;
  }
}
