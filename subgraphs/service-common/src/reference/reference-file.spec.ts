import { parseReferenceTable } from './reference-file';

function rowOf(line: string) {
  const [row] = parseReferenceTable('sample.csv', `code;year;kind\n${line}\n`);
  if (row === undefined) throw new Error('the sample has no row');
  return row;
}

describe('parseReferenceTable', () => {
  it('reads cells by the column in the header', () => {
    const row = rowOf('A;2025;NEW');
    expect(row.text('code')).toBe('A');
    expect(row.number('year')).toBe(2025);
    expect(row.oneOf('kind', ['OLD', 'NEW'])).toBe('NEW');
  });

  it('reads an empty cell as null where a cell may be empty', () => {
    const row = rowOf('A;;');
    expect(row.optionalNumber('year')).toBeNull();
    expect(row.optionalText('kind')).toBeNull();
  });

  it('names file, line and column when a value is missing or of another kind', () => {
    expect(() => rowOf(';2025;NEW').text('code')).toThrow('sample.csv, line 2: column code needs a value');
    expect(() => rowOf('A;;NEW').number('year')).toThrow('column year needs a number');
    expect(() => rowOf('A;soon;NEW').number('year')).toThrow('column year needs a number');
    expect(() => rowOf('A;2025;new').oneOf('kind', ['OLD', 'NEW'])).toThrow('needs one of OLD, NEW');
  });

  it('refuses a row with a cell too many or too few', () => {
    expect(() => rowOf('A;2025')).toThrow('sample.csv, line 2: 2 cells where the header has 3');
    expect(() => rowOf('A;2025;NEW;1')).toThrow('4 cells');
  });
});
