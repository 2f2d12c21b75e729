import { createHash } from 'node:crypto';
import { printSchema, type GraphQLSchema } from 'graphql';
import packageJson from '../../../package.json';
import { systemClock } from '../../platform/clock';
import type { Metrics } from '../../platform/metrics';
import type { Redis } from '../../platform/redis';
import { Answering } from './answering';
import { KeptAnswers } from './kept-answers';
import { KeptFields, type FieldDecisions } from './kept-fields';
import { KnownState } from './known-state';
import { SharedAnswers } from './shared-answers';

/** What tells for how long an answer stays true. */
export interface AnswerSources {
  /** Text that is another one after each write that an answer may show; one statement. */
  readonly readState: () => Promise<string>;
  /** Calls its listener when something may have been written. */
  readonly onWrite: (listener: () => void) => void;
  /** Left out: the decisions about the published schema. */
  readonly decisions?: Pick<FieldDecisions, 'kept'>;
}

/** The state of the catalogue as this process knows it. */
export function knownStateOf({ readState, onWrite }: AnswerSources): KnownState {
  const state = new KnownState(readState, systemClock);
  onWrite(state.forget);
  return state;
}

export interface AnsweringOptions {
  readonly state: KnownState;
  readonly schema: GraphQLSchema;
  readonly metrics: Metrics;
  /** How much the answers of this process may take. */
  readonly maxBytes: number;
  readonly redis: Redis | null;
}

/** Another version may give another answer to the same question. */
const versionOf = (schema: GraphQLSchema): string =>
  createHash('sha256')
    .update(`${packageJson.version}\n${printSchema(schema)}`)
    .digest('base64url')
    .slice(0, 16);

/** Keeps answers, in Redis too where there is one. */
export function createAnswering(
  { decisions }: Pick<AnswerSources, 'decisions'>,
  { state, schema, metrics, maxBytes, redis }: AnsweringOptions,
): Answering {
  const shared = redis === null ? null : new SharedAnswers(redis, `rootstock:answer:${versionOf(schema)}:`);
  return new Answering({
    fields: new KeptFields(schema, decisions),
    state,
    kept: new KeptAnswers({ maxBytes, metrics, shared }),
  });
}
