import { languageTag, type Language } from '../domain/shared/locale';

const formatters = new Map<string, Intl.NumberFormat>();

/** An amount in euros, such as `8,40 €` in French. @param millieuros thousandths of a euro */
export function formatEuros(locale: Language, millieuros: number, digits: 2 | 3 = 2): string {
	const key = `${locale} ${digits}`;
	let formatter = formatters.get(key);
	if (!formatter) {
		formatter = new Intl.NumberFormat(languageTag(locale), {
			style: 'currency',
			currency: 'EUR',
			minimumFractionDigits: digits,
			maximumFractionDigits: digits
		});
		formatters.set(key, formatter);
	}
	return formatter.format(millieuros / 1_000);
}

/** An amount as one types it in a field: `12,50` in French. @param cents hundredths of a euro */
export function typedEuros(locale: Language, cents: number): string {
	return new Intl.NumberFormat(languageTag(locale), {
		minimumFractionDigits: 2,
		maximumFractionDigits: 2,
		useGrouping: false
	}).format(cents / 100);
}
