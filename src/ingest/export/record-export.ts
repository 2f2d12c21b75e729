import { PUBLIC_REACH, visibleRows } from '../../access';
import { RECORDS_FORMAT, RECORDS_VERSION, type DatasetRecord, type ModelRecord } from '../../hubs';
import type { Database, SqlExecutor } from '../../platform/database';
import { isShippedHub } from '../hub-standing';
import { DomainWords } from '../taxonomy/domain-words';
import { loadDomainTerms } from '../taxonomy/taxonomy.repository';
import {
  datasetPage,
  exportedHubs,
  modelPage,
  resultPage,
  studyPage,
  type ExportScope,
  type OriginPlace,
} from './export.repository';
import {
  datasetOfOrigin,
  domainWord,
  modelOfOrigin,
  resultRecord,
  type DomainWord,
} from './record-of-origin';

/** Kinds of records that can be exported, in the order in which they are written. */
export const EXPORTED_KINDS = ['study', 'dataset', 'model', 'transferResult'] as const;
export type ExportedKind = (typeof EXPORTED_KINDS)[number];

export interface ExportOptions extends ExportScope {
  kinds: readonly ExportedKind[];
  /** Also models and datasets that are not for everybody, as private records. */
  includePrivate: boolean;
}

/** No longer line is read; raw records are left out of those that would be. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
const START: OriginPlace = { hub: '', externalId: '', revision: '' };

type Line = object;

/**
 * Writes the catalogue as neutral records: what its current origins say, with the claims that hang
 * on them, the studies, and the results that were reported. Holds a page at a time. What is not for
 * everybody is left out, or comes last as private records; records of others never name it.
 */
export class RecordExport {
  /** What everybody may see. */
  private readonly open: SqlExecutor;

  constructor(private readonly database: Database) {
    const rows = visibleRows(PUBLIC_REACH);
    this.open = rows === null ? database : database.as(rows);
  }

  /** Lines with their ends, in the order of keys. */
  async *lines(options: ExportOptions): AsyncGenerator<string> {
    for await (const line of this.records(options)) yield `${textOf(line)}\n`;
  }

  private async *records(options: ExportOptions): AsyncGenerator<Line> {
    const { open } = this;
    const wants = (kind: ExportedKind): boolean => options.kinds.includes(kind);
    const terms = await loadDomainTerms(open);
    const word = domainWord(terms, new DomainWords(terms));
    yield { kind: 'header', format: RECORDS_FORMAT, version: RECORDS_VERSION };
    for (const hub of await exportedHubs(this.database))
      if (!isShippedHub(hub.id)) yield { kind: 'hub', ...hub };
    if (wants('study')) yield* studies(open, options);
    yield* this.things(open, options, word);
    if (wants('transferResult')) yield* results(open, options);
    if (!options.includePrivate) return;
    for await (const line of this.things(this.database, options, word)) if (line.private) yield line;
  }

  private async *things(
    sql: SqlExecutor,
    options: ExportOptions,
    word: DomainWord,
  ): AsyncGenerator<ModelRecord | DatasetRecord> {
    if (options.kinds.includes('dataset'))
      for await (const origin of origins((place) => datasetPage(sql, options, place)))
        yield* found(datasetOfOrigin(origin, word));
    if (options.kinds.includes('model'))
      for await (const origin of origins((place) => modelPage(sql, options, place)))
        yield* found(modelOfOrigin(origin, word));
  }
}

const found = <Found>(record: Found | null): Found[] => (record === null ? [] : [record]);

async function* origins<Origin extends OriginPlace>(
  page: (place: OriginPlace) => Promise<Origin[]>,
): AsyncGenerator<Origin> {
  let place = START;
  for (let rows = await page(place); rows.length > 0; rows = await page(place)) {
    yield* rows;
    place = rows.at(-1) ?? place;
  }
}

async function* studies(sql: SqlExecutor, scope: ExportScope): AsyncGenerator<Line> {
  let after = '';
  for (
    let rows = await studyPage(sql, scope, after);
    rows.length > 0;
    rows = await studyPage(sql, scope, after)
  ) {
    for (const study of rows) yield { kind: 'study', ...study };
    after = rows.at(-1)?.key ?? after;
  }
}

async function* results(sql: SqlExecutor, scope: ExportScope): AsyncGenerator<Line> {
  let after = 0;
  for (
    let rows = await resultPage(sql, scope, after);
    rows.length > 0;
    rows = await resultPage(sql, scope, after)
  ) {
    for (const row of rows) yield resultRecord(row);
    after = rows.at(-1)?.id ?? after;
  }
}

function textOf(line: Line): string {
  const text = JSON.stringify(brief(line));
  return Buffer.byteLength(text) <= MAX_LINE_BYTES ? text : JSON.stringify(brief({ ...line, raw: null }));
}

/** Without what a reader takes for granted: null, empty lists, and that nothing is private. */
const brief = (line: Line): Line =>
  Object.fromEntries(
    Object.entries(line).filter(
      ([name, value]) =>
        value !== null && !(Array.isArray(value) && value.length === 0) && !(name === 'private' && !value),
    ),
  );
