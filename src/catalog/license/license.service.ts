import { LicenseJudge, type EffectiveRights, type RightConflict, type LicenseGraph } from './license-judge';
import type { LicensedModel, LicenseRepository } from './license.repository';

export interface LicenseJudgement {
  readonly effective: EffectiveRights;
  readonly conflicts: readonly RightConflict[];
}

/** What holds for the weights of models when their bases are counted in. */
export class LicenseService {
  constructor(private readonly licenses: LicenseRepository) {}

  /** Effective rights and conflicts by model, by one statement. */
  async judge(modelIds: readonly number[]): Promise<Map<number, LicenseJudgement>> {
    const judge = new LicenseJudge(graphOf(await this.licenses.findGraph(modelIds)));
    return new Map(
      modelIds.map((id) => [id, { effective: judge.effective(id), conflicts: judge.conflicts(id) }]),
    );
  }
}

function graphOf(models: readonly LicensedModel[]): LicenseGraph {
  const byId = new Map(models.map((model) => [model.modelId, model]));
  const rights = new Map(models.map((model) => [model.licenseId, model.rights]));
  return {
    licenseOf: (modelId) => byId.get(modelId)?.licenseId ?? null,
    basesOf: (modelId) => byId.get(modelId)?.baseIds ?? [],
    rightsOf: (licenseId) => rights.get(licenseId),
  };
}
