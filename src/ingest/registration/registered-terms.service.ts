import type { ReferenceService } from '../../catalog';
import { languageTags } from '../taxonomy/languages';
import type { Registration } from './registration-transactions';
import type { RegistrationRepository } from './registration.repository';
import type { DomainMatch } from '../taxonomy/domain-term';

/** Words of an input that must name terms of the catalogue. */
export interface StatedTerms {
  readonly tasks?: readonly string[] | null;
  readonly libraries?: readonly string[] | null;
  readonly languages?: readonly string[] | null;
  readonly domains?: readonly string[] | null;
  /** Licences by the path of the field that states them. */
  readonly licenses?: Readonly<Record<string, string | null | undefined>>;
}

/**
 * Checks the words of a registration. An unknown word of a hub is left out and reported; that of an
 * input is refused.
 */
export class RegisteredTermsService {
  constructor(
    private readonly references: ReferenceService,
    private readonly repository: RegistrationRepository,
  ) {}

  /** Adds a fault for each unknown word, with similar ones. Returns the domains that are named. */
  async check(terms: StatedTerms, lookup: Registration): Promise<DomainMatch[] | null> {
    const { transaction, faults } = lookup;
    for (const [place, reference] of (terms.tasks ?? []).entries()) {
      await this.references.findTask(transaction, { reference, field: `tasks.${place}` }, faults);
    }
    await this.checkTaxonomies(terms, lookup);
    for (const [place, word] of (terms.languages ?? []).entries()) {
      if (languageTags(word) === null)
        faults.add('INVALID', `languages.${place}`, `"${word}" is no language.`);
    }
    return this.findDomains(terms, lookup);
  }

  private async checkTaxonomies({ libraries, licenses }: StatedTerms, lookup: Registration): Promise<void> {
    const { taxonomies } = lookup.vocabulary;
    for (const [place, word] of (libraries ?? []).entries()) {
      if (taxonomies.library(word) === null)
        await this.addUnknown('library', word, `libraries.${place}`, lookup);
    }
    for (const [field, text] of Object.entries(licenses ?? {})) {
      if (typeof text === 'string' && taxonomies.license(text) === null)
        await this.addUnknown('license', text, field, lookup);
    }
  }

  private async addUnknown(
    kind: 'library' | 'license',
    word: string,
    field: string,
    { transaction, faults }: Registration,
  ): Promise<void> {
    const similar = await this.repository.similarTerms(transaction, kind, word);
    const hint = similar.length === 0 ? '' : ` Similar: ${similar.join(', ')}.`;
    const name = kind === 'license' ? 'licence' : kind;
    faults.add('NOT_FOUND', field, `There is no ${name} "${word}".${hint}`);
  }

  private async findDomains(
    { domains }: StatedTerms,
    { transaction, faults }: Registration,
  ): Promise<DomainMatch[] | null> {
    if (domains === undefined) return null;
    const found: DomainMatch[] = [];
    for (const [place, reference] of (domains ?? []).entries()) {
      const id = await this.references.find(
        transaction,
        'Domain',
        { reference, field: `domains.${place}` },
        faults,
      );
      if (id !== null && found.every(({ domainId }) => domainId !== id))
        found.push({ domainId: id, confidence: 1 });
    }
    return found;
  }
}
