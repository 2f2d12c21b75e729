import { CONNREFUSED, lookup, NODATA, NOTFOUND, promises, type LookupAddress } from 'node:dns';
import { readFile } from 'node:fs/promises';

/** Every address of a host. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/**
 * As the machine looks names up: by its hosts file, its search domains, its name servers. It is
 * getaddrinfo, which cannot be called off, and of which libuv has two at a time in one process: for
 * hosts that whoever runs this process has chosen.
 */
export const askSystem: Resolve = (host) =>
  new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, addresses) => (error === null ? resolve(addresses) : reject(error)));
  });

export interface LookupRules {
  /** Whether a host was chosen by whoever runs this process. */
  readonly isChosen: (host: string) => boolean;
  /** Longest time for one name, in milliseconds. */
  readonly longestMs?: number;
  /** Those of the machine unless given. */
  readonly nameServers?: readonly string[];
  readonly system?: Resolve;
  readonly hostsFile?: string;
}

const LONGEST_MS = 5_000;
const HOSTS_FILE =
  process.platform === 'win32' ? String.raw`C:\Windows\System32\drivers\etc\hosts` : '/etc/hosts';

/**
 * Looks up names that strangers choose, so that a name server which does not answer holds up its
 * own name alone: the servers are asked without a thread, and for a while only. Names of the hosts
 * file are told from there. What the servers do not know is asked of the machine, which may have
 * names of its own, one at a time.
 */
export function boundedResolve(rules: LookupRules): Resolve {
  const { isChosen, system = askSystem, longestMs = LONGEST_MS, hostsFile = HOSTS_FILE } = rules;
  let last: Promise<unknown> = Promise.resolve();
  const askInTurn = (host: string, signal: AbortSignal): Promise<LookupAddress[]> => {
    const turn = last.then(() => {
      signal.throwIfAborted();
      return system(host);
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  const find = async (host: string, servers: promises.Resolver, signal: AbortSignal) => {
    if (isChosen(host) || (await namesIn(hostsFile)).has(host)) return system(host);
    return (await askServers(servers, host)) ?? askInTurn(host, signal);
  };
  return async (host) => {
    // The second try waits up to three times as long: both are over in time.
    const servers = new promises.Resolver({ timeout: Math.ceil(longestMs / 6), tries: 2 });
    if (rules.nameServers !== undefined) servers.setServers(rules.nameServers);
    const over = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new LookupError(host, `not within ${longestMs / 1000} s`)), longestMs);
    });
    try {
      return await Promise.race([find(host, servers, over.signal), late]);
    } finally {
      clearTimeout(timer);
      over.abort();
      servers.cancel();
    }
  };
}

/** A name that has no address, or none that could be found. */
export class LookupError extends Error {
  constructor(host: string, why: string, options?: ErrorOptions) {
    super(`the name ${host} could not be looked up: ${why}`, options);
    this.name = 'LookupError';
  }
}

/** What says that the servers do not know a name, or that there are none. */
const UNKNOWN: ReadonlySet<unknown> = new Set([NODATA, NOTFOUND, CONNREFUSED]);

/**
 * Null where the servers do not know the name.
 *
 * @throws LookupError where they do not say whether they do
 */
async function askServers(servers: promises.Resolver, host: string): Promise<LookupAddress[] | null> {
  const answers = await Promise.allSettled([servers.resolve4(host), servers.resolve6(host)]);
  const addresses = answers.flatMap((answer, place) =>
    answer.status === 'fulfilled'
      ? answer.value.map((address) => ({ address, family: place === 0 ? 4 : 6 }))
      : [],
  );
  if (addresses.length > 0) return addresses;
  for (const answer of answers) {
    if (answer.status === 'fulfilled') continue;
    const code = codeOf(answer.reason);
    if (!UNKNOWN.has(code)) throw new LookupError(host, String(code), { cause: answer.reason });
  }
  return null;
}

const codeOf = (failure: unknown): unknown =>
  failure instanceof Error && 'code' in failure ? failure.code : null;

async function namesIn(hostsFile: string): Promise<ReadonlySet<string>> {
  // Without the file there are no such names.
  const text = await readFile(hostsFile, 'utf8').catch(() => '');
  const names = text.split('\n').flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1));
  return new Set(names.map((name) => name.toLowerCase()));
}
