import { isFitDue, type FitService } from '../fitting/fit.service';
import type { FitRepository } from '../fitting/fit.repository';

/**
 * The fits of other answers, for those that are made from more than everybody may see: what is
 * stored of a fit is of public evidence only, and further evidence is weighed roughly beside it.
 */
export class FollowedFits implements Pick<FitService, 'findNewest' | 'consider' | 'weigh'> {
  readonly findNewest: FitService['findNewest'];
  readonly weigh: FitService['weigh'];

  /** @param leader brings the fit of the public evidence up to date where that is due */
  constructor(repository: Pick<FitRepository, 'findNewest'>, leader: () => Promise<unknown>) {
    this.findNewest = () => repository.findNewest();
    this.weigh = async ({ evidence }, known, onBegin) => {
      if (!(await isFitDue(evidence, known))) return known;
      onBegin();
      await leader();
      return repository.findNewest();
    };
  }

  consider(): void {
    // Whoever makes the fits looks for settings.
  }
}
