import type { RandomScope } from './random-scope';
import { useVariable } from './random-scope';

/** Perhaps @skip, perhaps @include, perhaps both, with a space before; on anything that can be selected. */
export function condition(scope: RandomScope): string {
  const kind = scope.random();
  if (kind > 0.2) return '';
  if (kind < 0.02) return ` @skip(if: ${flagOf(scope)}) @include(if: ${flagOf(scope)})`;
  return ` @${scope.random() < 0.5 ? 'skip' : 'include'}(if: ${flagOf(scope)})`;
}

/** A literal, or a variable: few, so that one decides several things. */
function flagOf(scope: RandomScope): string {
  const { random, variables } = scope;
  if (random() < 0.3) return String(random() < 0.5);
  const known = [...variables].filter(([, { type, fallback }]) =>
    type === 'Boolean!' ? true : type === 'Boolean' && fallback !== null && fallback !== 'null',
  );
  const again = known[Math.floor(random() * 2 * known.length)];
  // A null would fit the variable and not the place.
  if (again && again[1].value !== null) return `$${again[0]}`;
  const value = random() < 0.6;
  const isAbsent = random() < 0.3;
  const fallback = isAbsent ? value : !value;
  const hasDefault = isAbsent || random() < 0.2;
  return useVariable(
    {
      // Without a default only a variable that cannot be null fits.
      type: hasDefault && random() < 0.5 ? 'Boolean' : 'Boolean!',
      fallback: hasDefault ? String(fallback) : null,
      value: isAbsent ? undefined : value,
    },
    scope,
  );
}
