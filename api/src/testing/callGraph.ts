import { fileURLToPath } from 'node:url';
import type { MethodDeclaration, Node } from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import {
  isBindingElement,
  isClassDeclaration,
  isDecorator,
  isIdentifier,
  isImportDeclaration,
  isMethodDeclaration,
  isPrivateIdentifier,
  isTypeNode,
} from 'typescript/unstable/ast/is';
import type { Checker, Symbol as Named, NodeHandle, Program } from 'typescript/unstable/sync';
import { API, SymbolFlags } from 'typescript/unstable/sync';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** Ours, and no tests: what a field of the API can reach. */
const own = new RegExp(`^${root}(api|theory|prisma)/src/(?!testing/|generated/)`);

/** A field of the API, by its resolver's class and method. */
export type FieldMethod = {
  name: string;
  /** Names of the decorators on the method. */
  decorators: ReadonlySet<string>;
  /** Functions, methods and constants that it may come to by calls, as far as types tell: their names, and a way to each. */
  reached: ReadonlyMap<string, string[]>;
};

/**
 * Reads the API's own code and follows each resolver's method, with the preparation that its decorators name, through all that it
 * mentions: too much rather than too little. What runs in a thread is named by an address and not by an identifier: it is not followed.
 */
export function readFieldMethods(): FieldMethod[] {
  const api = new API({ cwd: root });
  try {
    const [project] = api.updateSnapshot({ openProjects: [`${root}api/tsconfig.json`] }).getProjects();
    if (!project) throw new Error('TypeScript opened no project.');
    const { program, checker } = project;
    const methods = fieldMethods(program);
    const graph = new CallGraph(checker);
    graph.follow(methods.map(({ method }) => method));
    return methods.map(({ name, method, decorators }) => {
      return { name, decorators, reached: graph.reachedFrom(method) };
    });
  } finally {
    api.close();
  }
}

const fieldDecorators = ['Query', 'Mutation', 'Subscription', 'FieldResolver', 'Field'];

function fieldMethods(program: Program) {
  const found: { name: string; method: MethodDeclaration; decorators: Set<string> }[] = [];
  for (const file of program.getSourceFileNames()) {
    if (!own.test(file) || !file.includes('/api/src/') || /\.test\.ts$/.test(file)) continue;
    program.getSourceFile(file)?.forEachChild((statement) => {
      if (!isClassDeclaration(statement)) return;
      for (const method of statement.members.filter(isMethodDeclaration)) {
        const decorators = new Set(decoratorsOf(method));
        if (!fieldDecorators.some((each) => decorators.has(each))) continue;
        found.push({ name: `${statement.name?.text}.${method.name.getText()}`, method, decorators });
      }
    });
  }
  return found;
}

function decoratorsOf(method: MethodDeclaration): string[] {
  const names: string[] = [];
  method.forEachChild((child) => {
    if (isDecorator(child)) names.push(/^@(\w+)/.exec(child.getText())?.[1] ?? '');
  });
  return names;
}

/** Declarations, and those that each of them mentions. */
class CallGraph {
  readonly #checker: Checker;
  readonly #mentioned = new Map<Node, Set<Node>>();
  readonly #names = new Map<Node, string>();

  constructor(checker: Checker) {
    this.#checker = checker;
  }

  follow(roots: readonly Node[]): void {
    let next: readonly Node[] = roots;
    while (next.length > 0) {
      const places = next
        .filter((node) => !notFollowed.has(this.#names.get(node) ?? ''))
        .flatMap((from) => mentionsIn(from).map((at) => ({ from, at })));
      for (const node of next) this.#mentioned.set(node, new Set());
      const symbols = this.#checker.getSymbolAtLocation(places.map(({ at }) => at));
      const fresh = new Set<Node>();
      for (const [index, { from, at }] of places.entries()) {
        for (const to of this.#declarationsOf(symbols[index], at)) {
          this.#mentioned.get(from)?.add(to);
          if (!this.#mentioned.has(to)) fresh.add(to);
        }
      }
      next = [...fresh];
    }
  }

  /** Names that can be come to, each with the way to it. */
  reachedFrom(from: Node): Map<string, string[]> {
    const ways = new Map<Node, string[]>([[from, []]]);
    for (const [node, way] of ways) {
      for (const to of this.#mentioned.get(node) ?? []) {
        if (!ways.has(to)) ways.set(to, [...way, this.#names.get(to) ?? '']);
      }
    }
    return new Map([...ways].map(([node, way]) => [this.#names.get(node) ?? '', way]));
  }

  #declarationsOf(symbol: Named | undefined, at: Node): Node[] {
    const targets = [symbol, this.#behind(symbol, at)].flatMap((each) => this.#resolved(each));
    return targets.flatMap((target) =>
      target.declarations.filter(isFollowed).flatMap((handle) => {
        const node = handle.resolve();
        if (!node) return [];
        this.#names.set(node, target.name);
        return [node];
      }),
    );
  }

  /** The value of `{ name }` in an object, and the property that `{ name }` takes out of one. */
  #behind(symbol: Named | undefined, at: Node): Named | undefined {
    const { parent } = at;
    if (parent.kind === SyntaxKind.ShorthandPropertyAssignment)
      return this.#checker.getShorthandAssignmentValueSymbol(parent);
    if (!isBindingElement(parent) || parent.name !== at || !symbol) return undefined;
    const type = this.#checker.getTypeAtLocation(parent.parent);
    return type && this.#checker.getPropertyOfType(type, parent.propertyName?.getText() ?? symbol.name);
  }

  #resolved(symbol: Named | undefined): Named[] {
    if (!symbol) return [];
    return [symbol.flags & SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol];
  }
}

/** Parameters and local variables stand within what is followed already. */
const followedKinds = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.PropertyAssignment,
  SyntaxKind.ShorthandPropertyAssignment,
  SyntaxKind.PropertyDeclaration,
  SyntaxKind.VariableDeclaration,
  SyntaxKind.ClassDeclaration,
  SyntaxKind.GetAccessor,
]);

function isFollowed({ kind, path }: NodeHandle): boolean {
  return followedKinds.has(kind) && own.test(path) && !/\.test\.ts$/.test(path);
}

/** What is mentioned there is not done there. */
const notFollowed = new Set([
  // Plans before anything is known: without a crossing no law is fitted (1 to 3 ms).
  'pilotPlan',
]);

/** The identifiers in a declaration that are no types. A class is what it does when it is made. */
function mentionsIn(declaration: Node): Node[] {
  const found: Node[] = [];
  const isClass = isClassDeclaration(declaration);
  const visit = (node: Node): void => {
    if (isTypeNode(node) || isImportDeclaration(node)) return;
    if (isIdentifier(node) || isPrivateIdentifier(node)) found.push(node);
    else if (!isClass || node.parent !== declaration || !isMethodDeclaration(node)) node.forEachChild(visit);
  };
  declaration.forEachChild(visit);
  return found;
}
