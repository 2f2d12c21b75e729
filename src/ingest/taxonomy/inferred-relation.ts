import type { LineageRelationName } from '../../catalog';
import { weightForms as forms, type ModelRecord } from '../../hubs';

type Evidence = Pick<ModelRecord, 'name' | 'tags' | 'libraries' | 'artifacts' | 'bases' | 'weightForms'>;
type Said = ReadonlySet<string>;

const joined = (...sets: readonly Said[]): Said => new Set(sets.flatMap((set) => [...set]));
const without = (set: Said, other: Said): Said => new Set([...set].filter((word) => !other.has(word)));

/** How a record says that its weights are kept, and how far each word can be believed. */
interface Words {
  /** From the name, without what the names of its bases say as well. */
  name: Said;
  /** From tags and the configuration, which tuned models and copies of cards keep from a base. */
  tags: Said;
  libraries: Said;
  /** From files that are all of one format. */
  formats: Said;
}

function wordsIn({ name, tags, libraries, artifacts, bases, weightForms }: Evidence): Words {
  const ofBases = joined(...bases.map(({ base }) => forms.wordsOfName(base.externalId)));
  const formats = new Set(artifacts.map(({ format }) => format ?? ''));
  // Exports beside other weights say nothing about how the model was made.
  const only = formats.size === 1 ? formats : new Set<string>();
  return {
    name: without(forms.wordsOfName(name), ofBases),
    tags: forms.plainWords([...tags, ...weightForms]),
    libraries: forms.plainWords(libraries),
    formats: only,
  };
}

/**
 * How a model was made from its bases where its source does not say: from the form of its weights,
 * whose words stand in its name, library, tags and files. Of several bases one model is merged; one
 * base and no other word mean a fine-tune, as the Hub itself infers.
 */
export function inferredRelation(record: Evidence): LineageRelationName {
  const words = wordsIn(record);
  if (record.weightForms.includes(forms.ADAPTER_FORM) || forms.isAdapter(words)) return 'ADAPTER';
  if (record.bases.length > 1) return 'MERGE';
  const bases = joined(...record.bases.map(({ base }) => forms.wordsOfName(base.externalId)));
  const form = formOf(words, bases);
  if (form !== null) return form;
  return forms.saysMerge(words.tags) ? 'MERGE' : 'FINETUNE';
}

/** QUANTIZED or CONVERTED; null where the weights are kept as they were trained. */
function formOf({ name, tags, libraries, formats }: Words, bases: Said): LineageRelationName | null {
  // A model that was tuned from a base in 4 bits may be tagged as the base is.
  const inherited = forms.formsIn(bases).length > 0 || forms.bitsIn(bases).length > 0;
  const sure = joined(name, libraries, formats);
  const beside = forms.hasPlainWeights(tags);
  const tagged = forms.formsIn(tags).filter(({ files }) => (files ? !beside : !inherited));
  const found = [...forms.formsIn(sure), ...tagged];
  const bits = [...forms.bitsIn(sure), ...(inherited ? [] : forms.bitsIn(tags))];
  if (found.length === 0 && bits.length === 0) return null;
  if (bits.length > 0) return 'QUANTIZED';
  const isFull = forms.isFullPrecision(name);
  return found.some(({ fewerBits }) => fewerBits) && !isFull ? 'QUANTIZED' : 'CONVERTED';
}
