// A gallery of repackaged models (an index.yaml: a list of entries) as neutral records.
//   node scripts/records/gallery.cjs index.yaml | rootstock import records - --hub gallery
const { readFileSync } = require('node:fs');
const { parse } = require('yaml');

/** `owner/name` of a page or file on Hugging Face; null for anything else. */
const repository = (address) =>
  /^(?:https?:\/\/(?:huggingface\.co|hf\.co)|huggingface:\/)\/([\w.-]+\/[\w.-]+)/.exec(address ?? '')?.[1] ??
  null;

const format = (name) => /\.(\w+)$/.exec(name ?? '')?.[1].toLowerCase() ?? null;

function recordOf({ name, description, license, urls = [], tags = [], files = [], ...entry }) {
  // Where the files are, and the pages that the entry names: it was made from these, and is none of
  // them. How, the files show.
  const bases = new Set([...files.map(({ uri }) => repository(uri)), ...urls.map(repository)]);
  bases.delete(null);
  return {
    kind: 'model',
    externalId: name,
    name,
    summary: description?.trim().slice(0, 10000) ?? null,
    url: urls[0] ?? null,
    licenses: { weights: license ?? null },
    tags,
    weightForms: [...new Set(files.map(({ filename }) => format(filename)))].filter((one) => one === 'gguf'),
    bases: [...bases].map((id) => ({ base: { hub: 'huggingface', externalId: id } })),
    artifacts: files.map(({ uri, filename, sha256 }) => ({
      uri,
      format: format(filename),
      sha256: /^[0-9a-f]{64}$/.test(sha256 ?? '') ? sha256 : null,
    })),
    raw: { name, description, license, urls, tags, files, ...entry },
  };
}

const entries = parse(readFileSync(process.argv[2], 'utf8'), { merge: true, maxAliasCount: -1 });
console.log(JSON.stringify({ kind: 'header', format: 'rootstock-records', version: 1 }));
for (const entry of entries) if (entry?.name) console.log(JSON.stringify(recordOf(entry)));
