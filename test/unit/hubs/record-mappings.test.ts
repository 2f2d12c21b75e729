import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { RecordsHub } from '../../../src/hubs/neutral/records.hub';
import type { HubItem, OwnHub } from '../../../src/hubs';
import { aFolder } from './support';

const ROOT = path.join(__dirname, '..', '..', '..');
const SCRIPTS = ['gallery', 'azureml'] as const;
const scriptOf = (name: string) => path.join(ROOT, 'scripts', 'records', `${name}.cjs`);

/** What an import makes of what a mapping writes. */
async function mapped(script: (typeof SCRIPTS)[number], source: string): Promise<HubItem[]> {
  const file = path.join(await aFolder({}), 'records.jsonl');
  await writeFile(file, execFileSync(process.execPath, [scriptOf(script), source]));
  const ownHub: OwnHub = { kind: 'hub', id: script, name: script, url: null };
  const items: HubItem[] = [];
  for await (const item of new RecordsHub().read(file, { limit: null, ownHub })) items.push(item);
  return items;
}

it('maps a gallery of repackaged models', async () => {
  const entry = [
    ...['- name: "net-7b"', '  description: |', '    Answers questions.', '  license: mit'],
    ...['  icon: https://acme.test/icon.png', '  tags: [llm, gguf]', '  urls:'],
    ...['    - https://huggingface.co/acme/net-7b', '    - https://acme.test/net'],
    ...['  overrides: { parameters: { model: net.gguf } }', '  files:'],
    ...['    - filename: net.gguf', `      sha256: ${'a'.repeat(64)}`],
    ...['      uri: huggingface://smith/net-7b-GGUF/net.gguf', '- name: ""'],
  ].join('\n');
  const folder = await aFolder({ 'index.yaml': entry });
  expect(await mapped('gallery', path.join(folder, 'index.yaml'))).toMatchObject([
    {
      kind: 'record',
      record: {
        hub: 'gallery',
        externalId: 'net-7b',
        licenses: { weights: 'mit' },
        tags: ['llm', 'gguf'],
        weightForms: ['gguf'],
        bases: [
          { base: { hub: 'huggingface', externalId: 'smith/net-7b-GGUF' }, relation: null },
          { base: { hub: 'huggingface', externalId: 'acme/net-7b' } },
        ],
        artifacts: [{ format: 'gguf', sha256: 'a'.repeat(64) }],
        raw: { icon: 'https://acme.test/icon.png' },
      },
    },
  ]);
});

it('maps entries of an Azure ML registry', async () => {
  const spec = [
    '$schema: https://azuremlschemas.azureedge.net/latest/model.schema.json',
    ...['name: net-cpu', 'version: 2', 'system_metadata:', '  license: MIT', '  languages: [en]'],
    ...['  tasks: { inferenceTasks: [text-generation] }', 'variantInfo:', '  parents:'],
    ...['  - assetId: azureml://registries/azureml/models/Net/versions/7'],
    ...['  variantMetadata: { quantization: [RTN] }'],
  ].join('\n');
  const folder = await aFolder({ 'net/spec.yaml': spec, 'job/spec.yaml': '$schema: x/job.schema.json\n' });
  expect(await mapped('azureml', folder)).toMatchObject([
    {
      record: {
        hub: 'azureml',
        externalId: 'net-cpu',
        revision: '2',
        tasks: ['text-generation'],
        bases: [{ base: { hub: 'azureml', externalId: 'Net' }, relation: 'quantized' }],
      },
    },
  ]);
});

it.each(SCRIPTS)('shows the mapping of %s in the documentation as it is', (name) => {
  expect(readFileSync(path.join(ROOT, 'docs', 'mappings.md'), 'utf8')).toContain(
    `\`\`\`js\n${readFileSync(scriptOf(name), 'utf8')}\`\`\``,
  );
});
