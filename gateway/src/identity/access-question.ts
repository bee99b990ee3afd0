import type { VerifiedToken } from '@banenbrug/service-common';
import { parse } from 'graphql';
import type { FetchDocument } from '../transport/subgraph-transport';

/** A claim of a token with one of its values. */
export interface ClaimValue {
  readonly claim: string;
  readonly value: string;
}

/** What is asked about one subject. */
export interface AccessVariables extends Readonly<Record<string, unknown>> {
  readonly issuer: string;
  readonly subject: string;
  readonly values: readonly ClaimValue[];
}

/** As many as one question takes. */
const maxValues = 200;

/** Visible characters, and no more than a group's name has. */
const valueForm = /^[^\p{Cc}\p{Cs}]{1,500}$/u;

/**
 * The question about a token: its subject, and each text in the claims that access can be mapped from. Of a token that
 * names its role itself only whether the subject is revoked is to be known.
 */
export function accessVariables(
  { issuer, subject, claims }: VerifiedToken,
  names: readonly string[],
  namesRole: boolean,
): AccessVariables {
  if (namesRole) return { issuer, subject, values: [] };
  const mapped = names.flatMap((claim) => textsIn(claims[claim]).map((value) => ({ claim, value })));
  return { issuer, subject, values: [{ claim: 'sub', value: subject }, ...mapped].slice(0, maxValues) };
}

function textsIn(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item): item is string => typeof item === 'string' && valueForm.test(item));
}

/** What the gateway asks about the subjects of tokens; clients cannot, the field is inaccessible. The document, and each one's answer under `a0`, `a1` … */
export interface ManyAccess {
  readonly document: FetchDocument;
  readonly variables: Readonly<Record<string, unknown>>;
}

const documents = new Map<number, FetchDocument>();

/** One question about several subjects. */
export function askMany(questions: readonly AccessVariables[]): ManyAccess {
  const variables: Record<string, unknown> = {};
  for (const [index, { issuer, subject, values }] of questions.entries()) {
    variables[`issuer${index}`] = issuer;
    variables[`subject${index}`] = subject;
    variables[`values${index}`] = values;
  }
  const known = documents.get(questions.length);
  if (known) return { document: known, variables };
  const document = documentFor(questions.length);
  documents.set(questions.length, document);
  return { document, variables };
}

function documentFor(count: number): FetchDocument {
  const all = Array.from({ length: count }, (_, index) => index);
  const declared = all.map(
    (at) => `$issuer${at}: String!, $subject${at}: String!, $values${at}: [ClaimValueInput!]!`,
  );
  const fields = all.map(
    (at) =>
      `a${at}: accessOf(issuer: $issuer${at}, subject: $subject${at}, values: $values${at}) { isRevoked grants { role employerIds deskId regions } }`,
  );
  const text = `query AccessOf(${declared.join(', ')}) { ${fields.join(' ')} }`;
  return { text, document: parse(text, { noLocation: true }), operationName: 'AccessOf', kind: 'query' };
}
