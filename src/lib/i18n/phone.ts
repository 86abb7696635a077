/**
 * A telephone number as people read it. French numbers lose their country code and come in pairs
 * (`+33139980000` → `01 39 98 00 00`); others keep theirs, in groups of three.
 * @param e164 number in E.164
 */
export function formatPhone(e164: string): string {
	const french = /^\+33([1-9]\d{8})$/.exec(e164);
	if (french) return `0${french[1]}`.replace(/(\d\d)(?=\d)/g, '$1\u00a0');
	return e164.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}
