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

async function report(name: string, check: ReadinessCheck, log: Log): Promise<[string, CheckReport]> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  try {
    const detail = await withinTime(check(), SLOWEST_CHECK_MS);
    return [name, { ok: true, detail, milliseconds: elapsed() }];
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return [name, { ok: false, detail: 'unavailable', milliseconds: elapsed() }];
  }
}

/** `/healthz`: the process answers; says nothing about what it depends on. */
export const healthHandler: Handler = ({ response }) => sendJson(response, 200, { status: 'ok' });

/** `/readyz`: whether requests can be served now; 503 while any check fails. */
export function readinessHandler(checks: Readonly<Record<string, ReadinessCheck>>): Handler {
  return async ({ response, log }) => {
    const reports = await Promise.all(
      Object.entries(checks).map(([name, check]) => report(name, check, log)),
    );
    const isReady = reports.every(([, { ok }]) => ok);
    sendJson(response, isReady ? 200 : 503, {
      status: isReady ? 'ready' : 'unavailable',
      checks: Object.fromEntries(reports),
    });
  };
}
