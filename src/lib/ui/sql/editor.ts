import { autocompletion, closeBrackets, completionKeymap, type Completion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { PostgreSQL, sql, SQLDialect } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { TABLES, type Table } from '#lib/dataset/index.ts';
import type { Locale } from '#lib/i18n/index.ts';

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly describedby: string;
  readonly locale: Locale;
  readonly onchange: (text: string) => void;
  readonly onrun: () => void;
}

/** The editor of statements: highlighting, completion of tables, columns and functions, a mark where an error stands. */
export interface Editor {
  set(text: string): void;
  insert(text: string): void;
  /** Marks a line and, if known, the letter; both count from 1. `null` takes the mark away. */
  mark(line: number | null, column: number | null): void;
  focus(): void;
  destroy(): void;
}

/** Functions a comparison needs; DuckDB has many more, which can be typed. */
const FUNCTIONS =
  'count sum avg min max median quantile_cont quantile_disc mode stddev round floor ceil abs coalesce nullif list string_agg row_number rank dense_rank percent_rank lag lead first last length substr replace trim lower upper contains starts_with regexp_matches regexp_extract concat printf greatest least try_cast strptime year month histogram';

const DuckDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} qualify pivot unpivot summarize describe exclude using sample asof semi anti positional`,
  builtin: FUNCTIONS,
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warning)' },
  { tag: [tags.comment], color: 'var(--ink-faint)', fontStyle: 'italic' },
  { tag: [tags.standard(tags.name)], color: 'var(--danger)' },
]);

const LOOK = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: 'var(--text-s)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', minHeight: '10rem', maxHeight: '24rem' },
  '.cm-content': { caretColor: 'var(--ink)', paddingBlock: 'var(--space-3)' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--ink-faint)', border: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--mark)',
  },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', border: '1px solid var(--line-strong)', color: 'var(--ink)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
  '.cm-wrong-line': { backgroundColor: 'var(--danger-soft)' },
  '.cm-wrong-letter': { textDecoration: 'underline wavy var(--danger)' },
});

const setMark = StateEffect.define<readonly Range<Decoration>[]>();

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (current, transaction) => {
    const effect = transaction.effects.find((one) => one.is(setMark));
    if (effect) return Decoration.set([...(effect.value as readonly Range<Decoration>[])]);
    return transaction.docChanged ? Decoration.none : current;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Opens the editor in an element. */
export function openEditor({ parent, text, label, describedby, locale, onchange, onrun }: EditorOptions): Editor {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      closeBrackets(),
      autocompletion(),
      keymap.of([
        { key: 'Mod-Enter', run: () => (onrun(), true), preventDefault: true },
        ...completionKeymap,
        ...historyKeymap,
        ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
      ]),
      sql({ dialect: DuckDB, schema: schemaOf(locale), upperCaseKeywords: true }),
      syntaxHighlighting(COLOURS),
      LOOK,
      marks,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedby, spellcheck: 'false' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onchange(update.state.doc.toString());
      }),
    ],
  });
  return {
    set: (next) => {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    insert: (added) => {
      view.dispatch(view.state.replaceSelection(added));
      view.focus();
    },
    mark: (line, column) => view.dispatch({ effects: setMark.of(line === null ? [] : rangesOf(view, line, column)) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function rangesOf(view: EditorView, number: number, column: number | null): readonly Range<Decoration>[] {
  const line = view.state.doc.line(Math.min(Math.max(1, number), view.state.doc.lines));
  const whole = Decoration.line({ class: 'cm-wrong-line' }).range(line.from);
  if (column === null || line.length === 0) return [whole];
  const from = Math.min(line.from + column - 1, line.to - 1);
  const word = /^[\p{L}\p{N}_]+/u.exec(line.text.slice(from - line.from))?.[0].length ?? 1;
  return [whole, Decoration.mark({ class: 'cm-wrong-letter' }).range(from, Math.min(line.to, from + word))];
}

function schemaOf(locale: Locale): Record<string, Completion[]> {
  const tables: readonly Table[] = TABLES;
  return Object.fromEntries(
    tables.map(({ name, fields }) => [
      name,
      fields.map((field) => ({ label: field.name, type: 'property', detail: field.title[locale] })),
    ]),
  );
}
