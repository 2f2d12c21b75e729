import { createHash } from 'node:crypto';
import type { DatasetRecord, ModelRecord } from '../hubs';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * SHA-256 (hex) of what a record claims. Counters change every day and the raw record repeats the
 * claims in the hub's own words, so neither makes a new origin. A record without other names or
 * signatures has the same digest as before those were read.
 */
export function recordDigest(record: ModelRecord | DatasetRecord): string {
  const sameAs = record.sameAs.length === 0 ? undefined : record.sameAs;
  const claims = { ...record, ...signaturesOf(record), sameAs };
  const counters = { downloads: undefined, likes: undefined, countedAt: undefined };
  return sha256(JSON.stringify({ ...claims, ...counters, raw: undefined }));
}

const signaturesOf = (record: ModelRecord | DatasetRecord) =>
  record.kind === 'model'
    ? {
        inputSignature: record.inputSignature ?? undefined,
        outputSignature: record.outputSignature ?? undefined,
      }
    : {};
