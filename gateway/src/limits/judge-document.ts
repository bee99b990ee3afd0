import { HubError } from '@banenbrug/service-common';
import {
  type DocumentNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  getIntrospectionQuery,
  parse,
} from 'graphql';
import { type CostScope, type OperationCost, compileCost } from './cost/compile-cost';
import type { Variables } from './cost/list-size';
import { countComparisons } from './count-comparisons';
import { exceeded } from './exceeded';
import type { Limits } from './limits';
import { type DocumentMeasures, measureDocument } from './measure-document';
import type { Extent } from './measure-selections';
import { scanDocument } from './scan-document';

/** A document that is within the limits. What it may cost depends on the operation and on its variables. */
export interface JudgedDocument {
  /**
   * Judges one operation.
   * @throws HubError COST_LIMIT_EXCEEDED
   */
  checkCost(operationName: string | undefined, variables: Variables): void;
  /** Judges what costs the same for all variables. @throws HubError COST_LIMIT_EXCEEDED */
  checkFixedCosts(): void;
}

/** Judges documents of one schema. */
export type JudgeDocument = (text: string) => JudgedDocument;

/** What documents are judged by. */
export interface JudgeOptions extends Omit<CostScope, 'limits'> {
  readonly limits: Limits;
  /** Whether clients may ask for the schema. */
  readonly introspection: boolean;
}

/**
 * Makes the judge of documents: everything that can be said of a text alone, in time linear in it, before it is
 * validated. A text that is not GraphQL passes: the parser says so.
 */
export function createDocumentJudge(options: JudgeOptions): JudgeDocument {
  const { limits } = options;
  const schemaBudget = budgetForIntrospection(options);
  return (text) => {
    scanDocument(text, limits);
    const document = parsed(text);
    if (document === null) return unlimited;
    checkMeasures(measureDocument(document), options);
    const comparisons = countComparisons(document);
    if (comparisons > limits.comparisons) {
      throw exceeded('OVERLAP_LIMIT_EXCEEDED', limits.comparisons, comparisons);
    }
    return judgedOperations(document, options, schemaBudget);
  };
}

const unlimited: JudgedDocument = { checkCost() {}, checkFixedCosts() {} };

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function checkMeasures(measures: DocumentMeasures, { limits, introspection }: JudgeOptions): void {
  const { operations, fragments, directives, listItems } = measures;
  const definitions = [...operations, ...fragments];
  if (measures.hasReservedVariable) throw new HubError('RESERVED_NAME');
  if (measures.asksSchema && !introspection) throw new HubError('INTROSPECTION_DISABLED');
  const checks = [
    ['OPERATION_LIMIT_EXCEEDED', limits.operations, operations.length],
    ['DIRECTIVE_LIMIT_EXCEEDED', limits.directives, directives],
    ['NESTING_LIMIT_EXCEEDED', limits.nesting, largest('nesting', definitions)],
    ['DEPTH_LIMIT_EXCEEDED', limits.depth, largest('depth', operations)],
    ['ROOT_FIELD_LIMIT_EXCEEDED', limits.rootFields, largest('fields', operations)],
    ['ALIAS_LIMIT_EXCEEDED', limits.aliases, largest('aliases', definitions)],
    ['SELECTION_LIMIT_EXCEEDED', limits.selections, total('selections', definitions)],
    ['LIST_TOO_LONG', limits.listItems, listItems],
  ] as const;
  for (const [code, maximum, actual] of checks) if (actual > maximum) throw exceeded(code, maximum, actual);
}

function total(measure: keyof Extent, extents: readonly Extent[]): number {
  return extents.reduce((sum, extent) => sum + extent[measure], 0);
}

function largest(measure: keyof Extent, extents: readonly Extent[]): number {
  return extents.reduce((most, extent) => Math.max(most, extent[measure]), 0);
}

function judgedOperations(
  document: DocumentNode,
  options: JudgeOptions,
  schemaBudget: number,
): JudgedDocument {
  const operations = new Map<string | undefined, { data: OperationCost; schema: OperationCost }>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    operations.set(definition.name?.value, {
      data: compileCost(document, definition, options),
      schema: compileCost(document, definition, options, 'schema'),
    });
  }
  const [first] = operations.values();
  const only = operations.size === 1 ? first : undefined;
  const check = (cost: number, maximum: number): void => {
    if (cost > maximum) throw exceeded('COST_LIMIT_EXCEEDED', maximum, cost);
  };
  return {
    checkCost(operationName, variables) {
      const operation = operationName === undefined ? only : operations.get(operationName);
      if (!operation) return;
      check(operation.data.costOf(variables), options.limits.cost);
      check(operation.schema.costOf(variables), schemaBudget);
    },
    checkFixedCosts() {
      for (const { data, schema } of operations.values()) {
        if (!data.dependsOnVariables) check(data.costOf({}), options.limits.cost);
        check(schema.costOf({}), schemaBudget);
      }
    },
  };
}

/** Questions about the schema may cost twice what the standard one costs of this very schema. */
function budgetForIntrospection(options: JudgeOptions): number {
  const document = parse(
    getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }),
  );
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  return operation ? 2 * compileCost(document, operation, options, 'schema').costOf({}) : 0;
}
