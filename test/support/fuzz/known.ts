/** Slugs and words of the small catalogue, and of what the schema takes. */
export const KNOWN: readonly string[] = [
  ...[
    'lab/convnext',
    'lab/resnet',
    'lab/vit',
    'lab/bert',
    'lab',
    'cars',
    'skin',
    'xray',
    'imagenet',
    'reviews',
  ],
  ...['medical', 'medical/radiology', 'medical/dermatology', 'street/cars', 'reviews', 'accuracy', 'mit'],
  ...[
    'image-classification',
    'text-classification',
    'transformers',
    'en',
    'apache-2.0',
    'huggingface',
    'local',
  ],
  ...['classify pneumonia in chest x-rays', 'which breed of dog is in this photo', 'own-study'],
  ...['nightly', 'token:nightly', 'person:https://login.example.org#ada'],
];
