/**
 * Where enumerations stand in the type of a column: their values, or those of the parts of a nested type in order, or
 * nothing at all.
 */
export type EnumTree = readonly string[] | { readonly parts: readonly EnumTree[] } | null;

/** Reads a DuckDB type as DESCRIBE writes it: `ENUM('a', 'b')[]`, `STRUCT(x INTEGER, "y z" ENUM('a'))`, … */
export function readEnumTree(type: string): EnumTree {
  return new TypeReader(type).read();
}

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),[\]]|[^\s'"(),[\]]+/g;

class TypeReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(type: string) {
    this.#tokens = type.match(TOKEN) ?? [];
  }

  read(): EnumTree {
    let tree = this.#plain();
    while (this.#take('[')) {
      while (!this.#take(']') && this.#at < this.#tokens.length) this.#at++;
      tree = tree && { parts: [tree] };
    }
    return tree;
  }

  #plain(): EnumTree {
    const name = this.#next();
    while (/^[A-Z_]+$/i.test(this.#tokens[this.#at] ?? '')) this.#at++;
    if (!this.#take('(')) return null;
    if (name === 'ENUM') return this.#list(() => unquoted(this.#next()));
    const parts = this.#list(() => {
      if (name === 'STRUCT' || name === 'UNION') this.#next();
      return this.read();
    });
    if (parts.every((part) => part === null)) return null;
    return name === 'MAP' ? { parts: [{ parts }] } : { parts };
  }

  #list<T>(item: () => T): T[] {
    const items: T[] = [];
    while (this.#at < this.#tokens.length && !this.#take(')')) {
      items.push(item());
      this.#take(',');
    }
    return items;
  }

  #next(): string {
    return this.#tokens[this.#at++] ?? '';
  }

  #take(token: string): boolean {
    const isThere = this.#tokens[this.#at] === token;
    if (isThere) this.#at++;
    return isThere;
  }
}

function unquoted(token: string): string {
  return token.slice(1, -1).replaceAll("''", "'");
}
