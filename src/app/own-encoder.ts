import {
  createEncoder,
  loadCustomEncoder,
  loadTensorBackend,
  type Encoder,
  type RunningEncoder,
} from '../embedding';
import type { Config } from '../platform/config';
import { createSafeFetch } from '../platform/fetch/safe-fetch';

/** Loads an encoder to put in the place of the one that ships. */
export type LoadEncoder = (signal: AbortSignal) => Promise<RunningEncoder>;

type Settings = Pick<Config, 'encoder' | 'tfBackend'>;

/** Loads the configured encoder when called; null when none is configured. */
export function ownEncoder(
  { encoder: source, tfBackend: backend }: Settings,
  shipped: Encoder,
): LoadEncoder | null {
  if (source === null) return null;
  // The operator chose this host, so it may be private; hosts that it redirects to must be public.
  const trustedOrigins = URL.canParse(source) ? [new URL(source).origin] : [];
  const fetchFile = createSafeFetch({ trustedOrigins });
  return (signal): Promise<RunningEncoder> =>
    loadCustomEncoder({ source, backend, fetchFile, shipped, signal });
}

/**
 * The configured encoder without a catalogue, for the evaluation. Call `stop` when it is no longer
 * needed.
 *
 * @throws InvalidInputError when the model is of another form, UnavailableError when it cannot be
 * loaded
 */
export async function openEncoder(settings: Settings): Promise<Pick<RunningEncoder, 'encoder' | 'stop'>> {
  const shipped = createEncoder(await loadTensorBackend(settings.tfBackend));
  const load = ownEncoder(settings, shipped);
  return load === null
    ? { encoder: shipped, stop: () => Promise.resolve() }
    : load(new AbortController().signal);
}
