import type { Caller } from '@banenbrug/service-common';
import { callers, type TestHub } from '@banenbrug/testkit';

/** What earlier mutations made: the id of each one's thing, by the mutation's name. */
export type Made = Readonly<Record<string, string>>;

/** One mutation as somebody would write it. */
export interface MutationCase {
  readonly mutation: string;
  readonly caller: (made: Made) => Caller;
  readonly input: (made: Made) => object;
  /** Who its audit line says it was, where that is not the caller's subject. */
  readonly actor?: string;
  /** The object that its audit line names, where that is not what it makes. */
  readonly object?: (made: Made) => string | undefined;
  /** Makes what no mutation can make yet. */
  readonly prepare?: (hub: TestHub, made: Made) => Promise<void>;
}

/** The region of the desk. */
export const region = 'AM06';
/** Where the employer's site is. */
export const municipality = 'GM0200';

/** Callers who are there from the start. */
export const admin = (): Caller => callers.admin();
export const organiser = (): Caller => callers.organiser();
/** The employer that was registered. */
export const employer = (made: Made): Caller => callers.employer(made['registerEmployer'] ?? '');
/** The desk that was registered. */
export const desk = (made: Made): Caller => callers.desk(made['registerDesk'] ?? '', [region]);

/** An address with the word in it. */
export const issuerOf = (word: string): string => `https://${word}.example.nl`;

/** A contact as an input names one. */
export const personOf = (word: string): object => ({
  functionTitle: `Function ${word}`,
  name: `Name ${word}`,
  emailAddress: `${word}@example.nl`,
  phone: '+31 88 123 00 00',
});
