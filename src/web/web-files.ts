import { readWebFile, type WebFile, type WebFileSource } from './web-file';

/** Files that are read when they are first asked for, by the name that browsers ask by. */
export class WebFiles {
  private readonly read = new Map<WebFileSource, Promise<WebFile>>();

  constructor(private readonly sources: ReadonlyMap<string, WebFileSource>) {}

  /** Null when there is none of this name. */
  find(name: string): Promise<WebFile | null> {
    const source = this.sources.get(name);
    if (source === undefined) return Promise.resolve(null);
    const known = this.read.get(source) ?? readWebFile(source);
    this.read.set(source, known);
    return known;
  }
}
