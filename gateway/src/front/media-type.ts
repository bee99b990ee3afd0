import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';

/** The media types of an answer, the one for clients that do not mind first. */
const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;

/** How a client wants its answer. */
export interface AnswerForm {
  readonly contentType: string;
  /**
   * Whether it is a client of the old kind, which names `application/json` itself and takes any status but 200 for a
   * broken server: GraphQL over HTTP asks for 200 then, also when a document does not fit the schema.
   */
  readonly is200Expected: boolean;
}

const contentTypes = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
} as const;

const forms = new LRUCache<string, { readonly form: AnswerForm | null }>({ max: 200 });
const longestKept = 300;

/** The form of the answer to a request with this Accept header; null when it takes none of ours. */
export function answerFormFor(accept: string | undefined): AnswerForm | null {
  if (!accept) return { contentType: contentTypes['application/json'], is200Expected: false };
  const known = forms.get(accept);
  if (known) return known.form;
  const form = negotiated(accept);
  if (accept.length <= longestKept) forms.set(accept, { form });
  return form;
}

function negotiated(accept: string): AnswerForm | null {
  const preferred = new Negotiator({ headers: { accept } }).mediaType([...mediaTypes]);
  const type = mediaTypes.find((ours) => ours === preferred);
  if (!type) return null;
  const isNamed = /\bapplication\/json\b/i.test(accept);
  return { contentType: contentTypes[type], is200Expected: type === 'application/json' && isNamed };
}
