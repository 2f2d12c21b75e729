import type { Encoder } from '../../../embedding';
import type { Log } from '../../../platform/log';
import { finishInSlices } from '../../../platform/slices';
import { evidenceOf } from '../evidence';
import { knowledgeSteps } from '../knowledge';
import type { EncodedKnowledge, KnowledgeReader } from '../knowledge-reader';
import type { VectorService } from '../vector.service';
import { unpacked, type KeptReading } from './kept-parts';
import type { KeptKnowledgeRepository } from './kept-knowledge.repository';
import type { KnowledgeKeeper } from './knowledge-keeper';

export interface KeptReaderParts {
  reader: Pick<KnowledgeReader, 'read' | 'renew'>;
  repository: Pick<KeptKnowledgeRepository, 'find'>;
  vectors: Pick<VectorService, 'encoder'>;
  keeper: Pick<KnowledgeKeeper, 'take' | 'refuse'>;
  log: Pick<Log, 'warn'>;
}

/**
 * Reads what is kept of the last reading and what changed since, in the place of everything, where
 * that gives the same.
 */
export class KeptReader implements Pick<KnowledgeReader, 'read' | 'renew'> {
  constructor(private readonly parts: KeptReaderParts) {}

  async read(): Promise<EncodedKnowledge> {
    const read = (await this.readKept()) ?? (await this.parts.reader.read());
    this.parts.keeper.take(read);
    return read;
  }

  async renew(former: EncodedKnowledge): Promise<EncodedKnowledge | null> {
    const renewed = await this.parts.reader.renew(former);
    if (renewed !== null) this.parts.keeper.take(renewed);
    return renewed;
  }

  /** Null where nothing is kept, or the catalogue is another one by now. */
  private async readKept(): Promise<EncodedKnowledge | null> {
    const kept = await this.findKept(this.parts.vectors.encoder);
    if (kept === null) return null;
    const renewed = await this.parts.reader.renew(kept);
    // The number of changes never goes back, but with the whole catalogue.
    const isOfThis =
      renewed !== null && renewed.knowledge.knowledgeRevision >= kept.knowledge.knowledgeRevision;
    if (isOfThis) return renewed;
    this.parts.keeper.refuse();
    return null;
  }

  private async findKept(encoder: Encoder): Promise<EncodedKnowledge | null> {
    const parts = await this.parts.repository.find(encoder);
    if (parts.length === 0) return null;
    try {
      return await finishInSlices(madeFrom(await unpacked(parts), encoder));
    } catch (error) {
      this.parts.log.warn({ err: error }, 'what was kept is damaged: everything is read instead');
      this.parts.keeper.refuse();
      return null;
    }
  }
}

/** What was known when the rows were read. */
function* madeFrom({ rows, vectors }: KeptReading, encoder: Encoder): Generator<void, EncodedKnowledge> {
  const { referenceEncoder } = encoder;
  const knowledge = yield* knowledgeSteps(rows);
  return {
    knowledge,
    domains: { encoder, vectors: vectors.domain },
    reference:
      referenceEncoder === undefined ? undefined : { encoder: referenceEncoder, vectors: vectors.reference },
    datasetVectors: vectors.dataset,
    evidence: yield* evidenceOf(knowledge, vectors.dataset),
  };
}
