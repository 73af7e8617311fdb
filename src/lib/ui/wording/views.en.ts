import type { ViewFault } from '../views/saved-view.ts';
import type { views as zh } from './views.zh.ts';

const faults: Readonly<Record<ViewFault, string>> = {
  record: 'not a view',
  name: 'it has no name',
  path: 'the address of its page is wrong',
  search: 'its filters are wrong or too long',
  dataset: 'it names no dataset',
};

export const views: typeof zh = {
  toolbar: 'This view',
  undo: 'Undo',
  redo: 'Redo',
  undoHint: 'Undo the last change of filters (Ctrl+Z)',
  redoHint: 'Redo (Ctrl+Shift+Z)',
  copyLink: 'Copy link',
  copied: 'Link copied',
  notCopied: 'The browser does not let pages write to the clipboard; copy by hand:',
  linkLabel: 'Link to this page',
  print: 'Print',
  saved: 'Saved views',
  savedHere: 'Saved views of this page',
  savedElsewhere: 'Views of other pages',
  none: 'No view saved yet. Give the present filters a name, and one click brings them back.',
  name: 'Name of the view',
  save: 'Save this view',
  savedAs: (name: string) => `Saved as “${name}”`,
  rename: (name: string) => `Rename “${name}”`,
  renameTo: (name: string) => `New name of “${name}”`,
  confirmName: 'OK',
  cancel: 'Cancel',
  remove: (name: string) => `Delete “${name}”`,
  removed: (name: string) => `“${name}” deleted`,
  takeBack: 'Undo delete',
  moveUp: (name: string) => `Move “${name}” up`,
  moveDown: (name: string) => `Move “${name}” down`,
  savedOn: (date: string, dataset: string) => `Saved ${date} on ${dataset}`,
  otherData: (dataset: string, version: string) =>
    `Saved on other data: ${dataset} (version ${version}); results may differ`,
  exportFile: 'Export all views',
  importFile: 'Import a file of views',
  notKept: 'This browser does not keep views (storage is off or full). Export them before you leave.',
  keptHere: 'Views stay in this browser. They hold the page and the codes of its filters, no data.',
  imported: (added: number) => `${added} ${added === 1 ? 'view' : 'views'} imported`,
  known: (count: number) => `${count} already here, not imported twice`,
  renamed: (from: string, to: string) => `The name “${from}” was taken: imported as “${to}”`,
  fault: (number: number, fault: ViewFault) => `Record ${number} was not imported: ${faults[fault]}`,
  refused: {
    syntax: 'This is not a JSON file.',
    format: 'This is not a file of views exported by Duibiao.',
    newer: 'This file of views comes from a newer version and cannot be read.',
  },
  unreadable: 'The file could not be read.',
  brokenLink:
    'The filters packed into this link are damaged or incomplete; below is the page without filters. Ask the sender for the link again.',
};
