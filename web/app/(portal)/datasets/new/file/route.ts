import { takeFile } from '../../../../../features/exchange/takeFile.ts';

export const POST = (request: Request) => takeFile(request, '/datasets/new');
