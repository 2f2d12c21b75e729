import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  'ALTER TABLE api_token ADD COLUMN number serial NOT NULL',
  'CREATE UNIQUE INDEX api_token_number_key ON api_token (number)',
];

const DOWN = ['ALTER TABLE api_token DROP COLUMN number'];

/** Tokens are listed over GraphQL, whose ids and cursors are made of numbers. */
export class NumberApiTokens1764000028000 implements MigrationInterface {
  readonly name = 'NumberApiTokens1764000028000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
