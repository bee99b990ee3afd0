import {
  type Logger,
  type OpenSpan,
  type ParsedOperation,
  currentSpan,
  inSpan,
  isTracing,
} from '@banenbrug/service-common';
import { type ExecutionResult, getOperationAST } from 'graphql';
import { hasData, wasExecuted } from '../answers/written-answer';
import type { NameDocument } from './document-names';
import { type FetchLedger, openLedger } from './fetch-ledger';
import type { GatewaySignals, OperationOutcome, OperationType } from './signals';

/** Runs one operation. Never rejects. */
type Execute = (operation: ParsedOperation) => Promise<ExecutionResult>;

/** What operations are observed with. */
export interface OperationObservation {
  readonly signals: GatewaySignals;
  readonly nameOf: NameDocument;
  readonly logger: Logger;
  /** From how many milliseconds on an operation gets a line in the log; 0: never. */
  readonly slowMs: number;
  /** Milliseconds of a clock that never goes back. Default `performance.now`. */
  readonly now?: (() => number) | undefined;
}

interface Observed {
  readonly request: ParsedOperation;
  readonly type: OperationType;
  readonly ledger: FetchLedger;
  readonly milliseconds: number;
}

/**
 * Observes each operation around its execution: it is counted, named in its trace, and when it was slow, in the log. What is
 * told is the document's name, kinds and numbers; never a variable.
 */
export function observeOperations(execute: Execute, options: OperationObservation): Execute {
  const { signals, now = () => performance.now() } = options;
  return async (request) => {
    const startedAt = now();
    const ledger = openLedger();
    const type = getOperationAST(request.document, request.operationName)?.operation ?? 'query';
    signals.operationStarted();
    let outcome: OperationOutcome = 'failed';
    try {
      const noted = { ...request, context: { ...request.context, noteFetch: ledger.note } };
      const result = isTracing()
        ? await executeTraced(noted, type, ledger, { execute, ...options })
        : await execute(noted);
      outcome = outcomeOf(result);
      return result;
    } finally {
      const milliseconds = now() - startedAt;
      signals.operationEnded(type, outcome, milliseconds / 1000);
      tellSlow({ request, type, ledger, milliseconds }, options);
    }
  };
}

/** Names the request's span; an operation that came without HTTP gets one of its own. */
function executeTraced(
  request: ParsedOperation,
  type: OperationType,
  ledger: FetchLedger,
  { execute, nameOf }: OperationObservation & { readonly execute: Execute },
): Promise<ExecutionResult> {
  const document = nameOf(request.documentId);
  const run = async (span: OpenSpan | null): Promise<ExecutionResult> => {
    span?.rename(`${type} ${document}`);
    span?.describe({
      'graphql.operation.type': type,
      'banenbrug.document': document,
      'banenbrug.request.id': request.context.requestId,
    });
    const result = await execute(request);
    const outcome = outcomeOf(result);
    span?.describe({ 'banenbrug.outcome': outcome, 'banenbrug.fetches': ledger.count() });
    if (outcome === 'failed') span?.fail('NO_DATA');
    return result;
  };
  const around = currentSpan();
  return around === null ? inSpan(`${type} ${document}`, { role: 'server' }, run) : run(around);
}

function tellSlow(
  { request, type, ledger, milliseconds }: Observed,
  { slowMs, nameOf, logger }: OperationObservation,
): void {
  if (slowMs === 0 || milliseconds < slowMs) return;
  const slowest = ledger.slowest();
  logger.warn(
    {
      requestId: request.context.requestId,
      document: nameOf(request.documentId),
      type,
      milliseconds: Math.round(milliseconds),
      fetches: ledger.count(),
      ...(slowest && { slowestSubgraph: slowest.subgraph, slowestMs: Math.round(slowest.milliseconds) }),
    },
    'a slow operation',
  );
}

/** Without `data` nothing was executed; with null everything was in vain. */
function outcomeOf(answer: ExecutionResult): OperationOutcome {
  if (!wasExecuted(answer)) return 'refused';
  if (!answer.errors?.length) return 'ok';
  return hasData(answer) ? 'partial' : 'failed';
}
