import { type Caller, HubError } from '@banenbrug/service-common';
import { LRUCache } from 'lru-cache';
import type { TrustedDocuments } from '../documents/trusted-documents';
import { checkVariables } from './check-variables';
import type { JudgeDocument, JudgedDocument } from './judge-document';
import type { Limits } from './limits';

/** A request as a client sent it: nothing of it is known to be of the right type. */
export interface UncheckedRequest {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/**
 * Lets a request through or refuses it, before it is validated, planned or run. Returns the text of the document that
 * is to be run; undefined when the request has none, which the server answers itself.
 * @throws HubError with the code of the limit, what would be allowed, and what was sent where that is a number
 */
export type Admit = (request: UncheckedRequest, caller: Caller) => string | undefined;

/** What requests are admitted by. */
export interface AdmissionOptions {
  readonly limits: Limits;
  readonly judge: JudgeDocument;
  readonly trusted: TrustedDocuments;
}

/** Makes the stage in front of everything else. */
export function createAdmission({ limits, judge, trusted }: AdmissionOptions): Admit {
  const judgeOnce = keepingVerdicts(judge, limits);
  return (request, caller) => {
    const text = trusted.textNamedBy(request) ?? request.query;
    if (typeof text !== 'string') return undefined;
    const known = trusted.judged(text);
    if (!known) trusted.refuseOthers(caller);
    const variables = isRecord(request.variables) ? request.variables : {};
    checkVariables(variables, limits);
    const document = known ?? judgeOnce(text);
    document.checkCost(
      typeof request.operationName === 'string' ? request.operationName : undefined,
      variables,
    );
    return text;
  };
}

/** Verdicts are kept for so many characters of documents: a verdict weighs about as much as its text. */
const keptCharacters = 4_000_000;

/** Judges each text once, the refused ones as well. */
function keepingVerdicts(judge: JudgeDocument, limits: Limits): JudgeDocument {
  const verdicts = new LRUCache<string, JudgedDocument | HubError>({
    maxSize: keptCharacters,
    sizeCalculation: (_, text) => text.length + 100,
  });
  const verdictOn = (text: string): JudgedDocument | HubError => {
    try {
      return judge(text);
    } catch (error) {
      if (error instanceof HubError) return error;
      throw error;
    }
  };
  return (text) => {
    let verdict = verdicts.get(text);
    if (verdict === undefined) {
      verdict = verdictOn(text);
      // A text that is too long is refused by its length alone, and would push out what is asked every day.
      if (text.length <= limits.characters) verdicts.set(text, verdict);
    }
    if (verdict instanceof HubError) throw verdict;
    return verdict;
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
