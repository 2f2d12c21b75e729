import type { App, AppUse } from '../app';
import { loadApp } from './load-later';
import type { Shell } from './shell';

/** Whether the command is done after one answer. */
type Use = Pick<AppUse, 'isBrief'>;

/** Opens the configured catalogue, brought to the newest migration; whoever opens it closes it. */
export async function openMigrated(shell: Shell, use: Use = {}): Promise<App> {
  const app = await loadApp().createApp(shell.config(), shell.log(), use);
  try {
    await app.migrate();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The same, filled with the starter catalogue where it is empty, and with the encoder set. */
export async function openFilled(shell: Shell, use: Use = {}): Promise<App> {
  const app = await loadApp().createApp(shell.config(), shell.log(), { ...use, withStarter: true });
  try {
    await app.migrate();
    await app.loadStarter({ onlyIfEmpty: true });
    await app.encoder.adopt();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/**
 * The same for recommendations: when it closes, it keeps what it read, so that the next command
 * reads less.
 */
export async function openKeeping(
  shell: Shell,
): Promise<Pick<App, 'recommend' | 'compare' | 'trials' | 'close'>> {
  const app = await openFilled(shell, { isBrief: true });
  const { recommend, compare, trials, recommender } = app;
  const close = async (): Promise<void> => {
    await recommender.keepKnown();
    await app.close();
  };
  return { recommend, compare, trials, close };
}
