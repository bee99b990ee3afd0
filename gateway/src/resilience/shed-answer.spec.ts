import { isShedWhole } from './shed-answer';

const shed = { message: '', extensions: { code: 'SUBGRAPH_OVERLOADED' } };
const other = { message: '', extensions: { code: 'FORBIDDEN' } };

describe('an answer of which nothing could be had', () => {
  it('is shed whole when there is no data and every error is for want of room', () => {
    expect(isShedWhole({ data: null, errors: [shed, shed] })).toBe(true);
    expect(isShedWhole({ errors: [shed] })).toBe(true);
  });

  it.each([
    ['it has data', { data: { a: null }, errors: [shed] }],
    ['something else went wrong too', { data: null, errors: [shed, other] }],
    ['nothing went wrong', { data: null, errors: [] }],
    ['it says nothing', {}],
  ])('is not when %s', (_, answer) => {
    expect(isShedWhole(answer)).toBe(false);
  });
});
