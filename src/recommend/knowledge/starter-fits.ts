import { finishInSlices } from '../../platform/slices';
import type { FitRepository, StoredFit } from '../fitting/fit.repository';
import type { FitService } from '../fitting/fit.service';
import type { EncodedKnowledge } from './knowledge-reader';
import { readShippedFit, unpackFit } from './shipped-fit';

/**
 * Fits as a snapshot needs them: where none is stored, the one that ships is, if the catalogue
 * holds the results that it was made from.
 */
export class StarterFits implements Pick<FitService, 'findNewest' | 'consider' | 'weigh'> {
  readonly consider: FitService['consider'];
  readonly weigh: FitService['weigh'];
  readonly findNewest: FitService['findNewest'];

  constructor(
    fitting: Pick<FitService, 'findNewest' | 'consider' | 'weigh'>,
    private readonly repository: Pick<FitRepository, 'save' | 'findNewest'>,
    private readonly read: typeof readShippedFit = readShippedFit,
  ) {
    this.consider = (at, known) => fitting.consider(at, known);
    this.weigh = (at, known, onBegin) => fitting.weigh(at, known, onBegin);
    this.findNewest = () => fitting.findNewest();
  }

  /** The fit known for what was read. */
  async findFor({ knowledge, domains }: EncodedKnowledge): Promise<StoredFit | undefined> {
    const newest = await this.repository.findNewest();
    if (newest !== undefined) return newest;
    const shipped = this.read(domains.encoder.version);
    const found = shipped === null ? null : await finishInSlices(unpackFit(shipped, knowledge));
    if (found === null) return undefined;
    await this.repository.save(found.fit, { catalogRevision: knowledge.revision, search: found.search });
    return this.repository.findNewest();
  }
}
