import type { FieldNode, GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Path } from './path';
import type { CompiledField, Run } from './run';

/** What completing the values of one field needs to know of it. */
export interface Completing {
  readonly schema: GraphQLSchema;
  /** Type and field, as graphql-js names them in messages. */
  readonly coordinate: string;
  readonly nodes: readonly FieldNode[];
  /** What resolvers are told of the field in a run. */
  readonly infoOf: (run: Run, path: Path) => GraphQLResolveInfo;
  /** Compiles what is selected below the field, for one of the object types that its values may have. */
  readonly fieldsOf: (type: GraphQLObjectType) => readonly CompiledField[];
}
