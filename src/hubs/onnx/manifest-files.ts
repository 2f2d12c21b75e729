import { withFound } from '../fault';
import { countAt } from '../counts';
import { quoted, type Findings } from '../findings';
import { objectOf, own, textOf, type Plain, type PlainObject } from '../plain-json';
import { REPOSITORY } from './zoo';

const SHA256 = /^[0-9a-f]{64}$/i;

/** What the manifest says of the file of an entry. */
export const metadataOf = (entry: PlainObject): PlainObject => objectOf(own(entry, 'metadata'));

/** The model file, and the archive of it with test data. */
export function artifactsOf(entry: PlainObject, findings: Findings) {
  const metadata = metadataOf(entry);
  const ofModel = { place: own(entry, 'model_path'), sha: own(metadata, 'model_sha') };
  const ofArchive = {
    place: own(metadata, 'model_with_data_path'),
    sha: own(metadata, 'model_with_data_sha'),
  };
  return [
    ...artifact({ ...ofModel, bytes: own(metadata, 'model_bytes') }, findings),
    ...artifact({ ...ofArchive, bytes: own(metadata, 'model_with_data_bytes') }, findings),
  ];
}

function artifact({ place, sha, bytes }: Record<'place' | 'sha' | 'bytes', Plain>, findings: Findings) {
  const path = textOf(place);
  if (path === null) return [];
  if (!isPlainPath(path)) {
    findings.ignore('model_path', withFound('is no path inside the repository', quoted(path)));
    return [];
  }
  const hash = textOf(sha);
  const isHash = hash !== null && SHA256.test(hash);
  if (hash !== null && !isHash)
    findings.ignore('metadata.model_sha', withFound('is no SHA-256', quoted(hash)));
  return [
    {
      uri: `${REPOSITORY}/raw/main/${encodeURI(path)}`,
      format: path.endsWith('.onnx') ? 'onnx' : 'tar.gz',
      sizeBytes: countAt(bytes, 'metadata.model_bytes', findings),
      sha256: isHash ? hash.toLowerCase() : null,
    },
  ];
}

const isPlainPath = (path: string): boolean =>
  !/^[/\\]|[\s\\?#]|:/.test(path) && !path.split('/').some((part) => part === '..' || part === '');

/** The folder of a model's README: two levels above its file. */
export function pageOf(entry: PlainObject): string {
  const path = textOf(own(entry, 'model_path'));
  if (path === null || !isPlainPath(path)) return REPOSITORY;
  const folder = path.split('/').slice(0, -1);
  const last = folder.at(-1) === 'model' ? folder.slice(0, -1) : folder;
  return last.length === 0 ? REPOSITORY : `${REPOSITORY}/tree/main/${encodeURI(last.join('/'))}`;
}
