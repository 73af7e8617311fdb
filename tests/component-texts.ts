import { LOCALES } from '#lib/i18n/index.ts';
import { fetchTexts } from '../src/lib/ui/text.ts';

// Components are tested in either language, whatever the page of the test runner says.
await Promise.all(LOCALES.map(fetchTexts));
