import type { ReadOptions } from './read-options';
import type { HubItem } from './records';

/** What its records are worth beside those of other hubs, and what its ids are made of. */
export interface HubStanding {
  /**
   * Whom to believe first where hubs differ, the lowest first: below 200 hubs where owners publish
   * under their own name, below 300 the own lists of projects, from there on those who only
   * describe. Left out: after all who have one.
   */
  readonly precedence?: number;
  /**
   * Whether it is the code that builds what it lists, which knows the design of a thing better than
   * any other hub.
   */
  readonly isBuilder?: boolean;
  /**
   * Whether its ids begin with something else than an owner: an architecture, a library, a host.
   */
  readonly idsLackOwners?: boolean;
  /**
   * Whether it names and describes things in a shorthand of its own: then it is believed last,
   * behind the starter catalogue.
   */
  readonly isShorthand?: boolean;
  /**
   * Whether the licences that it states are those of models and datasets that live elsewhere, as in
   * a benchmark's metadata: then it is believed about them behind the starter catalogue.
   */
  readonly relaysLicenses?: boolean;
  /**
   * The ways of reading it (`source` of its records) in the order in which they are believed where
   * no clock decides.
   */
  readonly sources?: readonly string[];
}

/** What the catalogue has to know of a hub, whether or not anything reads it. */
export interface HubDefinition {
  /** As in `rootstock import <id>`. */
  readonly id: string;
  readonly name: string;
  /** As the catalogue shows it, where that is not `name`. */
  readonly fullName?: string;
  /** Null: it has no page. */
  readonly url: string | null;
  readonly standing?: HubStanding;
}

/** A public hub: reads records from a path or URL, in the hub's own format. Knows no database. */
export interface Hub extends HubDefinition {
  /** What its sources look like, in a few words for `rootstock import --list`. */
  readonly formats: string;
  /** Whether a file may say how its tables are to be read (`ReadOptions.description`). */
  readonly takesDescription?: boolean;
  /** Whether its records can be of a hub of one's own (`ReadOptions.ownHub`). */
  readonly takesOwnHub?: boolean;
  /** How many records `source` holds, when that is cheap to know; for the progress bar. */
  count(source: string, options?: Pick<ReadOptions, 'description'>): Promise<number | null>;
  read(source: string, options: { limit: number | null }): AsyncIterable<HubItem>;
}
