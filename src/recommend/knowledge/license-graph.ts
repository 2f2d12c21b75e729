import { WEIGHT_RELATIONS, type LicenseGraph } from '../../catalog';
import { visitInSteps } from '../../platform/slices';
import type { Claims } from './claims';
import type { KnownBases } from './known-bases';
import type { LicenseRow, LineageRow } from './rows';

interface Licensed {
  readonly bases: Pick<KnownBases, 'get' | 'has'>;
  /** By the child. */
  readonly parents: Pick<Claims<LineageRow>, 'get' | 'all'>;
  readonly licenses: ReadonlyMap<string, LicenseRow>;
}

/** The part of lineage that licences pass through. */
export function* licenseGraph({ bases, parents, licenses }: Licensed): Generator<void, LicenseGraph> {
  // What others were made from need not be a base itself: it may be a stub, or deprecated.
  const others = new Map<number, string | null>();
  yield* visitInSteps(parents.all(), ({ baseId, baseLicenseId }) => {
    if (!bases.has(baseId)) others.set(baseId, baseLicenseId);
  });
  return {
    licenseOf: (modelId) => {
      const base = bases.get(modelId);
      return base === undefined ? (others.get(modelId) ?? null) : base.weightsLicenseId;
    },
    basesOf: (modelId) =>
      (parents.get(modelId) ?? [])
        .filter(({ relation }) => WEIGHT_RELATIONS.has(relation))
        .map(({ baseId }) => baseId),
    rightsOf: (licenseId) => licenses.get(licenseId),
  };
}
