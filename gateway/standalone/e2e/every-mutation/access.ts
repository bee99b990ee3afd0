import { admin, issuerOf, type MutationCase } from './mutation-case';

/** Whom a group of an identity provider speaks for, and somebody who has left. */
export function accessMutations(word: string): readonly MutationCase[] {
  const issuer = issuerOf(word);
  const leaver = { issuer, subject: `subject ${word}` };
  return [
    {
      mutation: 'grantAccess',
      caller: admin,
      input: (made) => ({
        issuer,
        claim: `claim-${word}`,
        value: `group ${word}`,
        role: 'EMPLOYER',
        employerIds: [made['registerEmployer']],
      }),
    },
    { mutation: 'withdrawAccess', caller: admin, input: (made) => ({ grantId: made['grantAccess'] }) },
    { mutation: 'revokeSubject', caller: admin, input: () => leaver },
    { mutation: 'reinstateSubject', caller: admin, input: () => leaver },
  ];
}
