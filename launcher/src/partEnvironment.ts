/**
 * What parts may take over from the environment that the launcher was started in, by name in any case; `*` at
 * the end stands for any ending. All else stays out: a worker runs models that people bring, and the portal speaks to everybody.
 */
const everywhere = [
  // Where programs, homes, temporary files and shared libraries are.
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'TMPDIR',
  'TMP',
  'TEMP',
  'LD_LIBRARY_PATH',
  'LD_PRELOAD',
  'DYLD_*',
  'XDG_*',
  'SYSTEMROOT',
  'COMSPEC',
  'PATHEXT',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
  // Node itself, and what of memory and threads it is given.
  'NODE_*',
  'UV_*',
  'MALLOC_*',
  // Language, time zone and colours.
  'LANG',
  'LANGUAGE',
  'LC_*',
  'TZ',
  'TERM',
  'NO_COLOR',
  'FORCE_COLOR',
  // The way out, and whom to believe there.
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'ALL_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/** What its owner needs beyond that: the API and its commands alone hold the settings with credentials. */
const ofApi = ['DATABASE_URL', 'CRITBATCH_*', 'PG*'];

const ofPart = {
  setup: ofApi,
  owner: ofApi,
  attest: ofApi,
  signInLink: ofApi,
  api: ofApi,
  web: [
    'CRITBATCH_API_URL',
    'CRITBATCH_PUBLIC_URL',
    'CRITBATCH_PORTAL_SECRET',
    'CRITBATCH_TRUSTED_PROXIES',
    'HOSTNAME',
    'PORT',
    'KEEP_ALIVE_TIMEOUT',
    'NEXT_TELEMETRY_DISABLED',
    'FONTCONFIG_*',
  ],
  worker: [
    'CRITBATCH_API_URL',
    'CRITBATCH_TOKEN',
    'CRITBATCH_TOKEN_FILE',
    'CRITBATCH_TENSORFLOW',
    // Engines, their threads and their devices.
    'ORT_*',
    'ONNXRUNTIME_*',
    'TF_*',
    'XLA_*',
    'OMP_*',
    'GOMP_*',
    'KMP_*',
    'MKL_*',
    'OPENBLAS_*',
    'CUDA_*',
    'CUDNN_*',
    'NCCL_*',
    'NVIDIA_*',
    'ROCR_*',
    'HIP_*',
    'HSA_*',
    'VK_*',
    'MESA_*',
    // By which a scheduler tells a job what is its own.
    'SLURM_*',
    'KUBERNETES_*',
  ],
} satisfies Record<string, readonly string[]>;

/**
 * What a part has where nobody says otherwise. glibc keeps a heap for each of the API's dozen threads, eight to a processor, and gives little
 * of any back: with two, a process that has been through the heaviest requests is 150 MB smaller.
 */
const usual: Partial<Record<PartName, Variables>> = { api: { MALLOC_ARENA_MAX: '2' } };

export type PartName = keyof typeof ofPart;

type Variables = Record<string, string | undefined>;

/** The part of an environment that a part of Critbatch takes over. */
export function environmentOf(part: PartName, environment: Variables): Variables {
  const allowed: string[] = [...everywhere, ...ofPart[part]];
  const isAllowed = (name: string) =>
    allowed.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));
  const taken = Object.entries(environment).filter(([name]) => isAllowed(name.toUpperCase()));
  return { ...usual[part], ...Object.fromEntries(taken) };
}
