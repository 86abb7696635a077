import { expect, it } from 'vitest';
import { engineName } from './engine-name';

it.each([
	['deepl@api-free.deepl.com', 'DeepL', 'api-free.deepl.com'],
	['libretranslate@traduction:5000', 'LibreTranslate', 'traduction:5000'],
	['chat@ia.example.org/org/petit-8b', 'org/petit-8b', 'ia.example.org'],
	['autre@ailleurs.example.org', 'autre', 'ailleurs.example.org'],
	['autre', 'autre', '']
])('%s is %s at %s', (id, name, host) => expect(engineName(id)).toEqual({ name, host }));
