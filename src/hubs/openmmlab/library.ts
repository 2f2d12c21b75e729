import path from 'node:path';
import { asList, own, textOf, type PlainObject } from '../plain-json';
import type { RecordProblem } from '../records';
import { OPENMMLAB } from './dataset-names';
import type { LoadedIndex } from './index-loader';

/** The project's libraries, which are named alike as folders and on GitHub. */
const LIBRARIES = new Set(
  'mmaction2 mmagic mmcls mmdetection mmdetection3d mmediting mmflow mmocr mmpose mmpretrain mmrotate mmsegmentation mmselfsup mmyolo'.split(
    ' ',
  ),
);

/** A model index that belongs together: whose names mean one thing. */
export interface Library {
  name: string;
  /** Whether it is one of OpenMMLab's own. */
  isOfficial: boolean;
}

/** A model as written, under an id that nothing else in the library has. */
export interface LibraryModel {
  id: string;
  name: string;
  fields: PlainObject;
  collection: PlainObject | null;
  file: string;
}

/** Whether a folder is named like one of OpenMMLab's libraries. */
export const isOfficialFolder = (folder: string): boolean => LIBRARIES.has(path.basename(folder));

/** The library that a folder holds: the nearest of OpenMMLab's above it, else the folder itself. */
export function libraryOf(folder: string): Library {
  const parts = path.resolve(folder).split(path.sep);
  const official = parts.findLast((part) => LIBRARIES.has(part));
  return { name: official ?? (parts.at(-1) || 'model-index'), isOfficial: official !== undefined };
}

const weightsStem = (fields: PlainObject): string | null => {
  const [first = null] = asList(own(fields, 'Weights'));
  const address = textOf(first);
  return address === null
    ? null
    : (address
        .split(/[/?#]/)
        .filter((part) => part !== '')
        .at(-1) ?? null);
};

/**
 * Models of an index with their collections. A name that comes again is the same model where its
 * weights are the same or unknown, so that its results are added; with other weights it is another
 * model, told apart by their file.
 */
export function modelsOf(
  library: Library,
  index: LoadedIndex,
): { models: LibraryModel[]; problems: RecordProblem[] } {
  const problems: RecordProblem[] = [];
  const models = new Map<string, LibraryModel>();
  const report = (id: string, field: string | null, message: string, action: RecordProblem['action']) =>
    problems.push({ hub: OPENMMLAB, id, field, message, action });
  index.models.forEach(({ fields, file }, place) => {
    const name = textOf(own(fields, 'Name'));
    if (name === null) {
      report(`${file}: model ${place + 1}`, null, 'has no Name', 'skipped');
      return;
    }
    const id = `${library.name}/${name}`;
    const model = { id, name, fields, collection: collectionOf(fields, file, index), file };
    const stem = weightsStem(fields);
    const known = models.get(id);
    const same = known === undefined || isSame(known.fields, fields) ? known : models.get(`${id}@${stem}`);
    if (same !== undefined) {
      same.fields = merged(same.fields, fields);
      report(same.id, 'Name', `comes again in ${file}; read as one model`, 'ignored');
    } else if (known !== undefined) {
      models.set(`${id}@${stem}`, { ...model, id: `${id}@${stem}` });
      report(id, 'Name', `comes again in ${file} with other weights; called ${id}@${stem}`, 'ignored');
    } else models.set(id, model);
  });
  return { models: [...models.values()], problems };
}

function isSame(one: PlainObject, other: PlainObject): boolean {
  const [first, second] = [weightsStem(one), weightsStem(other)];
  return first === null || second === null || first === second;
}

const merged = (one: PlainObject, other: PlainObject): PlainObject => ({
  ...other,
  ...one,
  Weights: own(one, 'Weights') ?? own(other, 'Weights'),
  Results: [...asList(own(one, 'Results')), ...asList(own(other, 'Results'))],
});

/**
 * A collection of the same file, else of the library: some metafiles use one that another defines.
 */
function collectionOf(fields: PlainObject, file: string, index: LoadedIndex): PlainObject | null {
  const name = textOf(own(fields, 'In Collection'));
  if (name === null) return null;
  const named = index.collections.filter((one) => textOf(own(one.fields, 'Name')) === name);
  return (named.find((one) => one.file === file) ?? named[0])?.fields ?? null;
}
