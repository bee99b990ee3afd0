import { createHash } from 'node:crypto';
import type { Page } from '@banenbrug/service-common';
import { criteria, fieldSql, preferredMetSql, verdictSql } from './criteria';
import { type HitTest, hitsInOrder, type Sampling, type Stretch } from './hits-in-order';
import type { Offer } from './offer';
import type { Parameters } from './parameters';
import type { QuestionGroup } from './question-source';

/** The place in the order after which a page begins. */
interface Place {
  readonly met: number;
  readonly verifiedOn: string;
  readonly id: string;
}

/** The keys of a cursor of hits: [question, day of the order, preferred criteria met, verifiedOn, id]. */
function placeBefore({ after }: Page): Place | null {
  if (after === null) return null;
  const [, , met = '', verifiedOn = '', id = ''] = after;
  return { met: Number(met), verifiedOn, id };
}

/** The id at which the ring is entered on a day: elsewhere each day, and nobody can choose where. */
export function entryOfDay(day: string): string {
  const hex = createHash('md5').update(day).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * A page of hits of a question `q`, as a select of profiles with `met` and `position`: who meets more of what is
 * preferred comes first, then the freshest, then by id in a ring that is entered elsewhere each day (docs/search.md).
 * Those who meet fewer of the preferred criteria are looked for only when those who meet more do not fill the page.
 * @param day the day whose order it is
 */
export function pageSql(
  group: QuestionGroup,
  page: Page,
  day: string,
  offer: Offer,
  sampling: Sampling,
  { add }: Parameters,
): string {
  const after = placeBefore(page);
  const limit = `${add(page.first + 1)}::integer`;
  const entry = `${add(entryOfDay(day))}::uuid`;
  const cursor = after && { day: `${add(after.verifiedOn)}::date`, id: `${add(after.id)}::uuid` };
  const numbers = Array.from({ length: group.preferred.size + 1 }, (_, fewer) => group.preferred.size - fewer)
    // What comes before the cursor is not read again.
    .filter((met) => after === null || met <= after.met);
  const parts = numbers.map((met, index) => {
    const found = numbers.slice(0, index).map((more) => `(select count(*) from met${more})`);
    const stretch: Stretch = { entry, limit, cursor: after?.met === met ? cursor : null, sampling };
    const conditions = found.length === 0 ? [] : [`${found.join(' + ')} < ${limit}`];
    return `met${met} as materialized (${hitsInOrder(group, hitTest(group, met), stretch, offer, conditions)})`;
  });
  const all = numbers.map((met) => `select ${met} as met, m.* from met${met} m`).join(' union all ');
  return `
    with ${parts.join(', ')}
    select h.*, row_number() over (order by h.met desc, h.verified_on desc, h.arm, h.id) as position
    from (${all}) h order by position limit ${limit}`;
}

/**
 * Where only some questions of a group ask for occupations, which tell hits apart best, the two kinds are found each for
 * itself: no index helps with "one of these, if any were asked".
 */
function hitTest(group: QuestionGroup, met: number): HitTest {
  const isHit = isHitWith(group, met);
  const { required } = group;
  if (required.get('OCCUPATIONS') !== 'SOME') return { isHit, kinds: [{ when: 'true', isHit }] };
  const asking = new Map([...required, ['OCCUPATIONS', 'ALL'] as const]);
  const others = new Map([...required].filter(([field]) => field !== 'OCCUPATIONS'));
  const { askedSql } = criteria.OCCUPATIONS;
  return {
    isHit,
    kinds: [
      { when: askedSql, isHit: isHitWith({ ...group, required: asking }, met) },
      { when: `not (${askedSql})`, isHit: isHitWith({ ...group, required: others }, met) },
    ],
  };
}

/** Whether a profile is a hit that meets so many of the preferred criteria, as SQL; true when all are. */
function isHitWith({ required, preferred }: QuestionGroup, met: number): string {
  const meets = [...preferred].map(([field, by]) => fieldSql(field, by));
  const conditions = [
    ...(required.size > 0 ? [verdictSql(required)] : []),
    // Said so that an index can find them: all of the criteria, or at least one.
    ...(met === preferred.size ? meets : [`${preferredMetSql(preferred)} = ${met}`]),
    ...(met > 0 && met < preferred.size ? [`(${meets.join(' or ')})`] : []),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' and ');
}
