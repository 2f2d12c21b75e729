import type { GraphQLSchema } from 'graphql';
import type { CorsOrigins } from '../../platform/settings/origins';
import { contractOf } from '../../platform/graphql/build-subgraph';
import { entityTag } from '../entity-tag';
import { allowCrossOrigin } from './cors';
import type { Handler } from './exchange';
import { sendTagged } from './respond';
import { nothingAt } from './router';

/** It changes with the version of the server only. */
const CACHE_CONTROL = 'public, max-age=300';

export interface SchemaOptions {
  /** Where it is off, nobody is told of the schema here either. */
  readonly introspection: boolean;
  readonly corsOrigins: CorsOrigins;
}

/** `/schema.graphql`: the published contract, for composition and for generators of code. */
export function schemaHandler(schema: GraphQLSchema, { introspection, corsOrigins }: SchemaOptions): Handler {
  const sdl = introspection ? contractOf(schema) : null;
  const answer = sdl === null ? null : { body: Buffer.from(sdl), etag: entityTag(sdl) };
  return async (exchange) => {
    if (answer === null) throw nothingAt(exchange.path);
    const { body, etag } = answer;
    const headers = { etag, 'cache-control': CACHE_CONTROL };
    allowCrossOrigin(exchange.request, exchange.response, corsOrigins);
    await sendTagged(exchange, { contentType: 'text/plain; charset=utf-8', body, headers });
  };
}
