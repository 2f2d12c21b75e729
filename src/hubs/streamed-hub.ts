import { sourceKind } from './byte-source';
import type { Hub, HubStanding } from './hub';
import { connect, type Connection, type HttpEnvironment } from './http/connection';
import { isRecord, problemItem, upTo } from './items';
import type { ReadOptions } from './read-options';
import type { HubItem } from './records';
import { SourceFolder } from './source-folder';

/**
 * A hub whose records come in one stream, which ends at the limit, and without a failure when it is
 * stopped.
 */
export abstract class StreamedHub implements Hub {
  abstract readonly id: string;
  abstract readonly name: string;
  abstract readonly url: string | null;
  abstract readonly standing: HubStanding;
  abstract readonly formats: string;

  constructor(protected readonly environment: Partial<HttpEnvironment> = {}) {}

  /**
   * Null: what most hubs have is known only when it is read.
   *
   * @throws InvalidInputError when the source is missing
   */
  async count(source: string): Promise<number | null> {
    await sourceKind(source);
    return null;
  }

  /**
   * Reads at most `limit` records. What cannot be used is a problem, never an end.
   *
   * @throws InvalidInputError when the source is missing or holds nothing of this hub;
   * UnavailableError when it cannot be fetched
   */
  read(source: string, options: ReadOptions): AsyncIterable<HubItem> {
    const { signal } = options;
    return upTo(options.limit, this.readSafely(source, options), {
      signal,
      counts: (item) => this.counts(item),
    });
  }

  /** What the limit is of. */
  protected counts(item: HubItem): boolean {
    return isRecord(item);
  }

  /**
   * @param folder through which alone files of a folder, and files beside a file, are to be found:
   * it reads nothing that lies elsewhere
   */
  protected abstract readAll(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncIterable<HubItem>;

  /** How this hub fetches: only from public addresses, unless the options allow others. */
  protected connection(options: ReadOptions): Connection {
    return connect(this.environment, options);
  }

  private async *readSafely(source: string, options: ReadOptions): AsyncGenerator<HubItem> {
    const folder = new SourceFolder(source);
    try {
      yield* this.readAll(source, options, folder);
    } catch (error) {
      yield* folder.refusals(this.id).map(problemItem);
      throw error;
    }
    yield* folder.refusals(this.id).map(problemItem);
  }
}
