import type { ComponentProps } from 'react';
import type { GraphiQL } from 'graphiql';
import { noAnswer, readAnswer } from './answers';
import { followStream } from './follow-stream';
import { isRecord } from './optional-json';

/** How GraphiQL sends an operation and awaits its answer. */
export type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];
type Options = NonNullable<Parameters<Fetcher>[1]>;
type Operation = Parameters<Fetcher>[0];

const ENDPOINT = '/graphql';
const ONE_ANSWER = 'application/graphql-response+json, application/json';
const STREAM = 'text/event-stream';

/**
 * Sends operations to the hub on the page's own origin, one POST each. A subscription is answered by a stream that
 * GraphiQL leaves when its stop button is pressed.
 *
 * @param token bearer token of the chosen persona; an Authorization header in the headers editor goes before it
 */
export function createHubFetcher(token: string | undefined): Fetcher {
  const post = (operation: Operation, accept: string, own: unknown, signal?: AbortSignal) =>
    fetch(ENDPOINT, {
      method: 'POST',
      headers: requestHeaders(accept, token, own),
      body: JSON.stringify(operation),
      ...(signal ? { signal } : {}),
    });
  return (operation, options) => {
    const own = options?.headers;
    if (isSubscription(operation, options?.documentAST)) {
      return followStream((signal) => post(operation, STREAM, own, signal));
    }
    return post(operation, ONE_ANSWER, own)
      .then(async (response) => readAnswer(response.status, await response.text()))
      .catch(noAnswer);
  };
}

/** Whether the operation that will run is a subscription: the one that is named, or the only one. */
function isSubscription({ operationName }: Operation, document: Options['documentAST']): boolean {
  const operations = (document?.definitions ?? []).filter(({ kind }) => kind === 'OperationDefinition');
  const meant = operations.find(
    (one) => operations.length === 1 || ('name' in one && one.name?.value === operationName),
  );
  return meant !== undefined && 'operation' in meant && meant.operation === 'subscription';
}

function requestHeaders(accept: string, token: string | undefined, own: unknown): Headers {
  const headers = new Headers({ accept, 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(isRecord(own) ? own : {})) headers.set(name, String(value));
  if (token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  return headers;
}
