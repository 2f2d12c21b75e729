import type { Encoder, Familiarity, SimilarityIndex } from '../../embedding';
import type { Evidence, RankedBases, ScoreRequest } from '../../scoring';
import type { StoredFit } from '../fitting/fit.repository';
import { partlyFitted } from '../fitting/fitted-version';
import type { Knowledge, KnownBase } from './knowledge';
import type { ModalityShares } from './modality-shares';
import type { ProtocolComparison } from './protocol-comparisons';

/** What gives candidates their expected z on a target. */
export interface Scorer {
  rankInSlices(request: ScoreRequest): Promise<RankedBases>;
}

/** What the catalogue said at one revision, with everything that was computed from it once. */
export interface Snapshot {
  knowledge: Knowledge;
  /** Whose vectors these are; texts that are compared with them must be encoded by it. */
  encoder: Encoder;
  /** The models that may be recommended at all. */
  possibleBases: readonly KnownBase[];
  scorer: Scorer;
  /** What the scorer was fitted with; undefined where the shipped setting serves. */
  fit: StoredFit | undefined;
  domainIndex: SimilarityIndex;
  domainVectors: ReadonlyMap<number, Float32Array>;
  datasetVectors: ReadonlyMap<number, Float32Array>;
  /** What the scorer learned from. */
  evidence: Evidence;
  /** How many results are known and not in the evidence yet, since they are being weighed. */
  unweighed: number;
  domainModalities: ReadonlyMap<number, ModalityShares>;
  protocolComparisons: readonly ProtocolComparison[];
  /** Tells texts about something that the domains cover from others. */
  familiarity: Familiarity;
  /**
   * The domains by the encoder that `familiarity` was tuned for; undefined where that is the one
   * that answers.
   */
  reference:
    | { encoder: Encoder; vectors: ReadonlyMap<number, Float32Array>; domainIndex: SimilarityIndex }
    | undefined;
}

/** Names the fit that answers stand on; undefined where the shipped setting serves alone. */
export const fitVersionOf = ({ fit, unweighed }: Snapshot): string | undefined =>
  unweighed > 0 ? partlyFitted(fit?.fit.version) : fit?.fit.version;

/** What the next snapshot may be made from. */
export interface Renewal {
  /** The snapshot that answers so far, from which what did not change since may be taken over. */
  former: Snapshot | undefined;
  /**
   * Called when much evidence has to be weighed first, which takes a minute.
   *
   * @param meanwhile answers until then where there is no former snapshot: from what is weighed
   */
  onWeighing: (meanwhile?: Snapshot) => void;
}

/** Where snapshots come from. */
export interface SnapshotSource {
  /**
   * What the catalogue says now. The former snapshot is left as it is, since questions may still be
   * answered from it.
   */
  renew(renewal: Renewal): Promise<Snapshot>;
  findNewestFit(): Promise<StoredFit | undefined>;
  /** The same knowledge and vectors, with a scorer of another fit. */
  withFit(snapshot: Snapshot, fit: StoredFit): Promise<Snapshot>;
}

/**
 * Frees what a snapshot holds outside of the heap; nobody may be using it any more.
 *
 * @param kept snapshots that may hold some of the same, which is left to them
 */
export function dispose(snapshot: Snapshot, kept: ReadonlyArray<Snapshot | undefined>): void {
  const held = new Set(kept.flatMap((other) => (other === undefined ? [] : indexesOf(other))));
  for (const index of indexesOf(snapshot)) if (!held.has(index)) index.dispose();
}

const indexesOf = ({ domainIndex, reference }: Snapshot): SimilarityIndex[] =>
  reference === undefined ? [domainIndex] : [domainIndex, reference.domainIndex];
