import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { RestoreService, type Source } from '../../backup';
import type { Encoder } from '../../embedding';
import { describeStarter, StarterLoader } from '../../ingest';
import type { Database } from '../../platform/database';
import type { PreparedStarter } from './prepared-starter';

const LOCK = 'rootstock starter';

/** Fills a catalogue with the starter: an empty one with its prepared rows, others by records. */
export class StarterFilling {
  private readonly loader: StarterLoader;
  private readonly restore: RestoreService;

  constructor(
    private readonly database: Database,
    encoder: Encoder,
    private readonly findPrepared: () => PreparedStarter | null,
  ) {
    this.loader = new StarterLoader(database, encoder);
    this.restore = new RestoreService(database);
  }

  /** In turn: of servers that start together on an empty database one fills it. */
  async fill(options: { readonly onlyIfEmpty: boolean }): Promise<string> {
    // What nearly every start finds.
    const present = await this.loader.findPresent();
    if (present !== null) return describeStarter(present);
    let said = '';
    await this.database.inTurn(LOCK, async () => {
      const isFilled = await this.restore.fill(() => sourceOf(this.findPrepared()));
      const report = await this.loader.load(options);
      said = isFilled
        ? `Loaded the starter catalogue ${report.version} as the build prepared it.`
        : describeStarter(report);
    });
    return said;
  }
}

function sourceOf(prepared: PreparedStarter | null): Source | null {
  if (prepared === null) return null;
  return () => createReadStream(prepared.rows).pipe(createGunzip());
}
