import type { ClaimsOf } from './claims';
import { knownBase, lineOf, trainedOn, type BaseClaims, type KnownBase } from './known-base';
import type { PackedBases } from './packed-bases';
import type { LineageRow, TrainingRow } from './rows';

/** What is said of bases, by their ids, beside what is measured of them. */
export interface SaidOfBases {
  readonly parents: ClaimsOf<LineageRow>;
  readonly trainings: ClaimsOf<TrainingRow>;
  /** How many models were made from each. */
  readonly children: ReadonlyMap<number, number>;
}

export interface BasesWithClaims {
  readonly bases: PackedBases;
  readonly said: SaidOfBases;
}

type Measured = Pick<BaseClaims, 'resultCount' | 'excludedCount'>;

const UNMEASURED: Measured = { resultCount: 0, excludedCount: 0 };

/**
 * A base that nobody measured, as it is packed: most models of a large catalogue are never
 * compared, and an object with its texts for each would take most of the memory. What is unpacked
 * says the same, and is as fast to read as any other.
 */
export class BaseAt implements KnownBase {
  constructor(
    private readonly of: BasesWithClaims,
    private readonly place: number,
  ) {}

  /** @param measured of its results, where there are some */
  unpacked(measured: Measured = UNMEASURED): KnownBase {
    const { id, of } = this;
    const { parents, trainings, children } = of.said;
    return knownBase(this, {
      trainings: trainings.get(id),
      parents: parents.get(id),
      children: children.get(id) ?? 0,
      ...measured,
    });
  }

  /** As JSON it is what it says. */
  toJSON(): KnownBase {
    return this.unpacked();
  }

  get id(): number {
    return this.of.bases.ids[this.place] ?? -1;
  }
  get slug(): string {
    return this.of.bases.slugs.at(this.place) ?? '';
  }
  get name(): string {
    return this.of.bases.names.at(this.place) ?? '';
  }
  get traits(): KnownBase['traits'] {
    return this.of.bases.traits.at(this.place);
  }
  get kind(): KnownBase['kind'] {
    return this.traits.kind;
  }
  get architectureFamily(): KnownBase['architectureFamily'] {
    return this.traits.architectureFamily;
  }
  get inputModalities(): KnownBase['inputModalities'] {
    return this.traits.inputModalities;
  }
  get outputModalities(): KnownBase['outputModalities'] {
    return this.traits.outputModalities;
  }
  get tasks(): KnownBase['tasks'] {
    return this.traits.tasks;
  }
  get publisher(): KnownBase['publisher'] {
    return this.of.bases.publishers.at(this.place);
  }
  get architectureName(): KnownBase['architectureName'] {
    return this.of.bases.architectureNames.at(this.place);
  }
  get parameterCount(): KnownBase['parameterCount'] {
    return this.of.bases.parameterCounts.at(this.place);
  }
  get domainIds(): KnownBase['domainIds'] {
    return this.of.bases.domainIds.at(this.place);
  }
  get libraries(): KnownBase['libraries'] {
    return this.of.bases.libraries.at(this.place);
  }
  get languages(): KnownBase['languages'] {
    return this.of.bases.languages.at(this.place);
  }
  get weightsLicenseId(): KnownBase['weightsLicenseId'] {
    return this.of.bases.weightsLicenseIds.at(this.place);
  }
  get dataLicenseId(): KnownBase['dataLicenseId'] {
    return this.of.bases.dataLicenseIds.at(this.place);
  }
  get downloads(): KnownBase['downloads'] {
    return this.of.bases.downloads.at(this.place);
  }
  get inputSignature(): unknown {
    return this.of.bases.inputSignatures.at(this.place);
  }
  get outputSignature(): unknown {
    return this.of.bases.outputSignatures.at(this.place);
  }
  get hubId(): KnownBase['hubId'] {
    return this.of.bases.hubIds.at(this.place);
  }
  get externalId(): KnownBase['externalId'] {
    return this.of.bases.externalIds.at(this.place);
  }
  get revision(): KnownBase['revision'] {
    return this.of.bases.revisions.at(this.place);
  }
  get pretrainingDatasetIds(): KnownBase['pretrainingDatasetIds'] {
    return trainedOn(this.of.said.trainings.get(this.id), 'PRETRAINING');
  }
  get fineTuningDatasetIds(): KnownBase['fineTuningDatasetIds'] {
    return trainedOn(this.of.said.trainings.get(this.id), 'FINE_TUNING');
  }
  get parents(): KnownBase['parents'] {
    return lineOf(this.of.said.parents.get(this.id));
  }
  get children(): number {
    return this.of.said.children.get(this.id) ?? 0;
  }
  get resultCount(): number {
    return UNMEASURED.resultCount;
  }
  get excludedCount(): number {
    return UNMEASURED.excludedCount;
  }
}
