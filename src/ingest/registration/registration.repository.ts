import type { VisibilityName } from '../../access';
import { LOCAL_HUB } from '../../catalog';
import type { Signature } from '../../hubs';
import type { SqlExecutor } from '../../platform/database';
import { STARTER_SOURCE } from '../identity/sources';
import type { ThingKey } from '../plan';
import type { DomainMatch } from '../taxonomy/domain-term';

export interface NamedPublisher {
  readonly slug: string;
  readonly name: string;
}

/** A model's row, in the words of a record. */
export interface CurrentModel {
  readonly slug: string;
  readonly name: string;
  readonly publisher: string | null;
  readonly summary: string | null;
  readonly inputModalities: string[];
  readonly outputModalities: string[];
  readonly tasks: string[];
  readonly libraries: string[];
  readonly languages: string[];
  readonly tags: string[];
  readonly architectureFamily: string | null;
  readonly architectureName: string | null;
  readonly parameterCount: number | null;
  readonly inputSignature: Signature | null;
  readonly outputSignature: Signature | null;
  readonly weights: string | null;
  readonly code: string | null;
  readonly data: string | null;
  readonly downloads: number | null;
  readonly likes: number | null;
  /** ISO 8601. */
  readonly countedAt: string | null;
}

/** A dataset's row, in the words of a record. */
export interface CurrentDataset {
  readonly slug: string;
  readonly name: string;
  readonly publisher: string | null;
  readonly summary: string | null;
  readonly modalities: string[];
  readonly tasks: string[];
  readonly languages: string[];
  readonly tags: string[];
  readonly data: string | null;
  readonly classes: number | null;
  readonly trainingExamples: number | null;
  readonly downloads: number | null;
  readonly likes: number | null;
  /** ISO 8601. */
  readonly countedAt: string | null;
}

/** A record that this catalogue itself has of a thing. */
export interface LocalRecord {
  readonly externalId: string;
  readonly url: string | null;
}

const COUNTED_AT = `to_char("countedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "countedAt"`;

const only = <Row>(rows: readonly Row[]): Row => {
  const [row] = rows;
  if (row === undefined) throw new TypeError('What was found has gone.');
  return row;
};

/** Reads what a registration builds on. */
export class RegistrationRepository {
  async publisher(executor: SqlExecutor, id: number): Promise<NamedPublisher> {
    const text = 'SELECT slug, name FROM publisher WHERE id = $1';
    return only(await executor.query<NamedPublisher>({ label: 'registering_publisher', text, values: [id] }));
  }

  async model(executor: SqlExecutor, id: number): Promise<CurrentModel> {
    return only(
      await executor.query<CurrentModel>({
        label: 'registered_model',
        text: `SELECT model.slug, model.name, publisher.slug AS publisher, summary, "inputModalities", "outputModalities", tasks,
            libraries, languages, tags, "architectureFamily", "architectureName", "parameterCount",
            "inputSignature", "outputSignature",
            coalesce("weightsLicenseRaw", "weightsLicenseId") AS weights, "codeLicenseId" AS code, "dataLicenseId" AS data,
            downloads, likes, ${COUNTED_AT}
          FROM model LEFT JOIN publisher ON publisher.id = "publisherId" WHERE model.id = $1`,
        values: [id],
      }),
    );
  }

  async dataset(executor: SqlExecutor, id: number): Promise<CurrentDataset> {
    return only(
      await executor.query<CurrentDataset>({
        label: 'registered_dataset',
        text: `SELECT dataset.slug, dataset.name, publisher.slug AS publisher, summary, modalities, tasks, languages, tags,
            coalesce("licenseRaw", "licenseId") AS data, classes, "trainingExamples", downloads, likes, ${COUNTED_AT}
          FROM dataset LEFT JOIN publisher ON publisher.id = "publisherId" WHERE dataset.id = $1`,
        values: [id],
      }),
    );
  }

  /** Says whom a thing is for. */
  async show(
    executor: SqlExecutor,
    kind: 'model' | 'dataset',
    { id, to }: { id: number; to: VisibilityName },
  ): Promise<void> {
    await executor.query({
      label: `show_${kind}`,
      text: `UPDATE ${kind} SET visibility = $2 WHERE id = $1 AND visibility <> $2`,
      values: [id, to],
    });
  }

  /** The domains that a thing is linked to now. */
  domains(executor: SqlExecutor, kind: 'model' | 'dataset', id: number): Promise<DomainMatch[]> {
    return executor.query<DomainMatch>({
      label: `registered_${kind}_domains`,
      text: `SELECT "domainId", confidence FROM ${kind}_domain WHERE "${kind}Id" = $1 ORDER BY "domainId"`,
      values: [id],
    });
  }

  /**
   * The newest revision of this catalogue's own record; null for a thing that only hubs describe.
   */
  async localRecord(
    executor: SqlExecutor,
    kind: 'model' | 'dataset',
    id: number,
  ): Promise<LocalRecord | null> {
    const [row] = await executor.query<LocalRecord>({
      label: `local_record_of_${kind}`,
      text: `SELECT origin."externalId", origin.url FROM ${kind}_origin own JOIN origin ON origin.id = own."originId"
        WHERE own."${kind}Id" = $1 AND origin."hubId" = '${LOCAL_HUB}' AND NOT origin."isStub"
        ORDER BY own."isCurrent" DESC, origin.id DESC LIMIT 1`,
      values: [id],
    });
    return row ?? null;
  }

  /**
   * Whether this catalogue's record `externalId` has a revision of this name with other content.
   */
  async isRevisionTaken(
    executor: SqlExecutor,
    {
      kind,
      externalId,
      revision,
      digest,
    }: { kind: string; externalId: string; revision: string; digest: string },
  ): Promise<boolean> {
    const rows = await executor.query({
      label: 'is_revision_taken',
      text: `SELECT FROM origin WHERE "hubId" = '${LOCAL_HUB}' AND kind = $1 AND "externalId" = $2 AND revision = $3 AND digest <> $4`,
      values: [kind, externalId, revision, digest],
    });
    return rows.length > 0;
  }

  /** Revisions of this catalogue's own record that count now, but for the starter catalogue's. */
  async currentRevisions(executor: SqlExecutor, { kind, externalId }: ThingKey): Promise<string[]> {
    const table = kind.toLowerCase();
    const rows = await executor.query<{ revision: string }>({
      label: `current_revisions_of_${table}`,
      text: `SELECT origin.revision FROM origin JOIN ${table}_origin own ON own."originId" = origin.id AND own."isCurrent"
        WHERE origin."hubId" = '${LOCAL_HUB}' AND origin.kind = $1 AND origin."externalId" = $2
          AND origin.source <> '${STARTER_SOURCE}'`,
      values: [kind, externalId],
    });
    return rows.map(({ revision }) => revision);
  }

  /** Libraries or licences whose id or name looks like `word`, nearest first. */
  async similarTerms(executor: SqlExecutor, kind: 'library' | 'license', word: string): Promise<string[]> {
    const rows = await executor.query<{ id: string }>({
      label: `similar_${kind}`,
      text: `SELECT id FROM ${kind} CROSS JOIN LATERAL (
          SELECT greatest(similarity(lower(id), lower($1)), similarity(lower(name), lower($1))) AS likeness
        ) nearest WHERE likeness > 0.25 ORDER BY likeness DESC, id LIMIT 3`,
      values: [word],
    });
    return rows.map((row) => row.id);
  }
}
