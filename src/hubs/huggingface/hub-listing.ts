import { openFile } from '../byte-source';
import { connect, type Connection, type HttpEnvironment } from '../http/connection';
import type { PageFault } from '../http/pages';
import { jsonPieces, type Piece } from '../lines';
import type { HubSettings, ListingQuery, ReadOptions } from '../read-options';
import { StreamedHub } from '../streamed-hub';
import { connectionRules } from './connection-rules';
import { HUGGING_FACE_URL, listingAddress, listsAll, type ListingPlace } from './listing-address';
import { livePieces } from './live-pages';

/** The longest record that is read; the Hub's own are rarely above 100 kB. */
export const MAX_RECORD_BYTES = 4 * 1024 * 1024;

/** Models or datasets of the Hub or of a mirror, which lists them live. */
export abstract class HubListing extends StreamedHub {
  protected abstract readonly kind: ListingPlace['kind'];

  constructor(
    private readonly settings: Partial<HubSettings> = {},
    environment: Partial<HttpEnvironment> = {},
  ) {
    super(environment);
  }

  /** Where `source` is read from; the hub itself for null. */
  address(source: string | null, query: ListingQuery): string {
    const endpoint = this.settings.huggingFaceEndpoint ?? HUGGING_FACE_URL;
    return listingAddress(source, query, { endpoint, kind: this.kind });
  }

  listsAll(address: string): boolean {
    return listsAll(address);
  }

  /** Texts of the records in a file, or at an address page by page. */
  protected async *pieces(
    source: string,
    kind: 'file' | 'url',
    options: ReadOptions,
  ): AsyncGenerator<Piece | PageFault> {
    if (kind === 'file') yield* jsonPieces(await openFile(source), MAX_RECORD_BYTES);
    else {
      const { resumeFrom, onPage } = options;
      const connection = this.connection(options);
      yield* livePieces(source, { resumeFrom, onPage, connection, maxRecordBytes: MAX_RECORD_BYTES });
    }
  }

  protected override connection(options: ReadOptions): Connection {
    return connect(this.environment, options, connectionRules(this.settings));
  }
}
