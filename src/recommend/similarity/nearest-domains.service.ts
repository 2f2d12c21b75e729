import { InvalidInputError } from '../../platform/errors';
import { nameDomains, type DomainSimilarity } from '../explanation/names';
import type { KnowledgeService } from '../knowledge/knowledge.service';
import { wholeNumber } from '../question/check-question';
import { nearestDomains } from '../question/nearest-domains';

const MAX_TEXT = 2_000;
const DEFAULT_NEAREST = 10;

/** Places texts among the domains. */
export class NearestDomainsService {
  constructor(private readonly knowledge: KnowledgeService) {}

  /**
   * The domains whose descriptions are nearest to a text, best first.
   * @param first from 1 to 100; 10 when left out
   * @throws InvalidInputError for a text that is empty or too long, or `first` out of range
   */
  async nearestDomains(text: string, first: number | null | undefined): Promise<DomainSimilarity[]> {
    const most = wholeNumber('first', first, { minimum: 1, maximum: 100 }) ?? DEFAULT_NEAREST;
    const words = text.trim();
    if (words === '' || words.length > MAX_TEXT) {
      throw new InvalidInputError('text', `1 to ${MAX_TEXT} characters long`);
    }
    const { snapshot } = await this.knowledge.current();
    return nameDomains(await nearestDomains(words, most, snapshot), snapshot.knowledge);
  }
}
