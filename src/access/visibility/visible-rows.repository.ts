import type { RowCondition, RowScope } from '../../platform/database';
import type { Reach } from './visibility';

type Conditions = Record<string, RowCondition>;
type Kind = keyof typeof TYPES;

const TYPES = { model: 'Model', dataset: 'Dataset' } as const;
const KINDS = ['model', 'dataset'] as const;

/**
 * Conditions on the rows of each table that somebody may see. A row that has no visibility of its
 * own is as visible as what it is about. They are written so that PostgreSQL keeps the plans that
 * it has without them: what is hidden is looked up in small indexes, and never joined.
 */
class VisibleRows {
  /** Of a row with the columns `visibility` and `publisherId`: whether it is hidden. */
  private readonly isHidden: (row: string) => string;
  private readonly members: string;
  /** Of an array of words of an audience: whether each of them lets these see it. */
  private readonly holds: (words: string) => string;

  constructor({ isInternal, publishers }: Pick<Reach, 'isInternal' | 'publishers'>) {
    const seen = [
      ...(isInternal ? [`word LIKE 'INTERNAL%'`] : []),
      ...publishers.map((id) => `split_part(word, ' ', 2) = '${id}'`),
    ];
    this.holds = (words) =>
      seen.length === 0
        ? `${words} IS NULL`
        : `(${words} IS NULL OR NOT EXISTS (SELECT FROM unnest(${words}) AS word WHERE NOT (${seen.join(' OR ')})))`;
    this.members = publishers.join(', ');
    // The first part is the condition of the indexes of hidden rows.
    this.isHidden = (row) =>
      all(
        `${row}.visibility <> 'PUBLIC'`,
        ...(isInternal ? [`${row}.visibility <> 'INTERNAL'`] : []),
        ...(publishers.length > 0 ? [`(${row}."publisherId" IN (${this.members})) IS NOT TRUE`] : []),
      );
  }

  /** By table. */
  conditions(): Conditions {
    return { ...this.things(), ...this.facts(), ...this.records(), ...this.makers(), ...this.changes() };
  }

  private things(): Conditions {
    const tables = KINDS.flatMap((kind) => [kind, `${kind}_origin`]);
    return Object.fromEntries(tables.map((table) => [table, () => this.isSeen(table)]));
  }

  /** What is said of models and datasets, and how many rows there are. */
  private facts(): Conditions {
    return {
      lineage: (schema) =>
        all(
          this.ofOrigin('model', 'lineage."childOriginId"', schema),
          this.ofOrigin('model', 'lineage."baseOriginId"', schema),
        ),
      training: (schema) =>
        all(
          this.ofOrigin('model', 'training."modelOriginId"', schema),
          this.ofOrigin('dataset', 'training."datasetOriginId"', schema),
        ),
      evaluation: (schema) => this.ofEvaluation('evaluation', schema),
      transfer_result: (schema) => this.ofResult('transfer_result', schema),
      transfer_result_dispute: (schema) =>
        `EXISTS (SELECT FROM ${schema}.transfer_result disputed
          WHERE disputed.id = transfer_result_dispute."resultId" AND ${this.ofResult('disputed', schema)})`,
      measured_line: () => this.holds(`nullif(measured_line.audience, '{}')`),
      transfer_result_exposure: () => this.holds(`nullif(transfer_result_exposure.audience, '{}')`),
      transfer_edge: (schema) => this.of('model', 'transfer_edge."baseId"', schema),
      row_count: () => this.holds(`nullif(row_count.audience, '{}')`),
    };
  }

  /** What sources say, what follows from it, and what became of it. */
  private records(): Conditions {
    const placed = KINDS.map((kind): [string, RowCondition] => [
      `${kind}_domain`,
      (schema) => this.of(kind, `${kind}_domain."${kind}Id"`, schema),
    ]);
    return {
      ...Object.fromEntries(placed),
      model_lineage: (schema) =>
        all(
          this.of('model', 'model_lineage."childId"', schema),
          this.of('model', 'model_lineage."baseId"', schema),
        ),
      model_dataset: (schema) =>
        all(
          this.of('model', 'model_dataset."modelId"', schema),
          this.of('dataset', 'model_dataset."datasetId"', schema),
        ),
      model_task: (schema) => this.of('model', 'model_task."modelId"', schema),
      origin: (schema) => all(...KINDS.map((kind) => this.ofOrigin(kind, 'origin.id', schema))),
      model_version: (schema) => this.ofOrigin('model', 'model_version."originId"', schema),
      artifact: (schema) =>
        `EXISTS (SELECT FROM ${schema}.model_version version WHERE version.id = artifact."versionId"
          AND ${this.ofOrigin('model', 'version."originId"', schema)})`,
      embedding: (schema) => all(...KINDS.map((kind) => this.of(kind, `embedding."${kind}Id"`, schema))),
      slug_redirect: (schema) =>
        all(
          ...KINDS.map((kind) =>
            either(
              `slug_redirect."entityType" <> '${TYPES[kind]}'`,
              this.of(kind, 'slug_redirect."entityId"', schema),
            ),
          ),
        ),
    };
  }

