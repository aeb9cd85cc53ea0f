import { MoveDirection, RecheckVerdict } from '@critbatch/prisma/generated/enums';
import { declareEnum } from '../../platform/scalar/declareEnum.ts';

export { MoveDirection, RecheckVerdict };

declareEnum(RecheckVerdict, 'RecheckVerdict', 'What a re-check of a sweep found.', {
  SAME: 'b* is where it was, as far as both intervals tell.',
  MOVED:
    'b* has moved by a factor of 1.25 at least, and on a logarithmic scale further than 1.5 times the half widths of both intervals. Where the re-check found no b*, the work of its runs falls beyond that distance, so that b* lies there.',
  UNDECIDED: 'The re-check cannot tell whether b* has moved, or was canceled.',
});

declareEnum(MoveDirection, 'MoveDirection', 'Direction in which b* has moved.', {
  UP: 'b* is at larger batch sizes than before.',
  DOWN: 'b* is at smaller batch sizes than before.',
});
