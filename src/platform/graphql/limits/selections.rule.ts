import { Kind, type SelectionSetNode, type ValidationContext, type ValidationRule } from 'graphql';
import { limitError } from './limit-error';

/** Counts fields and fragments as if each fragment were written out wherever it is spread. */
class SelectionMeter {
  private readonly ofFragment = new Map<string, number>();

  constructor(private readonly context: ValidationContext) {}

  measure(set: SelectionSetNode | undefined): number {
    let count = 0;
    for (const selection of set?.selections ?? []) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.measureFragment(selection.name.value)
          : this.measure(selection.selectionSet);
      count = Math.min(count + 1 + inner, Number.MAX_SAFE_INTEGER);
    }
    return count;
  }

  private measureFragment(name: string): number {
    const known = this.ofFragment.get(name);
    if (known !== undefined) return known;
    this.ofFragment.set(name, 0); // ends a cycle, which another rule reports
    const count = this.measure(this.context.getFragment(name)?.selectionSet);
    this.ofFragment.set(name, count);
    return count;
  }
}

/**
 * Refuses operations that select more than `max` times with their fragments written out: what is
 * read for a list is worked out by going through all of it.
 */
export function selectionsRule(max: number): ValidationRule {
  return (context) => {
    const meter = new SelectionMeter(context);
    return {
      OperationDefinition(operation) {
        if (meter.measure(operation.selectionSet) <= max) return;
        context.reportError(
          limitError('selections', `The operation selects more than ${max} times, fragments written out.`),
        );
      },
    };
  };
}
