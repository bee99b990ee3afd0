import type { ErrorCodeDescription } from './error-code-description';

const refused = (en: string, nl: string): ErrorCodeDescription => ({ logLevel: 'silent', text: { en, nl } });

/** Why a request of GraphQL over HTTP is refused for its form, before its document is looked at. */
export const requestErrorCodes = {
  DOCUMENT_MISSING: refused(
    'The request has no document: send it as `query`, or name a trusted one in `documentId`.',
    'Het verzoek heeft geen document: stuur het als `query`, of noem een vertrouwd document in `documentId`.',
  ),
  PERSISTED_QUERY_NOT_SUPPORTED: refused('PersistedQueryNotSupported', 'PersistedQueryNotSupported'),
  MUTATION_NEEDS_POST: refused(
    'A mutation cannot be sent by GET. Send it by POST.',
    'Een mutatie kan niet met GET worden gestuurd. Stuur haar met POST.',
  ),
  PREFLIGHT_REQUIRED: refused(
    'Web pages of other sites could send a request like this one. Send the header Content-Type: application/json, or with a GET the header apollo-require-preflight.',
    'Webpagina’s van andere sites zouden zo’n verzoek kunnen sturen. Stuur de header Content-Type: application/json mee, of bij GET de header apollo-require-preflight.',
  ),
  CONTENT_TYPE_NOT_SUPPORTED: refused(
    'A request body must be JSON, with the header Content-Type: application/json.',
    'De inhoud van een verzoek moet JSON zijn, met de header Content-Type: application/json.',
  ),
  MEDIA_TYPE_NOT_ACCEPTED: refused(
    'The Accept header leaves out both application/graphql-response+json and application/json.',
    'De Accept-header laat application/graphql-response+json en application/json allebei weg.',
  ),
} as const;
