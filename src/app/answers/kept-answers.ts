import { LRUCache } from 'lru-cache';
import type { AnswerSource, Metrics } from '../../platform/metrics';
import { entityTag } from '../entity-tag';
import type { SharedAnswers } from './shared-answers';

/** What an answer takes beside its text. */
const BYTES_OF_ENTRY = 500;
/** JavaScript keeps text with other than Latin letters at two bytes for each character. */
const BYTES_OF_CHARACTER = 2;
/** One answer may take this part of all at most. */
const LARGEST_PART = 8;
/** Redis is asked for nothing that takes long to come. */
const LARGEST_SHARED = 1_000_000;

/** The data of an answer. */
export interface KeptAnswer {
  readonly json: string;
  readonly tag: string;
}

/** A question in one state of the catalogue. */
export interface Question {
  readonly state: string;
  readonly digest: string;
}

/** An answer that is being computed; says what became of it, null where nothing did. */
export type Promised = (answer: KeptAnswer | null) => void;

export interface KeptAnswersParts {
  /** How much all may take. */
  readonly maxBytes: number;
  readonly metrics: Metrics;
  readonly shared: SharedAnswers | null;
}

const bytesOf = (json: string): number => json.length * BYTES_OF_CHARACTER + BYTES_OF_ENTRY;

/** Whole answers of the newest state of the catalogue that was asked for, bounded in bytes. */
export class KeptAnswers {
  private readonly answers: LRUCache<string, KeptAnswer>;
  private readonly computed = new Map<string, Promise<KeptAnswer | null>>();
  private state = '';

  constructor(private readonly parts: KeptAnswersParts) {
    const { maxBytes, metrics } = parts;
    this.answers = new LRUCache({
      maxSize: maxBytes,
      maxEntrySize: Math.floor(maxBytes / LARGEST_PART),
      sizeCalculation: ({ json }) => bytesOf(json),
    });
    metrics.watchAnswers(() => this.answers.calculatedSize);
  }

  /** Looks in memory, at what is being computed, and in Redis. */
  async find(question: Question): Promise<KeptAnswer | null> {
    this.moveTo(question.state);
    const near = await this.findNear(question);
    if (near !== null) return near;
    const { shared, metrics } = this.parts;
    const json = (await shared?.find(keyOf(question))) ?? null;
    if (json === null) return null;
    metrics.countAnswer('redis');
    return this.remember(question, json);
  }

  /** Looks in memory and at what is being computed. */
  async findNear({ state, digest }: Question): Promise<KeptAnswer | null> {
    const kept = state === this.state ? this.answers.get(digest) : undefined;
    if (kept !== undefined) return this.count('memory', kept);
    const computed = await this.computed.get(keyOf({ state, digest }));
    return computed === undefined || computed === null ? null : this.count('same-question', computed);
  }

  /**
   * Says that an answer is being computed: whoever asks the same waits for it. Must be told in the
   * end, whatever becomes of it.
   */
  promise(question: Question): Promised {
    this.parts.metrics.countAnswer('execution');
    const key = keyOf(question);
    let resolve: Promised = () => undefined;
    const computed = new Promise<KeptAnswer | null>((whenKnown) => (resolve = whenKnown));
    this.computed.set(key, computed);
    return (answer) => {
      if (this.computed.get(key) === computed) this.computed.delete(key);
      resolve(answer);
    };
  }

  /** Keeps an answer, here and in Redis, unless it is too large. */
  keep(question: Question, json: string): KeptAnswer {
    if (bytesOf(json) <= LARGEST_SHARED) this.parts.shared?.keep(keyOf(question), json);
    return this.remember(question, json);
  }

  private remember({ state, digest }: Question, json: string): KeptAnswer {
    const answer = { json, tag: entityTag(json) };
    if (state === this.state) this.answers.set(digest, answer);
    return answer;
  }

  /** Nobody asks for a former state any more. */
  private moveTo(state: string): void {
    if (state === this.state) return;
    this.state = state;
    this.answers.clear();
  }

  private count(source: AnswerSource, answer: KeptAnswer): KeptAnswer {
    this.parts.metrics.countAnswer(source);
    return answer;
  }
}

const keyOf = ({ state, digest }: Question): string => `${state}:${digest}`;
