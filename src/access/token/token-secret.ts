import { createHash, randomBytes } from 'node:crypto';

/** What every token begins with, so that people and scanners for leaked secrets know it. */
const PREFIX = 'rst_';
const BYTES = 32;
const FORM = /^rst_[A-Za-z0-9_-]{43}$/;

/** A new secret of 256 random bits. */
export const newSecret = (): string => PREFIX + randomBytes(BYTES).toString('base64url');

/** Whether a text can be such a secret at all: the database is not asked about any other. */
export const isSecret = (text: string): boolean => FORM.test(text);

/**
 * What is stored in the place of a secret. One round of SHA-256 is enough for 256 random bits,
 * which no dictionary holds.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
