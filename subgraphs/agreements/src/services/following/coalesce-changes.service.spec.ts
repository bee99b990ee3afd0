import fc from 'fast-check';
import type { SessionChange } from '../../repositories/session-change.repository';
import { coalesceChanges } from './coalesce-changes.service';

const changes = fc
  .array(
    fc.record({
      followUpAgreementId: fc.constantFrom('a', 'b', 'c', 'd'),
      kind: fc.constantFrom<SessionChange['kind']>('RECORDED', 'CHANGED', 'WITHDRAWN'),
      isVisible: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((made) => made.map((change, at) => ({ ...change, sessionId: 's', number: at + 1 })));

describe('coalesceChanges', () => {
  it('keeps the last change of each agreement, in the order of their numbers', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const kept = coalesceChanges(all);
        const ids = new Set(all.map(({ followUpAgreementId }) => followUpAgreementId));
        expect(new Set(kept.map(({ followUpAgreementId }) => followUpAgreementId))).toEqual(ids);
        expect(kept).toHaveLength(ids.size);
        expect(kept.map(({ number }) => number)).toEqual(
          kept.map(({ number }) => number).sort((a, b) => a - b),
        );
        for (const { followUpAgreementId: id, number } of kept) {
          const numbers = all.filter((each) => each.followUpAgreementId === id).map((each) => each.number);
          expect(number).toBe(Math.max(...numbers));
        }
      }),
    );
  });

  it('leaves to whoever stops anywhere all that it was not told', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (all, stop) => {
        const told = coalesceChanges(all).slice(0, stop % (all.length + 1));
        const seen = told.at(-1)?.number ?? 0;
        const rest = coalesceChanges(all.filter(({ number }) => number > seen));
        const known = [...told, ...rest].map(({ followUpAgreementId, kind }) => [followUpAgreementId, kind]);
        const whole = coalesceChanges(all).map(({ followUpAgreementId, kind }) => [
          followUpAgreementId,
          kind,
        ]);
        expect(known).toEqual(whole);
      }),
    );
  });
});
