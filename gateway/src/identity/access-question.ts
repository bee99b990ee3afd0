import type { VerifiedToken } from '@banenbrug/service-common';
import { parse } from 'graphql';
import type { FetchDocument } from '../transport/subgraph-transport';

const text = `query AccessOf($issuer: String!, $subject: String!, $values: [ClaimValueInput!]!) {
  accessOf(issuer: $issuer, subject: $subject, values: $values) {
    isRevoked grants { role employerIds deskId regions }
  }
}`;

/** What the gateway asks about the subject of a token. Clients cannot: the field is inaccessible. */
export const accessDocument: FetchDocument = {
  text,
  document: parse(text, { noLocation: true }),
  operationName: 'AccessOf',
  kind: 'query',
};

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
