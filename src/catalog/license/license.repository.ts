import type { SqlExecutor } from '../../platform/database';
import { WEIGHT_RELATIONS } from '../vocabulary';
import { UNKNOWN_RIGHTS, type Rights } from './rights';

/** A model in the graph of weights: its own licence, and what its weights were made from. */
export interface LicensedModel {
  readonly modelId: number;
  /** Null where the licence is not known. */
  readonly licenseId: string | null;
  readonly rights: Rights;
  readonly baseIds: readonly number[];
}

type Row = Omit<LicensedModel, 'rights'> & { readonly [Right in keyof Rights]: Rights[Right] | null };

/** Reads the part of the lineage graph that licences of weights pass through. */
export class LicenseRepository {
  constructor(private readonly database: SqlExecutor) {}

  /**
   * The models and all that their weights go back to, over any number of steps: each once, so that
   * circles end. Each is looked up by its id (OFFSET 0): how many are reached nobody knows before,
   * and joined, all lineage would be read for each step.
   */
  async findGraph(modelIds: readonly number[]): Promise<LicensedModel[]> {
    const rows = await this.database.query<Row>({
      label: 'license_graph',
      text: `WITH RECURSIVE link AS NOT MATERIALIZED (
          SELECT "childId" AS child, "baseId" AS base FROM model_lineage WHERE relation = ANY($2::text[])
        ), reached(id) AS (
          SELECT id FROM unnest($1::int[]) AS asked(id)
          UNION SELECT step.base
          FROM reached CROSS JOIN LATERAL (SELECT base FROM link WHERE link.child = reached.id OFFSET 0) step
        )
        SELECT model.id AS "modelId", model."weightsLicenseId" AS "licenseId", license."commercialUse",
          license.derivatives, license.redistribution, license.copyleft, license.attribution,
          ARRAY(SELECT DISTINCT link.base FROM link WHERE link.child = model.id ORDER BY 1) AS "baseIds"
        FROM reached
        CROSS JOIN LATERAL (SELECT id, "weightsLicenseId" FROM model WHERE model.id = reached.id OFFSET 0) model
        LEFT JOIN license ON license.id = model."weightsLicenseId"`,
      values: [modelIds, [...WEIGHT_RELATIONS]],
    });
    return rows.map(({ modelId, licenseId, baseIds, ...flags }) => ({
      modelId,
      licenseId,
      baseIds,
      rights: {
        commercialUse: flags.commercialUse ?? UNKNOWN_RIGHTS.commercialUse,
        derivatives: flags.derivatives ?? UNKNOWN_RIGHTS.derivatives,
        redistribution: flags.redistribution ?? UNKNOWN_RIGHTS.redistribution,
        copyleft: flags.copyleft ?? UNKNOWN_RIGHTS.copyleft,
        attribution: flags.attribution ?? UNKNOWN_RIGHTS.attribution,
      },
    }));
  }
}
