const FOUND = import.meta.glob<string>('../../../../package.json', { import: 'version', eager: true });

/** The version of the program. */
export const version = Object.values(FOUND)[0] ?? '';
