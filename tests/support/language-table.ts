import { SCHOOL_WORDS } from '../../src/lib/domain/school-words/dictionary';
import {
	AUTONYMS,
	DEFAULT_LOCALE,
	isLocale,
	isReread,
	LANGUAGES,
	type Language
} from '../../src/lib/domain/shared/locale';
import { BANK_GROUPS, BANK_SENTENCES } from '../../src/lib/domain/voice/bank-sentences';
import { deviceVoice } from '../../src/lib/domain/voice/device-voices';
import { keysOf, unitsOf } from '../../src/lib/domain/wording/wording-unit';
import { espeakVoiceOf } from '../../src/lib/server/adapters/speech/espeak-voices';
import { messagesOf } from './message-files';

/** Where the table is, from the top of the project. */
export const LANGUAGE_TABLE = 'docs/languages.md';

const french = new Map(
	[...messagesOf(DEFAULT_LOCALE)].filter(([key]) => !key.startsWith('mediation'))
);
const units = unitsOf(french);
const schoolWords = Object.keys(SCHOOL_WORDS);

/** The whole of `docs/languages.md`: what each language has, as the sources have it now. */
export function languageTable(): string {
	const rows = LANGUAGES.map((language) => `| ${cellsOf(language).join(' | ')} |`);
	return `# Ce que chaque langue a

Ce fichier est fait par \`npm run languages\`, à partir des sources ; un test vérifie qu'il est à jour. Il dit ce qui est livré.
Ce qu'une école y ajoute (phrases relues, voix enregistrées, glossaire) se voit dans Langues → Phrases et Langues → Voix.

- **Phrases** : ce que disent les pages des familles, les lettres, les SMS et les notifications. Une phrase compte avec toutes
  ses formes du pluriel.
- **Mots de l'école** : mots expliqués (carnet, brevet, CPE…), avec leur phrase simple.
- **Banque de voix** : aucune voix n'est livrée. Chaque école enregistre les siennes : ${BANK_SENTENCES.length} phrases, dont ${BANK_GROUPS.core.length} suffisent
  pour l'essentiel.
- **Voix du téléphone** : dépend de chaque appareil, Passerelle ne peut pas la connaître d'avance. « Rare » : presque aucun
  téléphone n'en a.
- **Synthèse** : la voix d'espeak-ng qui lit la langue sur le serveur quand le téléphone n'en a pas.
- **Relue** : par une personne qui parle la langue, pour toutes les écoles. Tant que ce n'est pas le cas, les pages le disent.

| Langue | Code | Phrases | Mots de l'école | Banque de voix | Voix du téléphone | Synthèse | Relue |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Les langues sans phrases sont préparées : une école les ouvre à ses familles quand une personne qui les parle a écrit toutes les
phrases, ou enregistré l'essentiel de la voix. Jusque-là, et pour ce qui manque, les familles lisent le français simple.
`;
}

function cellsOf(language: Language): string[] {
	const words = messagesOf(language);
	const filled = units.filter((unit) => keysOf(unit, language).every((key) => words.has(key)));
	const isExplained = (word: string) =>
		words.has(`words:name.${word}`) && words.has(`words:meaning.${word}`);
	return [
		AUTONYMS[language],
		['`', language, '`'].join(''),
		`${filled.length} / ${units.length}`,
		`${schoolWords.filter(isExplained).length} / ${schoolWords.length}`,
		'par école',
		deviceVoice(language) === 'rare' ? 'rare' : 'selon l’appareil',
		(isLocale(language) && espeakVoiceOf(language)) || 'non',
		isReread(language) ? 'oui' : 'pas encore'
	];
}
