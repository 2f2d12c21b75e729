/** The parts of a domain that words are matched against. */
export interface DomainTerm {
  id: number;
  slug: string;
  name: string;
  aliases: readonly string[];
}

/** A domain that a record belongs to; confidence in (0, 1]. */
export interface DomainMatch {
  domainId: number;
  confidence: number;
}
