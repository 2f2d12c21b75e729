import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

const caseSchema = z.object({ subject: z.string(), made: z.unknown() });

export type KeptCase = z.infer<typeof caseSchema>;

/** A case as a word that can stand in a command. */
export const packed = ({ subject, made }: KeptCase): string =>
  deflateRawSync(JSON.stringify({ subject, made })).toString('base64url');

export const unpacked = (word: string): KeptCase =>
  caseSchema.parse(JSON.parse(inflateRawSync(Buffer.from(word, 'base64url')).toString('utf8')));
