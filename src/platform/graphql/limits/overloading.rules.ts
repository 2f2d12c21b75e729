import type { ASTVisitor, ValidationContext, ValidationRule } from 'graphql';
import { limitError } from './limit-error';

type Report = (count: number) => void;

/** Reports the first time that a count passes its maximum, so that one overload makes one error. */
function counter(max: number, report: Report): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count === max + 1) report(count);
  };
}

/** Refuses documents with more than `max` aliases: each one is another field to run. */
export function aliasRule(max: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const count = counter(max, () =>
      context.reportError(limitError('aliases', `The document has more than ${max} aliases.`)),
    );
    return {
      Field(field) {
        if (field.alias !== undefined) count();
      },
    };
  };
}

/**
 * Refuses documents with more than `max` directives, or more than `maxOfOne` at one place: each one
 * is checked wherever it is used.
 */
export function directiveRule(max: number, maxOfOne: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const count = counter(max, () =>
      context.reportError(limitError('directives', `The document has more than ${max} directives.`)),
    );
    const countPlaces = counter(0, () =>
      context.reportError(limitError('directives', `A place has more than ${maxOfOne} directives.`)),
    );
    return {
      enter(node) {
        if ('directives' in node && (node.directives?.length ?? 0) > maxOfOne) countPlaces();
      },
      Directive: count,
    };
  };
}

/** Refuses documents that read the schema more than `max` times. */
export function introspectionRule(max: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const count = counter(max, () =>
      context.reportError(
        limitError('introspection', `The document asks for __schema or __type more than ${max} times.`),
      ),
    );
    return {
      Field({ name }) {
        if (name.value === '__schema' || name.value === '__type') count();
      },
    };
  };
}
