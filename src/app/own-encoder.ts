import {
  createEncoder,
  loadCustomEncoder,
  loadTensorBackend,
  type Encoder,
  type RunningEncoder,
} from '../embedding';
import { createSafeFetch } from '../hubs';
import type { Config } from '../platform/config';

/** Loads an encoder to put in the place of the one that ships. */
export type LoadEncoder = (signal: AbortSignal) => Promise<RunningEncoder>;

type Settings = Pick<Config, 'encoder' | 'tfBackend'>;

/** How the encoder of the settings is loaded, when it is time; null where none is set. */
export function ownEncoder(
  { encoder: source, tfBackend: backend }: Settings,
  shipped: Encoder,
): LoadEncoder | null {
  if (source === null) return null;
  // Whoever runs this process has named this host, public or not; where it redirects to must be public.
  const trustedOrigins = URL.canParse(source) ? [new URL(source).origin] : [];
  const fetchFile = createSafeFetch({ trustedOrigins });
  return (signal): Promise<RunningEncoder> =>
    loadCustomEncoder({ source, backend, fetchFile, shipped, signal });
}

/**
 * The encoder of the settings without a catalogue, for what judges it. Call `stop` when it is not needed any more.
 *
 * @throws InvalidInputError when it is not such a model, UnavailableError when it cannot be had
 */
export async function openEncoder(settings: Settings): Promise<Pick<RunningEncoder, 'encoder' | 'stop'>> {
  const shipped = createEncoder(await loadTensorBackend(settings.tfBackend));
  const load = ownEncoder(settings, shipped);
  return load === null
    ? { encoder: shipped, stop: () => Promise.resolve() }
    : load(new AbortController().signal);
}
