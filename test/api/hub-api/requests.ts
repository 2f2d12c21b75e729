// Requests of clients of the Hub.

/** As `validate_repo_id` of Python's client has it (huggingface_hub 1.29, `_validators.py`). */
export const REPO_ID = /^(?:\b[\w\-.]+\b\/)?\b[\w\-.]{1,96}\b$/;
/** What Python's client sends with each request. */
export const PYTHON = { 'user-agent': 'unknown/None; hf_hub/1.29.0; python/3.12.3', accept: '*/*' };

/** What filters find. */
export const FOUND: readonly (readonly [kind: string, query: string, ids: readonly string[]])[] = [
  ['models', 'filter=base_model:quantized:acme/base', ['acme/embed-GPTQ']],
  ['models', 'filter=base_model:acme/base', ['acme/embed-GPTQ']],
  ['models', 'author=acme&filter=ml,gptq', ['acme/embed-GPTQ']],
  ['models', 'author=acme&gated=true', ['acme/merged']],
  ['models', 'author=acme&pipeline_tag=sentence-similarity', ['acme/embed-GPTQ']],
  ['models', 'author=mallory&pipeline_tag=image-segmentation', ['mallory/two-tasks']],
  ['models', 'author=mallory&pipeline_tag=object-detection', []],
  ['models', 'author=mallory&filter=object-detection', ['mallory/two-tasks']],
  ['models', 'author=Timm-Group&gated=True', ['Timm-Group/resnet50.a1_in1k']],
  ['models', 'search=leaves&search=resnet&library=timm', ['acme/leaves-resnet']],
  ['datasets', 'author=acme&filter=task_categories:image-classification&filter=language:en', ['acme/leaves']],
  ['datasets', 'author=acme&filter=license:cc-by-4.0&nobody=knows&search=&limit=', ['acme/leaves']],
  ['datasets', 'author=acme&filter=modality:3d', []],
  ['datasets', 'author=acme&filter=botany', ['acme/leaves']],
];

/** Bad values, and what the message says. */
export const WRONG: readonly (readonly [path: string, message: string])[] = [
  ['models?limit=0', '"limit" must be a whole number from 1.'],
  ['models?limit=ten', '"limit" must be a whole number from 1.'],
  ['models?direction=2', '"direction" must be -1 (descending) or 1.'],
  [
    'models?sort=trendingScore',
    '"sort" must be one of createdAt, downloads, id, lastModified, likes, num_parameters.',
  ],
  ['models?full=maybe', '"full" must be true or false.'],
  ['models?author=a&author=b', '"author" must be given once.'],
  ['models?num_parameters=big', '"num_parameters" must be such as min:6B,max:128B.'],
  ['models?cursor=nowhere', '"cursor" must '],
  ['models?search=%00', '"search" must '],
  ['models?pipeline_tag=%00', '"pipeline_tag" must '],
  ['models?author=%00', '"author" must '],
  [`models?filter=${'a,'.repeat(13)}b`, '"filter" must '],
  ['datasets?expand=colour', '"expand" must be among author'],
  ['models/acme/leaves-resnet?expand[]=colour', '"expand" must be among author'],
];

/** What is not there, and by which code clients know. */
export const MISSING: readonly (readonly [path: string, code: string])[] = [
  ['/api/models/acme/none', 'RepoNotFound'],
  ['/api/models/mallory/stub', 'RepoNotFound'],
  ['/api/models/acme%2Fnone', 'RepoNotFound'],
  ['/api/datasets/acme/leaves-resnet', 'RepoNotFound'],
  ['/api/models/acme/leaves-resnet/revision/refs%2Fpr%2F1', 'RevisionNotFound'],
  ['/acme/leaves-resnet/resolve/main/config.json', 'EntryNotFound'],
  ['/acme/leaves-resnet/resolve/v9/README.md', 'RevisionNotFound'],
  ['/acme/none/raw/main/README.md', 'RepoNotFound'],
  ['/api/whoami-v2', 'EntryNotFound'],
  ['/api/models/%zz', 'EntryNotFound'],
];
