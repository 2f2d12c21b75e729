import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['src/**/*.generated.ts', 'dist/**', 'node_modules/**', 'coverage/**', '**/*.cjs', '**/*.mjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { project: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': 'error',
      // Code is wrapped by prettier; comments are read as prose.
      'max-len': ['error', { code: 1000, comments: 100, ignoreUrls: true, ignorePattern: 'eslint-disable' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'The environment is parsed once, in src/cli/main.ts; take a Config.',
        },
      ],
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[
          "CallExpression[callee.property.name=/^(match|matchAll|search|includes|startsWith|endsWith|indexOf|replace|replaceAll|split|slice)$/][callee.object.property.name='message']",
          "CallExpression[callee.property.name=/^(exec|test)$/] > MemberExpression.arguments[property.name='message']",
        ].map((selector) => ({
          selector,
          message: 'What an error says to people is not data: give it a property, or read its code.',
        })),
      ],
    },
  },
  { files: ['src/cli/main.ts', 'scripts/**'], rules: { 'no-restricted-properties': 'off' } },
  // A migration is never edited after it was merged.
  { files: ['migrations/**'], rules: { 'max-len': 'off' } },
  {
    files: ['test/**', 'scripts/**'],
    rules: {
      'no-restricted-properties': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
