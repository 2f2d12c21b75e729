import { InvalidInputError } from '../../platform/errors';
import { sourceKind, unpackedBytes } from '../byte-source';
import { countPieces } from '../count-pieces';
import { withFound } from '../fault';
import { quoted } from '../findings';
import { itemsOf, orRefuse, skipped } from '../items';
import { parseJsonObject } from '../json-object';
import { jsonPieces, type Piece } from '../lines';
import { sourceFiles } from '../open-source';
import { own, type PlainObject } from '../plain-json';
import type { ReadOptions } from '../read-options';
import { ownHubSchema, type HubItem, type OwnHub } from '../records';
import type { SourceFolder } from '../source-folder';
import { StreamedHub } from '../streamed-hub';
import { RECORDS_FORMAT, RECORDS_VERSION, recordsHeaderSchema } from './format';
import { readClaim, readThing, RECORDS, type LineContext } from './line';

const FILES = /\.(?:jsonl|ndjson|json)(?:\.gz)?$/i;
const STANDARD_INPUT = '-';
const MAX_RECORD_BYTES = 4 * 1024 * 1024;
const KINDS = ['model', 'dataset', 'study', 'transferResult', 'hub', 'header'];

/**
 * Neutral records as JSON lines, of a hub of one's own or of those that the lines name: a file, a
 * folder of them, an address, or `-` for standard input. docs/records.md is their format.
 */
export class RecordsHub extends StreamedHub {
  readonly id = RECORDS;
  readonly name = 'Neutral records';
  readonly url = null;
  readonly standing = {};
  readonly formats =
    'records as JSON lines (docs/records.md): a file, a folder, an address, or - for standard input';
  readonly takesOwnHub = true;

  override async count(source: string): Promise<number | null> {
    if (source === STANDARD_INPUT) return null;
    return (await sourceKind(source)) === 'file' ? countPieces(source, MAX_RECORD_BYTES) : null;
  }

  protected readAll(source: string, options: ReadOptions, folder: SourceFolder): AsyncIterable<HubItem> {
    const expected = `lines of records, as docs/records.md describes them; ${source} holds none`;
    return orRefuse(this.itemsAt(source, options, folder), expected);
  }

  private async *itemsAt(
    source: string,
    options: ReadOptions,
    folder: SourceFolder,
  ): AsyncGenerator<HubItem> {
    const hubs = new Map<string, OwnHub>();
    const home = options.ownHub?.id ?? null;
    const { includePrivate = false } = options;
    for await (const { prefix, bytes } of this.parts(source, options, folder))
      for await (const piece of jsonPieces(bytes, MAX_RECORD_BYTES)) {
        const context = { place: `${prefix}line ${piece.place}`, home, hubs, includePrivate };
        for (const item of itemsOfPiece(piece, context)) yield withHub(item, hubs);
      }
  }

  private async *parts(source: string, options: ReadOptions, folder: SourceFolder) {
    if (source === STANDARD_INPUT) {
      yield { prefix: '', bytes: unpackedBytes(process.stdin, 'standard input') };
      return;
    }
    const isFolder = (await sourceKind(source)) === 'folder';
    const connection = this.connection(options);
    for (const file of await sourceFiles(source, { wanted: FILES, folder, connection }))
      yield { prefix: isFolder ? `${file.name} ` : '', bytes: await file.open() };
  }
}

function withHub(item: HubItem, hubs: ReadonlyMap<string, OwnHub>): HubItem {
  if (item.kind === 'problem' || !('hub' in item.record)) return item;
  const ownHub = hubs.get(item.record.hub);
  return ownHub === undefined ? item : { ...item, ownHub };
}

function itemsOfPiece(piece: Piece, context: LineContext): HubItem[] {
  const hub = context.home ?? RECORDS;
  if (piece.kind === 'unreadable') return [skipped(hub, context.place, null, piece.reason)];
  const parsed = parseJsonObject(piece.text);
  if ('value' in parsed) return itemsOfLine(parsed.value, context);
  const isCutOff = piece.text.startsWith('{') && !piece.text.endsWith('}');
  return [skipped(hub, context.place, null, isCutOff ? 'is cut off: it does not end with }' : parsed.fault)];
}

function itemsOfLine(line: PlainObject, context: LineContext): HubItem[] {
  const kind = own(line, 'kind');
  if (kind === 'header') return checkHeader(line, context);
  if (kind === 'hub') return declareHub(line, context);
  if (kind === 'model' || kind === 'dataset') return itemsOf(readThing(kind, line, context));
  if (kind === 'study' || kind === 'transferResult') return itemsOf(readClaim(kind, line, context));
  const fault = withFound(`is none of ${KINDS.join(', ')}`, quoted(kind));
  return [skipped(context.home ?? RECORDS, context.place, 'kind', fault)];
}

/** @throws InvalidInputError for a format or version that this reader does not know */
function checkHeader(line: PlainObject, { place }: LineContext): HubItem[] {
  const { success, data } = recordsHeaderSchema.safeParse(line);
  const known = `records in the format ${RECORDS_FORMAT}, version ${RECORDS_VERSION}`;
  if (!success) throw new InvalidInputError('source', `${known}; its header (${place}) is of another`);
  if (data.version > RECORDS_VERSION)
    throw new InvalidInputError('source', `${known}; its header (${place}) says version ${data.version}`);
  return [];
}

/** What a line says of a hub counts for the records behind it. */
function declareHub(line: PlainObject, { place, hubs }: LineContext): HubItem[] {
  const { success, data, error } = ownHubSchema.safeParse(line);
  if (success) {
    hubs.set(data.id, data);
    return [];
  }
  const [issue] = error.issues;
  return [skipped(RECORDS, place, issue?.path.join('.') ?? null, issue?.message ?? 'is no hub')];
}
