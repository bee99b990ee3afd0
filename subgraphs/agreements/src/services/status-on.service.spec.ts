import { addDays } from '@banenbrug/service-common';
import fc from 'fast-check';
import type { FollowUpStatus, FollowUpStatusChange } from '../entities';
import { statusOn } from './status-on.service';

const today = '2026-06-15';

const change = (number: number, status: FollowUpStatus, since: string): FollowUpStatusChange => ({
  followUpAgreementId: 'a',
  number,
  status,
  since,
  notedBy: null,
  note: null,
  reason: null,
});

const statuses = fc.constantFrom<FollowUpStatus>(
  'OPEN',
  'CONFIRMED',
  'IN_PROGRESS',
  'DONE',
  'DROPPED',
  'NO_RESPONSE',
);

/** Histories of up to eight changes, some on the same day, the last at most today. */
const histories = fc
  .array(fc.record({ status: statuses, after: fc.integer({ min: 0, max: 20 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => {
    const total = steps.reduce((sum, { after }) => sum + after, 0);
    let day = addDays(today, -total);
    return steps.map(({ status, after }, index) => {
      day = addDays(day, after);
      return change(index + 1, status, day);
    });
  });

describe('statusOn', () => {
  it('is null before the agreement was recorded and for days to come', () => {
    const changes = [change(1, 'OPEN', '2026-06-10')];
    expect(statusOn(changes, '2026-06-09', today)).toBeNull();
    expect(statusOn(changes, '2026-06-10', today)).toBe('OPEN');
    expect(statusOn(changes, today, today)).toBe('OPEN');
    expect(statusOn(changes, '2026-06-16', today)).toBeNull();
  });

  it('is the last of several changes of one day', () => {
    const changes = [change(1, 'OPEN', '2026-06-10'), change(2, 'CONFIRMED', '2026-06-10')];
    expect(statusOn(changes, '2026-06-10', today)).toBe('CONFIRMED');
  });

  it('answers for every past day what somebody who wrote it down each evening would have written', () => {
    fc.assert(
      fc.property(histories, (changes) => {
        let written: FollowUpStatus | null = null;
        for (let day = addDays(changes[0]?.since ?? today, -3); day <= today; day = addDays(day, 1)) {
          for (const { since, status } of changes) if (since === day) written = status;
          expect(statusOn(changes, day, today)).toBe(written);
        }
      }),
    );
  });

  it('never changes an answer about the past when the status changes again', () => {
    fc.assert(
      fc.property(histories, statuses, (changes, next) => {
        const later = [...changes, change(changes.length + 1, next, today)];
        for (const { since } of changes.filter((earlier) => earlier.since < today)) {
          expect(statusOn(later, since, today)).toBe(statusOn(changes, since, today));
        }
        expect(statusOn(later, today, today)).toBe(next);
      }),
    );
  });
});
