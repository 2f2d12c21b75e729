/** A server that consumers are tried with. It holds the starter catalogue. */
export interface Server {
  /** Without a slash at the end. */
  readonly url: string;
  readonly graphql: string;
  /** The address of WebSockets. */
  readonly socket: string;
  /** Of the administrator. */
  readonly token: string;
  /** Creates a publisher, which `catalogChanged` tells of; returns its slug. */
  change(): Promise<string>;
}

/** One program that reads the catalogue, as the people who use it would. */
export interface Consumer {
  /** As its makers call it. */
  readonly name: string;
  /** On npm: its version is that which is installed. */
  readonly package?: string;
  /** Of what is no package: whose requests were written down. */
  readonly version?: string;
  /** The page of `docs/integrations` that tells how to use it. */
  readonly page: string;
  /** By what is tried, in a few words; each throws where it fails. */
  readonly checks: Readonly<Record<string, (server: Server) => Promise<void> | void>>;
}

/** What came of it. */
export interface Outcome extends Pick<Consumer, 'name' | 'page'> {
  readonly package: string | null;
  readonly version: string;
  readonly checks: readonly { readonly what: string; readonly fault: string | null }[];
}
