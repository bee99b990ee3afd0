import type { ValidationRule } from 'graphql';
import { reservedAliasRule } from './reserved-alias-rule';

/** What documents are validated by besides the rules of the specification. */
export const ownRules: readonly ValidationRule[] = [reservedAliasRule];
