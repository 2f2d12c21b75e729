import { chunks } from '../../platform/chunks';
import { visitInSteps } from '../../platform/slices';
import { described, type DescribedBase } from './known-base';
import { PackedFigures, PackedTexts, PackedValues } from './packed-columns';
import type { BaseRow } from './rows';

/** Rows in one part. */
const TOGETHER = 10_000;

/**
 * Some bases in columns: a tenth of what an object for each takes, with its texts. What many of
 * them say alike is one object for all.
 */
export class PackedBases {
  readonly ids: Int32Array;
  readonly slugs: PackedTexts;
  readonly names: PackedTexts;
  readonly traits: PackedValues<DescribedBase['traits']>;
  readonly publishers: PackedValues<BaseRow['publisher']>;
  readonly architectureNames: PackedValues<BaseRow['architectureName']>;
  readonly parameterCounts: PackedFigures;
  readonly domainIds: PackedValues<BaseRow['domainIds']>;
  readonly libraries: PackedValues<BaseRow['libraries']>;
  readonly languages: PackedValues<BaseRow['languages']>;
  readonly weightsLicenseIds: PackedValues<BaseRow['weightsLicenseId']>;
  readonly dataLicenseIds: PackedValues<BaseRow['dataLicenseId']>;
  readonly downloads: PackedFigures;
  readonly inputSignatures: PackedValues<unknown>;
  readonly outputSignatures: PackedValues<unknown>;
  readonly hubIds: PackedValues<BaseRow['hubId']>;
  readonly externalIds: PackedTexts;
  readonly revisions: PackedTexts;

  constructor(bases: readonly DescribedBase[]) {
    const all = <Name extends keyof DescribedBase>(name: Name): DescribedBase[Name][] =>
      bases.map((base) => base[name]);
    this.ids = Int32Array.from(all('id'));
    this.slugs = new PackedTexts(all('slug'));
    this.names = new PackedTexts(all('name'));
    this.traits = new PackedValues(all('traits'));
    this.publishers = new PackedValues(all('publisher'));
    this.architectureNames = new PackedValues(all('architectureName'));
    this.parameterCounts = new PackedFigures(all('parameterCount'));
    this.domainIds = new PackedValues(all('domainIds'));
    this.libraries = new PackedValues(all('libraries'));
    this.languages = new PackedValues(all('languages'));
    this.weightsLicenseIds = new PackedValues(all('weightsLicenseId'));
    this.dataLicenseIds = new PackedValues(all('dataLicenseId'));
    this.downloads = new PackedFigures(all('downloads'));
    this.inputSignatures = new PackedValues(all('inputSignature'));
    this.outputSignatures = new PackedValues(all('outputSignature'));
    this.hubIds = new PackedValues(all('hubId'));
    this.externalIds = new PackedTexts(all('externalId'));
    this.revisions = new PackedTexts(all('revision'));
  }

  get size(): number {
    return this.ids.length;
  }
}

/**
 * Bases in parts, in the order in which they come.
 *
 * @param rows nothing else may change them: they come to share what others say alike
 */
export function* packBases(rows: readonly BaseRow[]): Generator<void, PackedBases[]> {
  const parts: PackedBases[] = [];
  for (const some of chunks(rows, TOGETHER)) {
    const bases: DescribedBase[] = [];
    yield* visitInSteps(some, (row) => bases.push(described(row)));
    parts.push(new PackedBases(bases));
    yield;
  }
  return parts;
}
