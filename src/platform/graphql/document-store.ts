import { LRUCache } from 'lru-cache';
import type { DocumentNode } from 'graphql';

/** What documents may take together, about. */
const MAX_BYTES = 32_000_000;
/**
 * What a token takes at most with the nodes that it became and what limits remember of them; the
 * text has two bytes for each character at most.
 */
const BYTES_OF_TOKEN = 1_000;
const BYTES_OF_CHARACTER = 2;

/**
 * Operations that were read and found valid, so that a client that sends one again is answered
 * sooner. Apollo Server would count a document as long as its JSON is, a sixth of what it takes:
 * whoever sent ever new operations filled 200 MB.
 */
export class DocumentStore {
  private readonly documents = new LRUCache<string, DocumentNode>({
    maxSize: MAX_BYTES,
    sizeCalculation: bytesOf,
  });

  get(hash: string): Promise<DocumentNode | undefined> {
    return Promise.resolve(this.documents.get(hash));
  }

  set(hash: string, document: DocumentNode): Promise<void> {
    this.documents.set(hash, document);
    return Promise.resolve();
  }

  delete(hash: string): Promise<boolean> {
    return Promise.resolve(this.documents.delete(hash));
  }
}

function bytesOf({ loc }: DocumentNode): number {
  let tokens = 1;
  for (let token = loc?.startToken ?? null; token !== null; token = token.next) tokens += 1;
  return tokens * BYTES_OF_TOKEN + (loc?.source.body.length ?? 0) * BYTES_OF_CHARACTER;
}
