import { createHash } from 'node:crypto';
import type { DatasetRecord, ModelRecord } from '../hubs';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * SHA-256 (hex) of what a record claims. Counters change every day, the raw record repeats the
 * claims in the hub's own words, and how a hub was read is no claim, so none of them makes a new
 * origin. A record without fields that came later has the same digest as before those were read.
 */
export function recordDigest(record: ModelRecord | DatasetRecord): string {
  const sameAs = record.sameAs.length === 0 ? undefined : record.sameAs;
  const access = {
    gated: record.gated ?? undefined,
    disabled: record.disabled ?? undefined,
    private: record.private || undefined,
  };
  const claims = { ...record, ...laterFieldsOf(record), ...access, sameAs };
  const reading = { source: undefined, parts: undefined, raw: undefined };
  const counters = { downloads: undefined, likes: undefined, countedAt: undefined };
  return sha256(JSON.stringify({ ...claims, ...counters, ...reading }));
}

const laterFieldsOf = (record: ModelRecord | DatasetRecord) =>
  record.kind === 'model'
    ? {
        inputSignature: record.inputSignature ?? undefined,
        outputSignature: record.outputSignature ?? undefined,
        weightForms: record.weightForms.length === 0 ? undefined : record.weightForms,
      }
    : {};
