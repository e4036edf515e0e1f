// Reads Bicep offline into the little that the rules look at: declarations, values, names used, and where they stand.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** A value as it is written; `code` for whatever would have to be evaluated. */
export type Value =
  | { kind: 'text' | 'number' | 'boolean'; text: string; line: number }
  | { kind: 'code'; text: string; line: number }
  | { kind: 'list'; items: Value[]; line: number }
  | { kind: 'object'; fields: Map<string, Value>; line: number };

export interface Declared {
  kind: 'param' | 'var' | 'resource' | 'module' | 'output' | 'using';
  name: string;
  line: number;
  /** Type of a parameter or output; `type@version` of a resource; path of a module. */
  type: string;
  /** Names of decorators with what is written in their brackets. */
  decorators: Map<string, string>;
  value: Value | null;
  /** Names that its text uses. */
  uses: Set<string>;
}

export interface BicepFile {
  /** Path below `infra/`. */
  file: string;
  declared: Declared[];
  /** Places that are no Bicep: `line: text`. */
  broken: string[];
}

const require = createRequire(import.meta.url);
let parser: Parser | null = null;

async function bicepParser(): Promise<Parser> {
  if (parser) return parser;
  await Parser.init();
  const language = await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
  parser = new Parser();
  parser.setLanguage(language);
  return parser;
}

/** Reads one file. Values of parameter files are read as variables: the grammar does not know them otherwise. */
export async function readBicep(path: string, file = basename(path)): Promise<BicepFile> {
  const text = readFileSync(path, 'utf8');
  const known = file.endsWith('.bicepparam') ? text.replace(/^param (?=\w+ *=)/gm, 'var   ') : text;
  const tree = (await bicepParser()).parse(known);
  if (!tree) throw new Error(`${file} was not parsed`);
  const root = tree.rootNode;
  let decorators = new Map<string, string>();
  const declared: Declared[] = [];
  for (const node of root.namedChildren.filter((each) => each !== null)) {
    if (node.type === 'decorators') decorators = decoratorsOf(node);
    else if (node.type !== 'comment') {
      const one = declaration(node, decorators);
      if (one) declared.push(one);
      decorators = new Map();
    }
  }
  return { file, declared, broken: brokenIn(root) };
}

function brokenIn(node: Node): string[] {
  const here = node.isError || node.isMissing ? [`${node.startPosition.row + 1}: ${node.text.slice(0, 40)}`] : [];
  return [...here, ...childrenOf(node).flatMap(brokenIn)];
}

const childrenOf = (node: Node): Node[] => node.children.filter((each) => each !== null);
const namedOf = (node: Node): Node[] =>
  node.namedChildren.filter((each) => each !== null && each.type !== 'comment') as Node[];
const lineOf = (node: Node): number => node.startPosition.row + 1;

function decoratorsOf(node: Node): Map<string, string> {
  const calls = namedOf(node).map((one) => one.text.slice(1));
  return new Map(calls.map((call) => [call.split('(')[0] as string, call.slice(call.indexOf('(') + 1, -1)]));
}

const kinds: Readonly<Record<string, Declared['kind']>> = {
  parameter_declaration: 'param',
  variable_declaration: 'var',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
  using_statement: 'using',
};

function declaration(node: Node, decorators: Map<string, string>): Declared | null {
  const kind = kinds[node.type];
  if (!kind) return null;
  const parts = namedOf(node);
  const line = lineOf(node);
  if (kind === 'using') {
    return { kind, name: '', line, type: unquoted(parts[0]), decorators, value: null, uses: new Set() };
  }
  const [name, second] = parts;
  const last = parts.at(-1) as Node;
  const hasType = second !== undefined && (second.type === 'type' || kind === 'resource' || kind === 'module');
  const hasValue = kind === 'var' || parts.length > 2;
  return {
    kind,
    name: name?.text ?? '',
    line,
    type: hasType ? unquoted(second) : '',
    decorators,
    value: hasValue ? writtenAs(last) : null,
    uses: new Set(parts.slice(1).flatMap(namesIn)),
  };
}

const unquoted = (node: Node | undefined): string => (node?.text ?? '').replace(/^'|'$/g, '');

/** Identifiers that name something declared: not the keys of objects, not members, not a loop's own names. */
function namesIn(node: Node): string[] {
  if (node.type === 'identifier') return [node.text];
  if (node.type === 'for_statement') {
    const own = node.childForFieldName('initializer')?.text;
    return namedOf(node)
      .flatMap(namesIn)
      .filter((name) => name !== own);
  }
  if (node.type !== 'object_property') return namedOf(node).flatMap(namesIn);
  const [key, ...rest] = namedOf(node);
  return [...(key && key.type === 'string' ? namesIn(key) : []), ...rest.flatMap(namesIn)];
}

function writtenAs(node: Node): Value {
  const line = lineOf(node);
  const { text } = node;
  if (node.type === 'string' && !text.includes('${')) return { kind: 'text', text: text.replace(/^'|'$/g, ''), line };
  if (node.type === 'number' || node.type === 'boolean') return { kind: node.type, text, line };
  if (node.type === 'array' && !namedOf(node).some((each) => each.type === 'for_statement')) {
    return { kind: 'list', items: namedOf(node).map(writtenAs), line };
  }
  if (node.type === 'object') return { kind: 'object', fields: fieldsOf(node), line };
  // What a loop makes of each element is looked at once.
  const body = node.type === 'for_statement' ? namedOf(node).at(-1) : undefined;
  return body?.type === 'object' ? writtenAs(body) : { kind: 'code', text, line };
}

function fieldsOf(node: Node): Map<string, Value> {
  const pairs = namedOf(node).filter(({ type }) => type === 'object_property');
  return new Map(
    pairs.map((pair) => {
      const [key, value] = namedOf(pair);
      return [unquoted(key), writtenAs((value ?? key) as Node)];
    }),
  );
}

/** The value at a path of fields, such as `properties.disableLocalAuth`; undefined when nothing stands there. */
export function at(value: Value | null | undefined, path: string): Value | undefined {
  let here = value ?? undefined;
  for (const key of path.split('.')) here = here?.kind === 'object' ? here.fields.get(key) : undefined;
  return here;
}
