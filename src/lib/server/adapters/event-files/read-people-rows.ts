import { AUTONYMS, isLanguage, localeOfTag, type Language } from '$lib/domain/shared/locale';
import { plainColumn } from './formats';
import { RowRefused, type RowReader } from './row-reader';

/** A guardian's chosen display language. */
export type LanguageRow = { line: number; guardianSourceId: string; locale: Language };

/** A guardian's first connection to one of the school's services. */
export type ServiceRow = {
	line: number;
	guardianSourceId: string;
	/** Name of the service as the school writes it. */
	service: string;
	/** `yyyy-mm-dd`. */
	connectedOn: string;
};

/** What a secretary says of a family's answer that left by CSV. */
export type AnswerRow = { line: number; answerId: string; isTakenIn: boolean };

/** Languages as French offices name them. */
const FRENCH_NAMES: Readonly<Record<string, Language>> = {
	francais: 'fr',
	francais_simple: 'fr-simple',
	francais_simplifie: 'fr-simple',
	arabe: 'ar',
	turc: 'tr',
	portugais: 'pt',
	ukrainien: 'uk',
	anglais: 'en',
	espagnol: 'es',
	roumain: 'ro',
	moldave: 'ro',
	russe: 'ru',
	albanais: 'sq',
	georgien: 'ka',
	armenien: 'hy',
	creole_haitien: 'ht',
	haitien: 'ht',
	kurde: 'kmr',
	'kurde_(kurmandji)': 'kmr',
	kurmandji: 'kmr',
	kurmanji: 'kmr',
	somali: 'so',
	chinois: 'zh',
	mandarin: 'zh',
	ourdou: 'ur',
	bengali: 'bn',
	tamoul: 'ta',
	pachto: 'ps',
	pachtou: 'ps',
	dari: 'prs',
	persan: 'prs',
	tigrigna: 'ti',
	tigrinya: 'ti',
	soninke: 'snk',
	bambara: 'bm',
	pulaar: 'ff',
	peul: 'ff',
	wolof: 'wo',
	lingala: 'ln'
};

/** One row of the languages file: a code, the language's own name, or its French name. */
export function languageRow(row: RowReader): LanguageRow {
	const guardianSourceId = row.id('responsable_id');
	const written = row.text('langue', 40);
	const locale = byCode(written) ?? FRENCH_NAMES[plainColumn(written)] ?? byAutonym(written);
	if (!locale) throw new RowRefused({ code: 'row.unknown-language', value: written });
	return { line: row.line, guardianSourceId, locale };
}

function byCode(written: string): Language | null {
	const code = written.toLowerCase();
	if (isLanguage(code)) return code;
	return /^[a-z]{2,3}$/.test(code) ? localeOfTag(code) : null;
}

function byAutonym(written: string): Language | null {
	const wanted = written.toLowerCase();
	const found = Object.entries(AUTONYMS).find(([, name]) => name.toLowerCase() === wanted);
	return found && isLanguage(found[0]) ? found[0] : null;
}

/** One row of the services file. */
export function serviceRow(row: RowReader): ServiceRow {
	return {
		line: row.line,
		guardianSourceId: row.id('responsable_id'),
		service: row.text('service', 60),
		connectedOn: row.day('connecte_le')
	};
}

const NOT_YET = new Set(['', 'non', 'n', '0', 'false', 'faux']);

/** One row of the answers file, loaded back: anything but `non` or nothing means taken in. */
export function answerRow(row: RowReader): AnswerRow {
	const isTakenIn = !NOT_YET.has(row.raw('pris_en_compte').trim().toLowerCase());
	return { line: row.line, answerId: row.id('id'), isTakenIn };
}
