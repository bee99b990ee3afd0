import { addDays } from '@banenbrug/service-common';
import fc from 'fast-check';
import type { FollowUpStatus, FollowUpStatusChange } from '../../entities';
import { standingOf } from './follow-up-standing.service';
import { type FollowUpCourse, statusOn } from './status-on.service';

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

const statuses = fc.constantFrom<FollowUpStatus>('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED');

/** Histories of up to eight changes, some on the same day, the last at most today. */
const histories = fc
  .array(fc.record({ status: statuses, after: fc.integer({ min: 0, max: 80 }) }), {
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

const courseOf = (
  changes: readonly FollowUpStatusChange[],
  updateDays: readonly string[] = [],
): FollowUpCourse => ({ changes, updateDays, withdrawnOn: null });

/** Days from long before the history until today on which something else changed. */
const otherDays = fc.array(
  fc.integer({ min: 0, max: 200 }).map((ago) => addDays(today, -ago)),
  {
    maxLength: 4,
  },
);

describe('statusOn', () => {
  it('is null before the agreement was recorded and for days to come', () => {
    const course = courseOf([change(1, 'OPEN', '2026-06-10')]);
    expect(statusOn(course, '2026-06-09', today)).toBeNull();
    expect(statusOn(course, '2026-06-10', today)).toBe('OPEN');
    expect(statusOn(course, today, today)).toBe('OPEN');
    expect(statusOn(course, '2026-06-16', today)).toBeNull();
  });

  it('is null from the day on which it was withdrawn, and as it was before', () => {
    const course = { ...courseOf([change(1, 'OPEN', '2026-06-01')]), withdrawnOn: '2026-06-12' };
    expect(statusOn(course, '2026-06-11', today)).toBe('OPEN');
    expect(statusOn(course, '2026-06-12', today)).toBeNull();
    expect(statusOn(course, today, today)).toBeNull();
  });

  it('is the last of several changes of one day', () => {
    const course = courseOf([change(1, 'OPEN', '2026-06-10'), change(2, 'CONFIRMED', '2026-06-10')]);
    expect(statusOn(course, '2026-06-10', today)).toBe('CONFIRMED');
  });

  it.each(['OPEN', 'CONFIRMED', 'IN_PROGRESS'] as const)(
    'is SILENT when %s for 60 days and not before',
    (status) => {
      const course = courseOf([change(1, status, addDays(today, -60))]);
      expect(statusOn(course, addDays(today, -1), today)).toBe(status);
      expect(statusOn(course, today, today)).toBe('SILENT');
    },
  );

  it.each(['DONE', 'DROPPED'] as const)('is never SILENT when %s', (status) => {
    const course = courseOf([change(1, status, addDays(today, -600))]);
    expect(statusOn(course, today, today)).toBe(status);
  });

  it('is no longer SILENT from the day of a note, or of any other change', () => {
    const changes = [change(1, 'OPEN', addDays(today, -100))];
    const noted = courseOf([...changes, change(2, 'OPEN', addDays(today, -10))]);
    const changed = courseOf(changes, [addDays(today, -10)]);
    for (const course of [noted, changed]) {
      expect(statusOn(course, addDays(today, -11), today)).toBe('SILENT');
      expect(statusOn(course, addDays(today, -10), today)).toBe('OPEN');
    }
  });

  it('answers for every past day what somebody who wrote it down each evening would have written', () => {
    fc.assert(
      fc.property(histories, otherDays, (changes, updateDays) => {
        let written: FollowUpStatus | null = null;
        let quietDays = 0;
        for (let day = addDays(changes[0]?.since ?? today, -3); day <= today; day = addDays(day, 1)) {
          quietDays += 1;
          for (const { since, status } of changes) if (since === day) [written, quietDays] = [status, 0];
          if (updateDays.includes(day)) quietDays = 0;
          const isQuiet = quietDays >= 60 && written !== 'DONE' && written !== 'DROPPED';
          expect(statusOn(courseOf(changes, updateDays), day, today)).toBe(
            written !== null && isQuiet ? 'SILENT' : written,
          );
        }
      }),
    );
  });

  it('says of today what the row itself says, when its last update is the latest of all', () => {
    fc.assert(
      fc.property(histories, otherDays, (changes, updateDays) => {
        const last = changes.at(-1);
        const lastUpdateOn = [last?.since ?? today, ...updateDays].sort().at(-1) ?? today;
        expect(statusOn(courseOf(changes, updateDays), today, today)).toBe(
          standingOf(last?.status ?? 'OPEN', lastUpdateOn, today),
        );
      }),
    );
  });

  it('falls silent after 60 days without a change and stays so, unless it has ended', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 300 }), (changes, days) => {
        const last = changes.at(-1)?.status ?? 'OPEN';
        const hasEnded = last === 'DONE' || last === 'DROPPED';
        const end = addDays(today, 360);
        expect(statusOn(courseOf(changes), addDays(today, 60 + days), end)).toBe(hasEnded ? last : 'SILENT');
      }),
    );
  });

  it('never changes an answer about the past when the status changes again', () => {
    fc.assert(
      fc.property(histories, otherDays, statuses, (changes, days, next) => {
        const later = courseOf([...changes, change(changes.length + 1, next, today)], [...days, today]);
        for (let day = addDays(today, -200); day < today; day = addDays(day, 1)) {
          expect(statusOn(later, day, today)).toBe(statusOn(courseOf(changes, days), day, today));
        }
        expect(statusOn(later, today, today)).toBe(next);
      }),
    );
  });
});
