import { HubError, type ParsedOperation, type RequestIdentity } from '@banenbrug/service-common';
import {
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
  getOperationAST,
} from 'graphql';
import { hasData, wasExecuted } from '../answers/written-answer';
import type { ReadDocument } from '../documents/read-document';
import { type TellError, namedStatusOf, tellResult } from '../errors/tell-result';
import type { Admit, UncheckedRequest } from '../limits/admission';
import { refusalOf } from '../limits/refusal';
import { readable } from './readable-request';

/** The answer to a query or mutation. */
export interface Answer {
  /**
   * - `executed`: there are data, or nothing but errors of fields;
   * - `invalid`: the document or its variables do not fit the schema;
   * - `refused`: it may not be run, by a limit or in this way.
   */
  readonly kind: 'executed' | 'invalid' | 'refused';
  /** Of an HTTP answer. */
  readonly status: number;
  readonly result: FormattedExecutionResult;
}

/** How an operation may be run. */
export interface OperateOptions {
  /** Whether mutations are refused, as those of a GET must be. */
  readonly onlyQueries: boolean;
}

/** Runs a query or mutation of a client, from its text to what it may be told. Rejects only with a fault of ours. */
export type Operate = (
  request: UncheckedRequest,
  context: RequestIdentity,
  options?: OperateOptions,
) => Promise<Answer>;

/** The stages of an operation. */
export interface OperationStages {
  readonly admit: Admit;
  readonly readDocument: (text: string) => ReadDocument;
  /** Runs what was admitted and read. Never rejects. */
  readonly execute: (operation: ParsedOperation) => Promise<ExecutionResult>;
  readonly tell: TellError;
}

const mutationsToo: OperateOptions = { onlyQueries: false };

/** Puts the stages together: admitted, read, executed, told. */
export function createOperate({ admit, readDocument, execute, tell }: OperationStages): Operate {
  return async (request, context, { onlyQueries } = mutationsToo) => {
    try {
      const { operationName, variables } = readable(request);
      const text = admit(request, context.caller);
      if (text === undefined) throw new HubError('DOCUMENT_MISSING');
      const read = readDocument(text);
      if (read.type === 'refused') return invalid(read.errors, tell);
      const { document, documentId } = read;
      if (onlyQueries && getOperationAST(document, operationName)?.operation === 'mutation') {
        throw new HubError('MUTATION_NEEDS_POST');
      }
      const result = await execute({ document, documentId, operationName, variables, context });
      return wasExecuted(result) ? executed(result, tell) : invalid(result.errors ?? [], tell);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      const { status, error: told } = refusalOf(error, context.language);
      return { kind: 'refused', status, result: { errors: [told] } };
    }
  };
}

function executed(result: ExecutionResult, tell: TellError): Answer {
  const { errors } = result;
  const status = (errors && !hasData(result) && namedStatusOf(errors)) || 200;
  return { kind: 'executed', status, result: tellResult(result, tell) };
}

function invalid(errors: readonly GraphQLError[], tell: TellError): Answer {
  const status = namedStatusOf(errors);
  const kind = status === undefined ? 'invalid' : 'refused';
  return { kind, status: status ?? 400, result: tellResult({ errors }, tell) };
}
