import type { SqlExecutor } from '../platform/database';
import type { Vocabulary } from './describe';
import { DomainWords } from './taxonomy/domain-words';
import { readTaxonomyTerms, Taxonomies } from './taxonomy/taxonomies';
import { loadDomainTerms } from './taxonomy/taxonomy.repository';

/**
 * The taxonomies that ship with the project and the domains of this catalogue, to map words with.
 */
export async function loadVocabulary(sql: SqlExecutor): Promise<Vocabulary> {
  return {
    taxonomies: new Taxonomies(readTaxonomyTerms()),
    domains: new DomainWords(await loadDomainTerms(sql)),
  };
}