  /** Who sees something of a maker sees the maker. */
  private makers(): Conditions {
    const things = (schema: string) =>
      KINDS.map(
        (kind) => `EXISTS (SELECT FROM ${schema}.${kind} made
          WHERE made."publisherId" = publisher.id AND ${this.isSeen('made')})`,
      );
    const figures = (schema: string) => [
      `EXISTS (SELECT FROM ${schema}.transfer_result cited
        WHERE cited."studyId" = study.id AND ${this.ofResult('cited', schema)})`,
      `EXISTS (SELECT FROM ${schema}.evaluation cited
        WHERE cited."studyId" = study.id AND ${this.ofEvaluation('cited', schema)})`,
    ];
    const isMember = this.members === '' ? [] : [`publisher.id IN (${this.members})`];
    return {
      publisher: (schema) => either(`publisher.visibility = 'PUBLIC'`, ...isMember, ...things(schema)),
      study: (schema) => either(this.isSeen('study'), ...figures(schema)),
    };
  }

  /** As it could be seen then: followers of today read what those of then were told. */
  private changes(): Conditions {
    const isAnother = either('change.outside IS NULL', `NOT ${this.holds('change.outside')}`);
    return { change: () => all(this.holds('change.audience'), isAnother) };
  }

  private isSeen(row: string): string {
    return `(${this.isHidden(row)}) IS NOT TRUE`;
  }

  /** Whether the thing with this id is visible; true of null. */
  private of(kind: Kind, id: string, schema: string): string {
    return isNone(id, `SELECT hidden.id FROM ${schema}.${kind} hidden WHERE ${this.isHidden('hidden')}`);
  }

  /** The same of the thing that this origin describes. */
  private ofOrigin(kind: Kind, originId: string, schema: string): string {
    return isNone(
      originId,
      `SELECT hidden."originId" FROM ${schema}.${kind}_origin hidden WHERE ${this.isHidden('hidden')}`,
    );
  }

  private ofEvaluation(row: string, schema: string): string {
    return all(
      this.ofOrigin('model', `${row}."modelOriginId"`, schema),
      this.ofOrigin('dataset', `${row}."datasetOriginId"`, schema),
    );
  }

  /**
   * A result is never more visible than its base, its target, or the model that it was measured on.
   */
  private ofResult(row: string, schema: string): string {
    return all(
      this.isSeen(row),
      this.ofOrigin('model', `${row}."baseOriginId"`, schema),
      this.ofOrigin('model', `${row}."adaptedOriginId"`, schema),
      this.ofOrigin('dataset', `${row}."targetOriginId"`, schema),
    );
  }
}

const all = (...conditions: readonly string[]): string => conditions.join(' AND ');
const either = (...conditions: readonly string[]): string => `(${conditions.join(' OR ')})`;

/**
 * Whether an id, which may be null, is none of these. PostgreSQL hashes them once for a statement,
 * and takes it that such a comparison leaves nearly all rows: of `NOT IN` it expects half of them
 * to be gone, of `NOT EXISTS` it makes a join, and either way it would plan otherwise.
 */
const isNone = (id: string, ids: string): string => `CASE WHEN ${id} IN (${ids}) THEN 1 ELSE 0 END <> 1`;

/** Who sees everything sees nothing come or go that was hidden from others only. */
const WHOLE: Conditions = { change: () => 'change.outside IS NULL' };

/** The rows that somebody may see. */
export function visibleRows(reach: Reach): RowScope {
  if (reach.isWhole) return { name: reach.name, conditions: WHOLE, isPrepared: true };
  const isPublic = !reach.isInternal && reach.publishers.length === 0;
  return { name: reach.name, conditions: new VisibleRows(reach).conditions(), isPrepared: isPublic };
}
