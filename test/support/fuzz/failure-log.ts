import { z } from 'zod';

/** Requests at once are far fewer. */
const REMEMBERED = 100;

const lineSchema = z.object({
  requestId: z.string().default(''),
  msg: z.string().default(''),
  err: z.object({ message: z.string(), stack: z.string().default('') }).optional(),
});

/** Keeps what a service writes of failures, by the request that met them. */
export class FailureLog {
  private readonly failures = new Map<string, string>();

  write(line: string): void {
    const { requestId, msg, err } = lineSchema.parse(JSON.parse(line));
    this.failures.set(requestId, `${err?.message ?? msg}${placeIn(err?.stack ?? '')}`);
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= REMEMBERED) return;
      this.failures.delete(oldest);
    }
  }

  /** What was written last of a request, or of none; empty where nothing was. */
  take(requestId: string): string {
    const failure = this.failures.get(requestId) ?? this.failures.get('') ?? '';
    this.failures.delete(requestId);
    return failure;
  }
}

/** The first line of a stack that is in this project. */
function placeIn(stack: string): string {
  const at = stack.split('\n').find((line) => line.includes('/src/'));
  return at === undefined ? '' : ` ${at.trim().replace(/\(.*\/src\//, '(src/')}`;
}
