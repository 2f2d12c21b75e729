import type { Log } from '../../platform/log';
import type { Handler } from './exchange';
import { sendJson } from './respond';

/** Says in a few words what it found, or rejects when the thing checked cannot be used. */
export type ReadinessCheck = () => Promise<string>;

interface CheckReport {
  readonly ok: boolean;
  readonly detail: string;
  readonly milliseconds: number;
}

const SLOWEST_CHECK_MS = 2000;

async function withinTime<Result>(work: Promise<Result>, milliseconds: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const STARTING = 'starting';

/**
 * Tells the log what becomes of checks: somebody asks every few seconds, so only what is otherwise
 * than before is told. What fails while the service is still starting is nothing to look into.
 */
class Told {
  private readonly states = new Map<string, string>();

  passes(check: string, log: Log): void {
    const wasStarting = this.states.get(check) === STARTING;
    if (this.isNews(check, '')) log.info({ check }, `a readiness check passes${wasStarting ? '' : ' again'}`);
  }

  fails(check: string, { error, isStarting, log }: { error: unknown; isStarting: boolean; log: Log }): void {
    const reason = reasonOf(error);
    if (!this.isNews(check, isStarting ? STARTING : `failed: ${reason}`)) return;
    if (isStarting) log.info({ check, reason }, 'a readiness check does not pass yet');
    else log.warn({ err: error, check }, 'a readiness check failed');
  }

  private isNews(check: string, state: string): boolean {
    if ((this.states.get(check) ?? '') === state) return false;
    this.states.set(check, state);
    return true;
  }
}

/** `/healthz`: the process answers; says nothing about what it depends on. */
export const healthHandler: Handler = ({ response }) => sendJson(response, 200, { status: 'ok' });

/**
 * `/readyz`: whether requests can be served now; 503 while any check fails.
 *
 * @param isStarted false while checks are expected to fail
 */
export function readinessHandler(
  checks: Readonly<Record<string, ReadinessCheck>>,
  isStarted: () => boolean = () => true,
): Handler {
  const told = new Told();
  const report = async (name: string, check: ReadinessCheck, log: Log): Promise<[string, CheckReport]> => {
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);
    try {
      const detail = await withinTime(check(), SLOWEST_CHECK_MS);
      told.passes(name, log);
      return [name, { ok: true, detail, milliseconds: elapsed() }];
    } catch (error) {
      told.fails(name, { error, isStarting: !isStarted(), log });
      return [name, { ok: false, detail: 'unavailable', milliseconds: elapsed() }];
    }
  };
  return async ({ response, log }) => {
    const reports = await Promise.all(
      Object.entries(checks).map(([name, check]) => report(name, check, log)),
    );
    const isReady = reports.every(([, { ok }]) => ok);
    await sendJson(response, isReady ? 200 : 503, {
      status: isReady ? 'ready' : 'unavailable',
      checks: Object.fromEntries(reports),
    });
  };
}
