import { RecheckVerdict } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { RecheckVerdict };

declareEnum(RecheckVerdict, 'RecheckVerdict', 'What a re-check of a sweep found.', {
  SAME: 'b* is where it was, as far as both intervals tell.',
  MOVED:
    'b* has moved by a factor of 1.25 at least, and on a logarithmic scale further than 1.5 times the half widths of both intervals.',
  UNDECIDED: 'The re-check found no b* to compare, or was canceled.',
});
