import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWNED = ['model', 'dataset', 'transfer_result'];
const THINGS = ['model', 'dataset'];
/** Made known by what names them: hidden where only hidden things do. */
const MAKERS = ['publisher', 'study'];

const column = (table: string): string =>
  `ALTER TABLE ${table} ADD COLUMN visibility text NOT NULL DEFAULT 'PUBLIC'
    CONSTRAINT ${table}_visibility_known CHECK (visibility IN ('PUBLIC', 'INTERNAL', 'PRIVATE'))`;

const publisher = (table: string): string =>
  `ALTER TABLE ${table} ADD COLUMN "publisherId" integer
    CONSTRAINT ${table}_publisher_fk REFERENCES publisher(id)`;

/**
 * An origin is as visible as the thing that it describes. Its mapping keeps a copy, so that a fact
 * that hangs on it is looked up in one small index.
 */
const copying = (thing: string): string[] => [
  `CREATE FUNCTION hide_${thing}_origin() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    SELECT hidden.visibility, hidden."publisherId" INTO NEW.visibility, NEW."publisherId"
      FROM ${thing} hidden WHERE hidden.id = NEW."${thing}Id" AND hidden.visibility <> 'PUBLIC';
    NEW.visibility := coalesce(NEW.visibility, 'PUBLIC');
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER ${thing}_origin_visibility BEFORE INSERT OR UPDATE OF "${thing}Id" ON ${thing}_origin
    FOR EACH ROW EXECUTE FUNCTION hide_${thing}_origin()`,
  `CREATE FUNCTION hide_origins_of_${thing}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE ${thing}_origin SET visibility = NEW.visibility, "publisherId" = NEW."publisherId"
      WHERE "${thing}Id" = NEW.id;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER ${thing}_hide_origins AFTER UPDATE OF visibility, "publisherId" ON ${thing}
    FOR EACH ROW WHEN ((OLD.visibility <> 'PUBLIC' OR NEW.visibility <> 'PUBLIC')
      AND (OLD.visibility, OLD."publisherId") IS DISTINCT FROM (NEW.visibility, NEW."publisherId"))
    EXECUTE FUNCTION hide_origins_of_${thing}()`,
];

const UP = [
  publisher('transfer_result'),
  ...OWNED.flatMap((table) => [
    column(table),
    `CREATE INDEX ${table}_hidden_idx ON ${table} (id, visibility, "publisherId") WHERE visibility <> 'PUBLIC'`,
  ]),
  ...THINGS.flatMap((thing) => [
    column(`${thing}_origin`),
    publisher(`${thing}_origin`),
    `CREATE INDEX ${thing}_origin_hidden_idx ON ${thing}_origin ("originId", visibility, "publisherId")
      WHERE visibility <> 'PUBLIC'`,
    ...copying(thing),
  ]),
  ...MAKERS.map(column),
  publisher('study'),
  `CREATE INDEX evaluation_study_idx ON evaluation ("studyId") WHERE "studyId" IS NOT NULL`,
];

const DOWN = [
  'DROP INDEX evaluation_study_idx',
  'ALTER TABLE study DROP COLUMN "publisherId"',
  ...MAKERS.map((table) => `ALTER TABLE ${table} DROP COLUMN visibility`),
  ...THINGS.flatMap((thing) => [
    `DROP TRIGGER ${thing}_hide_origins ON ${thing}`,
    `DROP TRIGGER ${thing}_origin_visibility ON ${thing}_origin`,
    `DROP FUNCTION hide_origins_of_${thing}`,
    `DROP FUNCTION hide_${thing}_origin`,
    `DROP INDEX ${thing}_origin_hidden_idx`,
    `ALTER TABLE ${thing}_origin DROP COLUMN visibility, DROP COLUMN "publisherId"`,
  ]),
  ...OWNED.flatMap((table) => [
    `DROP INDEX ${table}_hidden_idx`,
    `ALTER TABLE ${table} DROP COLUMN visibility`,
  ]),
  'ALTER TABLE transfer_result DROP COLUMN "publisherId"',
];

/**
 * Models, datasets and transfer results are for everybody, for whoever is known here, or for the
 * members of a publisher. What is not for everybody has indexes of its own, which are empty where
 * nothing is hidden.
 */
export class AddVisibility1764000022000 implements MigrationInterface {
  readonly name = 'AddVisibility1764000022000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
