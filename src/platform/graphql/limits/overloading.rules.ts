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

/** Refuses documents with more than `max` directives: each one is checked wherever it is used. */
export function directiveRule(max: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const count = counter(max, () =>
      context.reportError(limitError('directives', `The document has more than ${max} directives.`)),
    );
    return { Directive: count };
  };
}
