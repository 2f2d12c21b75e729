import type { App } from '../app';
import { loadApp } from './load-later';
import type { Shell } from './shell';

/** Opens the configured catalogue, brought to the newest migration; whoever opens it closes it. */
export async function openMigrated(shell: Shell): Promise<App> {
  const app = await loadApp().createApp(shell.config(), shell.log());
  try {
    await app.migrate();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The same, filled with the starter catalogue where it is empty, and with the encoder set. */
export async function openFilled(shell: Shell): Promise<App> {
  const app = await loadApp().createApp(shell.config(), shell.log(), { withStarter: true });
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
  const app = await openFilled(shell);
  const { recommend, compare, trials, recommender } = app;
  const close = async (): Promise<void> => {
    await recommender.keepKnown();
    await app.close();
  };
  return { recommend, compare, trials, close };
}

/** Does something with the configured catalogue, brought to the newest migration, and closes it. */
export async function withApp<Result>(shell: Shell, work: (app: App) => Promise<Result>): Promise<Result> {
  const app = await openMigrated(shell);
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
