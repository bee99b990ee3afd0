import { errorCodes } from '@banenbrug/service-common';
import { textOf } from './repository';

describe('the papers', () => {
  it('name every error code of the catalogue, and no other', () => {
    const section = textOf('subgraphs/service-common/README.md').split('## Error codes')[1] ?? '';
    const named = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
    expect(new Set(named)).toEqual(new Set(Object.keys(errorCodes)));
  });
});
