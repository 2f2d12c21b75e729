import { systemClock, type Clock } from '../../src/platform/clock';

/** What looks again after a while does so at once: a test waits for what happens, not for time. */
export const briskClock: Clock = { ...systemClock, sleep: (_, signal) => systemClock.sleep(5, signal) };

/** Milliseconds: on a busy machine a test waits for what it wrote, however long that takes. */
export const PATIENCE = 120_000;
