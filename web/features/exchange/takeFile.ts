import { ViewerDocument } from '../../graphql/generated/graphql.ts';
import { apiUrl } from '../session/apiUrl.ts';
import { askBeforePage } from '../session/askBeforePage.ts';
import { asReader } from '../session/asReader.ts';
import { isFromElsewhere } from '../session/isFromElsewhere.ts';
import { csvHead, csvHeadFields } from './csvHead.ts';
import { formatOfFile } from './importQuery.ts';

/** A form holds all of a file in memory here; larger ones go to the API directly. */
const mostBytes = 64 * 2 ** 20;
/** As much of a table as is read for the names of its columns. */
const headBytes = 64 * 2 ** 10;

/** Takes the file of a form, hands it to the API in the sender's name, and leads back to the page with what it is called there. */
export async function takeFile(
  request: Request,
  page: '/sweeps/import' | '/datasets/new',
): Promise<Response> {
  const leadTo = (fields: Record<string, string>) =>
    new Response(null, { status: 303, headers: { location: `${page}?${new URLSearchParams(fields)}` } });
  if (Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY) > mostBytes) {
    return leadTo({ fault: 'large' });
  }
  // Before any of it is read: for strangers no memory is held.
  const isReaders = !isFromElsewhere(request.headers) && (await isSignedIn(request.headers));
  if (!isReaders) return leadTo({ fault: 'sent' });
  const form = await request.formData().catch(() => null);
  const [file, chosen] = [form?.get('file'), String(form?.get('format') ?? '')];
  if (!(file instanceof File)) return leadTo({ fault: 'sent', format: chosen });
  const format = page === '/sweeps/import' ? formatOfFile(chosen, file.name) : chosen;
  if (file.size === 0) return leadTo({ fault: 'empty', format });
  const query = new URLSearchParams({ teamId: String(form?.get('teamId')), fileName: file.name });
  const answer = await fetch(apiUrl(`/uploads?${query}`), {
    method: 'POST',
    headers: {
      ...asReader(request.headers),
      'content-type': 'application/octet-stream',
    },
    body: file.stream(),
    duplex: 'half',
  } as RequestInit).catch(() => null);
  if (answer?.status !== 201) return leadTo({ fault: 'sent', format });
  const { id, fileName } = (await answer.json()) as { id: string; fileName: string };
  const head = format.toUpperCase() === 'CSV' ? csvHead(await file.slice(0, headBytes).text()) : null;
  return leadTo({ upload: id, format, file: fileName, ...csvHeadFields(head) });
}

async function isSignedIn(sent: Headers): Promise<boolean> {
  return Boolean((await askBeforePage(ViewerDocument, {}, sent))?.data?.viewer);
}
