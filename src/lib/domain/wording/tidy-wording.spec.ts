import { expect, it } from 'vitest';
import { tidyWording } from './tidy-wording';

it.each([
	['so', '  Waad  mahadsan tahay!\r\n', 'Waad  mahadsan tahay!'],
	['wo', "l'école ?", "l'école ?"],
	['ar', 'e\u0301', 'é'],
	['fr-simple', "Qu'est-ce que c'est ? « oui »", 'Qu’est-ce que c’est\u00a0? «\u00a0oui\u00a0»']
] as const)('words of %s are kept tidy: %j', (language, text, expected) => {
	expect(tidyWording(language, text)).toBe(expected);
});
