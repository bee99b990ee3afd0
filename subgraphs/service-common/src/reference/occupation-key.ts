/** An occupation as clients give and read it: a code in one of several classifications. */
export interface OccupationReference {
  /** Name of the classification, such as ISCO; without a colon. */
  readonly scheme: string;
  readonly code: string;
}

/** The one text under which an occupation is stored, published and compared: SCHEME:code, such as ISCO:9333. */
export const occupationKey = ({ scheme, code }: OccupationReference): string => `${scheme}:${code}`;

/** The occupation that is stored under a key. */
export function occupationOfKey(key: string): OccupationReference {
  const at = key.indexOf(':');
  return { scheme: key.slice(0, at), code: key.slice(at + 1) };
}
