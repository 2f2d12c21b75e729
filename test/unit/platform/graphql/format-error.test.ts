import { GraphQLError } from 'graphql';
import {
  AppError,
  ForbiddenError,
  InvalidInputError,
  UnauthenticatedError,
  UnavailableError,
  type AppErrorCode,
} from '../../../../src/platform/errors';
import { describeForClient, formatError } from '../../../../src/platform/graphql/format-error';

/** As GraphQL.js wraps what a resolver throws. */
const located = (originalError: Error): GraphQLError =>
  new GraphQLError(originalError.message, { originalError, path: ['model'] });

describe('describeForClient', () => {
  it.each<[AppError, string]>([
    [new InvalidInputError('first', 'a whole number'), 'BAD_USER_INPUT'],
    [new UnauthenticatedError('Who are you?'), 'UNAUTHENTICATED'],
    [new ForbiddenError('Not you.'), 'FORBIDDEN'],
    [new UnavailableError('Come back later.'), 'UNAVAILABLE'],
  ])('shows the code and the words of %p', (error, code) => {
    expect(describeForClient(located(error))).toMatchObject({ message: error.message, extensions: { code } });
  });

  it('names the field at fault', () => {
    const shown = describeForClient(
      located(new InvalidInputError('input.target', 'a domain, a dataset or a text')),
    );
    expect(shown).toEqual({
      message: '"input.target" must be a domain, a dataset or a text.',
      extensions: { code: 'BAD_USER_INPUT', field: 'input.target' },
    });
  });

  it('keeps what is wrong with the installation from clients', () => {
    const code: AppErrorCode = 'BAD_CONFIGURATION';
    expect(describeForClient(located(new AppError(code, 'PORT is wrong')))).toBeNull();
  });

  it.each([
    new TypeError('x is not a function'),
    Object.assign(new Error('relation "secrets" does not exist'), { code: '42P01' }),
  ])('shows nothing of %p', (error) => {
    expect(describeForClient(located(error))).toBeNull();
    expect(describeForClient(error)).toBeNull();
  });

  it('shows nothing of a broken promise of our own schema', () => {
    const violated = located(new Error('Cannot return null for non-nullable field Model.slug.'));
    expect(describeForClient(violated)).toBeNull();
  });

  it.each([
    [
      'Variable "$input" got invalid value 0 at "input.target.classes"; Int cannot represent',
      'input.target.classes',
    ],
    ['Variable "$first" got invalid value "many"; Int cannot represent', 'first'],
    ['Variable "$slug" of required type "String!" was not provided.', 'slug'],
  ])('reads the field from the message of a coercion fault: %s', (message, field) => {
    const error = new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
    expect(describeForClient(error)).toEqual({ message, extensions: { code: 'BAD_USER_INPUT', field } });
  });

  it('leaves suggestions out and cuts echoes short', () => {
    const error = new GraphQLError(
      `Variable "$v" got invalid value "${'x'.repeat(5000)}"; no. Did you mean "RED"?`,
      {
        extensions: { code: 'BAD_USER_INPUT' },
      },
    );
    const message = describeForClient(error)?.message ?? '';
    expect(message.length).toBeLessThan(1100);
    expect(message).not.toMatch(/RED/);
  });
});

describe('formatError', () => {
  it('keeps the place and gives what is masked an id', () => {
    const path = ['model', 'tasks'];
    const locations = [{ line: 1, column: 3 }];
    const formatted = { message: 'secret', path, locations, extensions: { code: 'X', stacktrace: ['at'] } };
    expect(formatError(formatted, new Error('secret'), () => 'id-1')).toEqual({
      message: 'Internal server error',
      path,
      locations,
      extensions: { code: 'INTERNAL_SERVER_ERROR', errorId: 'id-1' },
    });
  });
});
