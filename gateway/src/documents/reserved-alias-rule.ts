import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * Refuses aliases that look like names of the executor: two underscores (an alias `__typename` would lie about
 * types) and the planner's internal aliases.
 */
export function reservedAliasRule(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const alias = node.alias?.value;
      if (alias === undefined || alias === node.name.value) return;
      if (alias.startsWith('__') || alias.startsWith('_internal_') || /^_e\d+$|^_entities$/.test(alias)) {
        context.reportError(
          new GraphQLError(
            'An alias may not begin with two underscores, nor be one that the gateway uses itself.',
            {
              nodes: node,
            },
          ),
        );
      }
    },
  };
}
