// Azure ML registry entries (spec.yaml files below a folder) as neutral records. `import azureml`
// reads more of them; this shows how little a catalogue needs.
//   node scripts/records/azureml.cjs assets/models | rootstock import records - --hub azure
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { parse } = require('yaml');

/** The name in `azureml://registries/<registry>/models/<name>/versions/<version>`. */
const nameIn = (assetId) => /\/models\/([\w.-]+)/.exec(assetId ?? '')?.[1] ?? null;

function recordOf({ name, version, system_metadata: facts = {}, variantInfo: variant, ...entry }) {
  const parents = (variant?.parents ?? []).map(({ assetId }) => nameIn(assetId));
  const isQuantized = (variant?.variantMetadata?.quantization ?? []).length > 0;
  return {
    kind: 'model',
    externalId: name,
    name,
    revision: version === undefined ? null : String(version),
    publisher: facts.publisher ?? null,
    summary: facts.summary ?? entry.description ?? null,
    licenses: { weights: facts.license ?? null },
    languages: facts.languages ?? [],
    tasks: facts.tasks?.inferenceTasks ?? [],
    tags: facts.keywords ?? [],
    bases: parents
      .filter((parent) => parent !== null)
      .map((parent) => ({
        base: { externalId: parent },
        relation: isQuantized ? 'quantized' : 'converted',
      })),
    raw: { name, version, system_metadata: facts, ...(variant && { variantInfo: variant }), ...entry },
  };
}

console.log(JSON.stringify({ kind: 'header', format: 'rootstock-records', version: 1 }));
for (const file of readdirSync(process.argv[2], { recursive: true }).sort())
  if (path.basename(file) === 'spec.yaml') {
    const entry = parse(readFileSync(path.join(process.argv[2], file), 'utf8'));
    if (/\/model\.schema\.json$/.test(entry.$schema)) console.log(JSON.stringify(recordOf(entry)));
  }
