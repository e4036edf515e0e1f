// The arrows of the house plan as dependency-cruiser rules: who in src may import whom, and which packages stand where.
import { cruise, type ICruiseResult } from 'dependency-cruiser';

interface Place {
  /** A path below the root, as a regular expression. */
  from: string;
  /** What inside src it may import, besides itself. */
  inside: string[];
  /** Packages it may import; a trailing slash means a whole scope. */
  packages: string[];
  /** Whether Node's own modules may be used. Code that also runs in the browser may not. */
  builtins: boolean;
}

const errors = 'src/errors\\.ts$';
const port = ['src/store/', 'src/domain/', errors];
const shared = ['tokens', 'bot-credential', 'client-token', 'single-attempts', 'body-template'].map(
  (name) => `src/${name}\\.ts$`,
);
const rules = ['src/domain/', 'src/engine/', 'src/texts/', errors, ...shared];

/** One line per place; the first match counts, so a single file stands before its folder. */
const places: Place[] = [
  { from: errors, inside: [], packages: [], builtins: false },
  { from: 'src/domain/', inside: [errors], packages: ['temporal-polyfill'], builtins: false },
  { from: 'src/texts/', inside: [errors], packages: [], builtins: false },
  { from: 'src/store/sqlite\\.ts$', inside: port, packages: ['better-sqlite3'], builtins: true },
  { from: 'src/store/cosmos[a-z-]*\\.ts$', inside: port, packages: ['@azure/'], builtins: true },
  { from: 'src/store/', inside: port, packages: [], builtins: true },
  { from: 'src/engine/', inside: ['src/domain/', 'src/store/port\\.ts$', errors], packages: [], builtins: true },
  {
    from: 'src/teams/',
    inside: rules,
    packages: ['botbuilder', 'botframework-connector', '@microsoft/teams-ai', 'undici', 'zod'],
    builtins: true,
  },
  {
    from: 'src/connectors/',
    inside: rules,
    packages: [
      'fflate',
      'ical-generator',
      'nodemailer',
      'pdfkit',
      'read-excel-file',
      'undici',
      'write-excel-file',
      'zod',
    ],
    builtins: true,
  },
  {
    from: 'src/http/contract[a-z-]*\\.ts$',
    inside: ['src/domain/', 'src/http/contract\\.ts$', errors],
    packages: ['zod'],
    builtins: false,
  },
  { from: 'src/http/', inside: rules, packages: ['fastify', '@fastify/', 'prom-client', 'zod'], builtins: true },
  {
    from: 'src/tab/',
    inside: ['src/domain/', 'src/texts/', 'src/http/contract[a-z-]*\\.ts$'],
    packages: [
      'react',
      'react-dom',
      '@fluentui/',
      '@microsoft/teams-js',
      'adaptivecards',
      'fflate',
      'oauth4webapi',
      'zod',
    ],
    builtins: false,
  },
  {
    // Through the door where a command changes what the product knows, as `person-data` does.
    from: 'src/commands/',
    inside: [
      'src/domain/',
      'src/engine/',
      'src/store/',
      'src/connectors/',
      'src/texts/',
      'src/app-env\\.ts$',
      'src/config[a-z-]*\\.ts$',
      'src/bot-credential\\.ts$',
      errors,
    ],
    packages: ['ajv', 'ajv-draft-04', 'fflate', 'zod'],
    builtins: true,
  },
  { from: 'src/tokens\\.ts$', inside: [errors], packages: ['jose'], builtins: true },
  { from: 'src/bot-credential\\.ts$', inside: [errors], packages: ['jose', '@azure/'], builtins: true },
  {
    from: 'src/config-bot\\.ts$',
    inside: ['src/bot-credential\\.ts$', 'src/config-reader\\.ts$'],
    packages: [],
    builtins: true,
  },
  { from: 'src/client-token\\.ts$', inside: [errors, 'src/bot-credential\\.ts$'], packages: [], builtins: false },
  {
    from: 'src/single-attempts\\.ts$',
    inside: [errors, 'src/engine/trace\\.ts$'],
    packages: ['undici'],
    builtins: false,
  },
  {
    from: 'src/log\\.ts$',
    inside: ['src/engine/env\\.ts$', 'src/engine/trace\\.ts$', errors],
    packages: ['pino'],
    builtins: true,
  },
  { from: 'src/process-name\\.ts$', inside: [], packages: [], builtins: true },
  { from: 'src/body-template\\.ts$', inside: [errors], packages: [], builtins: false },
  {
    from: 'src/config-[a-z]+\\.ts$',
    inside: [errors, 'src/body-template\\.ts$', 'src/config-settings\\.ts$'],
    packages: [],
    builtins: false,
  },
  {
    from: 'src/config\\.ts$',
    inside: ['src/config-[a-z]+\\.ts$', 'src/bot-credential\\.ts$', errors],
    packages: ['zod'],
    builtins: true,
  },
  { from: 'src/listener\\.ts$', inside: [], packages: [], builtins: true },
  {
    from: 'src/main\\.ts$',
    inside: ['src/app\\.ts$', 'src/config\\.ts$', 'src/listener\\.ts$'],
    packages: [],
    builtins: true,
  },
  { from: 'src/app[a-z-]*\\.ts$', inside: ['src/'], packages: ['[^@/]+', '@[^/]+/'], builtins: true },
];

const legacySdks = 'node_modules/(botbuilder|botframework-|@microsoft/teams-ai)';

/**
 * Every import below src, local, tests and bench that breaks an arrow, as `rule: from → to`.
 * `files` are the modules that were really read: a checker that silently read nothing finds nothing.
 */
export async function brokenArrows(root: string, folders: string[]): Promise<{ broken: string[]; files: string[] }> {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: forbidden() },
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '\\.css$' },
    },
    { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  );
  const result = output as ICruiseResult;
  const files = result.modules
    .map((module) => module.source)
    .filter((file) => folders.some((f) => file.startsWith(`${f}/`)));
  const homeless = files.filter(
    (file) => file.startsWith('src/') && !places.some((p) => new RegExp(`^${p.from}`).test(file)),
  );
  const broken = [
    ...result.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`),
    ...homeless.map((file) => `no-place: ${file}`),
  ];
  return { broken: [...new Set(broken)].sort(), files };
}

function forbidden() {
  const earlier: string[] = [];
  const perPlace = places.flatMap((place) => {
    const from = { path: `^${place.from}`, pathNot: [...earlier] };
    earlier.push(`^${place.from}`);
    const inside = [place.from, ...place.inside].map((path) => `^${path}`);
    const packages = place.packages.map((name) => `^node_modules/${name.replace(/([^/])$/, '$1/')}`);
    return [
      { name: 'arrow', from, to: { path: '^src/', pathNot: inside } },
      { name: 'package', from, to: { path: '^node_modules/', pathNot: ['^$', ...packages] } },
      ...(place.builtins ? [] : [{ name: 'builtin', from, to: { dependencyTypes: ['core' as const] } }]),
    ];
  });
  return [
    ...perPlace,
    { name: 'cycle', from: { path: '^(src|local)/' }, to: { circular: true } },
    { name: 'outside', from: { path: '^src/' }, to: { path: '^(local|tests|bench|infra|appPackage)/' } },
    { name: 'outside', from: { path: '^local/' }, to: { path: '^(tests|bench|infra)/' } },
    { name: 'legacy-sdk', from: { path: '^(src|local)/', pathNot: '^src/teams/' }, to: { path: legacySdks } },
    { name: 'unresolved', from: {}, to: { couldNotResolve: true } },
  ].map((rule) => ({ ...rule, severity: 'error' as const }));
}
