import type { PGlite, PGliteOptions } from '@electric-sql/pglite' with { 'resolution-mode': 'import' };

/**
 * PostgreSQL clears its buffers before it answers, which with its default of 128 MB takes 0.2 s;
 * the starter catalogue fits into this as well as into that.
 */
const SHARED_BUFFERS = '64MB';

/**
 * Starts the embedded database. It is loaded here only: with a PostgreSQL server nothing of PGlite
 * is read from disk.
 */
export async function startEmbeddedServer(options: PGliteOptions): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  const { fuzzystrmatch } = await import('@electric-sql/pglite/contrib/fuzzystrmatch');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  return PGlite.create({
    ...options,
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${SHARED_BUFFERS}`],
    extensions: { fuzzystrmatch, pg_trgm },
  });
}
