import { randomUUID } from 'node:crypto';
import { addDays } from '@banenbrug/service-common';
import type { TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import type { Story } from './session-report-oracle';

/** Writes stories down as the tables would hold them. */
export async function tellStories(hub: TestHub, sessionId: string, stories: readonly Story[]): Promise<void> {
  for (const [separation, story] of stories.entries()) {
    const days = [...story.lines.map(({ on }) => on), ...story.changedOn];
    await hub.sql(
      `insert into agreements.follow_up_agreements (id, session_id, employer_id, region_codes, category,
         employer_owner, region_owner, due_on, status, is_written_by_employer, is_written_by_region, recorded_on,
         separation, withdrawn_on, last_update_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true, true, $10, $11, $12, $13)`,
      [
        story.id,
        sessionId,
        story.employerId,
        story.regions,
        story.category,
        story.hasEmployerOwner ? 'Manager' : null,
        story.hasRegionOwner ? 'Adviser' : null,
        story.dueOn,
        story.lines.at(-1)?.status,
        story.recordedOn,
        separation,
        story.withdrawnOn,
        days.sort().at(-1),
      ],
    );
    for (const [index, { status, on }] of story.lines.entries()) {
      await hub.sql('insert into agreements.follow_up_status_changes values ($1, $2, $3, $4)', [
        story.id,
        index + 1,
        status,
        on,
      ]);
    }
    for (const on of story.changedOn) {
      await hub.sql('insert into agreements.follow_up_update_days values ($1, $2) on conflict do nothing', [
        story.id,
        on,
      ]);
    }
    for (const [index, result] of story.results.entries()) {
      await hub.sql(
        `insert into agreements.follow_up_results values ($1, $2, $3, $4, null, $5, $6, $7, 'LIAISON')`,
        [
          story.id,
          index + 1,
          result.isMeetingHeld,
          result.isArrangementSigned,
          result.placements,
          result.hoursHundredths,
          result.on,
        ],
      );
    }
  }
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
/** Ascending days, the first the day of recording. */
const steps = fc.array(
  fc.record({
    status: fc.constantFrom('OPEN', 'CONFIRMED', 'IN_PROGRESS', 'DONE', 'DROPPED'),
    after: fc.integer({ min: 0, max: 70 }),
  }),
  { minLength: 1, maxLength: 5 },
);
/** Agreements of these employers that began some 320 days before a day. */
export const storyOf = (employerIds: readonly string[], day: string): fc.Arbitrary<Story> =>
  fc
    .record({
      employerId: fc.constantFrom(...employerIds),
      regions: fc.subarray(['AM01', 'AM02', 'AM03', 'AM06', 'AM38'], { minLength: 1, maxLength: 3 }),
      category: fc.constantFrom('PLACEMENTS', 'CANDIDATES', 'OTHER'),
      steps,
      changes: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 2 }),
      withdrawnAfter: maybe(fc.integer({ min: 0, max: 300 })),
      // Around the day, too.
      dueAfter: maybe(fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 319, max: 321 }))),
      hasEmployerOwner: fc.boolean(),
      hasRegionOwner: fc.boolean(),
      results: fc.array(
        fc.record({
          after: fc.integer({ min: 0, max: 200 }),
          isMeetingHeld: fc.boolean(),
          isArrangementSigned: fc.boolean(),
          placements: maybe(fc.integer({ min: 0, max: 9 })),
          hoursHundredths: maybe(fc.integer({ min: 0, max: 100_000 })),
        }),
        { maxLength: 2 },
      ),
    })
    .map(({ steps: course, changes, withdrawnAfter, dueAfter, results, ...rest }) => {
      const begin = addDays(day, -320);
      const total = (upTo: number): number =>
        course.slice(1, upTo + 1).reduce((sum, { after }) => sum + after, 0);
      const after = (days: number): string => addDays(begin, days);
      return {
        ...rest,
        id: randomUUID(),
        recordedOn: begin,
        lines: course.map(({ status }, index) => ({
          status: index === 0 ? 'OPEN' : status,
          on: after(total(index)),
        })),
        changedOn: changes.map(after),
        withdrawnOn: withdrawnAfter === null ? null : after(withdrawnAfter),
        dueOn: dueAfter === null ? null : after(dueAfter),
        results: results
          .sort((one, other) => one.after - other.after)
          .map(({ after: days, ...result }) => ({ ...result, on: after(days) })),
      };
    });
