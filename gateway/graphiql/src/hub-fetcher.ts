import type { ComponentProps } from 'react';
import type { GraphiQL } from 'graphiql';
import { isRecord } from './optional-json';

/** How GraphiQL sends an operation and awaits its answer. */
export type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];

const ENDPOINT = '/graphql';

/**
 * Sends operations to the hub on the page's own origin, one POST each.
 *
 * @param token bearer token of the chosen persona; an Authorization header in the headers editor goes before it
 */
export function createHubFetcher(token: string | undefined): Fetcher {
  return async (operation, options) => {
    try {
      const response = await fetch(ENDPOINT, {
        method: 'POST',
        headers: requestHeaders(token, options?.headers),
        body: JSON.stringify(operation),
      });
      return readAnswer(response.status, await response.text());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return failure(`No answer from ${ENDPOINT} (${reason}). Is the hub still running?`);
    }
  };
}

function requestHeaders(token: string | undefined, own: unknown): Headers {
  const headers = new Headers({
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
  });
  for (const [name, value] of Object.entries(isRecord(own) ? own : {})) headers.set(name, String(value));
  if (token !== undefined && !headers.has('authorization')) headers.set('authorization', `Bearer ${token}`);
  return headers;
}

function readAnswer(status: number, text: string): Record<string, unknown> {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = undefined;
  }
  return isRecord(answer)
    ? answer
    : failure(`${ENDPOINT} answered with status ${status} and no JSON object.`);
}

function failure(message: string): { errors: { message: string }[] } {
  return { errors: [{ message }] };
}
